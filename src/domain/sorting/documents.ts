/** Owns how sorting is stored: the points of a station, and each time a household put out its waste at one. */
import type { Day } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { Case } from '../kernel/workflow'
import type { SortingState } from './flow'
import type { SortingPointAnswers } from './form'
import type { DayPart } from './windows'

export interface SortingPointDocument extends SortingPointAnswers {
  _id: string
  stationId: string
  /** Those whom the station has named to stand there, by the name they had then. */
  helpers: { personId: string; name: string }[]
  /** Whole name of whoever wrote it last; masked for whoever was overtaken. */
  changedBy: string
  version: number
  createdAt: number
}

/**
 * Two households, of which one has scanned the other: who scanned on a day may go on, the other waits for the next. Of
 * each day of the week the last is kept, because no scan is as old as a week.
 */
export interface SortingPairDocument {
  _id: string
  days: { [weekday: string]: { day: Day; scannerKey: string } }
  /** How often one has scanned the other. */
  scans: number
}

/**
 * Of one door or one pool of points: which putting out of each part of a day is that of everybody whom it joins. Of each
 * day of the week the last is kept, as of {@link SortingPairDocument}.
 */
export interface SortingHomeDocument {
  _id: string
  days: { [weekday: string]: { [part in DayPart]?: { day: Day; sortingId: string } } }
  /** How often it was claimed. */
  scans: number
}

/** One a household, day and part of the day: its id follows from these, so that none can stand twice. */
export interface SortingDocument extends Case<SortingState>, WithOutbox {
  _id: string
  stationId: string
  pointId: string
  pointName: string
  day: Day
  part: DayPart
  /** A digest of what the household is known by; where it lives is not kept. */
  householdKey: string
  /** Whose card it was; of the family, the member, and whose record it is on. */
  bearerId: string
  personId: string
  helperId: string
  /** The same of the household of whoever scanned it. */
  helperKey: string
  /** What it brings, by which rule; nothing before it was sorted right. */
  points: number
  ruleId: string
  /** When it was scanned, and when that arrived. */
  at: number
  receivedAt: number
  /** How often it was taken back; absent for never. What is booked after that has a source of its own. */
  backs?: number
  dueAt: number | null
  history: NonNullable<Case['history']>
}
