/** Owns what takes a room at which times: what overlaps, what is free between, what goes on now. */
import { DAY, type Day, dayOf, startOfDay } from '../kernel/clock'
import type { Guard, GuardedUpdate } from '../kernel/guarded-update'
import type { RoomDayDocument, RoomSpan } from './documents'
import type { Times } from './opening'

type Spans = Pick<RoomDayDocument, 'spans'>

/** The days that some times touch, in their order: two where they go on past midnight. */
export function daysTouched({ startAt, endAt }: Times): Day[] {
  const days: Day[] = []
  for (let at = startOfDay(startAt); at < endAt; at += DAY) days.push(dayOf(at))
  return days
}

/** Touching ends do not overlap. */
export const overlaps = (a: Times, b: Times): boolean => a.startAt < b.endAt && a.endAt > b.startAt

/** What takes the room at some of these times, the earliest first; but for the span of an id. */
export const takenIn = ({ spans }: Spans, times: Times, but?: string): RoomSpan[] =>
  spans
    .filter((span) => span.holds && span.id !== but && overlaps(span, times))
    .sort((a, b) => a.startAt - b.startAt)

/** What takes the room at an instant; null while it is free. */
export const takenAt = (day: Spans, at: number): RoomSpan | null =>
  takenIn(day, { startAt: at, endAt: at + 1 })[0] ?? null

/** When the room is next taken after an instant, at the latest at `end`. */
export const freeUntil = (day: Spans, from: number, end: number): number =>
  takenIn(day, { startAt: from, endAt: Math.max(end, from + 1) })[0]?.startAt ?? end

/** What is left free of these times by what takes some of them, in its order. */
export function freeBetween(taken: readonly Times[], { startAt, endAt }: Times): Times[] {
  const free: Times[] = []
  let from = startAt
  for (const one of [...taken].sort((a, b) => a.startAt - b.startAt)) {
    if (one.startAt > from) free.push({ startAt: from, endAt: Math.min(one.startAt, endAt) })
    from = Math.max(from, one.endAt)
  }
  return (from < endAt ? [...free, { startAt: from, endAt }] : free).filter((one) => one.endAt > one.startAt)
}

/**
 * Holds while nothing takes the room at these times, but for other times of the same session: any number at the same
 * moment put one span into them.
 */
const freeGuard = ({ startAt, endAt }: Times, sessionId: string): Guard => {
  const overlapping = { holds: true, startAt: { $lt: endAt }, endAt: { $gt: startAt } }
  const others = sessionId === '' ? {} : { sessionId: { $ne: sessionId } }
  return { spans: { $not: { $elemMatch: { ...overlapping, ...others } } } }
}

/** Puts a span into a day that is there already; it takes effect only where its time is free. */
export const takingTime = (span: RoomSpan, wakeAt: number): GuardedUpdate => ({
  guard: freeGuard(span, span.what === 'session' ? span.sessionId : ''),
  patch: { $push: { spans: span }, $inc: { version: 1 }, $min: { wakeAt } },
})
