/** Owns what of activities waits for somebody: a draft, a review, those who ask for a place, and what is over and not told of. */
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { awaitedEnds, recapRules } from '@/domain/activity/recap'
import { tellWeek } from '@/domain/activity/week'
import { answerUntilOf } from '@/domain/activity/rules'
import { activityFlow } from '@/domain/activity/activity-flow'
import { deskPages } from '@/domain/desk-pages'
import { DAY } from '@/domain/kernel/clock'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { heldOf, holds, isStaff, ORGANISERS } from '@/domain/person/roles'
import { dateWord } from '@/domain/words/moments'
import type { Doc } from '../../platform/cloud'
import { askedSessionsJoin } from '../../repositories/sessions'
import { untoldSessionsJoin } from '../../repositories/recaps'
import { source } from '../to-do-source'
import { inStates } from '../in-states'

/** No session is longer; and so many that are over are looked at. */
const LONGEST = DAY

const UNTOLD = 12

export const activities = source<ActivityDocument & Doc>({
  join: (caller, _now, limit) =>
    inStates('activities', caller, statesWaitingFor(activityFlow, heldOf(activityFlow.roles, caller)), limit),
  // A draft is its writer's to-do; what waits for review is another's.
  isFor: (activity, { personId }) =>
    (activity.state === 'pendingReview') !== (activity.createdBy === personId),
  toDo: (activity) => ({
    id: activity._id,
    kind: 'activity',
    title: activity.title,
    caption: activityFlow.states[activity.state].label,
    dueAt: activity.dueAt,
    page: `/packages/desk/activity/index?activityId=${activity._id}`,
  }),
})

type Untold = Pick<SessionDocument, 'activityId' | 'title' | 'startAt' | 'endAt'> & {
  told: { n: number }[]
} & Doc

/** What a leader may tell of a session from the day after on; it is asked for some days and then no more. */
export const recaps = source<Untold>({
  join: ({ stationId, personId, roles }, now) =>
    holds(ORGANISERS, { roles })
      ? untoldSessionsJoin({ stationId, leaderId: personId }, awaitedEnds(now), LONGEST, UNTOLD)
      : null,
  // A shift that is on every day is no event: nobody writes a recap of each.
  among: (found) => tellWeek(found).single,
  isFor: ({ told }) => told.length === 0,
  most: 2,
  toDo: ({ _id, title, startAt, endAt }) => ({
    id: _id,
    kind: 'recap',
    title: `「${title}」办完了，写几句`,
    caption: `${dateWord(startAt, endAt)}，来了多少人已经数好`,
    dueAt: endAt + recapRules.toDoDays * DAY,
    page: deskPages.recapForm(_id),
  }),
})

type Asked = Pick<SessionDocument, 'title' | 'startAt' | 'enrolUntil' | 'review' | 'seats'> & Doc

/** Those who wait for somebody to agree to their place: for the station's staff, and for whoever leads the session. */
export const applicants = source<Asked>({
  join: (caller, now, limit) =>
    holds(ORGANISERS, caller)
      ? askedSessionsJoin(
          {
            stationId: caller.stationId,
            ...(isStaff(caller) ? {} : { leaderId: caller.personId }),
          },
          now,
          limit,
        )
      : null,
  toDo: ({ _id, title, review = '', seats, ...times }) => ({
    id: _id,
    kind: 'applicants',
    title: `「${title}」${seats.applying ?? 0} 人等确认`,
    caption: review === '' ? '报名等您确认' : `看：${review}`,
    dueAt: answerUntilOf(times),
    page: deskPages.applicants(_id),
  }),
})
