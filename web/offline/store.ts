/**
 * Commands that have no answer yet, kept in IndexedDB until they have one. Where a browser refuses that
 * (a private window, a full disk) they live as long as the page, and the page says so.
 */
import type { CommandPath } from '../platform/wire.ts'

export interface Refusal {
  code: string
  message: string
  params: Record<string, unknown>
}

export interface Waiting {
  /** The idempotency key: the same one however often it is sent. */
  key: string
  /** Whose command it is: it is sent in no other session. */
  person: string
  kind: CommandPath
  url: string
  body: unknown
  /** By the device's clock: for order only. */
  createdAt: number
  attempts: number
  /** Refused for good; kept until somebody has read why. */
  refusal?: Refusal
}

const memory = new Map<string, Waiting>()
let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('daogang', 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('outbox', { keyPath: 'key' })
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('blocked', () => reject(new Error('blocked')))
  })
  return opening
}

async function write(work: (store: IDBObjectStore) => IDBRequest) {
  const transaction = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' })
  const finished = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
  work(transaction.objectStore('outbox'))
  await finished
}

/** True where it will survive the page. */
export async function keepWaiting(item: Waiting): Promise<boolean> {
  try {
    await write((store) => store.put(item))
    memory.delete(item.key)
    return true
  } catch {
    memory.set(item.key, item)
    return false
  }
}

export async function dropWaiting(key: string) {
  memory.delete(key)
  await write((store) => store.delete(key)).catch(() => undefined)
}

async function readAll(): Promise<Waiting[]> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const request: IDBRequest<Waiting[]> = db.transaction('outbox').objectStore('outbox').getAll()
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** Oldest first. */
export async function allWaiting(): Promise<Waiting[]> {
  const kept = await readAll().catch(() => [])
  const all = new Map([...kept, ...memory.values()].map((item) => [item.key, item]))
  return [...all.values()].sort((a, b) => a.createdAt - b.createdAt)
}
