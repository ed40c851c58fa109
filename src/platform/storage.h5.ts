/** Owns what the browser remembers, apart for every person whose phone it plays: several may share one origin. */
import { browserOpenid } from './browser-person'

const keyOf = (key: string) => `linli:${browserOpenid()}:${key}`

/** What was kept under the key, or null. The caller checks its shape. */
export function readItem(key: string): unknown {
  try {
    const text = window.localStorage.getItem(keyOf(key))
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** Keeps a value that JSON can carry. @returns false when the browser is full and nothing was kept. */
export function writeItem(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(keyOf(key), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeItem(key: string): void {
  try {
    window.localStorage.removeItem(keyOf(key))
  } catch {
    // What cannot be removed is looked at again by whoever reads it.
  }
}
