/** Owns reading and writing notices: by id, for one person, for the desk, and finding out who an audience is. */
import { deskPages } from '@/domain/desk-pages'
import { type Addressee, audienceKeys, guardOf, keysOfPerson, legsOf } from '@/domain/notice/audience'
import type { NoticeDocument, ReceiptDocument } from '@/domain/notice/documents'
import type { NoticeChange } from '@/domain/notice/decide-notice'
import type { NoticeItem, NoticeReach } from '@/domain/notice/effects'
import { noticeRules } from '@/domain/notice/rules'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { writeChange } from '../kernel/move-case'
import { behindRow } from '../kernel/paging'
import {
  addDoc,
  changeDoc,
  countDocs,
  type Doc,
  findBeside,
  findDocs,
  type FindOptions,
  getDoc,
} from '../platform/cloud'
import type { Join } from '../platform/joins'
import { checkOf, itemKinds, messageItem } from './items'
import { messageOf } from './messages'

export const NOTICES = 'notices'
export type NoticeDoc = NoticeDocument & Doc

export const noticeJoin = (noticeId: string): Join => ({
  from: NOTICES,
  where: { _id: noticeId },
  limit: 1,
})

export const findNotice = (noticeId: string): Promise<NoticeDoc | null> =>
  getDoc<NoticeDoc>(NOTICES, noticeId)

export const findNotices = (where: Guard, options: FindOptions): Promise<NoticeDoc[]> =>
  findDocs<NoticeDoc>(NOTICES, where, options)

export const addNotice = (notice: NoticeDocument): Promise<'added' | 'exists'> =>
  addDoc(NOTICES, notice as NoticeDoc)

