/** Owns what the phone remembers between openings. WeChat keeps it apart for every account on the phone. */
import Taro from '@tarojs/taro'

/** What was kept under the key, or null; never throws. The caller checks its shape. */
export function readItem(key: string): unknown {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === undefined ? null : value
  } catch {
    // Modules read when they load: a phone whose storage does not answer must still open the app.
    return null
  }
}

/** Keeps a value that JSON can carry. @returns false when the phone is full and nothing was kept. */
export function writeItem(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function removeItem(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // What cannot be removed is looked at again by whoever reads it.
  }
}
