/** Owns what happens on the day of a room: every step as the day that it leads to, and what must follow it. */
import { MINUTE, NEVER } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { carryOut, type EffectOf, type Executors } from '../kernel/effects'
import type { GuardedUpdate } from '../kernel/guarded-update'
import { beginCase, decide, moved } from '../kernel/workflow'
import { overdueEvents } from '../kernel/workflow-reading'
import { type BookingEvent, type BookingFacts, bookingFlow } from './booking-flow'
import {
  type BookingSpan,
  type BookingState,
  type RoomDayDocument,
  type RoomSpan,
  type RoomTicket,
} from './documents'
import type { Times } from './opening'
import { roomRules } from './rules'
import { freeUntil, takenAt, takenIn } from './time'

/** What somebody is told of a room. */
export type RoomNews = 'cancelled' | 'restored' | 'turn' | 'shorter'

/** What must follow a step. */
export type RoomFollow =
  | { do: 'tell'; what: RoomNews; personId: string; cause: string; times: Times; reason: string }
  | { do: 'takeTime' | 'freeTime' | 'countMiss'; span: BookingSpan }

export interface RoomStep {
  day: RoomDayDocument
  follow: RoomFollow[]
}

type Parts = Partial<Pick<RoomDayDocument, 'spans' | 'line' | 'came' | 'compareAt'>>

const dueOf = (span: RoomSpan): number | null => (span.what === 'booking' && span.holds ? span.dueAt : null)

/** When the clock next has something to do on a day: a booking, a call that nobody followed, whoever waits, what is to be compared. */
export function wakeOf(day: Pick<RoomDayDocument, 'spans' | 'line' | 'compareAt'>, now: number): number {
  const [head] = day.line
  const called = head?.calledAt ?? null
  const free = takenAt(day, now)?.endAt ?? freeAgain(day, now)
  const freed = head && called === null ? Math.min(free, head.until) : null
  const times = [...day.spans.map(dueOf), called === null ? null : called + roomRules.callMs, freed].filter(
    (at): at is number => at !== null,
  )
  return Math.min(day.compareAt, NEVER, ...times)
}

/** Whoever waits although the room is free now waits for the end of what begins too soon. */
const freeAgain = (day: Pick<RoomDayDocument, 'spans'>, now: number): number =>
  takenIn(day, { startAt: now, endAt: now + roomRules.shortestMs })[0]?.endAt ?? now

/** The day with these parts changed, and its alarm set anew. */
function withParts(day: RoomDayDocument, parts: Parts, now: number): RoomDayDocument {
  const next = { ...day, ...parts, version: day.version + 1 }
  return { ...next, wakeAt: wakeOf(next, now) }
}

/** The update that writes a step: refused where the day has changed since it was read. */
export const stepUpdate = (before: RoomDayDocument, { day }: RoomStep): GuardedUpdate => ({
  guard: { version: before.version },
  patch: {
    $set: {
      ...{ spans: day.spans, line: day.line, came: day.came },
      ...{ wakeAt: day.wakeAt, compareAt: day.compareAt },
    },
    $inc: { version: 1 },
  },
})

const withSpan = (spans: readonly RoomSpan[], span: RoomSpan): RoomSpan[] =>
  spans.map((one) => (one.id === span.id ? span : one))

/** The day without those who would be called too late to use the room. */
function withoutLate(day: RoomDayDocument, now: number): RoomDayDocument {
  const line = day.line.filter(({ until }) => until >= now + roomRules.shortestMs)
  return line.length === day.line.length ? day : { ...day, line, wakeAt: wakeOf({ ...day, line }, now) }
}

/** Calls whoever waits longest, where the room is free for long enough and nobody is called yet. */
function callNext({ day: given, follow }: RoomStep, now: number): RoomStep {
  const day = withoutLate(given, now)
  const step = { day, follow }
  const [head, ...others] = day.line
  if (!head || head.calledAt !== null || takenAt(day, now)) return step
  if (freeUntil(day, now, now + roomRules.shortestMs) < now + roomRules.shortestMs) return step
  const line = [{ ...head, calledAt: now }, ...others]
  return {
    day: { ...day, line, wakeAt: wakeOf({ ...day, line }, now) },
    follow: [...follow, turnOf(head, now)],
  }
}

const turnOf = ({ id, personId }: RoomTicket, now: number): RoomFollow => ({
  ...{ do: 'tell', what: 'turn', personId, cause: `${id}|turn|${now}`, reason: '' },
  times: { startAt: now, endAt: now + roomRules.callMs },
})

interface Booking extends Times {
  id: string
  personId: string
  name: string
  purpose: BookingSpan['purpose']
  people: number
}

/** What the table of bookings is told of one. */
export const bookingFacts = (
  day: RoomDayDocument,
  span: BookingSpan,
  now: number,
  reason = '',
): BookingFacts => ({
  ...{ now, startAt: span.startAt, endAt: span.endAt, later: span.later, reason },
  free: takenIn(day, { startAt: Math.max(now, span.startAt), endAt: span.endAt }, span.id).length === 0,
  movedAt: span.history[span.history.length - 1]?.at ?? 0,
})

