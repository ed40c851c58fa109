/** Owns what a change of an activity means for one of its sessions. */
import { dayOf } from '../kernel/clock'
import type { GuardedUpdate } from '../kernel/conditions'
import type { ActivityDocument, SessionDocument } from './documents'
import { sessionFactsOf } from './new-session'
import { sessionPatch } from './session-changes'
import { nextDueAtOf, stateAt } from './session-flow'

const over = new Set(['ended', 'cancelled'])

/** The session's cancellation together with its activity; null when it is over already. */
export function cancelledWith(session: SessionDocument, reason: string, now: number): GuardedUpdate | null {
  if (over.has(stateAt(session, now))) return null
  return sessionPatch(session, { to: 'cancelled', now, notice: reason })
}

/** The facts, times and place that the session takes over from its activity; null when nothing differs or it has begun. */
export function revisedWith(
  activity: ActivityDocument,
  session: SessionDocument,
  plan: ActivityDocument['plan'][number],
  now: number,
): GuardedUpdate | null {
  if (over.has(stateAt(session, now)) || now >= session.startAt) return null
  const { startAt, endAt, enrolUntil } = plan
  const facts = sessionFactsOf(activity)
  const next = { ...session, ...facts, startAt, endAt, enrolUntil, day: dayOf(startAt) }
  if (JSON.stringify(next) === JSON.stringify(session)) return null
  return {
    guard: { version: session.version },
    patch: {
      $set: {
        ...facts,
        startAt,
        endAt,
        enrolUntil,
        day: next.day,
        nextDueAt: nextDueAtOf(next),
        // Those who signed up hear of new times from the job that settles the session.
        unsettled: true,
        seatsChangedAt: now,
      },
      $inc: { version: 1 },
    },
  }
}
