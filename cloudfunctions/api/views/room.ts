/** Owns what is shown of rooms: to everybody what takes them, to whoever booked the own booking, to the desk who it was. */
import { holidaysOf } from '../repositories/stations'
import type { Output } from '@/contract'
import type { Day, Holidays } from '@/domain/kernel/clock'
import { DAY, dayOf, startOf } from '@/domain/kernel/clock'
import { STAFF } from '@/domain/person/roles'
import { type BookingFacts, bookingFlow } from '@/domain/room/booking-flow'
import { pausedUntil } from '@/domain/room/decide-book'
import type { BookingSpan, RoomDayDocument, RoomSpan } from '@/domain/room/documents'
import { bookableDays, isAlwaysOpen, isBookable, openOn, type Times } from '@/domain/room/opening'
import { bookingFacts } from '@/domain/room/room-day'
import { roomRules } from '@/domain/room/rules'
import { freeUntil, takenAt, takenIn } from '@/domain/room/time'
import { placePurposes, type PlacePurpose } from '@/domain/station/place-words'
import { placeAnswers } from '@/domain/station/places'
import type { PlaceEntry, StationDocument } from '@/domain/station/documents'
import type { Caller } from '../handler'
import { dayAt, type RoomDayDoc } from '../repositories/room-days'
import { buttonsOf } from './buttons'
import { rowsOf } from './rows'

type Now = NonNullable<Output<'room.move'>['now']>
type Booking = Output<'room.move'>['booking']
type Week = Output<'room.week'>
type Board = Output<'room.board'>

const purposeWord = (purpose: PlacePurpose | null): string => (purpose === null ? '' : placePurposes[purpose])

export const shownPlace = (place: PlaceEntry) => ({
  placeCode: place.placeCode,
  ...placeAnswers(place),
  holdsFor: place.holdsFor ?? {},
})

/** The buttons of a booking for whoever acts as one of these. */
const movesOf = (
  day: RoomDayDocument,
  span: BookingSpan,
  { by, roles, now }: { by: string; roles: (typeof bookingFlow.roles)[number][]; now: number },
) => {
  const facts: BookingFacts = { ...bookingFacts(day, span, now), reason: 'x' }
  return buttonsOf(bookingFlow, span, { by, roles, at: now, facts })
}

/** A booking as its booker reads it. */
export function bookingView(day: RoomDayDocument, span: BookingSpan, now: number): Booking {
  const { placeCode, place } = day
  const { id, startAt, endAt, state, purpose, people, walkedIn, dueAt, personId } = span
  return {
    ...{ placeCode, place, day: day.day, spanId: id, startAt, endAt, state, purpose, people, walkedIn },
    dueAt: span.holds ? dueAt : null,
    moves: movesOf(day, span, { by: personId, roles: ['booker'], now }),
  }
}

/** The caller's bookings of a day that matter still: those that hold the room, and what has just become of one. */
const SHOWN_AFTER = 12 * 60 * 60_000
export const ownBookings = (days: readonly RoomDayDocument[], personId: string, now: number): Booking[] =>
  days
    .flatMap((day) =>
      day.spans
        .filter((span): span is BookingSpan => span.what === 'booking' && span.personId === personId)
        .filter((span) => (span.holds ? span.endAt > now : isNews(span, now)))
        .map((span) => bookingView(day, span, now)),
    )
    .sort((a, b) => a.startAt - b.startAt)

/** What somebody else or the clock has done with a booking is shown for a while; what one did oneself is known. */
const isNews = ({ state, history }: BookingSpan, now: number): boolean =>
  (state === 'cancelled' || state === 'missed') && (history[history.length - 1]?.at ?? 0) > now - SHOWN_AFTER

const titleOf = (span: RoomSpan): string => {
  if (span.what === 'session') return span.title
  return span.what === 'closed' ? span.reason : ''
}

interface Seen {
  place: PlaceEntry
  holidays: Holidays
  personId: string
  now: number
}

