/** Owns the guarded updates of a session beyond its seats: opening, closing, moving in time, cancelling. */
import { dayOf } from '../kernel/clock'
import { together, type Guard, type GuardedUpdate } from '../kernel/guarded-update'
import type { SessionDocument, SessionState } from './documents'
import { nextDueAtOf } from './session-flow'

/** Where the seats lie in a session. */
export const SEATS = 'seats'

/** Longer than a request may live: after so long a quiet nobody who changed the seats is still writing rows. */
export const QUIET_MS = 30_000

/**
 * The mark of a session whose seats or facts have changed: the job brings everybody in step with it once whoever changed
 * it has had the time to do so, so that it mostly finds all done. What waits already does not wait longer for it.
 */
export const unsettledSince = (now: number) =>
  ({
    $set: { unsettled: true, seatsChangedAt: now },
    $min: { settleAt: now + QUIET_MS },
  }) as const

/**
 * A change of the seats as it must be written: it also marks the session as unsettled, so that the job compares the
 * seats with the enrollments even if whoever changed them dies right afterwards.
 */
export const changingSeats = (update: GuardedUpdate, now: number, guard: Guard = {}): GuardedUpdate =>
  together(update, { guard, patch: unsettledSince(now) })

export interface SessionChange {
  to: SessionState
  now: number
  /** New times, when it is postponed. */
  times?: { startAt: number; endAt: number; enrolUntil: number }
  /** Why it was postponed or cancelled. */
  notice?: string | null
}

/** Moves by which nobody's place, time or row changes, and of which nobody is told. */
const isQuiet = (to: SessionState): boolean => to === 'enrollClosed' || to === 'ongoing'

/**
 * The compare-and-swap that writes a decided move of a session. The seats open and close with the state, and unless the
 * move is a quiet one the session becomes unsettled, so that the job brings times and places of everybody in step and
 * tells them.
 */
export function sessionPatch(
  session: SessionDocument,
  { to, now, times, notice }: SessionChange,
): GuardedUpdate {
  // Those who are told of new times now need not be reminded at once.
  const remindedAt = times ? { remindedAt: now } : {}
  const next = { ...session, ...times, ...remindedAt, state: to }
  const open = to === 'enrolling'
  const mark = isQuiet(to) ? null : unsettledSince(now)
  return {
    guard: { state: session.state, version: session.version },
    patch: {
      $set: {
        state: to,
        ...(times ? { ...times, day: dayOf(times.startAt) } : {}),
        ...remindedAt,
        ...(notice === undefined ? {} : { notice }),
        nextDueAt: nextDueAtOf(next),
        [`${SEATS}.open`]: open,
        ...(to === 'cancelled' ? { listed: false } : {}),
        ...mark?.$set,
      },
      ...(mark && { $min: mark.$min }),
      $inc: { version: 1, [`${SEATS}.version`]: 1 },
    },
  }
}
