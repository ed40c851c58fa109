/** Owns the schemas of a booking and of how it stands with a room now, which stickers and lists show alike. */
import * as v from 'valibot'
import { bookingFlow } from '../domain/room/booking-flow'
import type { BookingState } from '../domain/room/documents'
import { placePurposes, type PlacePurpose } from '../domain/station/place-words'
import { Count, Day, Id, Instant, Move } from './shapes'

export const Purpose = v.nullable(v.picklist(Object.keys(placePurposes) as PlacePurpose[]))
export const People = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000))
export const Times = { startAt: Instant, endAt: Instant }

/** A booking of the caller's own, with what may be done with it. */
export const Booking = v.object({
  ...{ placeCode: Id, place: v.string(), day: Day, spanId: Id },
  ...Times,
  state: v.picklist(Object.keys(bookingFlow.states) as BookingState[]),
  purpose: Purpose,
  people: Count,
  walkedIn: v.boolean(),
  /** By when one must be there, or until when the room is used. */
  dueAt: v.nullable(Instant),
  moves: v.array(Move),
})

/** How it stands with a room at this moment. */
export const RoomNow = v.object({
  /** `free` until, `used` until, `closed` for a while, or `shut` until it opens. */
  state: v.picklist(['free', 'used', 'closed', 'shut', 'always']),
  /** Until when that is so; null where nobody knows. */
  until: v.nullable(Instant),
  /** The activity that goes on, or why it is closed; empty for a booking, which is nobody's business. */
  title: v.string(),
  /** What comes next today. */
  next: v.nullable(v.object({ ...Times, title: v.string() })),
  waiting: Count,
  /** Who was there today, where it is always open. */
  came: Count,
  /** The caller has been there today. */
  noted: v.boolean(),
  mine: v.array(Booking),
  /** The caller waits: how many are before, and by when to come once it is the caller's turn. */
  ticket: v.nullable(v.object({ before: Count, comeBy: v.nullable(Instant) })),
  /** Whether the caller may use it right now, or wait for it. */
  mayEnter: v.boolean(),
  mayWait: v.boolean(),
})
