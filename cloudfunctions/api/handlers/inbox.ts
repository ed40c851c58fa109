/** Owns the inbox: messages and notices in one list, what is unread first. */
import type { Output } from '@/contract'
import type { inboxActions } from '@/contract/inbox'
import { type Entry, inboxPage, type InboxPlace, olderPage, readPlace } from '@/domain/message/inbox-page'
import { holdsWords, typedWords } from '@/domain/words/holding'
import { noticeRules } from '@/domain/notice/rules'
import { type Caller, done, type Handler, type Handlers, joinedAll } from '../handler'
import { changeDocs, type Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import {
  inboxSize,
  lookedJoin,
  messagesJoin,
  unreadCounts,
  unreadIdsJoin,
  unreadOf,
} from '../repositories/inbox'
import { countUnread, type MessageDoc } from '../repositories/messages'
import { type NoticeEntry, noticesFor } from '../repositories/notices'
import { noticeItem } from '../views/notice'
import { rowsOf } from '../views/rows'

type Item = Output<'inbox.open'>['items'][number]
interface Row extends Entry {
  item: Item
}

const letterRow = (message: MessageDoc): Row => ({
  at: message.at,
  id: message._id,
  read: !message.unread,
  item: {
    is: 'message',
    messageId: message._id,
    title: message.title,
    text: message.text,
    page: message.page,
    at: message.at,
    read: !message.unread,
  },
})

function noticeRow(notice: NoticeEntry): Row {
  const item = noticeItem(notice)
  return { at: item.at, id: notice._id, read: item.read, item }
}

const placeIn = (place: InboxPlace | null, section: InboxPlace['section']) =>
  place?.section === section ? place : null

const wordsIn = ({ text = '' }: { text?: string | undefined }): string[] => typedWords(text)

const open: Handler<'inbox.open'> = {
  joins: ({ input, personId }): Record<string, Join> => {
    const place = readPlace(input.cursor)
    if (wordsIn(input).length > 0)
      return { read: lookedJoin(personId, false), unread: lookedJoin(personId, true) }
    if (place?.section === 'older') return { unreadIds: unreadIdsJoin(personId) }
    const read = { read: messagesJoin(personId, false, placeIn(place, 'read')) }
    if (place?.section === 'read') return read
    return { ...read, unread: messagesJoin(personId, true, placeIn(place, 'unread')) }
  },
  run: ({ caller, input, joined, now }) => {
    const place = readPlace(input.cursor)
    const words = wordsIn(input)
    // What lies behind those that are looked at is not found.
    if (words.length === 0 && place?.section === 'older') return older(caller, joined, place, now)
    return page({ caller, joined, place, now, words })
  },
}

interface Asked {
  caller: Caller
  joined: Record<string, Doc[]>
  place: InboxPlace | null
  now: number
  /** What is looked for; nothing where the inbox is read as it is. */
  words: readonly string[]
}

/** By no more than is shown of it. */
const holds = (words: readonly string[]) => (item: Item) =>
  words.length === 0 ||
  holdsWords([item.title, item.text, ...(item.is === 'notice' ? [item.from] : [])], words)

async function page({ caller, joined, place, now, words }: Asked) {
  const { person, personId } = caller
  const [notices, unread] = await Promise.all([noticesFor(person, now), countUnread(personId)])
  const letters = [...joinedAll<MessageDoc>(joined, 'unread'), ...joinedAll<MessageDoc>(joined, 'read')]
  const isMeant = holds(words)
  const meant = <T extends { item: Item }>(row: T): T[] => (isMeant(row.item) ? [row] : [])
  const rows = [
    ...rowsOf(letters, (letter) => meant(letterRow(letter))),
    ...rowsOf(
      notices.filter((one) => !one.pinned),
      (notice) => meant(noticeRow(notice)),
    ),
  ].flat()
  const oldest = words.length === 0 && notices.length >= noticeRules.window ? notices.at(-1) : undefined
  const edge = oldest ? { at: oldest.publishAt ?? 0, id: oldest._id } : null
  const { items, next } = inboxPage(rows, { place, size: inboxSize, edge })
  return done({
    unread: unreadCounts(unread, notices),
    pinned:
      place === null
        ? rowsOf(
            notices.filter((one) => one.pinned),
            (notice) => [noticeItem(notice)].filter(isMeant),
          ).flat()
        : [],
    items: items.map(({ item }) => item),
    next,
    mayAsk: (caller.person.subscriptions.stationNotice ?? 0) <= 0,
  })
}

async function older(caller: Caller, joined: Record<string, Doc[]>, place: InboxPlace, now: number) {
  const [notices, before] = await Promise.all([
    noticesFor(caller.person, now),
    noticesFor(caller.person, now, { after: place, limit: inboxSize + 1 }),
  ])
  const { items, next } = olderPage(rowsOf(before, noticeRow), inboxSize)
  return done({
    unread: unreadCounts(joinedAll(joined, 'unreadIds').length, notices),
    pinned: [],
    items: items.map(({ item }) => item),
    next,
    mayAsk: (caller.person.subscriptions.stationNotice ?? 0) <= 0,
  })
}

const read: Handler<'inbox.read'> = {
  run: async ({ caller, input, now }) => {
    const mine = { _id: { $in: input.messageIds }, personId: caller.personId, unread: true }
    await changeDocs('messages', mine, { $set: { unread: false, readAt: now } })
    return done({ unread: await unreadOf(caller, now) })
  },
}

export const inboxHandlers: Handlers<keyof typeof inboxActions> = {
  'inbox.open': open,
  'inbox.read': read,
}
