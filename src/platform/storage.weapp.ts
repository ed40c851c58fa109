/** Owns what the phone remembers between openings. WeChat keeps it apart for every account on the phone. */
import Taro from '@tarojs/taro'

/** What was kept under the key, or null. The caller checks its shape. */
export function readItem(key: string): unknown {
  const value: unknown = Taro.getStorageSync(key)
  return value === '' || value === undefined ? null : value
}

/** Keeps a value that JSON can carry. A full phone keeps nothing, which is not worth stopping for. */
export function writeItem(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function removeItem(key: string): void {
  Taro.removeStorageSync(key)
}
