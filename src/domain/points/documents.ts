/** Owns how the public list of a month is stored. */
import type { Month } from './months'
import type { MinutesGroup } from './preview-rule'
import type { PointsSource } from './rules'

/** What one rule gave in a month. */
export interface RuleSum {
  ruleId: string
  source: PointsSource | 'other'
  points: number
  times: number
}

/** What one person earned and spent; the name is masked when it is written, so that the page cannot tell more. */
export interface PersonSum {
  name: string
  earned: number
  spent: number
}

/** One a station and month; `_id` is `stationId:month`. */
export interface PointsSummaryDocument {
  _id: string
  stationId: string
  month: Month
  earned: number
  spent: number
  expired: number
  /** How many people moved points at all. */
  people: number
  byRule: (RuleSum & { text: string })[]
  /** Those who earned most first, at most 100. */
  list: PersonSum[]
  /** The month's records by their length, and a few of those whose they are; a list made before these were kept has none until it is gone through again. */
  lengths?: MinutesGroup[]
  shown?: string[]
  madeAt: number
}

export const summaryIdOf = (stationId: string, month: Month): string => `${stationId}:${month}`
