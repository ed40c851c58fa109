/** Owns what the browser remembers, apart for every person whose phone it plays: several may share one origin. */
import { browserOpenid } from './browser-person'

const keyOf = (key: string) => `linli:${browserOpenid()}:${key}`

/** What was kept under the key, or null. The caller checks its shape. */
export function readItem(key: string): unknown {
  const text = window.localStorage.getItem(keyOf(key))
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Keeps a value that JSON can carry. A full browser keeps nothing, which is not worth stopping for. */
export function writeItem(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(keyOf(key), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeItem(key: string): void {
  window.localStorage.removeItem(keyOf(key))
}
