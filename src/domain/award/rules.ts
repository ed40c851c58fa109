/** Owns the times of awards that are handed in to be recorded, and which of them take a paper. */
import type { HonourLevel } from '../honour/kinds'

export const awardRules = {
  /** Somebody looks at it within so many working days, or it climbs. */
  lookWorkingDays: 5,
  climbedWorkingDays: 3,
  perDay: 6,
  /** So many years back. */
  daysBack: 365 * 60,
} as const

/** Those of a county or above are recorded after their paper was seen alone (令 67, 9). */
export const needsPaper = (level: string): boolean =>
  !(['station', 'street'] satisfies HonourLevel[] as string[]).includes(level)
