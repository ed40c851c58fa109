/** Owns closing a room for a while, and opening it again: whoever has booked it is told, an activity stands in the way. */
import { type Decision, ok, reject } from '../kernel/errors'
import { DAY, startOf } from '../kernel/clock'
import type { ClosedSpan, RoomDayDocument, RoomSpan, SessionSpan } from './documents'
import type { Times } from './opening'
import { moveBooking, type RoomFollow, type RoomStep, wakeOf } from './room-day'
import { roomRules } from './rules'
import { takenIn } from './time'

interface Closing extends Times {
  id: string
  reason: string
  by: string
  byName: string
}

/** The part of a closing that lies on a day. */
const partOn = ({ startAt, endAt }: Times, day: string): Times => ({
  startAt: Math.max(startAt, startOf(day)),
  endAt: Math.min(endAt, startOf(day) + DAY),
})

/** The activity that stands in the way of closing a room; null when none does. */
export const activityIn = (day: Pick<RoomDayDocument, 'spans'>, times: Times): SessionSpan | null =>
  takenIn(day, times).find((span): span is SessionSpan => span.what === 'session') ?? null

const stepOn = (day: RoomDayDocument, spans: RoomSpan[], follow: RoomFollow[], now: number): RoomStep => {
  const next = { ...day, spans, version: day.version + 1 }
  return { day: { ...next, wakeAt: wakeOf(next, now) }, follow }
}

type CloseCode = 'ROOM_HAS_ACTIVITY' | 'ROOM_DAY_FULL'

/** The day with the room closed; whoever had booked within is told why. The same once more changes nothing. */
export function closeOn(day: RoomDayDocument, closing: Closing, now: number): Decision<RoomStep, CloseCode> {
  if (day.spans.some(({ id }) => id === closing.id)) return ok({ day, follow: [] })
  const times = partOn(closing, day.day)
  const activity = activityIn(day, times)
  if (activity) return reject('ROOM_HAS_ACTIVITY', { title: activity.title })
  if (day.spans.length >= roomRules.mostSpans) return reject('ROOM_DAY_FULL')
  let step: RoomStep = { day, follow: [] }
  for (const taken of takenIn(day, times)) {
    if (taken.what !== 'booking') continue
    const { id, reason, by } = closing
    const cancelled = moveBooking(step.day, {
      ...{ spanId: taken.id, event: 'cancel', by, roles: ['staff'], reason, key: id, now },
    })
    if (cancelled.ok) step = { day: cancelled.value.day, follow: [...step.follow, ...cancelled.value.follow] }
  }
  // Closed twice it opens when both are taken back.
  const { id, reason, byName } = closing
  const span: ClosedSpan = { id, what: 'closed', holds: true, reason, byName, ...times }
  // Nobody is called into a room that has just been closed.
  const line = step.day.line.map((ticket) => ({ ...ticket, calledAt: null }))
  const follow = step.follow.filter((one) => one.do !== 'tell' || one.what !== 'turn')
  return ok(stepOn({ ...step.day, line }, [...step.day.spans, span], follow, now))
}

/** The day with the room open again; who had been turned away just now has the room back. */
export function openOnceMore(
  day: RoomDayDocument,
  { id, by }: Pick<Closing, 'id' | 'by'>,
  now: number,
): RoomStep {
  if (!day.spans.some((span) => span.id === id && span.what === 'closed')) return { day, follow: [] }
  const rest = day.spans.filter((span) => span.id !== id)
  let step = stepOn(day, rest, [], now)
  for (const span of rest) {
    if (span.what !== 'booking' || span.history[span.history.length - 1]?.key !== id) continue
    const restored = moveBooking(step.day, { spanId: span.id, event: 'restore', by, roles: ['staff'], now })
    if (restored.ok) step = { day: restored.value.day, follow: [...step.follow, ...restored.value.follow] }
  }
  return { ...step, day: { ...step.day, version: day.version + 1 } }
}
