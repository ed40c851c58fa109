/** Owns whether somebody may reserve a prize, and the points that are set aside for it. */
import type { AccountDocument, LedgerEntry, PointsHold } from '../account/account'
import type { LedgerUnit } from '../account/ledger-units'
import { monthOf } from '../kernel/clock'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { type Decision, invariant, ok, reject, type Rejection } from '../kernel/errors'
import { available, type Entry, post, postUpdate } from '../kernel/ledger'
import { hold, openHold, releaseOf, settleUpdate } from '../kernel/ledger-holds'
import { choose } from '../household/shares'
import { lapseOf } from '../points/expiry'
import type { PrizeDocument } from './documents'
import { isOpenDay, nextOpenText, type StoreDocument } from './opening'
import type { Reserving } from '../account/reserving'
import { type Counted, isTakenOut, MOST_TAKES, takenBy } from './stock'

type ReserveCode =
  | 'TOO_MANY_WAITING'
  | 'PRIZE_OFF_SHELF'
  | 'STORE_CLOSED'
  | 'PRIZE_LIMIT'
  | 'PRIZE_MONTH_FULL'
  | 'PRIZE_GONE'
  | 'POINTS_SHORT'

/** A prize as far as reserving looks at it. */
export type Reservable = Pick<
  PrizeDocument,
  '_id' | 'title' | 'points' | 'limitPerMonth' | 'listed' | 'taken' | 'takes'
> & { stock: { free: number } }

/** What stands in the way on the side of the prize; null when nothing does. */
export function prizeObstacle(
  prize: Reservable,
  { store, now, ...whose }: Counted & { store: StoreDocument; now: number },
): Rejection<ReserveCode> | null {
  if (!prize.listed) return { code: 'PRIZE_OFF_SHELF' }
  if (!isOpenDay(store, now)) {
    return { code: 'STORE_CLOSED', details: { day: nextOpenText(store, now) || '开放后' } }
  }
  const { limitPerMonth } = prize
  if (limitPerMonth !== null && takenBy(prize, monthOf(now), whose) >= limitPerMonth) {
    return { code: 'PRIZE_LIMIT', details: { limit: limitPerMonth } }
  }
  if (isTakenOut(prize, monthOf(now))) return { code: 'PRIZE_MONTH_FULL', details: { most: MOST_TAKES } }
  return prize.stock.free > 0 ? null : { code: 'PRIZE_GONE' }
}

/** What stands in the way, on either side; null when the prize can be reserved from this account. */
export function reserveObstacle(
  prize: Reservable,
  free: number,
  given: Counted & { store: StoreDocument; now: number },
): Rejection<ReserveCode> | null {
  const obstacle = prizeObstacle(prize, given)
  if (obstacle) return obstacle
  const missing = prize.points - free
  return missing > 0 ? { code: 'POINTS_SHORT', details: { missing } } : null
}

/** The source of the hold for a reservation, on whichever account pays. */
export const holdKey = (redemptionId: string): string => `prize:${redemptionId}`

/** Kept with the entries; prices are the prize's own. */
export const STORE_RULE = 'store-1'

/** The hold that pays a reservation; null when there is none on this account (any more). */
export const holdOf = (account: AccountDocument, redemptionId: string): PointsHold | null =>
  openHold<LedgerUnit>(account, holdKey(redemptionId))

/** How many reservations of one account may wait at the counter; they stand in its document. */
export const MOST_WAITING = 40

/**
 * Sets the price aside and leaves the mark by which the reservation is completed, in one guarded update. POINTS_SHORT
 * when the account has not so much. The update is refused when the account has changed since it was read.
 */
export function holdPoints(
  account: AccountDocument,
  prize: Reservable,
  mark: Reserving,
  /** Of a household's account: whose points are used first. */
  order?: readonly string[],
): Decision<
  { entry: LedgerEntry; held: PointsHold; update: GuardedUpdate },
  'POINTS_SHORT' | 'TOO_MANY_WAITING'
> {
  const { points, title } = prize
  if (Math.max(account.holds.length, account.reserving.length) >= MOST_WAITING) {
    return reject('TOO_MANY_WAITING', { most: MOST_WAITING })
  }
  const posted = post<LedgerUnit>(
    account,
    hold<LedgerUnit>({
      accountId: account._id,
      sourceKey: holdKey(mark.redemptionId),
      unit: 'points',
      amount: points,
      ...(order && available(account, 'points') >= points ? { from: choose(account, points, order) } : {}),
      ruleId: STORE_RULE,
      at: mark.at,
      byPersonId: mark.byPersonId,
      note: `预订「${title}」`,
    }),
  )
  if (!posted.ok) return reject('POINTS_SHORT', { missing: points - available(account, 'points') })
  const { entry, account: after, already } = posted.value
  const held = openHold(after, entry.sourceKey)
  invariant(!already && held, `${entry._id} stands already`)
  const update = together(postUpdate(account, posted.value), {
    guard: {},
    patch: { $push: { reserving: mark } },
  })
  return ok({ entry, held, update })
}

/** The mark of a reservation that is under way on this account; null when there is none. */
export const markOf = (account: AccountDocument, redemptionId: string): Reserving | null =>
  account.reserving.find((mark) => mark.redemptionId === redemptionId) ?? null

/** The reservation stands: its mark is taken off. */
export const unmark = (redemptionId: string): GuardedUpdate => ({
  guard: { 'reserving.redemptionId': redemptionId },
  patch: { $pull: { reserving: { redemptionId } } },
})

/** The reservation did not come about: the points go back and the mark is taken off, together. */
export function letGo(
  accountId: string,
  held: PointsHold,
  mark: Reserving,
  { at, note }: { at: number; note: string },
): { entry: Entry<LedgerUnit>; update: GuardedUpdate } {
  const entry = releaseOf<LedgerUnit>(accountId, held, {
    ruleId: STORE_RULE,
    at,
    byPersonId: mark.byPersonId,
    note,
  })
  const lapse = lapseOf(accountId, held, at)
  return {
    entry,
    update: together(settleUpdate(entry, held, lapse ? [lapse] : []), unmark(mark.redemptionId)),
  }
}
