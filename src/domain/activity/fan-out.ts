/** Owns what a change of an activity means for one of its sessions. */
import { dayOf } from '../kernel/clock'
import type { GuardedUpdate } from '../kernel/guarded-update'
import type { ActivityDocument, SessionDocument } from './documents'
import { sessionFactsOf } from './new-session'
import { textsOf } from './facts'
import { SEATS, sessionPatch, unsettledSince } from './session-changes'
import { nextDueAtOf, stateAt } from './session-flow'

const over = new Set(['ended', 'cancelled'])

/** The session's cancellation together with its activity; null when it is over already. */
export function cancelledWith(session: SessionDocument, reason: string, now: number): GuardedUpdate | null {
  if (over.has(stateAt(session, now))) return null
  const { guard, patch } = sessionPatch(session, { to: 'cancelled', now, notice: reason })
  return { guard, patch: { ...patch, $set: { ...patch.$set, withAll: true } } }
}

/** What those who are there may still be told differently; who may come and what counts stays as it began. */
function retoldWith(activity: ActivityDocument, session: SessionDocument): GuardedUpdate | null {
  const texts = textsOf(activity)
  if (JSON.stringify(texts) === JSON.stringify(textsOf(session))) return null
  const { words } = sessionFactsOf({ ...session, ...texts })
  return { guard: { version: session.version }, patch: { $set: { ...texts, words }, $inc: { version: 1 } } }
}

/** The facts, times and place that the session takes over from its activity; null when nothing differs or it has begun. */
export function revisedWith(
  activity: ActivityDocument,
  session: SessionDocument,
  plan: ActivityDocument['plan'][number],
  now: number,
): GuardedUpdate | null {
  if (over.has(stateAt(session, now))) return null
  if (now >= session.startAt) return retoldWith(activity, session)
  const { startAt, endAt, enrolUntil } = plan
  const facts = sessionFactsOf(activity)
  // What its old deadline had closed is open again under a new one; what an organiser closed stays closed.
  const reopens = session.state === 'enrollClosed' && session.enrolUntil <= now && enrolUntil > now
  const state = reopens ? 'enrolling' : session.state
  const next = { ...session, ...facts, state, startAt, endAt, enrolUntil, day: dayOf(startAt) }
  if (JSON.stringify(next) === JSON.stringify(session)) return null
  const reminded = startAt === session.startAt ? {} : { remindedAt: now }
  const mark = unsettledSince(now)
  return {
    guard: { version: session.version },
    patch: {
      $set: {
        ...facts,
        ...reminded,
        ...(reopens ? { state, [`${SEATS}.open`]: true } : {}),
        startAt,
        endAt,
        enrolUntil,
        day: next.day,
        nextDueAt: nextDueAtOf({ ...next, ...reminded }),
        // Those who signed up hear of new times from the job that settles the session.
        ...mark.$set,
      },
      $min: mark.$min,
      $inc: { version: 1, ...(reopens ? { [`${SEATS}.version`]: 1 } : {}) },
    },
  }
}
