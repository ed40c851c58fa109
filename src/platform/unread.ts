/** Owns how many things wait unread, which the tab bar says on every tab: the newest answer that knew it counts. */
import { create } from 'zustand'

const useUnreadStore = create<{ count: number }>(() => ({ count: 0 }))

/** Takes in what an answer said. */
export const showUnread = (count: number): void => {
  if (useUnreadStore.getState().count !== count) useUnreadStore.setState({ count })
}

export const useUnread = (): number => useUnreadStore(({ count }) => count)