/** A booking as it is written for the first time. */
export function bookingSpan(booking: Booking, now: number): BookingSpan {
  const { personId, startAt } = booking
  const begun = beginCase(bookingFlow, { by: personId, at: now, dueAt: startAt + roomRules.graceMs })
  return { ...booking, ...begun, what: 'booking', holds: true, walkedIn: false, later: false }
}

const holding: ReadonlySet<BookingState> = new Set(['booked', 'here'])

type Effect = EffectOf<typeof bookingFlow>
interface MoveGiven {
  span: BookingSpan
  event: BookingEvent
  reason: string
}

const executors: Executors<Effect, MoveGiven, RoomFollow> = {
  takeTime: ({ span }) => ({ do: 'takeTime', span }),
  // Who has walked in has promised nothing beforehand.
  freeTime: ({ span }) => (span.walkedIn ? [] : { do: 'freeTime', span }),
  countMiss: ({ span }) => ({ do: 'countMiss', span }),
  tellBooker: ({ span, event, reason }) => ({
    ...{ do: 'tell', what: event === 'cancel' ? 'cancelled' : 'restored', personId: span.personId },
    ...{ cause: `${span.id}|${span.version}`, times: { startAt: span.startAt, endAt: span.endAt }, reason },
  }),
}

export interface BookingMove {
  spanId: string
  event: BookingEvent
  by: string
  roles: readonly string[]
  reason?: string
  /** What a repeat or a closing is known by. */
  key?: string
  now: number
}

/** Why a booking is not moved; what its table says, beside that there is none. */
type MoveCode = Extract<ReturnType<typeof decideBooking>, { ok: false }>['error']['code']

function decideBooking(day: RoomDayDocument, span: BookingSpan, move: BookingMove) {
  const { event, by, roles, reason = '', key, now } = move
  return decide(bookingFlow, span, event, {
    ...{ by, roles: roles as (typeof bookingFlow.roles)[number][], at: now },
    ...{ facts: bookingFacts(day, span, now, reason), ...(reason && { note: reason }), ...(key && { key }) },
  })
}

/** The booking of this id on a day; null where there is none. */
export const bookingIn = ({ spans }: RoomDayDocument, spanId: string): BookingSpan | null => {
  const span = spans.find(({ id }) => id === spanId)
  return span?.what === 'booking' ? span : null
}

/** Moves a booking along its table. */
export function moveBooking(
  day: RoomDayDocument,
  move: BookingMove,
): Decision<RoomStep, MoveCode | 'NOT_FOUND'> {
  const span = bookingIn(day, move.spanId)
  if (!span) return reject('NOT_FOUND')
  const decided = decideBooking(day, span, move)
  if (!decided.ok) return decided
  const { event, now, reason = '' } = move
  const next = moved(span, decided.value)
  const { state } = next
  const left = event === 'finish' ? { endAt: Math.min(span.endAt, Math.max(now, span.startAt + 1)) } : {}
  const after = {
    ...next,
    ...left,
    holds: holding.has(state),
    later: event === 'comeLater' || (span.later && event !== 'restore'),
  }
  const { items } = carryOut(executors, decided.value.effects, { span: after, event, reason })
  const step = { day: withParts(day, { spans: withSpan(day.spans, after) }, now), follow: items }
  return ok(callNext(step, now))
}

/** The day without a booking that could not be kept, because its booker has promised to be elsewhere; which is told. */
export function letGo(day: RoomDayDocument, spanId: string, now: number): RoomStep {
  const span = bookingIn(day, spanId)
  if (!span) return { day, follow: [] }
  const { id, personId, startAt, endAt } = span
  const told: RoomFollow = {
    ...{ do: 'tell', what: 'cancelled', personId, cause: `${id}|letGo`, times: { startAt, endAt } },
    reason: '同一时间您还有别的安排',
  }
  return { day: withParts(day, { spans: day.spans.filter((one) => one.id !== id) }, now), follow: [told] }
}

/** Whether this very move has been made already, and stands. */
export function isMoved(day: RoomDayDocument, { spanId, event, by }: BookingMove): boolean {
  const last = bookingIn(day, spanId)?.history.slice(-1)[0]
  return last !== undefined && last.on === event && last.by === by
}

/** What the clock brings on a day: bookings whose time is over, calls that nobody followed, whoever is next. */
export function passTime(day: RoomDayDocument, now: number): RoomStep {
  const overdue = overdueEvents(bookingFlow)
  let step: RoomStep = { day, follow: [] }
  for (const span of day.spans) {
    const due = dueOf(span)
    if (due === null || due > now || span.what !== 'booking') continue
    const event = span.state === 'booked' ? 'miss' : overdue.get(span.state)
    if (!event) continue
    const next = moveBooking(step.day, { spanId: span.id, event, by: 'system', roles: ['system'], now })
    if (next.ok) step = { day: next.value.day, follow: [...step.follow, ...next.value.follow] }
  }
  const [head, ...others] = step.day.line
  if (head && head.calledAt !== null && head.calledAt + roomRules.callMs <= now)
    step = { ...step, day: withParts(step.day, { line: others }, now) }
  const called = callNext(step, now)
  return { ...called, day: { ...called.day, wakeAt: wakeOf(called.day, now) } }
}

