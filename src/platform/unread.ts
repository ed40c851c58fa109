/** Owns how many things wait unread, which the tab bar says on every tab: the newest answer that knew it counts. */
import { create } from 'zustand'
import { readItem, writeItem } from './storage'

const slot = 'unread'

/** What was known when the app was closed: a tab that does not ask for it shows it too. */
function kept(): number {
  try {
    const count = readItem(slot)
    return typeof count === 'number' ? count : 0
  } catch {
    return 0
  }
}

const useUnreadStore = create<{ count: number }>(() => ({ count: kept() }))

/** Takes in what an answer said. */
export const showUnread = (count: number): void => {
  if (useUnreadStore.getState().count === count) return
  useUnreadStore.setState({ count })
  writeItem(slot, count)
}

export const useUnread = (): number => useUnreadStore(({ count }) => count)
