/** Owns how a course is stored: one document beside its activity, with the places in the whole; each lesson is a session. */
import type { ActivityFacts, CourseTerms } from '../activity/documents'
import type { ShownPictures } from '../activity/pictures'
import type { Seats } from '../kernel/seats'

export interface Lesson {
  sessionId: string
  startAt: number
  endAt: number
  isOff: boolean
}

/** A family's ticket, and how many of the family it stands for. */
export interface Lot {
  ticket: string
  people: number
}

/** What everybody may read of a draw, so that anybody can do it again. */
interface Draw {
  at: number
  /** The day that was mixed in, as it was said beforehand, in eight digits. */
  day: string
  /** In the order in which they were drawn. */
  lots: Lot[]
  /** How many seats and places in the queue there were to give. */
  free: number
  line: number
}

export interface CourseDocument extends ActivityFacts {
  /** The id of its activity. */
  _id: string
  stationId: string
  leaderId: string
  leaderName: string
  course: CourseTerms
  state: 'open' | 'cancelled'
  /** Why it was cancelled. */
  notice: string | null
  seats: Seats
  lessons: Lesson[]
  lastEndAt: number
  listed: boolean
  pictures?: ShownPictures
  /** Hex, drawn when it was published; leaves the server after the draw alone. Its digest is shown from the beginning. */
  seed: string
  draw: Draw | null
  /** Until then a place that staff took away may be given back, and nobody moves up. */
  holdUntil: number
  /** Whom it was taken from last, and by whom; null where nothing can be undone. */
  dropped: { who: string; by: string; since: number; at: number; byId: string; reason: string } | null
  /** When the timer next has something to do here; far away where it has nothing. */
  wakeAt: number
  /** When a person last changed the seats; the job keeps watching until every writer of that time must be finished. */
  changedAt: number
  version: number
}
