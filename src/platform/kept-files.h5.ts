/** Owns photos that stay in the browser, apart for every person whose phone it plays, until the cloud has them. */
import { browserOpenid } from './browser-person'

const shelf = 'files'
const keyOf = (name: string): string => `${browserOpenid()}:${name}`

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.open('linli', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(shelf)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no files'))
  })
}

/** Does one thing with the shelf and answers it once it lies there for good. */
async function on<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(shelf, mode)
      const request = work(transaction.objectStore(shelf))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser has no room'))
    })
  } finally {
    database.close()
  }
}

/** Keeps what lies at an address. @returns false when the browser has no room for it */
export async function keepFile(path: string, name: string): Promise<boolean> {
  try {
    const body = await (await window.fetch(path)).blob()
    await on('readwrite', (files) => files.put(body, keyOf(name)))
    return true
  } catch {
    return false
  }
}

/** Where it can be shown and sent from; null when it is not there any more. */
export async function openKeptFile(name: string): Promise<string | null> {
  try {
    const body: unknown = await on('readonly', (files) => files.get(keyOf(name)) as IDBRequest<unknown>)
    return body instanceof Blob ? URL.createObjectURL(body) : null
  } catch {
    return null
  }
}

export function dropKeptFile(name: string): void {
  void on('readwrite', (files) => files.delete(keyOf(name))).catch(() => undefined)
}
