/** Owns reading and writing wishes: one guarded update for each change, with everything that must follow noted in it. */
import type { OutboxItem } from '@/domain/kernel/outbox'
import { afterWithOutbox } from '@/domain/kernel/outbox'
import { DAY } from '@/domain/kernel/clock'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { isDated } from '@/domain/kernel/workflow-reading'
import { nameFor } from '@/domain/person/name-of'
import type { Holder } from '@/domain/person/roles'
import type { WishDocument } from '@/domain/wish/documents'
import type { WishItem } from '@/domain/wish/effects'
import { wishFlow } from '@/domain/wish/wish-flow'
import { markFor } from '@/domain/wish/new-wish'
import { wishRulesAt } from '@/domain/wish/rules'
import type { WishGroup, WishState } from '@/domain/wish/vocabulary'
import type { WishChange } from '@/domain/wish/changes'
import { changeDoc, type Doc, findDocs, type FindOptions, getDoc, type WhenRefused } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { checkOf, creditOf, itemKinds, messageItem } from './items'
import { addNumbered } from './numbered'
import { writeChange } from '../kernel/move-case'
import { inPages } from '../kernel/paging'
import { messageOf } from './messages'

export const WISHES = 'wishes'

export type WishDoc = WishDocument & Doc

/** What a list leaves out: the queue, the notes and the past, which may be long. */
const cardFields = { 'seats.queue': 0, notes: 0, history: 0, outbox: 0 } as const

export type WishCardDoc = Omit<WishDoc, 'notes' | 'history' | 'outbox'>

/** One or several wishes along with the caller. */
export const wishesJoin = (wishIds: readonly string[]): Join => ({
  from: WISHES,
  where: { _id: { $in: [...wishIds] } },
  limit: wishIds.length,
})

export const findWish = (wishId: string): Promise<WishDoc | null> => getDoc<WishDoc>(WISHES, wishId)

const inOrder = (field: string, direction: 'asc' | 'desc') => inPages<WishCardDoc>(20, [field, direction])

async function findWishCards(where: Guard, options: Omit<FindOptions, 'fields'>): Promise<WishCardDoc[]> {
  const found = await findDocs<WishCardDoc>(WISHES, where, { ...options, fields: cardFields })
  return found.map((wish) => ({ ...wish, seats: { ...wish.seats, queue: [] } }))
}

interface WallFilter {
  stationId: string
  view: 'open' | 'granted'
  gridId?: string | undefined
  group?: WishGroup | undefined
  /** Only those wished for soon at this instant, the nearest first. */
  nearAt?: number | undefined
}

/** A page of the wall: the longest waiting first, granted ones the latest first. One request. */
export function wallWishes(
  { stationId, view, gridId, group, nearAt }: WallFilter,
  cursor: string | undefined,
) {
  // What is taken off by the check of contents is rare, so no index knows of it.
  const where = { stationId, wall: view, marks: markFor({ gridId, group }), 'body.verdict': 'passed' }
  if (view === 'granted') return inOrder('wallAt', 'desc').read(findWishCards, where, cursor)
  if (nearAt === undefined) return inOrder('wallAt', 'asc').read(findWishCards, where, cursor)
  const deadlineAt = { $gte: nearAt, $lte: nearAt + wishRulesAt(nearAt).nearDays * DAY }
  return inOrder('deadlineAt', 'asc').read(findWishCards, { ...where, deadlineAt }, cursor)
}

export const ownWishes = inPages<WishDoc>(20, ['createdAt', 'desc'])

/** A page of one's own list along with the caller, the newest first. */
export function ownWishesJoin(
  { as, cursor }: { as: 'maker' | 'helper'; cursor?: string | undefined },
  personId: string,
): Join {
  const where = { [as === 'maker' ? 'makerIds' : 'helperIds']: personId }
  return ownWishes.join({ from: WISHES, where, fields: { notes: 0, history: 0, outbox: 0 } }, cursor)
}

/** Whose desk it is: the station, and the grids to which that desk is confined, if it is. */
interface WishDesk {
  stationId: string
  within: readonly string[] | null
}

/** Wishes of the own grids, and those of people who are written down in none. */
const lookedAfterAt = ({ stationId, within }: WishDesk) => ({
  stationId,
  ...(within === null ? {} : { gridId: { $in: [...within, ''] } }),
})

