/** Owns writing messages: once for each cause, however often the cause is met again. */
import type { MessageDocument, MessageKind } from '@/domain/message/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { firstTurnOf } from '@/domain/message/templates'
import { messageWords, type MessageParams } from '@/domain/message/texts'
import type { Guard, Patch } from '@/domain/kernel/guarded-update'
import { inPages } from '../kernel/paging'
import { addDocs } from '../platform/add-docs'
import {
  addDoc,
  changeDoc,
  changeDocs,
  countDocs,
  findCounted,
  findDocs,
  getDoc,
  type Doc,
} from '../platform/cloud'
import type { Join } from '../platform/joins'
import { derivedId } from '../platform/identity'

const MESSAGES = 'messages'
export type MessageDoc = MessageDocument & Doc

/** The id of the message of a kind by which somebody is told of a cause. */
export const messageIdOf = (
  kind: MessageKind,
  personId: string,
  cause: readonly (string | number)[],
): string => derivedId('m', kind, personId, ...cause.map(String))

/**
 * A message ready to be posted. `cause` says what happened, in words that are the same whenever the same thing is
 * met again; together with the reader and the kind it is the message's id.
 */
export function messageOf<K extends MessageKind>(
  kind: K,
  given: {
    personId: string
    stationId: string
    cause: readonly (string | number)[]
    at: number
    params: MessageParams[K]
    aboutId?: string
  },
): MessageDocument {
  return {
    _id: messageIdOf(kind, given.personId, given.cause),
    personId: given.personId,
    stationId: given.stationId,
    kind,
    ...messageWords(kind, given.params),
    at: given.at,
    readAt: null,
    listed: kind !== 'notice',
    aboutId: given.aboutId ?? null,
    unread: kind !== 'notice',
    delivery: { state: 'due', attempts: 0, nextAt: firstTurnOf(kind, given.at), error: null },
  }
}

/** The id of the message by which a notice was announced to somebody. */
export const noticeMessageId = (noticeId: string, personId: string): string =>
  messageIdOf('notice', personId, [noticeId])

/** Posts messages, one request for each twenty; one that is there already stays as it is, and costs one for each beside it. */
export const postMessages = (messages: readonly MessageDocument[]): Promise<void> =>
  addDocs(MESSAGES, messages as readonly MessageDoc[])

const CALLED_OFF = 'called off'
/** What becomes of a message that is called off: it stands there, and nobody reads it. */
export const calledOffPatch = {
  ...{ 'delivery.state': 'inboxOnly', 'delivery.error': CALLED_OFF },
  ...{ listed: false, unread: false },
} as const

/** Whether a message can still be called off: nobody has read it and WeChat has not been given it. */
export const mayCallOff = ({ readAt, delivery }: MessageDocument): boolean =>
  readAt === null && delivery.state === 'due'

/**
 * Calls a message off, or posts what is told instead to somebody whom it has reached. One that is still to be posted
 * never is: its place is taken. One request, two more when it cannot be called off any more.
 */
export async function callOff(messageId: string, instead: MessageDocument): Promise<void> {
  const untold = { readAt: null, 'delivery.state': 'due' }
  if (await changeMessage(messageId, untold, { $set: { ...calledOffPatch } })) return
  const found = await findMessage(messageId)
  if (found) return found.delivery.error === CALLED_OFF ? undefined : postMessages([instead])
  const delivery = { ...instead.delivery, state: 'inboxOnly', error: CALLED_OFF } as const
  const place = { ...instead, _id: messageId, listed: false, unread: false, delivery }
  // Whoever has posted it in between finds it called off by the next turn.
  if ((await addDoc(MESSAGES, place as MessageDoc)) === 'exists') return callOff(messageId, instead)
}

/** Posts those that are not there yet; for jobs that meet the same causes again and again. */
export async function postMissing(messages: readonly MessageDocument[]): Promise<void> {
  // To look which of two is there costs as much as posting both one by one.
  if (messages.length <= 2) return postMessages(messages)
  const known = new Set<string>()
  for (let from = 0; from < messages.length; from += 500) {
    const ids = messages.slice(from, from + 500).map((message) => message._id)
    const found = await findDocs(MESSAGES, { _id: { $in: ids } }, { limit: 500, fields: { _id: 1 } })
    found.forEach((doc) => known.add(doc._id))
  }
  await postMessages(messages.filter((message) => !known.has(message._id)))
}

