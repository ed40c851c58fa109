/** Owns moving activities and sessions along their workflows at the desk. */
import type { ParsedInput } from '@/contract'
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { activityFlow, changedWith } from '@/domain/activity/activity-flow'
import { askUntilOf, isReviewed } from '@/domain/activity/rules'
import { sessionPatch, type SessionChange } from '@/domain/activity/session-changes'
import { sessionFlow, stateAt } from '@/domain/activity/session-flow'
import { applied } from '@/domain/kernel/applied'
import { together } from '@/domain/kernel/guarded-update'
import { grown, historyPatch } from '@/domain/kernel/history'
import { alreadyDone, decide, transitionPatch } from '@/domain/kernel/workflow'
import { momentWord } from '@/domain/words/moments'
import { type Caller, done, joinedOne, refuse, type HandlerFor } from '../../handler'
import { withJoined } from '../../access/station'
import { changeDoc } from '../../platform/cloud'
import { changeActivity, findActivity, plannedSessions, fanOutActivity } from '../../repositories/activities'
import { wakeCourse } from '../../repositories/courses'
import { clashesOf } from '../../repositories/clashes'
import { aheadOf } from '../../views/desk-activity'
import { activityTouched, sessionTouched } from '../../touched'
import { organiserRoles } from '../../access/sessions'
import { activityAnswer } from './activity-answer'
import { roomsFor, takeRoomsIn } from './activity-rooms'
import { giveBackRooms, noLongerWanted, roomsOf } from '../../repositories/room-sessions'
import { bareSessionJoin } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import type { StationDocument } from '@/domain/station/documents'

export const moveActivity: HandlerFor<'desk.moveActivity'> = {
  joins: ({ input }) => ({
    ...withStation,
    activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 },
  }),
  touches: activityTouched,
  run: withJoined<ActivityDocument>('activity')(async (read, { caller, input, joined, now }) => {
    let activity = read
    if (!alreadyDone(activity, input.event, { by: caller.personId })) {
      const reason = input.reason ?? ''
      const sessionsAhead = input.event === 'archive' ? aheadOf(await plannedSessions(activity), now) : 0
      const move = decide(activityFlow, activity, input.event, {
        by: caller.personId,
        roles: organiserRoles(caller),
        at: now,
        facts: { activity, by: caller.personId, now, reason, sessionsAhead },
        ...(reason ? { note: reason } : {}),
      })
      if (!move.ok) return move
      if (activity.version !== input.version) return refuse('STALE')
      const clash = await roomsFor(joinedOne(joined, 'station'), activity, input.event, now)
      if (clash) return clash
      const { guard, patch } = together(
        transitionPatch(activity, move.value),
        ...changedWith(move.value.effects),
      )
      if (!(await changeActivity(activity._id, guard, patch))) return refuse('STALE')
      activity = applied(activity, patch)
    }
    const left = input.event === 'cancel' && read.state === 'published' ? roomsOf(read, read.plan) : []
    const sessions = activity.spread ? await fanOutActivity(activity, now) : null
    await giveBackRooms(left)
    return done(await activityAnswer(activity, caller, now, sessions ? { sessions } : {}))
  }),
}

export const moveSession: HandlerFor<'desk.moveSession'> = {
  joins: ({ input }) => ({
    ...withStation,
    session: bareSessionJoin(input.sessionId),
  }),
  touches: sessionTouched,
  run: withJoined<SessionDocument>('session')(async (session, { caller, input, joined, now }) => {
    const activity = await findActivity(session.activityId)
    if (!activity) return refuse('NOT_FOUND')
    // The clock may have closed it already, though the timer has not come round to write that down.
    const byClock = { ...session, state: stateAt(session, now) }
    const repeated = isDone(byClock, input)
    if (!repeated) {
      const station = joinedOne<StationDocument>(joined, 'station')
      const moved = await moveOnce({ session, byClock, activity, input, caller, station, now })
      if (!moved.ok) return moved
    }
    const sessions = await plannedSessions(activity)
    if (session.course) await wakeCourse(session.activityId, now)
    const kept = await keepMove(activity, sessions, { session, input, caller, now, repeated })
    const again =
      !repeated && input.event === 'postpone' ? sessions.filter(({ _id }) => _id === session._id) : []
    return done(await activityAnswer(kept, caller, now, { sessions, clashes: await clashesOf(again) }))
  }),
}

