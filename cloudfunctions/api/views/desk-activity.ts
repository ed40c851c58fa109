/** Owns how an activity is shown at the desk. */
import { roleNames, type Output } from '@/contract'
import { AUDIT, AUDITORS, ORGANISERS, isStaff, isOfStation, holds } from '@/domain/person/roles'
import { activityFlow } from '@/domain/activity/activity-flow'
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { factsOf } from '@/domain/activity/facts'
import { filesOf } from '@/domain/activity/pictures'
import { sessionFlow, stateAt } from '@/domain/activity/session-flow'
import { isReviewed } from '@/domain/activity/rules'
import { askingIn } from '@/domain/kernel/seats-applicants'
import { isCredential } from '@/domain/papers/vocabulary'
import type { CheckDocument } from '@/domain/moderation/documents'
import { maskName } from '@/domain/person/mask'
import { entryWords } from '@/domain/kernel/workflow-reading'
import type { Caller } from '../handler'
import { organiserRoles } from '../access/sessions'
import { narrowedTo, touchedByActivity } from '../touched'
import type { Clash } from '../repositories/clashes'
import { buttonsOf } from './buttons'
import { checkedAtDesk } from './check'
import { rowsOf } from './rows'

/** What these roles allow at the desk. */
export function rightsOf(caller: Pick<Caller, 'roles'>): Output<'desk.open'>['rights'] {
  return {
    organises: holds(ORGANISERS, caller),
    audits: holds(AUDITORS, caller),
    ...(holds(AUDIT, caller) && { reviews: true as const }),
    knowsGrid: isOfStation(caller),
    isStaff: isStaff(caller),
  }
}

const saidOf = entryWords(activityFlow, { begin: '新建', update: '修改', moveSession: '改了一场' })

export function formOf(activity: ActivityDocument): Output<'desk.moveActivity'>['form'] {
  const { capacity, queueCapacity, plan, credential } = activity
  // What was written in words before there were kinds is chosen anew.
  const kind = credential !== null && isCredential(credential) ? credential : null
  return {
    ...factsOf(activity),
    credential: kind,
    photos: filesOf(activity),
    capacity,
    queueCapacity,
    sessions: plan,
  }
}

/** Sessions that are not over yet and not cancelled. */
export const aheadOf = (sessions: readonly SessionDocument[], now: number): number =>
  sessions.filter((session) => !['ended', 'cancelled'].includes(stateAt(session, now))).length

/** The plan with the times that hold now: a postponed session has moved away from what was planned. */
const timesNow = (
  activity: ActivityDocument,
  sessions: readonly SessionDocument[],
): ActivityDocument['plan'] =>
  activity.plan.map((plan) => {
    const session = sessions.find((one) => one._id === plan.sessionId)
    if (!session) return plan
    const { startAt, endAt, enrolUntil } = session
    return { ...plan, startAt, endAt, enrolUntil }
  })

/** Those who wait for an answer; null where nobody has to agree and nobody asked. */
function askingOf(session: SessionDocument): number | null {
  return isReviewed(session) || (session.seats.applicants ?? []).length > 0
    ? askingIn(session.seats).length
    : null
}

export function deskActivityView(
  activity: ActivityDocument,
  given: {
    sessions: readonly SessionDocument[]
    clashes: readonly Clash[]
    /** The check of its photos when they were turned down. */
    turnedDown: CheckDocument | null
    caller: Caller
    now: number
  },
): Output<'desk.moveActivity'> {
  const { sessions, clashes, turnedDown, caller, now } = given
  const inReach = narrowedTo(caller, touchedByActivity(activity))
  return {
    rights: rightsOf(caller),
    mayChange: rightsOf(inReach).organises,
    activityId: activity._id,
    state: activity.state,
    version: activity.version,
    form: { ...formOf(activity), sessions: timesNow(activity, sessions) },
    photoCheck: checkedAtDesk(activity.pictures?.content, turnedDown, caller, now),
    leaderName: activity.leaderName,
    project: activity.project
      ? { name: activity.project.name, positionName: activity.project.positionName }
      : null,
    team: activity.team ? { name: activity.team.name } : null,
    clashes: clashes.map(({ sessionId, name, title }) => ({ sessionId, name: maskName(name), title })),
    sessions: rowsOf(activity.plan, (plan) => {
      const session = sessions.find((one) => one._id === plan.sessionId)
      return {
        sessionId: plan.sessionId,
        state: session
          ? sessionFlow.states[stateAt(session, now)].label
          : activityFlow.states[activity.state].label,
        startAt: session?.startAt ?? plan.startAt,
        endAt: session?.endAt ?? plan.endAt,
        taken: session ? session.seats.capacity - session.seats.free : 0,
        waiting: session?.seats.queue.length ?? 0,
        asking: session ? askingOf(session) : null,
        capacity: session?.seats.capacity ?? activity.capacity,
      }
    }),
    moves: buttonsOf(activityFlow, activity, {
      by: caller.personId,
      roles: organiserRoles(inReach),
      at: now,
      facts: { activity, by: caller.personId, now, reason: '…', sessionsAhead: aheadOf(sessions, now) },
    }),
    history: rowsOf(activity.history, (entry) => ({
      at: entry.at,
      text: saidOf(entry),
      by:
        entry.by === caller.personId
          ? '我'
          : maskName(entry.by === activity.leaderId ? activity.leaderName : roleNames.staff),
      note: entry.note ?? '',
    })),
  }
}
