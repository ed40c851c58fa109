/** Owns what makes an activity a course: one enrols once and comes to every lesson. What is decided about it is in `domain/course`. */
import { HOUR } from '../kernel/clock'
import { ok, reject, type Decision } from '../kernel/errors'
import type { ActivityFacts, CourseTerms } from './documents'

/** People in one course. */
export const MOST_LEARNERS = 100
/** People who wait for a place in one. */
export const MOST_IN_LINE = 20
export const MOST_ADULTS = 4
/** Adults who must be there where those who learn are minors. */
export const LEAST_ADULTS = 2
/** Lessons of one course, and sessions of one activity. */
export const MOST_LESSONS = 40
/** Between the draw and the first lesson families must be able to hear of it. */
const DRAW_LEAD = 12 * HOUR

const OF_AGE = 18

/** Whether those who come are minors, by what the activity says of them. */
export const isForMinors = ({ audience, maxAge }: Pick<ActivityFacts, 'audience' | 'maxAge'>): boolean =>
  audience === 'child' || audience === 'teen' || (maxAge !== null && maxAge < OF_AGE)

/** Whether somebody looks after the minors of a course beside the teacher; anything else needs nobody. */
export const hasAdults = (facts: Pick<ActivityFacts, 'audience' | 'maxAge' | 'course'>): boolean =>
  !facts.course || !isForMinors(facts) || facts.course.adults.length >= LEAST_ADULTS

/** Whether somebody's hours at a session count: everybody's where the activity counts them, and a teaching volunteer's. */
export const countsFor = (
  { countsHours, course }: Pick<ActivityFacts, 'countsHours' | 'course'>,
  personId: string,
): boolean => countsHours || course?.teacher.personId === personId

/** One place more in each lesson than in the course, where the teacher is one who signs in. */
export const placesIn = ({
  capacity,
  course,
}: { capacity: number } & Pick<ActivityFacts, 'course'>): number =>
  capacity + (course?.teacher.personId ? 1 : 0)

interface Planned extends Pick<ActivityFacts, 'course'> {
  posts?: readonly unknown[] | undefined
  review?: string | undefined
  capacity: number
  queueCapacity: number
  plan: readonly { startAt: number }[]
}

type TermsCode = 'COURSE_TOO_LARGE' | 'COURSE_DRAW_LATE' | 'COURSE_PLAIN'

/** Whether what the form says of a course goes together: its size, the day of the draw, and nobody else to choose among. */
export function decideTerms({
  course,
  posts,
  review,
  capacity,
  queueCapacity,
  plan,
}: Planned): Decision<true, TermsCode> {
  if (!course) return ok(true)
  if ((posts ?? []).length > 0 || review) return reject('COURSE_PLAIN')
  if (capacity > MOST_LEARNERS || queueCapacity > MOST_IN_LINE)
    return reject('COURSE_TOO_LARGE', { most: MOST_LEARNERS, line: MOST_IN_LINE })
  const first = Math.min(...plan.map(({ startAt }) => startAt))
  return course.drawAt !== null && course.drawAt > first - DRAW_LEAD ? reject('COURSE_DRAW_LATE') : ok(true)
}

/** The same course on other days, for an activity that is held again. */
export const shiftedTerms = (terms: CourseTerms | null, shift: number): CourseTerms | null =>
  terms && {
    ...terms,
    drawAt: terms.drawAt === null ? null : terms.drawAt + shift,
    ownUntil: terms.ownUntil === null ? null : terms.ownUntil + shift,
  }
