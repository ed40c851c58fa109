/** Owns the messages that were sent to me. */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'
import { showUnread } from './store'

export type Message = Output<'me.messages'>['items'][number]

const messages = createPages({
  name: 'messages',
  action: 'me.messages',
  rows: ({ items }) => items,
  withRows: (page, items) => ({ ...page, items }),
  keep: 1,
})

export const openMessages = (): Promise<void> => messages.open({})
export const readOnMessages = (): Promise<void> => messages.readOn({})
export const useMessages = () => messages.use(messages.select({}))

/** The most that one request marks. */
const atOnce = 50

/** Marks messages as read; they look read at once, and the cloud's count follows. */
export async function markRead(ids: readonly string[]): Promise<void> {
  const messageIds = ids.slice(0, atOnce)
  if (messageIds.length === 0) return
  messages.change({}, (page) => ({
    ...page,
    items: page.items.map((each) => (messageIds.includes(each.messageId) ? { ...each, read: true } : each)),
  }))
  const answer = await call('me.readMessages', { messageIds })
  if (answer.ok) showUnread(answer.data.unread)
}
