/**
 * Owns what time and changes bring about in a course: the draw at its hour, the next in line, seats in every lesson for
 * everybody with a place, and the letters. Whatever a request left undone when it died is done here.
 */
import { SEATS, QUIET_MS } from '@/domain/activity/session-changes'
import { lessonsOf, lessonStep } from '@/domain/course/lessons'
import { drawOf, headsOf } from '@/domain/course/lot'
import { drawDayOf, movesUp, phaseOf, wakeAtOf } from '@/domain/course/rules'
import type { SessionDocument } from '@/domain/activity/documents'
import { type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import { fillByDraw, seatNext } from '@/domain/kernel/seats-lots'
import { courseLetters } from '../api/repositories/course-letters'
import {
  changeCourse,
  changePlaces,
  type CourseDoc,
  COURSES,
  courseWithLessons,
  findCourses,
  ticketOf,
} from '../api/repositories/courses'
import { householdsOf } from '../api/repositories/people'
import { postMissing } from '../api/repositories/messages'
import { changeSeats } from '../api/repositories/places'
import type { Doc } from '../api/platform/cloud'
import type { Job } from './job'
import { sweep } from './sweep'

type Lessons = (SessionDocument & Doc)[]

const MOST_STEPS = 8

/** The draw as one update, with what is published of it. One request. */
async function drawing(course: CourseDoc, now: number): Promise<GuardedUpdate> {
  const day = drawDayOf(course)
  const { seats, seed } = course
  const phones = new Set((seats.applicants ?? []).map(({ by }) => by))
  const headOf = headsOf(seats, await householdsOf([...phones]))
  const { lots, order } = drawOf(seats, { seed, day, ticketOf: (by) => ticketOf(course._id, headOf(by)) })
  const draw = { at: now, day, lots, free: seats.free, line: seats.queueFree }
  return together(fillByDraw(SEATS, seats, order, now), {
    guard: { draw: null, version: course.version },
    patch: { $set: { draw } },
  })
}

/** What is due about the places themselves; null when nothing is. */
async function placesStep(course: CourseDoc, now: number): Promise<GuardedUpdate | null> {
  if (phaseOf(course, now) === 'drawing') return drawing(course, now)
  return movesUp(course, now) ? seatNext(SEATS, course.seats.queue.slice(0, course.seats.free), now) : null
}

/** The course as it stands once nothing is due about its places. */
async function settledPlaces(courseId: string, now: number) {
  for (let step = 0; step < MOST_STEPS; step++) {
    const found = await courseWithLessons(courseId)
    const update = found && (await placesStep(found.course, now))
    if (!found || !update) return found
    await changePlaces(courseId, update, now)
  }
  return null
}

/**
 * Brings the lessons in step, all at once. Nobody else writes their rows, so the job that does may begin at its next run.
 * @returns whether something was changed
 */
async function bringLessons(course: CourseDoc, lessons: Lessons, now: number): Promise<boolean> {
  const changed = await Promise.all(
    lessons.map(async (lesson) => {
      const update = lessonStep(course, lesson, now)
      if (!update) return false
      await changeSeats(lesson._id, update, now - QUIET_MS, {
        version: lesson.version,
        'seats.version': lesson.seats.version,
      })
      return true
    }),
  )
  return changed.includes(true)
}

/** What the course tells of its lessons, where one was moved or cancelled by itself; null when it says the same. */
function toldLessons(course: CourseDoc, lessons: Lessons) {
  const told = lessonsOf(lessons)
  return JSON.stringify(told.lessons) === JSON.stringify(course.lessons) ? null : told
}

/** Settles one course. At most four requests and one for each lesson that is behind. Harmless when repeated, or run twice at once. */
async function settleCourse(courseId: string, now: number): Promise<void> {
  const found = await settledPlaces(courseId, now)
  if (!found) return
  const { course, lessons } = found
  await postMissing(courseLetters(course, now))
  const again = await bringLessons(course, lessons, now)
  const told = toldLessons(course, lessons)
  // What was changed is looked at once more, as are changes whose writer may still be at work.
  const rests = !again && now - course.changedAt >= QUIET_MS
  const wakeAt = rests ? wakeAtOf(course, now) : now + QUIET_MS
  if (wakeAt === course.wakeAt && !told) return
  await changeCourse(courseId, {
    guard: {
      version: course.version,
      [`${SEATS}.version`]: course.seats.version,
      changedAt: course.changedAt,
    },
    patch: { $set: { wakeAt, ...told } },
  })
}

export const settleCourses: Job = {
  name: 'settleCourses',
  ...sweep({
    collection: COURSES,
    where: (now) => ({ wakeAt: { $lte: now } }),
    find: findCourses,
    work: ({ _id }, now) => settleCourse(_id, now),
  }),
}
