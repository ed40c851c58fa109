/** Owns how the year of a station is stored: what is prepared for which day, by which activity it begins. */
import type { Day } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { SeasonKey } from './calendar'

export interface SeasonPlan {
  /** The activity that the draft is copied from, and what it is called; empty while nothing is prepared. */
  activityId: string
  title: string
  /** The latest day for which a draft was written, or which was left out; empty before the first. */
  done: Day | ''
  /** The draft that was written last; empty before the first, and where the day was left out. */
  draftId: string
}

export interface SeasonDocument extends WithOutbox {
  /** The station. */
  _id: string
  stationId: string
  plans: Partial<Record<SeasonKey, SeasonPlan>>
  /** When the next draft is to be written; a number nobody lives to see where none is. */
  wakeAt: number
  version: number
}
