/** Owns how the binder of a month is stored: what it holds, how far it has come, and the rows as they were then. */
import type { Month } from '../points/months'
import type { RegisterKey } from '../registers/keys'
import type { NationalState } from '../registers/national-states'
import type { Line, RegisterColumn, Sums } from '../registers/register'

/** A chapter is a register; the last one says what has changed of the binder before. */
export type ChapterKey = RegisterKey | 'corrections'

export interface ChapterPart {
  id: string
  rows: number
}

/** How a column stood when the rows under it were read. */
export type KeptColumn = Pick<RegisterColumn<never>, 'head' | 'room' | 'is'>

export interface Chapter {
  key: ChapterKey
  rows: number
  /** The columns of its rows; absent while it has none, and in chapters that were kept until 0.21. */
  columns?: KeptColumn[]
  sums: Sums
  /** Its parts in their order, with how many rows each holds. */
  parts: ChapterPart[]
}

/** Somebody has taken a file of it. */
export interface HandedOut {
  by: string
  name: string
  /** What was taken: the first volume for Word, or the sheets. */
  what: string
  at: number
}

export interface BinderDocument {
  /** `station:month`: whoever makes it, it is one. */
  _id: string
  stationId: string
  month: Month
  /** Counts how often it was made anew before the month was over. */
  round: number
  state: 'gathering' | 'ready'
  /** Whether the month was over when it was begun: nothing of it changes any more. */
  frozen: boolean
  chapters: Chapter[]
  /** Where to read on in the chapter that is being gathered; null at its beginning. */
  cursor: string | null
  /** The registers that have a line while it is being gathered; null before anybody has looked, and once it is made. */
  filled?: RegisterKey[] | null
  begunBy: string
  begunByName: string
  begunAt: number
  madeAt: number | null
  handedOut: HandedOut[]
  /** How it stands with the national system, who said so and when; absent before anybody did. */
  national?: { state: NationalState; byName: string; at: number }
  /** When the timer goes on with it; far away once it is made. */
  wakeAt: number
  version: number
}

/** Rows of a chapter as they were read; only those that the binder names are of it. */
export interface BinderPartDocument {
  _id: string
  binderId: string
  round: number
  lines: Line[]
}

export const binderIdOf = (stationId: string, month: Month): string => `${stationId}:${month}`
