/** Owns the inbox: what happened to me and the notices meant for me, unread first. */
import { call } from '@/api/client'
import { changeUnread } from '@/api/me'
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'
import { showUnread } from '@/platform/unread'

export type Inbox = Output<'inbox.open'>
export type InboxItem = Inbox['items'][number]

const items = createPages({
  name: 'inbox',
  action: 'inbox.open',
  onFirst: ({ pinned }) => ({ pinned }),
  keep: 1,
})

async function open(): Promise<void> {
  await items.of().open()
  const entry = items.known()
  if (entry.status === 'ready' && entry.failure === null) showUnread(entry.data.unread.total)
}

const inbox = { ...items.of(), open }

/** What words find in the inbox; of none, the whole. */
export const inboxBy = (text: string) => (text === '' ? inbox : items.of(undefined, text))

/** The most that one request marks. */
const atOnce = 50

/** The messages on the page that have not been read; a notice is read by opening it. */
export const unreadMessages = (shown: readonly InboxItem[]): string[] =>
  shown.flatMap((item) => (item.is === 'message' && !item.read ? [item.messageId] : [])).slice(0, atOnce)

/** Marks messages as read: they look read at once, and unread again when the cloud did not hear of it. */
export async function markRead(messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return
  const show = (read: boolean) =>
    items.changeRows(undefined, (rows) =>
      rows.map((each) =>
        each.is === 'message' && messageIds.includes(each.messageId) ? { ...each, read } : each,
      ),
    )
  show(true)
  const answer = await call('inbox.read', { messageIds: [...messageIds] })
  if (!answer.ok) return show(false)
  const { unread } = answer.data
  items.change(undefined, (page) => ({ ...page, unread }))
  changeUnread(unread.total)
}
