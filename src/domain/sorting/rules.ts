/** Owns the measures of sorting at a point: how late a scan may come in, how fast one may scan, how much a point holds. */
import { DAY, MINUTE } from '../kernel/clock'
import { HISTORY_LIMIT } from '../kernel/history'

export const sortingRules = {
  /** A scan that has waited longer on a phone than this counts no more. */
  oldestMs: 2 * DAY,
  /** So long before and after its hours a point still takes scans: nobody is sent away at the last minute. */
  graceMs: 15 * MINUTE,
  /** More scans of one helper within so long are looked at by the station before they count. */
  fastMs: MINUTE,
  fastest: 20,
  /** So long after a scan came in, whoever scanned it may take it back; and one so often. */
  backMs: 10 * MINUTE,
  backs: 3,
  /** Helpers of one point, and points of one station. */
  helpers: 20,
  points: 40,
  /** Rows that a list shows. */
  shown: 60,
  /** So many may wait on one phone. */
  mostWaiting: 300,
} as const

/** The most that the lists of these documents hold. */
export const sortingPointLists = { helpers: sortingRules.helpers } as const
export const sortingLists = { history: HISTORY_LIMIT } as const
