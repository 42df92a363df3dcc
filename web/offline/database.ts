/**
 * The one database of the app's pages and its worker. `outbox` holds what the server has not answered, `acked` what
 * it has, `kept` what may be read without a network, `marks` who was here and which page sends.
 */
const stores = { outbox: 'key', acked: 'key', kept: 'url', marks: 'id' } as const
export type StoreName = keyof typeof stores

let opening: Promise<IDBDatabase> | undefined

export function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('daogang', 2)
    request.addEventListener('upgradeneeded', () => {
      const db = request.result
      for (const [name, keyPath] of Object.entries(stores))
        if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, { keyPath })
    })
    request.addEventListener('success', () => {
      // A later version of the app, in another tab, is not kept waiting by this one.
      request.result.addEventListener('versionchange', () => {
        request.result.close()
        opening = undefined
      })
      resolve(request.result)
    })
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('blocked', () => reject(new Error('blocked')))
  }).catch((error: unknown) => {
    // What refused once, a full disk for example, may do it the next time.
    opening = undefined
    throw error
  })
  return opening
}

/** Writes into several stores, all or nothing, and is done when it is on the disk. */
export async function write(names: StoreName[], work: (store: (name: StoreName) => IDBObjectStore) => void) {
  const transaction = (await database()).transaction(names, 'readwrite', { durability: 'strict' })
  const finished = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
  work((name) => transaction.objectStore(name))
  await finished
}

export const found = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

export const all = async <T>(name: StoreName): Promise<T[]> =>
  found((await database()).transaction(name).objectStore(name).getAll())
