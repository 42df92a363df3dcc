/**
 * The keys of this browser, one for each student who has enrolled it: in IndexedDB, as keys that nothing can
 * read out. A database of its own, so that the outbox never waits for it. Where a browser keeps nothing they
 * live as long as the page.
 */
export interface OwnDevice {
  /** As the server knows it. */
  id: string
  personId: string
  publicKey: string
  privateKey: CryptoKey
  /** The end of the student number, by which its owner tells it from that of a friend. */
  tail: string
  /** By the device's clock: the one used last is whose session this is. */
  usedAt: number
}

const memory = new Map<string, OwnDevice>()
let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('daogang-devices', 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('devices', { keyPath: 'id' })
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('blocked', () => reject(new Error('blocked')))
  })
  return opening
}

async function write(work: (store: IDBObjectStore) => IDBRequest) {
  const transaction = (await database()).transaction('devices', 'readwrite', { durability: 'strict' })
  const finished = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
  work(transaction.objectStore('devices'))
  await finished
}

/** True where it will survive the page. */
export async function keepDevice(device: OwnDevice): Promise<boolean> {
  try {
    await write((store) => store.put(device))
    memory.delete(device.id)
    return true
  } catch {
    memory.set(device.id, device)
    return false
  }
}

/** After this nobody can sign as this device any more. */
export async function dropDevice(id: string) {
  memory.delete(id)
  await write((store) => store.delete(id)).catch(() => undefined)
}

async function readAll(): Promise<OwnDevice[]> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const request: IDBRequest<OwnDevice[]> = db.transaction('devices').objectStore('devices').getAll()
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** The one used last first. */
export async function ownDevices(): Promise<OwnDevice[]> {
  const kept = await readAll().catch(() => [])
  const all = new Map([...kept, ...memory.values()].map((device) => [device.id, device]))
  return [...all.values()].sort((a, b) => b.usedAt - a.usedAt)
}
