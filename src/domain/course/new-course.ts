/** Owns what a course is when its activity is published, and what it repeats from that. */
import type { ActivityDocument, SessionDocument } from '../activity/documents'
import { sessionFactsOf } from '../activity/new-session'
import { shownOf } from '../activity/pictures'
import { newSeats } from '../kernel/seats'
import type { CourseDocument } from './documents'
import { lessonsOf } from './lessons'

/** What a course repeats from its activity and its lessons: to be written again whenever these change. */
export function courseFactsOf(activity: ActivityDocument, sessions: readonly SessionDocument[]) {
  const { words: _words, ...facts } = sessionFactsOf(activity)
  return {
    ...facts,
    ...(activity.pictures && { pictures: shownOf(activity.pictures) }),
    ...lessonsOf(sessions),
  }
}

/** A course without anybody in it; null for an activity that is none. `seed` and `now` come from outside. */
export function newCourse(
  activity: ActivityDocument,
  sessions: readonly SessionDocument[],
  { seed, now }: { seed: string; now: number },
): CourseDocument | null {
  if (!activity.course) return null
  return {
    ...{ _id: activity._id, stationId: activity.stationId },
    ...courseFactsOf(activity, sessions),
    course: activity.course,
    ...{ state: 'open', notice: null, listed: true },
    seats: newSeats(activity.capacity, activity.queueCapacity),
    ...{ seed, draw: null, holdUntil: 0, dropped: null },
    ...{ wakeAt: now, changedAt: now, version: 1 },
  }
}
