/** Owns how often somebody is asked to see to something for others. */
import { DAY } from '../kernel/clock'

/** How often within a week, by whatever case. */
export const ASKS_A_WEEK = 2
const WEEK = 7 * DAY

/** An ask that somebody was sent. */
export interface Ask {
  at: number
  /** Which wave of which case. */
  key: string
}

/** Since when asks count. */
export const weekBefore = (now: number): number => now - WEEK

/** How often somebody has been asked within the last week. */
export const asksWithin = (asks: readonly Ask[], now: number): number =>
  asks.filter(({ at }) => at > weekBefore(now)).length
