/** Owns moving sessions along with the clock: reminders, enrolment closes, the session begins and ends, the absent are noted. */
import type { SessionDocument } from '@/domain/activity/documents'
import { QUIET_MS, sessionPatch } from '@/domain/activity/session-changes'
import { nextReminderOf } from '@/domain/activity/reminders'
import { clockEventOf, nextDueAtOf, sessionFlow } from '@/domain/activity/session-flow'
import { applied } from '@/domain/kernel/applied'
import { decide } from '@/domain/kernel/workflow'
import { callAbsent } from '../api/repositories/absences'
import { findEnrollments } from '../api/repositories/enrollments'
import {
  bareFields,
  changeSession,
  findBareSession,
  findBareSessions,
  type SessionDoc,
} from '../api/repositories/sessions'
import { remind } from './remind-of-session'
import type { Job } from './job'
import { forEachAtOnce, isClosed } from './run-each'
import { sweep } from './sweep'

/** Three states and two reminders in one run, when the clock has leapt over all of them. */
const MOST_MOVES = 6
const ABSENT_AT_ONCE = 200
/** In one session nobody is absent twice, so no two of them write the same person. */
const CALLED_AT_ONCE = 10
/** Called absent by one run, each in six requests. */
const MOST_ABSENT = 600

export const advanceSessions: Job = {
  name: 'advanceSessions',
  ...sweep({
    collection: 'sessions',
    where: (now) => ({ nextDueAt: { $lte: now } }),
    find: (where, limit) => findBareSessions(where, limit, [['nextDueAt', 'asc']]),
    brings: { order: { nextDueAt: 1 }, fields: bareFields },
    work: advance,
  }),
}

async function advance(session: SessionDoc, now: number): Promise<void> {
  let current: SessionDoc | null = session
  for (let move = 0; current && move < MOST_MOVES; move++) {
    if (current.nextDueAt === null || current.nextDueAt > now) return
    if (current.state === 'ended') return noteAbsent(current, now)
    const reminder = nextReminderOf(current)
    if (reminder === null || reminder > now) current = await moveByClock(current, now)
    else {
      // Thousands are reminded in several runs.
      if (!(await remind(current, reminder, now))) return
      current = await findBareSession(session._id)
    }
  }
}

/** One compare-and-swap. @returns the session as it stands; whoever else moved it meanwhile is read again */
async function moveByClock(session: SessionDoc, now: number): Promise<SessionDoc | null> {
  const event = clockEventOf(session, now)
  const decision =
    event &&
    decide(sessionFlow, session, event, {
      by: 'system',
      roles: ['system'],
      at: now,
      facts: { ...session, now },
    })
  if (!decision || !decision.ok) {
    await setDue(session, nextDueAtOf(session))
    return findBareSession(session._id)
  }
  const { guard, patch } = sessionPatch(session, { to: decision.value.to, now })
  // The absent are noted once every row is in step with the seats, which the next run but one finds settled.
  const due = decision.value.to === 'ended' ? { nextDueAt: now + QUIET_MS } : {}
  const whole = { ...patch, $set: { ...patch.$set, ...due } }
  return (await changeSession(session._id, { guard, patch: whole }))
    ? applied(session, whole)
    : findBareSession(session._id)
}

const setDue = (session: SessionDocument, nextDueAt: number | null): Promise<boolean> =>
  changeSession(session._id, {
    guard: { state: session.state, version: session.version },
    patch: { $set: { nextDueAt } },
  })

/**
 * Notes those who had a place and did not come; done once every row is in step with the seats. Of thousands a run calls
 * as many absent as it has time for, and the next one goes on with those who are left.
 */
async function noteAbsent(session: SessionDoc, now: number): Promise<void> {
  const where = { sessionId: session._id, state: 'confirmed' }
  for (let called = 0; called < MOST_ABSENT;) {
    const absent = await findEnrollments(where, { limit: ABSENT_AT_ONCE, fields: { _id: 1 } })
    let missed = 0
    await forEachAtOnce(absent, CALLED_AT_ONCE, async ({ _id }) => {
      if (await callAbsent(_id, { as: 'system', by: 'system', now })) missed += 1
    })
    called += missed
    if (isClosed()) return
    if (absent.length === ABSENT_AT_ONCE && missed > 0) continue
    if (absent.length < ABSENT_AT_ONCE && !session.unsettled) await setDue(session, null)
    return
  }
}
