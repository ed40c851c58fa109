/** Owns a person's account of hours and points: the ledger's account with the minutes of each recent day beside it. */
import { DAY, type Day, monthOf, startOf } from '../kernel/clock'
import { type Account, type Entry, openAccount, type OpenHold } from '../kernel/ledger'
import type { WithOutbox } from '../kernel/outbox'
import type { Reserving } from './reserving'
import type { Span } from './spans'
import { type LedgerUnit, ledgerUnits, lottedUnits } from './ledger-units'

export type LedgerEntry = Entry<LedgerUnit>
export type PointsHold = OpenHold<LedgerUnit>

/** One a person or household; `_id` is its id. Its outbox holds points that were taken from it and are not given to another account yet. */
export interface AccountDocument extends Account<LedgerUnit>, Partial<WithOutbox> {
  /**
   * Minutes credited by day of service, so that the day's total is known exactly in the transaction that adds to it.
   * Days longer ago than a record can still be decided are left out.
   */
  days: Record<Day, number>
  /** Proved minutes by month of service (2026-11), this year's and the last one's; left out while there are none. */
  months?: Record<string, number>
  /** The time that credited records have taken, for as long as `days` goes back; left out while there is none. */
  spans?: Span[]
  /** Reservations of prizes whose points are held and whose rest is not known to be written. */
  reserving: Reserving[]
  /** Points that were to be taken back and were not free any more; they are taken from what becomes free (debts.ts). */
  owed?: number
  /** Of a household: members who left while something of theirs was set aside, which goes to them when it comes back. */
  leavers?: string[]
  /** Of a person whose record was closed: the account on which everything is booked since; absent and null on all others. */
  mergedInto?: string | null
}

/** Longer than records are decided and appeals are answered; after that nothing is added to a day. */
export const REMEMBERED_DAYS = 120

export const emptyAccount = (personId: string): AccountDocument => ({
  ...openAccount(personId, ledgerUnits, lottedUnits),
  days: {},
  reserving: [],
})

/** The days after `minutes` more (or fewer) on `day`, without those too long ago at `now`. */
export function daysAfter(
  days: Record<Day, number>,
  day: Day,
  minutes: number,
  now: number,
): Record<Day, number> {
  const total = Math.max(0, (days[day] ?? 0) + minutes)
  const all = { ...days, [day]: total }
  return Object.fromEntries(
    Object.entries(all).filter(([key, sum]) => sum > 0 && now - startOf(key) < REMEMBERED_DAYS * DAY),
  )
}

/** The months after `minutes` more (or fewer) of proved service on `day`, without those before last year at `now`. */
export function monthsAfter(
  months: Record<string, number> | undefined,
  day: Day,
  minutes: number,
  now: number,
): Record<string, number> {
  const month = day.slice(0, 7)
  const all = { ...months, [month]: Math.max(0, (months?.[month] ?? 0) + minutes) }
  const since = `${Number(monthOf(now).slice(0, 4)) - 1}-01`
  return Object.fromEntries(Object.entries(all).filter(([key, sum]) => sum > 0 && key >= since))
}
