/** Owns moving activities and sessions along their workflows at the desk. */
import type { ParsedInput } from '@/contract'
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { activityFlow } from '@/domain/activity/activity-flow'
import { sessionPatch, type SessionChange } from '@/domain/activity/session-changes'
import { sessionFlow, stateAt } from '@/domain/activity/session-flow'
import { alreadyDone, decide, moved, transitionPatch } from '@/domain/kernel/workflow'
import { done, joinedOne, refuse, type Handler } from '../../handler'
import { changeDoc } from '../../platform/cloud'
import { changeActivity, findActivity, sessionsOf, spreadActivity } from '../../repositories/activities'
import { deskActivityView, organiserRoles } from '../../views/desk-activity'

export const moveActivity: Handler<'desk.moveActivity'> = {
  joins: ({ input }) => ({ activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 } }),
  run: async ({ caller, input, joined, now }) => {
    let activity = joinedOne<ActivityDocument>(joined, 'activity')
    if (!activity) return refuse('NOT_FOUND')
    if (activity.stationId !== caller.stationId) return refuse('OTHER_STATION')
    if (!alreadyDone(activity, input.event, { by: caller.personId })) {
      const reason = input.reason ?? ''
      const move = decide(activityFlow, activity, input.event, {
        by: caller.personId,
        roles: organiserRoles(caller),
        at: now,
        facts: { activity, by: caller.personId, now, reason },
        ...(reason ? { note: reason } : {}),
      })
      if (!move.ok) return move
      if (activity.version !== input.version) return refuse('STALE')
      const spread = move.value.effects.length > 0
      const { guard, patch } = transitionPatch(activity, move.value)
      const written = await changeActivity(activity._id, guard, { ...patch, $set: { ...patch.$set, spread } })
      if (!written) return refuse('STALE')
      activity = { ...moved(activity, move.value), spread }
    }
    if (activity.spread) await spreadActivity(activity, now)
    return done(deskActivityView(activity, await sessionsOf(activity._id), caller, now))
  },
}

export const moveSession: Handler<'desk.moveSession'> = {
  joins: ({ input }) => ({ session: { from: 'sessions', where: { _id: input.sessionId }, limit: 1 } }),
  run: async ({ caller, input, joined, now }) => {
    const session = joinedOne<SessionDocument>(joined, 'session')
    if (!session) return refuse('NOT_FOUND')
    if (session.stationId !== caller.stationId) return refuse('OTHER_STATION')
    const { startAt, endAt, reason = '' } = input
    // The clock may have closed it already, though the timer has not come round to write that down.
    const byClock = { ...session, state: stateAt(session, now) }
    const move = decide(sessionFlow, byClock, input.event, {
      by: caller.personId,
      roles: organiserRoles(caller),
      at: now,
      facts: {
        now,
        startAt: session.startAt,
        endAt: session.endAt,
        enrolUntil: session.enrolUntil,
        reason,
        ...(startAt === undefined ? {} : { newStartAt: startAt }),
        ...(endAt === undefined ? {} : { newEndAt: endAt }),
      },
    })
    if (!move.ok && !(move.error.code === 'INVALID_STATE' && isDone(byClock, input))) return move
    if (move.ok) {
      const times = timesAfter(session, input, now)
      const notice = reason === '' ? {} : { notice: reason }
      const update = sessionPatch(session, { to: move.value.to, now, ...(times ? { times } : {}), ...notice })
      const written = await changeDoc('sessions', session._id, update.guard, update.patch)
      if (!written) return refuse('INVALID_STATE')
    }
    const activity = await findActivity(session.activityId)
    if (!activity) return refuse('NOT_FOUND')
    return done(deskActivityView(activity, await sessionsOf(activity._id), caller, now))
  },
}

/** A postponed session takes sign-ups until its new start; so does one that is reopened after its time to sign up. */
function timesAfter(
  { startAt, endAt, enrolUntil }: SessionDocument,
  input: ParsedInput<'desk.moveSession'>,
  now: number,
): SessionChange['times'] {
  if (input.event === 'postpone' && input.startAt && input.endAt) {
    return { startAt: input.startAt, endAt: input.endAt, enrolUntil: input.startAt }
  }
  const reopened = input.event === 'reopenEnrolment' && enrolUntil <= now
  return reopened ? { startAt, endAt, enrolUntil: startAt } : undefined
}

const reached: Record<string, SessionDocument['state']> = {
  closeEnrolment: 'enrollClosed',
  reopenEnrolment: 'enrolling',
  postpone: 'postponed',
  cancel: 'cancelled',
}

/** A repeat of what has been done already is answered as done. */
const isDone = (session: SessionDocument, input: { event: string; startAt?: number | undefined }): boolean =>
  reached[input.event] === session.state && (input.event !== 'postpone' || input.startAt === session.startAt)
