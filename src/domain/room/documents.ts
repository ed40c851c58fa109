/** Owns how the day of a room is stored: one document, in which everything stands that takes the room on that day. */
import { type Day, NEVER } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { HistoryEntry } from '../kernel/workflow'
import type { PlacePurpose } from '../station/place-words'

export type BookingState = 'booked' | 'here' | 'over' | 'givenUp' | 'cancelled' | 'missed'

interface Span {
  /** Of a booking and of a closing from the request key. */
  id: string
  /** Whether it takes the room; what was given up or is over takes it no longer. */
  holds: boolean
  startAt: number
  endAt: number
}

/** Somebody has booked the room, or has walked in. */
export interface BookingSpan extends Span {
  what: 'booking'
  personId: string
  /** The name as the desk of the station may see it; masked on the way out. */
  name: string
  purpose: PlacePurpose | null
  people: number
  walkedIn: boolean
  /** Whether it was said that one comes later. */
  later: boolean
  state: BookingState
  version: number
  dueAt: number | null
  history: HistoryEntry[]
}

/** An activity of the station takes place there; its id says the session and its times. */
export interface SessionSpan extends Span {
  what: 'session'
  sessionId: string
  activityId: string
  title: string
}

/** Nobody may use the room. */
export interface ClosedSpan extends Span {
  what: 'closed'
  /** As it is said to everybody. */
  reason: string
  /** Who closed it, by name. */
  byName: string
}

export type RoomSpan = BookingSpan | SessionSpan | ClosedSpan

/** Somebody who waits for the room to be free. */
export interface RoomTicket {
  id: string
  personId: string
  name: string
  people: number
  purpose: PlacePurpose | null
  at: number
  /** When the room closes: nobody waits longer. */
  until: number
  /** When it was this person's turn; null while it is not. */
  calledAt: number | null
}

export interface RoomDayDocument extends WithOutbox {
  /** `station:place:day`, see {@link roomDayId}. */
  _id: string
  stationId: string
  placeCode: string
  day: Day
  spans: RoomSpan[]
  /** The first to come is the first to be called. */
  line: RoomTicket[]
  /** Who was there, of a room that is always open; each person once. */
  came: { personId: string; at: number }[]
  /** What the room is called, for whoever is told of it. */
  place: string
  /** When the job next has something to do here; {@link NEVER} when nothing. */
  wakeAt: number
  /** From when on what activities hold is compared with their sessions; {@link NEVER} while nothing has changed. */
  compareAt: number
  version: number
}

export const roomDayId = (stationId: string, placeCode: string, day: Day): string =>
  `${stationId}:${placeCode}:${day}`

/** A day of a room on which nothing has been written yet. */
export const newRoomDay = (
  stationId: string,
  { placeCode, name }: { placeCode: string; name: string },
  day: Day,
): RoomDayDocument => ({
  ...{ _id: roomDayId(stationId, placeCode, day), stationId, placeCode, place: name, day },
  ...{ spans: [], line: [], came: [], wakeAt: NEVER, compareAt: NEVER, version: 0 },
  ...{ outbox: [], unsettled: false, settleAt: 0 },
})
