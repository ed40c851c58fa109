/** Owns what must always be true of courses: places are counted, and whoever has one has a seat in every lesson. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { CourseDocument } from '../../../src/domain/course/documents'
import { phaseOf } from '../../../src/domain/course/rules'
import { lessonStep } from '../../../src/domain/course/lessons'

/** What holds after every single step. */
export const brokenCourses = (courses: readonly CourseDocument[]): string[] =>
  courses.flatMap(({ _id, seats, draw }) => {
    const { capacity, free, holders, queue, queueCapacity, queueFree, applicants = [], applying = 0 } = seats
    const all = [...holders, ...queue, ...applicants].map(({ who }) => who)
    return [
      ...(capacity === free + holders.length
        ? []
        : [`${_id} has ${free} free beside ${holders.length} of ${capacity}`]),
      ...(queueCapacity === queueFree + queue.length ? [] : [`${_id} miscounts its queue`]),
      ...(new Set(all).size === all.length ? [] : [`somebody is in ${_id} twice`]),
      ...(applying === applicants.filter(({ refused }) => !refused).length
        ? []
        : [`${_id} miscounts who asks`]),
      ...(draw && applying > 0 ? [`${_id} is drawn and somebody still asks`] : []),
    ]
  })

/** What holds when the jobs have had their time. */
export const unkeptCourses = (
  courses: readonly CourseDocument[],
  sessions: readonly SessionDocument[],
  now: number,
): string[] =>
  courses.flatMap((course) => {
    const lessons = sessions.filter(({ activityId }) => activityId === course._id)
    const { seats, holdUntil } = course
    const waits = course.state === 'open' && seats.free > 0 && seats.queue.length > 0 && holdUntil <= now
    return [
      ...(phaseOf(course, now) === 'drawing' ? [`${course._id} is not drawn`] : []),
      ...(waits ? [`somebody waits in ${course._id} beside a free place`] : []),
      ...lessons
        .filter((lesson) => lessonStep(course, lesson, now) !== null)
        .map(({ _id }) => `lesson ${_id} is behind its course`),
      ...(lessons.length === course.lessons.length
        ? []
        : [`${course._id} tells of other lessons than it has`]),
    ]
  })