/** Nobody is told of seconds. */
const wholeMinute = (at: number): number => at - (at % MINUTE)

interface WalkIn extends Omit<Booking, 'startAt' | 'endAt'> {
  /** Until when the room is open. */
  closesAt: number
  now: number
}

/** Whether somebody uses the room already; a second tap may have been made a moment before the first one counted. */
const usesIt = ({ spans }: RoomDayDocument, personId: string, now: number): boolean =>
  spans.some(
    (span) =>
      span.what === 'booking' &&
      span.state === 'here' &&
      span.personId === personId &&
      span.startAt <= now + MINUTE &&
      span.endAt > now,
  )

type EnterCode = 'ROOM_TAKEN' | 'ROOM_LINE' | 'ROOM_DAY_FULL'

/** Somebody walks in and uses the room, as long as nobody else has it. */
export function walkIn(
  day: RoomDayDocument,
  { closesAt, now, ...who }: WalkIn,
): Decision<RoomStep, EnterCode> {
  if (usesIt(day, who.personId, now)) return ok({ day, follow: [] })
  const [head, ...others] = day.line
  const isTurn = head?.personId === who.personId
  if (head && !isTurn) return reject('ROOM_LINE', { waiting: day.line.length })
  const waiting = isTurn ? others : day.line
  const longest = waiting.length > 0 ? roomRules.turnMs : roomRules.walkInMs
  const endAt = wholeMinute(freeUntil(day, now, Math.min(now + longest, closesAt)))
  if (takenAt(day, now) || endAt - now < roomRules.shortestMs) return reject('ROOM_TAKEN')
  if (day.spans.length >= roomRules.mostSpans) return reject('ROOM_DAY_FULL')
  const entry = { at: now, by: who.personId, on: 'walkIn', from: '', to: 'here' }
  const span: BookingSpan = {
    ...{ ...who, what: 'booking', holds: true, walkedIn: true, later: false, startAt: now, endAt },
    ...{ state: 'here', version: 1, dueAt: endAt, history: [entry] },
  }
  return ok({ day: withParts(day, { spans: [...day.spans, span], line: waiting }, now), follow: [] })
}

/** Whoever has walked in gives the room to those who wait once a turn is over, and is told how long that is. */
function shortened(spans: readonly RoomSpan[], now: number): { spans: RoomSpan[]; follow: RoomFollow[] } {
  const using = spans.find(
    (span): span is BookingSpan =>
      span.what === 'booking' && span.holds && span.walkedIn && span.startAt <= now && span.endAt > now,
  )
  const endAt = using && wholeMinute(Math.max(using.startAt + roomRules.turnMs, now + roomRules.callMs))
  if (!using || endAt === undefined || endAt >= using.endAt) return { spans: [...spans], follow: [] }
  const after = { ...using, endAt, dueAt: endAt }
  const { id, personId, startAt } = after
  const told: RoomFollow = {
    ...{ do: 'tell', what: 'shorter', personId, cause: `${id}|shorter`, reason: '' },
    times: { startAt, endAt },
  }
  return { spans: withSpan(spans, after), follow: [told] }
}

/** Somebody waits for the room. */
export function lineUp(
  day: RoomDayDocument,
  ticket: Omit<RoomTicket, 'calledAt' | 'at'>,
  now: number,
): Decision<RoomStep, 'ROOM_LINE_FULL'> {
  if (day.line.some(({ personId }) => personId === ticket.personId)) return ok({ day, follow: [] })
  if (day.line.length >= roomRules.mostWaiting)
    return reject('ROOM_LINE_FULL', { most: roomRules.mostWaiting })
  const { spans, follow } = shortened(day.spans, now)
  const line = [...day.line, { ...ticket, at: now, calledAt: null }]
  return ok(callNext({ day: withParts(day, { spans, line }, now), follow }, now))
}

/** Somebody does not wait any more. */
export function leaveLine(day: RoomDayDocument, personId: string, now: number): RoomStep {
  const line = day.line.filter((ticket) => ticket.personId !== personId)
  if (line.length === day.line.length) return { day, follow: [] }
  return callNext({ day: withParts(day, { line }, now), follow: [] }, now)
}

/** Somebody was there, where the room is always open; each person once a day. */
export function noteCame(
  day: RoomDayDocument,
  personId: string,
  now: number,
): Decision<RoomStep, 'ROOM_DAY_FULL'> {
  if (day.came.some((one) => one.personId === personId)) return ok({ day, follow: [] })
  if (day.came.length >= roomRules.mostCame) return reject('ROOM_DAY_FULL')
  return ok({ day: withParts(day, { came: [...day.came, { personId, at: now }] }, now), follow: [] })
}
