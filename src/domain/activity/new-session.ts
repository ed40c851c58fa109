/** Owns what a session is when its activity is published, and what it repeats from the activity. */
import { dayOf } from '../kernel/clock'
import { dividedSeats } from '../kernel/seats-division'
import { wordsOf } from '../words/search'
import type { ActivityDocument, ActivityFacts, SessionDocument } from './documents'
import { factsOf } from './facts'
import { placesIn } from './course-terms'
import { sizesOf } from './posts'
import { shownOf } from './pictures'
import { filterMarksOf } from './search-words'
import { nextDueAtOf } from './session-flow'
import { activityTypeNames } from './vocabulary'

type SharedFacts = ActivityFacts & Pick<ActivityDocument, 'leaderId' | 'leaderName'>

/** What a session repeats from its activity: to be written again whenever the activity changes. */
export function sessionFactsOf(activity: SharedFacts): SharedFacts & { words: string[] } {
  const { leaderId, leaderName } = activity
  const facts: SharedFacts = { ...factsOf(activity), leaderId, leaderName }
  const spoken = [facts.title, facts.placeName, activityTypeNames[facts.type]].flatMap(wordsOf)
  return { ...facts, words: [...new Set([...spoken, ...filterMarksOf(facts)])] }
}

/** A session as planned, open for signing up. `now` and the door's secret come from outside. */
export function newSession(
  activity: ActivityDocument,
  plan: ActivityDocument['plan'][number],
  { doorSecret, now }: { doorSecret: string; now: number },
): SessionDocument {
  const session: SessionDocument = {
    _id: plan.sessionId,
    activityId: activity._id,
    stationId: activity.stationId,
    ...sessionFactsOf(activity),
    state: 'enrolling',
    startAt: plan.startAt,
    endAt: plan.endAt,
    day: dayOf(plan.startAt),
    enrolUntil: plan.enrolUntil,
    seats: dividedSeats(
      placesIn(activity),
      activity.course ? 0 : activity.queueCapacity,
      sizesOf(activity.posts ?? []),
    ),
    doorSecret,
    unsettled: false,
    seatsChangedAt: now,
    standbyReleasedAt: null,
    remindedAt: now,
    notice: null,
    listed: true,
    nextDueAt: null,
    ...(activity.pictures && { pictures: shownOf(activity.pictures) }),
    version: 1,
  }
  return { ...session, nextDueAt: nextDueAtOf(session) }
}