/** How it stands with a room at this moment, as somebody of its station sees it. */
export function nowView(day: RoomDayDocument, { place, holidays, personId, now }: Seen): Now {
  const always = isAlwaysOpen(place)
  const today = startOf(day.day)
  const open = always ? { startAt: today, endAt: today + DAY } : openOn(place, day.day, holidays)
  const taken = takenAt(day, now)
  const isOpen = open !== null && now >= open.startAt && now < open.endAt
  const end = open?.endAt ?? today + DAY
  const until = freeUntil(day, now, end)
  const next = takenIn(day, { startAt: now, endAt: today + DAY }).find((span) => span.startAt > now)
  const place_ = day.line.findIndex((ticket) => ticket.personId === personId)
  const ticket = day.line[place_]
  const isTurn = place_ === 0 || day.line.length === 0
  const free = taken === null && isOpen
  return {
    ...stateOf(taken, { always, isOpen, open, until, now }),
    title: taken ? titleOf(taken) : '',
    next: next ? { startAt: next.startAt, endAt: next.endAt, title: titleOf(next) } : null,
    waiting: day.line.length,
    came: day.came.length,
    noted: day.came.some((one) => one.personId === personId),
    mine: ownBookings([day], personId, now),
    ticket: ticket
      ? {
          before: place_,
          comeBy: ticket.calledAt === null ? null : ticket.calledAt + roomRules.callMs,
        }
      : null,
    mayEnter: always ? isOpen && taken === null : free && isTurn && until - now >= roomRules.shortestMs,
    mayWait: isBookable(place) && isOpen && !ticket && !(free && isTurn) && taken?.what !== 'closed',
  }
}

interface At {
  always: boolean
  isOpen: boolean
  open: Times | null
  until: number
  now: number
}

function stateOf(
  taken: RoomSpan | null,
  { always, isOpen, open, until, now }: At,
): Pick<Now, 'state' | 'until'> {
  if (taken) return { state: taken.what === 'closed' ? 'closed' : 'used', until: taken.endAt }
  if (always) return { state: 'always', until: null }
  if (isOpen) return { state: 'free', until }
  return { state: 'shut', until: open && open.startAt > now ? open.startAt : null }
}

const takenView = (span: RoomSpan, personId: string): Week['days'][number]['taken'][number] => ({
  ...{ startAt: span.startAt, endAt: span.endAt, what: span.what, title: titleOf(span) },
  own: span.what === 'booking' && span.personId === personId,
  sessionId: span.what === 'session' ? span.sessionId : null,
})

/** The coming days of a room. */
export function weekView(
  station: StationDocument,
  place: PlaceEntry,
  { caller, days, now }: { caller: Caller; days: readonly RoomDayDoc[]; now: number },
): Week {
  const holidays = holidaysOf(station)
  const may = bookableDays(now, holidays)
  const { personId } = caller
  return {
    ...{ place: shownPlace(place), office: station.contact?.hours ?? '', bookable: isBookable(place) },
    days: [dayOf(now), ...may].map((day) => {
      const at = dayAt({ stationId: station._id, place, day }, days)
      const whole = { startAt: startOf(day), endAt: startOf(day) + DAY }
      return {
        ...{ day, open: openOn(place, day, holidays), may: may.includes(day) },
        taken: rowsOf(takenIn(at, whole), (span) => takenView(span, personId)),
      }
    }),
    mine: ownBookings(days, personId, now),
    pausedUntil: pausedUntil(caller.person.roomMisses, now),
    serverNow: now,
  }
}

type BoardSpan = Board['rooms'][number]['spans'][number]

function boardSpan(day: RoomDayDocument, span: RoomSpan, { caller, now }: ForDesk): BoardSpan {
  const { id: spanId, what, startAt, endAt, holds: takes } = span
  const bare = { spanId, what, startAt, endAt, holds: takes, title: titleOf(span), people: 0, state: '' }
  if (span.what === 'session') return { ...bare, name: '', moves: [] }
  if (span.what === 'closed') return { ...bare, name: span.byName, moves: [] }
  return {
    ...bare,
    ...{ title: purposeWord(span.purpose), name: span.name, people: span.people },
    state: bookingFlow.states[span.state].label,
    moves: movesOf(day, span, { by: caller.personId, roles: [...STAFF], now }),
  }
}

interface ForDesk {
  caller: Caller
  now: number
}

/** A day of all rooms, for those who see names whole. */
export function boardView(
  station: StationDocument,
  day: Day,
  days: readonly RoomDayDoc[],
  desk: ForDesk,
): Board {
  const shown = station.places.filter(
    (place) => isBookable(place) || isAlwaysOpen(place) || days.some((one) => isOf(one, place)),
  )
  return {
    day,
    rooms: rowsOf(shown, (place) => {
      const at = dayAt({ stationId: station._id, place, day }, days)
      const spans = [...at.spans].sort((a, b) => a.startAt - b.startAt)
      return {
        ...{ placeCode: place.placeCode, name: place.name, always: isAlwaysOpen(place) },
        open: openOn(place, day, holidaysOf(station)),
        ...{ came: at.came.length, waiting: at.line.length },
        spans: rowsOf(spans, (span) => boardSpan(at, span, desk)),
      }
    }),
    serverNow: desk.now,
  }
}

const isOf = ({ placeCode, spans }: RoomDayDoc, place: PlaceEntry): boolean =>
  placeCode === place.placeCode && spans.length > 0
