/** Owns reading and writing courses: the places in the whole, and bringing the lessons in step with them. */
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { SEATS } from '@/domain/activity/session-changes'
import type { CourseDocument } from '@/domain/course/documents'
import { firstOfFamily } from '@/domain/course/lot'
import { courseFactsOf, newCourse } from '@/domain/course/new-course'
import { isOfPhone, SHOWN_AFTER } from '@/domain/course/rules'
import { MOST_LESSONS } from '@/domain/activity/course-terms'
import { allOf, type Guard, type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import { standing } from '@/domain/kernel/seats-reading'
import { resizeQueue, resizeSeats } from '@/domain/kernel/seats'
import { addDoc, changeDoc, type Doc, findDocs, getDoc, getJoined } from '../platform/cloud'
import { seedOf, ticketNoOf } from '../platform/identity'
import type { Join } from '../platform/joins'

export const COURSES = 'courses'
export type CourseDoc = CourseDocument & Doc

/** Courses that a station shows at a time, its own and those of others. */
const SHOWN = 40

const withoutPeople = {
  'seats.holders': 0,
  'seats.queue': 0,
  'seats.offers': 0,
  'seats.applicants': 0,
  'draw.lots': 0,
  seed: 0,
} as const

const shown = (now: number): Guard => ({ listed: true, lastEndAt: { $gt: now - SHOWN_AFTER } })
const byEnd = { lastEndAt: 1, _id: 1 } as const

/** The courses of the caller's station, without their people. */
export const coursesJoin = (now: number): Join => ({
  ...{ from: COURSES, sameIn: 'stationId', where: shown(now), order: byEnd },
  ...{ limit: SHOWN, fields: withoutPeople },
})

/** Those that stations have opened to the whole district. */
export const districtCoursesJoin = (now: number): Join => ({
  ...{ from: COURSES, where: { district: true, ...shown(now) }, order: byEnd },
  ...{ limit: SHOWN, fields: withoutPeople },
})

/** One phone holds places in few courses at a time. */
const OWN = 20

/** Where one of these phones has a place for anybody, waits, or asks. */
const placesOf = (phones: unknown) =>
  ['holders', 'queue', 'applicants'].map((list) => ({ [`seats.${list}.by`]: phones }))

/** Those in which this phone has a place for anybody, waits, or asks. */
export const ownCoursesJoin = (phone: string, now: number): Join => ({
  ...{ from: COURSES, order: byEnd, limit: OWN },
  where: { lastEndAt: { $gt: now - SHOWN_AFTER }, $or: placesOf(phone) },
  fields: { title: 1, seats: 1 },
})

/** Those that are not over in which one of two people has a place, or teaches. */
export const openCoursesJoin = (both: readonly string[], now: number): Join => ({
  ...{ from: COURSES, order: byEnd, limit: OWN },
  where: {
    ...{ state: 'open', lastEndAt: { $gt: now } },
    $or: [...placesOf({ $in: [...both] }), { 'course.teacher.personId': { $in: [...both] } }],
  },
  fields: { title: 1, seats: 1, 'course.teacher': 1 },
})

/** Whether somebody of this phone has to do with a course, or this very person. */
export const hasPart = (
  { seats, course }: Pick<CourseDoc, 'seats'> & Partial<Pick<CourseDoc, 'course'>>,
  personId: string,
): boolean =>
  course?.teacher.personId === personId ||
  isOfPhone(seats, personId) ||
  standing(seats, personId).is !== 'none'

export const courseJoin = (courseId: string): Join => ({ from: COURSES, where: { _id: courseId }, limit: 1 })

/** Its lessons, without the people in them but those who stay away. */
export const lessonsJoin = (courseId: string): Join => ({
  ...{ from: 'sessions', where: { activityId: courseId }, order: { startAt: 1 }, limit: MOST_LESSONS },
  fields: { startAt: 1, endAt: 1, state: 1, away: 1 },
})

export type LessonDoc = Doc & Pick<SessionDocument, 'startAt' | 'endAt' | 'state' | 'away'>

export const findCourse = (courseId: string): Promise<CourseDoc | null> =>
  getDoc<CourseDoc>(COURSES, courseId)

export const findCourses = (where: Guard, limit: number): Promise<CourseDoc[]> =>
  findDocs<CourseDoc>(COURSES, where, { limit, order: [['wakeAt', 'asc']] })

/** A course with its lessons and everybody in them. One request. */
export async function courseWithLessons(
  courseId: string,
): Promise<{ course: CourseDoc; lessons: (SessionDocument & Doc)[] } | null> {
  const { fields: _fields, ...whole } = lessonsJoin(courseId) as Extract<
    Join,
    { limit: number; where: Guard }
  >
  const found = await getJoined<CourseDoc>(COURSES, courseId, { lessons: whole as Join })
  return found && { course: found.doc, lessons: (found.joined.lessons ?? []) as (SessionDocument & Doc)[] }
}

/** Writes a change as it stands. One request. @returns whether it took effect */
export const changeCourse = (
  courseId: string,
  { guard, patch }: GuardedUpdate,
  also: Guard = {},
): Promise<boolean> => changeDoc(COURSES, courseId, allOf(guard, also), patch)

/** The timer brings the lessons in step at its next run. */
const woken = (now: number): GuardedUpdate => ({
  guard: {},
  patch: { $set: { changedAt: now }, $min: { wakeAt: now } },
})

/** Writes a change of the places, of which the lessons are to hear. One request. */
export const changePlaces = (
  courseId: string,
  update: GuardedUpdate,
  now: number,
  also: Guard = {},
): Promise<boolean> => changeCourse(courseId, together(update, woken(now)), also)

/** A lesson was moved or cancelled by itself. One request. */
export const wakeCourse = (courseId: string, now: number): Promise<boolean> =>
  changeCourse(courseId, woken(now))

/** The ticket of a phone in the draw of a course: follows from both, so that nobody asks twice with two numbers. */
export const ticketOf = (courseId: string, by: string): string => ticketNoOf(courseId, by)

/** The ticket of a family: that which was drawn, before the draw that of the phone of the household that asked first. */
export function familyTicketOf(
  { _id, draw, seats }: Pick<CourseDoc, '_id' | 'draw' | 'seats'>,
  { personId, kin }: { personId: string; kin: readonly string[] },
): string {
  const family = [personId, ...kin]
  const drawn = new Set(draw?.lots.map(({ ticket }) => ticket))
  const ticket = draw && family.map((by) => ticketOf(_id, by)).find((one) => drawn.has(one))
  return ticket ?? ticketOf(_id, firstOfFamily(seats, family) ?? personId)
}

/**
 * Brings a course in line with its activity and the sessions that were just written: made when that is published,
 * revised with it, cancelled with it. Harmless when repeated. At most four requests.
 */
export async function bringCourse(
  activity: ActivityDocument,
  sessions: readonly SessionDocument[],
  now: number,
): Promise<void> {
  if (!activity.course) return
  if (activity.state === 'cancelled') {
    const notice = activity.history[activity.history.length - 1]?.note ?? ''
    const patch = {
      $set: { state: 'cancelled', notice, changedAt: now },
      $min: { wakeAt: now },
      $inc: { version: 1 },
    }
    await changeCourse(activity._id, { guard: { state: 'open' }, patch })
    return
  }
  if (activity.state !== 'published') return
  const fresh = newCourse(activity, sessions, { seed: seedOf(), now })
  if (!fresh || (await addDoc(COURSES, fresh)) === 'added') return
  const course = await findCourse(activity._id)
  if (!course) return
  await reviseCourse(course, activity, sessions, now)
}

async function reviseCourse(
  course: CourseDoc,
  activity: ActivityDocument,
  sessions: readonly SessionDocument[],
  now: number,
): Promise<void> {
  const facts = { ...courseFactsOf(activity, sessions), course: activity.course }
  const stands = Object.fromEntries(
    Object.keys(facts).map((key) => [key, course[key as keyof CourseDocument]]),
  )
  if (JSON.stringify(stands) !== JSON.stringify(facts)) {
    const patch = { $set: { ...facts, changedAt: now }, $min: { wakeAt: now }, $inc: { version: 1 } }
    await changeCourse(course._id, { guard: { version: course.version }, patch })
  }
  const { capacity, queueCapacity } = course.seats
  if (capacity !== activity.capacity)
    await changePlaces(course._id, resizeSeats(SEATS, capacity, activity.capacity), now)
  if (queueCapacity !== activity.queueCapacity)
    await changePlaces(course._id, resizeQueue(SEATS, queueCapacity, activity.queueCapacity), now)
}