/** A page of the desk's list: by deadline where there is one, else the newest first. One request. */
export function deskWishes(
  desk: WishDesk & Holder,
  {
    state,
    cursor,
    text,
  }: { state?: WishState | undefined; cursor?: string | undefined; text?: string | undefined },
) {
  const where = { ...lookedAfterAt(desk), ...(state ? { state } : {}) }
  const isDue = state !== undefined && isDated(wishFlow, state)
  const pages = isDue ? inOrder('dueAt', 'asc') : inOrder('createdAt', 'desc')
  return pages.read(findWishCards, where, cursor, {
    ...{ text, in: WISHES, fields: ['form.title', 'wisherName'] },
    says: ({ form, wisherName }: WishDoc) => [form.title, nameFor(wisherName, desk)],
  })
}

/**
 * Wishes that wait for the people of the station, the most urgent first. What was handed over waits for the wisher
 * first, and for the station only when nobody has said for days whether it came. What is published and hangs nowhere was
 * claimed by nobody before its day was over. Nothing that waits hangs on the wall, so one index finds it all.
 */
export function waitingWishesJoin(
  desk: WishDesk,
  states: readonly WishState[],
  now: number,
  limit: number,
): Join {
  const ripe = { $or: [{ state: { $ne: 'delivered' } }, { dueAt: { $lte: now } }] }
  return {
    from: WISHES,
    where: { ...lookedAfterAt(desk), state: { $in: [...states, 'published'] }, wall: 'off', ...ripe },
    order: { dueAt: 1, _id: 1 },
    limit,
    fields: cardFields,
  }
}

/** The newest wishes that somebody has taken up and not given up again, over or not. One request. */
export const wishesTakenUp = (personId: string, limit: number): Promise<WishDoc[]> =>
  findDocs<WishDoc>(WISHES, { helperIds: personId }, { order: [['createdAt', 'desc']], limit })

/** The wishes that somebody helps with or stands by for, as far as they are not over. One request. */
export const wishesHelpedBy = (personId: string, limit: number): Promise<WishDoc[]> =>
  findDocs<WishDoc>(
    WISHES,
    { helperIds: personId, state: { $in: ['claimed', 'fulfilling', 'delivered'] } },
    { limit },
  )

/** Wishes with a lease that is over. */
export const lapsed = (now: number): Guard => ({
  state: { $in: ['claimed', 'fulfilling'] },
  'seats.holders.until': { $lte: now },
})

/** Wishes that still hang though their day is over. */
export const past = (now: number): Guard => ({
  state: 'published',
  wall: 'open',
  deadlineAt: { $lt: now },
})

/** Wishes in a state whose deadline has passed. */
export const overdue = (state: WishState, now: number): Guard => ({ state, dueAt: { $lte: now } })

/** Wishes that a job has to see to, the longest overdue first. One request. */
export const findDueWishes = (where: Guard, limit: number): Promise<WishDoc[]> =>
  findDocs<WishDoc>(WISHES, where, { order: [['dueAt', 'asc']], limit })

/** Wishes of which it is to be forgotten whose they were, the longest due first. One request. */
export const findWishesToForget = (where: Guard, limit: number): Promise<WishDoc[]> =>
  findDocs<WishDoc>(WISHES, where, { order: [['forgetAt', 'asc']], limit })

/** Writes what nothing follows and no version counts. One request. @returns whether it stood as it was read */
export const changeWishQuietly = (wishId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(WISHES, wishId, guard, patch)

/** Writes a new wish under the next number of its station. */
export const addWish = (
  stationId: string,
  wishId: string,
  make: (number: number) => WishDocument,
): Promise<WishDoc> =>
  addNumbered(WISHES, { series: `wish:${stationId}`, id: wishId, make: (number) => make(number) as WishDoc })

function itemOf(item: WishItem, { _id, stationId, version }: WishDocument, now: number): OutboxItem {
  if ('letter' in item) {
    const { kind, to: personId, ...rest } = item.letter
    return messageItem(messageOf(kind, { personId, stationId, at: now, aboutId: _id, ...rest } as never))
  }
  if ('credit' in item) return creditOf(item.credit)
  if ('check' in item) return checkOf(item.check)
  return itemKinds.replaceCheck.item(`replace:${version}`, now, { checkId: item.dropped })
}

/** What follows a change of a wish, as items of its document. */
export const followingWish = (
  { wish, items }: Pick<WishChange, 'wish' | 'items'>,
  now: number,
): OutboxItem[] => items.map((item) => itemOf(item, wish, now))

/**
 * Writes a change and does what follows it. One request, and for each letter, credit and check those of its own.
 * @returns the wish as it stands, or null when it has moved since it was read
 */
export async function writeWish(
  change: WishChange,
  now: number,
  whenRefused: WhenRefused = 'look',
): Promise<WishDoc | null> {
  const items = followingWish(change, now)
  const { wish, update } = change
  const written = await writeChange(WISHES, wish._id, { update, items }, now, items, whenRefused)
  return written ? (afterWithOutbox(wish, items, now) as WishDoc) : null
}