/** Changes a notice if the guard holds, atomically. One request. @returns whether it was changed. */
export const changeNotice = (noticeId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(NOTICES, noticeId, guard, patch)

/** A notice of something that is over earlier than it was said stands no longer; the timer ends it. One request. */
export const endEarly = (noticeId: string, now: number): Promise<boolean> =>
  changeNotice(noticeId, { guard: { expiresAt: { $gt: now } }, patch: { $set: { expiresAt: now } } })

function itemOf(
  item: NoticeItem,
  { _id, stationId, title, version }: NoticeDocument,
  now: number,
): OutboxItem {
  if ('check' in item) return checkOf(item.check)
  if ('readers' in item) return itemKinds.tellReaders.item('tellReaders', now, {})
  const { returnedTo: personId, reason } = item
  const caption = `「${title}」：${reason}。`
  const params = { title: '通知没有发出去', caption, page: deskPages.deskNotice(_id) }
  return messageItem(messageOf('toDo', { personId, stationId, cause: [_id, version], at: now, params }))
}

/** What follows a move of a notice, as items of its document; `read` is what it was decided on. */
export const followingNotice = (read: NoticeDocument, { items }: NoticeChange, now: number): OutboxItem[] =>
  items.map((item) => itemOf(item, read, now))

/** Writes a move that time brought, and does what follows. Nothing happens when somebody else was faster. */
export async function writeNotice(read: NoticeDocument, change: NoticeChange, now: number): Promise<void> {
  const { update } = change
  await writeChange(NOTICES, read._id, { update, items: followingNotice(read, change, now) }, now)
}

/** What of a notice a list shows, with the reader's own receipt. */
export type NoticeEntry = Doc &
  Pick<
    NoticeDocument,
    | 'title'
    | 'summary'
    | 'publishAt'
    | 'expiresAt'
    | 'edition'
    | 'pinned'
    | 'askReceipt'
    | 'authorName'
    | 'authorTitle'
  > & { receipt: Pick<ReceiptDocument, 'edition' | 'confirmedEdition'> | null }

const entryFields = {
  title: 1,
  summary: 1,
  publishAt: 1,
  expiresAt: 1,
  edition: 1,
  pinned: 1,
  askReceipt: 1,
  authorName: 1,
  authorTitle: 1,
} as const

/** Where a walk through notices, the newest first, has come. */
interface Place {
  at: number
  id: string
}

const newestFirst: [string, 'desc'][] = [
  ['publishAt', 'desc'],
  ['_id', 'desc'],
]

/** The live notices for a person, the newest first, each with the person's receipt. One request. */
export async function noticesFor(
  person: Addressee,
  now: number,
  { after = null, limit = noticeRules.window }: { after?: Place | null; limit?: number } = {},
): Promise<NoticeEntry[]> {
  const where = {
    stationId: person.stationId,
    live: true,
    audience: { $in: keysOfPerson(person, person.stationId) },
    ...(after && behindRow(newestFirst, [after.at, after.id])),
  }
  const found = await findBeside<NoticeEntry>(
    NOTICES,
    where,
    { order: newestFirst, limit, fields: entryFields },
    { from: 'receipts', as: 'receipt', id: [{ field: '_id' }, `:${person._id}`] },
  )
  // The timer takes an expired one off within the minute; nobody should see it even so long.
  return found.filter((notice) => notice.expiresAt > now)
}

/** Whether the reader has not opened the edition that stands. */
export const isUnread = ({ edition, receipt }: NoticeEntry): boolean => (receipt?.edition ?? 0) < edition

const withPlace = ['confirmed', 'checkedIn', 'checkedOut', 'counted', 'leftOpen']
const MOST_ROWS = 1000

/** The people with a place in these sessions, or their guardians. One request, none without sessions. */
async function peopleOf(sessionIds: readonly string[]): Promise<Decision<string[], 'NOTICE_TOO_MANY'>> {
  if (sessionIds.length === 0) return ok([])
  const rows = await findDocs<Doc & { ownerId: string }>(
    'enrollments',
    { sessionId: { $in: [...sessionIds] }, state: { $in: withPlace } },
    { limit: MOST_ROWS, fields: { ownerId: 1 } },
  )
  const people = [...new Set(rows.map((row) => row.ownerId))]
  // With more rows than are read at once nobody knows how many people they are.
  const many = people.length > noticeRules.mostNamed || rows.length === MOST_ROWS
  return many ? reject('NOTICE_TOO_MANY') : ok(people)
}

const countPeople = (guard: Guard): Promise<number> => countDocs('people', guard)

/** Every key of a notice as it stands now, people of its activities included. At most one request. */
export async function keysNow(
  notice: Pick<NoticeDocument, 'chosen' | 'activities'>,
): Promise<Decision<string[], 'NOTICE_TOO_MANY'>> {
  const named = await peopleOf(notice.activities.flatMap((activity) => activity.sessionIds))
  return named.ok ? ok(audienceKeys(notice.chosen, named.value)) : named
}

/** Who a notice reaches now: all its keys, and how many people they are. At most two requests, one after the other. */
export async function reachOf(
  notice: Pick<NoticeDocument, 'stationId' | 'chosen' | 'activities'>,
): Promise<Decision<NoticeReach, 'NOTICE_TOO_MANY'>> {
  const audience = await keysNow(notice)
  if (!audience.ok) return audience
  const guard = guardOf(legsOf(notice.stationId, audience.value))
  return ok({ audience: audience.value, people: guard === null ? 0 : await countPeople(guard) })
}

/** Audiences that are counted beside other things; for larger ones the notice's own page does. */
const COUNTED_AT_ONCE = 500

/** A person's own notice that is out, with how many have seen it or were told of it. */
export type OwnNotice = Doc & Pick<NoticeDocument, 'title'> & { people: number; reached: { n: number }[] }

/** The newest notice that this person has sent since `from` and that is still out, beside another document. */
export const ownNoticeJoin = (stationId: string, authorId: string, from: number): Join => ({
  from: NOTICES,
  where: {
    ...{ stationId, authorId, state: 'published', publishAt: { $gte: from } },
    people: { $gt: 0, $lte: COUNTED_AT_ONCE },
  },
  order: { updatedAt: -1, _id: -1 },
  limit: 1,
  fields: { title: 1, people: 1, edition: 1 },
  counting: {
    ...{ as: 'reached', from: 'receipts', variables: { noticeId: '$_id', edition: '$edition' } },
    fits: {
      $and: [
        { $eq: ['$noticeId', '$$noticeId'] },
        { $or: [{ $gte: ['$edition', '$$edition'] }, { $ne: ['$reachedBy', 'none'] }] },
      ],
    },
  },
})

/** How many people there are, how many use the app, and how many have agreed to one more message. */
export async function countAudience(
  stationId: string,
  audience: readonly string[],
): Promise<{ people: number; withPhone: number; withConsent: number }> {
  const legs = legsOf(stationId, audience)
  const counted = (besides: Guard = {}): Promise<number> => {
    const guard = guardOf(legs, besides)
    return guard === null ? Promise.resolve(0) : countPeople(guard)
  }
  const [people, withoutPhone, withConsent] = await Promise.all([
    counted(),
    counted({ openid: '' }),
    counted({ 'subscriptions.stationNotice': { $gt: 0 } }),
  ])
  return { people, withPhone: people - withoutPhone, withConsent }
}

/** How many people a choice of buildings cannot reach. Two requests at once, none without such a choice. */
export async function countUnplaced(
  guards: { odd: Guard; blank: Guard } | null,
): Promise<{ unmatched: number; unwritten: number }> {
  if (guards === null) return { unmatched: 0, unwritten: 0 }
  const [unmatched, unwritten] = await Promise.all([countPeople(guards.odd), countPeople(guards.blank)])
  return { unmatched, unwritten }
}
