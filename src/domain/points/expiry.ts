/** Owns when points lapse: what is earned in a year can be used until the end of the next one. */
import type { AccountDocument, LedgerEntry, PointsHold } from '../account/account'
import type { LedgerUnit } from '../account/ledger-units'
import { dayOf, daysBetween, startOf } from '../kernel/clock'
import { debit } from '../kernel/ledger'
import { type Shares, sharesIn } from '../kernel/ledger-shares'
import { type Lots, oldestFirst, sumOfLots } from '../kernel/lots'

/** A default of this product; nothing in law asks for it. People are reminded once, so many days before. */
const WARNING_DAYS = 30
/** Kept with the entry, as the rule that took the points. */
const EXPIRY_RULE = 'expiry-1'

type Holder = Pick<AccountDocument, '_id' | 'lots'> & Partial<Pick<AccountDocument, 'shares'>>

/** The last instant at which points earned in `year` can be used, in epoch milliseconds. */
export const expiresAt = (year: number): number => startOf(`${year + 2}-01-01`) - 1

const yearAt = (at: number): number => Number(dayOf(at).slice(0, 4))

/** The latest year whose points have lapsed at `now`; all earlier ones have too. */
export const lapsedYear = (now: number): number => yearAt(now) - 2

/**
 * The latest year whose points lapse within the days of the reminder; null before that. The reminder of a year is
 * due from so many days before until the points lapse.
 */
export function warnedYear(now: number): number | null {
  const year = yearAt(now) - 1
  return daysBetween(now, expiresAt(year)) <= WARNING_DAYS ? year : null
}

/** What is free of the lots up to `year`. */
function lotsUntil({ lots }: Pick<Holder, 'lots'>, year: number): Lots {
  const own = lots.points ?? {}
  const old = oldestFirst(own).filter((lot) => Number(lot) <= year && (own[lot] ?? 0) > 0)
  return Object.fromEntries(old.map((lot) => [lot, own[lot] ?? 0]))
}

/** How much of what is free lapses with `year`. */
export const lapsingWith = (account: Pick<Holder, 'lots'>, year: number): number =>
  sumOfLots(lotsUntil(account, year))

/** The source by which a year's points are taken, once an account. */
export const expiryKey = (year: number): string => `expire:${year}`

/**
 * The entry that takes what is free of a lapsed year and of all before it; null when there is nothing. What is set
 * aside for a prize is left: if it comes back, it lapses then (lapseOf).
 */
export function expiryEntry(account: Holder, year: number, at: number): LedgerEntry | null {
  const lots = lotsUntil(account, year)
  const points = sumOfLots(lots)
  if (points === 0) return null
  return debit<LedgerUnit>({
    accountId: account._id,
    sourceKey: expiryKey(year),
    amounts: { points },
    lots: { points: lots },
    ...(account.shares
      ? { shares: { points: sharesIn(account.shares.points ?? {}, (lot) => lot in lots) } }
      : {}),
    ruleId: EXPIRY_RULE,
    at,
    byPersonId: 'system',
    note: `${year} 年的积分到期`,
  })
}

/** What was set aside, or spent, and comes back. */
type Returning = Pick<PointsHold, 'id' | 'lots' | 'shares'>

const hasLapsed = (now: number) => (lot: string) => Number(lot) <= lapsedYear(now)

const lapsedLots = (lots: Lots, now: number): Lots =>
  Object.fromEntries(Object.entries(lots).filter(([lot, size]) => size > 0 && hasLapsed(now)(lot)))

/** How much of what comes back at `now` can be used no longer. */
export const lapsingOnReturn = ({ lots }: Pick<Returning, 'lots'>, now: number): number =>
  sumOfLots(lapsedLots(lots, now))

/**
 * The entry that takes at once what comes back after its end; null when all of it can still be used. It stands beside
 * the entry that gives it back, so that nobody can use it in between.
 */
export function lapseOf(
  accountId: string,
  returning: Returning,
  at: number,
  note = '退回时已经过了使用期限',
): LedgerEntry | null {
  const lots = lapsedLots(returning.lots, at)
  const points = sumOfLots(lots)
  if (points === 0) return null
  const shares: Shares | undefined = returning.shares && sharesIn(returning.shares, hasLapsed(at))
  const entry = debit<LedgerUnit>({
    accountId,
    sourceKey: `expire:${returning.id}`,
    amounts: { points },
    lots: { points: lots },
    ...(shares ? { shares: { points: shares } } : {}),
    ruleId: EXPIRY_RULE,
    at,
    byPersonId: 'system',
    note,
  })
  return entry
}

/**
 * What is booked at `now` on an account that is given points which were taken from another one before: with them goes what
 * has lapsed on the way, because whoever lets points lapse may have looked at that account by then.
 */
export function arriving(given: LedgerEntry, now: number): LedgerEntry[] {
  if (lapsedYear(now) === lapsedYear(given.at)) return [given]
  const { lots = {}, shares } = given.lines.find(({ unit }) => unit === 'points') ?? {}
  const moved = { id: given.sourceKey, lots, ...(shares ? { shares } : {}) }
  const lapse = lapseOf(given.accountId, moved, now, '到账时已经过了使用期限')
  return lapse ? [given, lapse] : [given]
}

/** What is free by year, the oldest first, with the instant until which it can be used. */
export function lotsOf({
  lots,
}: Pick<Holder, 'lots'>): { year: number; amount: number; expiresAt: number }[] {
  const own = lots.points ?? {}
  return oldestFirst(own)
    .filter((lot) => (own[lot] ?? 0) > 0)
    .map((lot) => ({ year: Number(lot), amount: own[lot] ?? 0, expiresAt: expiresAt(Number(lot)) }))
}

/** What lapses soon, from the day of the reminder on; null when nothing does. */
export function expiringSoon(
  account: Pick<Holder, 'lots'>,
  now: number,
): { amount: number; at: number } | null {
  const year = warnedYear(now)
  const amount = year === null ? 0 : lapsingWith(account, year)
  return year === null || amount === 0 ? null : { amount, at: expiresAt(year) }
}
