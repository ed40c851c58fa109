/** Owns the measures of rooms: how far ahead one is booked, for how long, when it is free again, what a day holds. */
import { DAY, MINUTE } from '../kernel/clock'
import { HISTORY_LIMIT } from '../kernel/history'

export const roomRules = {
  /** A room is booked from tomorrow on, so many working days ahead. Source: P29, one to five working days. */
  workingDaysAhead: 5,
  /** Weekends and holidays lie between: nobody looks further than this. */
  mostDaysAhead: 21,
  /** Times begin and end on the half hour. */
  stepMs: 30 * MINUTE,
  /** The longest that one booking takes, and the bookings that one person has ahead. Defaults of ours, SM-12. */
  longestMs: 120 * MINUTE,
  mostAhead: 2,
  /** Whoever is not there by then has given the room up; once more as long where it was asked for. */
  graceMs: 15 * MINUTE,
  /** One may come so long before. */
  earlyMs: 15 * MINUTE,
  /** Whoever walks in takes the room so long at most, and shorter than this not at all. */
  walkInMs: 120 * MINUTE,
  shortestMs: 15 * MINUTE,
  /** While others wait a turn lasts so long. */
  turnMs: 30 * MINUTE,
  /** Whoever uses the room is given so long to clear it, and whoever is called to come. */
  callMs: 10 * MINUTE,
  /** Not coming so often within the span pauses booking for a while. Defaults of ours, SM-12. */
  misses: 3,
  missSpanMs: 90 * DAY,
  pauseMs: 30 * DAY,
  /** What the station has taken from somebody may be given back for so long. */
  undoMs: 10 * MINUTE,
  /** What one day of a room holds; what is over counts. */
  mostSpans: 60,
  mostWaiting: 20,
  mostCame: 300,
  /** The most days that are closed at once. */
  mostClosedDays: 31,
  /** What an activity holds is compared with its sessions once whoever wrote it must be done. */
  quietMs: 30_000,
} as const

/** The most that the lists of a day of a room hold. */
export const roomLists = {
  spans: roomRules.mostSpans,
  'spans[].history': HISTORY_LIMIT,
  line: roomRules.mostWaiting,
  came: roomRules.mostCame,
} as const
