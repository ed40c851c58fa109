/** Owns reading what a person has not read: messages by their mark, notices by the receipts that are missing. */
import { noticeRules } from '@/domain/notice/rules'
import type { Caller } from '../handler'
import { inPages, LOOKED_AT } from '../kernel/paging'
import type { Join } from '../platform/joins'
import { countUnread, type MessageDoc } from './messages'
import { isUnread, type NoticeEntry, noticesFor } from './notices'

interface UnreadCounts {
  total: number
  messages: number
  notices: number
}

export const unreadCounts = (messages: number, notices: readonly NoticeEntry[]): UnreadCounts => {
  const unread = notices.filter(isUnread).length
  return { total: messages + unread, messages, notices: unread }
}

/** What is unread by now, messages and notices; two requests at the same time. */
export async function unreadOf(
  { person, personId }: Pick<Caller, 'person' | 'personId'>,
  now: number,
): Promise<UnreadCounts> {
  const [messages, notices] = await Promise.all([countUnread(personId), noticesFor(person, now)])
  return unreadCounts(messages, notices)
}

/** Unread messages along with the caller, no more than are counted: where their number is all that is asked. */
export const unreadIdsJoin = (personId: string): Join => ({
  from: 'messages',
  where: { personId, unread: true },
  limit: noticeRules.window,
  fields: { _id: 1 },
})

/** How many a page of the inbox holds. */
export const inboxSize = 20

const newestFirst = inPages<MessageDoc>(inboxSize, ['at', 'desc'])

/** So many messages of each sort a search looks at, the newest. */
const lookedAt = inPages<MessageDoc>(LOOKED_AT / 2, ['at', 'desc'])

/** The messages that a search looks at, read or not, along with the caller. */
export const lookedJoin = (personId: string, unread: boolean): Join =>
  lookedAt.join({ from: 'messages', where: { personId, listed: true, unread } }, undefined)

/** A page of messages, read or not, along with the caller. */
export const messagesJoin = (
  personId: string,
  unread: boolean,
  after: { at: number; id: string } | null,
): Join =>
  newestFirst.join(
    { from: 'messages', where: { personId, listed: true, unread } },
    after ? `${after.at}.${after.id}` : undefined,
  )
