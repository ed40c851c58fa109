/** Owns how the stalls of a fair are stored: one document for each session, so that giving one is one guarded update. */
import type { WithOutbox } from '../kernel/outbox'
import type { StallSort } from './rules'

export type HolderKind = 'ally' | 'team'

/** A partner or a team of the station. */
export interface StallHolder {
  is: HolderKind
  id: string
  /** As everybody reads it, as it was called then. */
  name: string
  /** Which of the holder's own stalls it is: no two of one holder have the same, so that no update gives one too many. */
  nth: number
  /** Null as long as nobody has said. */
  came: boolean | null
}

/** Its number is its place in the list, so that numbers have no gaps. */
export interface Stall {
  sort: StallSort
  /** What is done there, in a few words; may be empty. */
  offer: string
  holder: StallHolder | null
}

/** When and where a fair is, or that it is off. */
export interface FairTime {
  startAt: number
  endAt: number
  placeName: string
  off: boolean
}

export interface StallsDocument extends WithOutbox {
  /** That of its session. */
  _id: string
  stationId: string
  stalls: Stall[]
  /** How many people are expected in all; null as long as nobody has said. */
  expected: number | null
  /** Moves on whenever it is laid out anew. */
  version: number
  /** Moves on with every stall that is given, taken back or marked, so that laying out never writes over one. */
  given: number
  /** As whoever has a stall was told last; null before anybody had one. */
  told: FairTime | null
  /** Whole name of whoever laid it out last; masked for whoever was overtaken. */
  changedBy: string
}