/** What telling somebody over WeChat needs to know of them. */
export type Reader = Pick<PersonDocument, 'openid' | 'subscriptions'>

/** A message with its reader, none where the record is gone, and with the notice it announces where that is called off. */
export type AddressedMessage = MessageDoc & { reader: [] | [{ n: Reader }]; off: unknown[] }

/** What goes with a message that is to be delivered, in the order of delivery. */
export const withReader = {
  order: { 'delivery.nextAt': 1 },
  counting: [
    {
      ...{ as: 'reader', from: 'people', variables: { id: '$personId' }, fits: { $eq: ['$_id', '$$id'] } },
      says: { openid: '$openid', subscriptions: '$subscriptions' },
    },
    {
      ...{ as: 'off', from: 'notices', variables: { id: '$aboutId' }, most: 1 },
      fits: { $and: [{ $eq: ['$_id', '$$id'] }, { $eq: ['$live', false] }] },
    },
  ],
} as const

/** Messages with their readers, the longest waiting first. One request. */
export const addressedMessages = (where: Guard, limit: number): Promise<AddressedMessage[]> =>
  findCounted<AddressedMessage>(
    MESSAGES,
    where,
    { order: [['delivery.nextAt', 'asc']], limit },
    ...withReader.counting,
  )

export const findMessages = (where: Guard, limit: number): Promise<MessageDoc[]> =>
  findDocs<MessageDoc>(MESSAGES, where, { order: [['delivery.nextAt', 'asc']], limit })

export const changeMessage = (messageId: string, guard: Guard, patch: Patch): Promise<boolean> =>
  changeDoc(MESSAGES, messageId, guard, patch)

/** The same for several: those that the guard holds for are changed. One request. */
export const changeMessages = (messageIds: readonly string[], guard: Guard, patch: Patch): Promise<number> =>
  changeDocs(MESSAGES, { ...guard, _id: { $in: [...messageIds] } }, patch)

export const findMessage = (messageId: string): Promise<MessageDoc | null> =>
  getDoc<MessageDoc>(MESSAGES, messageId)

export const messageJoin = (messageId: string): Join => ({
  from: MESSAGES,
  where: { _id: messageId },
  limit: 1,
})

/** How many messages of a station since `from` stand so with their delivery. One request that reads no document. */
export const countByDelivery = (stationId: string, state: string, from: number): Promise<number> =>
  countDocs(MESSAGES, { stationId, 'delivery.state': state, at: { $gte: from } })

const newestFirst = inPages<MessageDoc>(20, ['at', 'desc'])

/** A page of the messages of a station since `from` that stand so with their delivery, the newest first. One request, with words two. */
export const outboxMessages = (
  { stationId, state, from }: { stationId: string; state: string; from: number },
  { cursor, text }: { cursor?: string | undefined; text?: string | undefined },
) =>
  newestFirst.read(
    (where, options) => findDocs<MessageDoc>(MESSAGES, where, options),
    { stationId, 'delivery.state': state, at: { $gte: from } },
    cursor,
    {
      ...{ text, in: MESSAGES, fields: ['title', 'text'] },
      says: (message: MessageDoc) => [message.title, message.text],
    },
  )

/** How many messages a person has not read. One request that reads no document. */
export const countUnread = (personId: string): Promise<number> =>
  countDocs(MESSAGES, { personId, unread: true })

/** Beyond so many unread ones nobody is told the number. */
const MOST_COUNTED = 100

/** The same along with the caller, no further than anybody is told: who never looks has more of them each year. */
export const unreadCountJoin = (personId: string): Join => ({
  from: MESSAGES,
  where: { personId, unread: true },
  ...{ count: true, most: MOST_COUNTED },
})

/** The newest message not yet read, along with the caller. */
export const newestUnreadJoin = (personId: string): Join => ({
  from: MESSAGES,
  where: { personId, unread: true },
  order: { at: -1 },
  limit: 1,
})