interface SessionMove {
  session: SessionDocument
  byClock: SessionDocument
  activity: ActivityDocument
  input: ParsedInput<'desk.moveSession'>
  caller: Caller
  station: StationDocument | null
  now: number
}

/** What a session takes of its room. */
const roomOf = (session: SessionDocument, times: { startAt: number; endAt: number } = session) =>
  roomsOf({ ...session, _id: session.activityId }, [{ sessionId: session._id, ...times }])

/** Decides one move of a session and writes it. */
async function moveOnce({ session, byClock, activity, input, caller, station, now }: SessionMove) {
  const { startAt, endAt, reason = '', version, seenStartAt } = input
  if (version !== activity.version || seenStartAt !== session.startAt) return refuse('STALE')
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
  if (!move.ok) return move
  const times = timesAfter(session, input, now)
  const notice = reason === '' ? {} : { notice: reason }
  const update = sessionPatch(session, { to: move.value.to, now, ...(times ? { times } : {}), ...notice })
  const after = input.event === 'cancel' ? [] : roomOf(session, times ?? session)
  const taken = noLongerWanted(after, roomOf(session))
  const clash = await takeRoomsIn(station, session, taken, now)
  if (clash) return clash
  const written = await changeDoc('sessions', session._id, update.guard, update.patch)
  await giveBackRooms(written ? noLongerWanted(roomOf(session), after) : taken)
  return written ? done(true) : refuse('STALE')
}

/** Writes into the course of the activity what was done with one of its sessions. A repeat has written it already. */
async function keepMove(
  activity: ActivityDocument,
  sessions: readonly SessionDocument[],
  given: Pick<SessionMove, 'session' | 'input' | 'caller' | 'now'> & { repeated: boolean },
): Promise<ActivityDocument> {
  const { session, input, caller, now, repeated } = given
  if (repeated) return activity
  const { startAt } = sessions.find(({ _id }) => _id === session._id) ?? session
  const did = `${momentWord(startAt, now)}：${sessionFlow.events[input.event].label}`
  const entry = {
    ...{ at: now, by: caller.personId, on: 'moveSession', from: activity.state, to: activity.state },
    note: input.reason ? `${did}，${input.reason}` : did,
  }
  await changeActivity(activity._id, {}, historyPatch('history', undefined, [entry]))
  return { ...activity, history: grown(activity.history, [entry]) }
}

/** A postponed session takes sign-ups until its new start; so does one that is reopened after its time to sign up. */
function timesAfter(
  session: SessionDocument,
  input: ParsedInput<'desk.moveSession'>,
  now: number,
): SessionChange['times'] {
  const { startAt, endAt, enrolUntil } = session
  const until = (at: number): number => (isReviewed(session) ? askUntilOf({ startAt: at }) : at)
  if (input.event === 'postpone' && input.startAt && input.endAt) {
    return { startAt: input.startAt, endAt: input.endAt, enrolUntil: until(input.startAt) }
  }
  const reopened = input.event === 'reopenEnrolment' && enrolUntil <= now
  return reopened ? { startAt, endAt, enrolUntil: until(startAt) } : undefined
}

const reached: Record<ParsedInput<'desk.moveSession'>['event'], SessionDocument['state']> = {
  closeEnrolment: 'enrollClosed',
  reopenEnrolment: 'enrolling',
  postpone: 'postponed',
  cancel: 'cancelled',
}

/** A repeat of what has been done already, with the same times and reason, is answered as done. */
function isDone(session: SessionDocument, input: ParsedInput<'desk.moveSession'>): boolean {
  if (reached[input.event] !== session.state) return false
  if (input.event === 'postpone' && (input.startAt !== session.startAt || input.endAt !== session.endAt))
    return false
  return input.reason === undefined || session.notice === input.reason
}
