/** Owns the values by which wishes are kept: spans, limits and sizes, with the day they began. */
import { DAY, HOUR } from '../kernel/clock'
import { type DatedRule, ruleAt } from '../kernel/rules'

export interface WishRules {
  /** A claim lasts so long, and as long again from the first word on when and how. */
  leaseMs: number
  /** So many may stand by. */
  queue: number
  /** Somebody of the station looks at a new wish within so many working days. */
  verifyWorkingDays: number
  /** A verified wish is on the wall within so many working days. */
  publishWorkingDays: number
  /** After so many days on the wall the station sees to it. */
  openDays: number
  /** The station then has so many days. */
  stationDays: number
  /** The wisher says within so many days that it came; afterwards the station asks by telephone. */
  confirmDays: number
  /** There are so many days for thanks. */
  thankDays: number
  /** What a wish may cost, in whole yuan. */
  mostYuan: number
  /** A wish may look so many days ahead. */
  aheadDays: number
  /** A wish is pressing so many days before its day. */
  nearDays: number
  mostNotes: number
  /** So many days after it is over it is known whose it was and where it was handed over. */
  knownDays: number
}

export const wishRules: readonly DatedRule<WishRules>[] = [
  {
    id: 'wish-1',
    effectiveFrom: '2020-01-01',
    value: {
      leaseMs: 72 * HOUR,
      queue: 200,
      verifyWorkingDays: 3,
      publishWorkingDays: 2,
      openDays: 30,
      stationDays: 14,
      confirmDays: 3,
      thankDays: 7,
      mostYuan: 300,
      aheadDays: 90,
      nearDays: 7,
      mostNotes: 20,
      knownDays: 180,
    },
  },
]

/** The rules of an instant (epoch milliseconds). */
export const wishRulesAt = (ms: number): WishRules => ruleAt(wishRules, ms).value

/** Until when a claim that begins at `now` lasts. */
export const leaseUntilOf = (now: number): number => now + wishRulesAt(now).leaseMs

/** Whether the wished-for day is so near that the wall says so. */
export const isNear = (deadlineAt: number, now: number): boolean =>
  deadlineAt >= now && deadlineAt <= now + wishRulesAt(now).nearDays * DAY
