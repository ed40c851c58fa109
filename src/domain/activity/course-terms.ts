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

/** What an activity says of those who come. */
export type ForWhom = Pick<ActivityFacts, 'type' | 'audience' | 'minAge' | 'maxAge'>

const elders: readonly ActivityFacts['audience'][] = ['elder60', 'elder80']

/** Help with schoolwork is for those who go to school, unless it says that only grown people come. */
const isSchoolwork = ({ type, audience, minAge }: ForWhom): boolean =>
  type === 'tutoring' && (minAge ?? 0) < OF_AGE && !elders.includes(audience)

/** Whether those who come are minors, by what the activity says of them. */
export const isForMinors = (facts: ForWhom): boolean =>
  facts.audience === 'child' ||
  facts.audience === 'teen' ||
  (facts.maxAge !== null && facts.maxAge < OF_AGE) ||
  isSchoolwork(facts)

const bare = (name: string): string => name.replace(/\s/g, '')

/** Those who are there beside the teacher, each counted once. */
const adultsBeside = ({ adults, teacher }: CourseTerms): Set<string> => {
  const names = new Set(adults.map(bare))
  names.delete(bare(teacher.name))
  return names
}

/** Whether somebody looks after the minors of a course beside the teacher; anything else needs nobody. */
export const hasAdults = (facts: ForWhom & Pick<ActivityFacts, 'course'>): boolean =>
  !facts.course || !isForMinors(facts) || adultsBeside(facts.course).size >= LEAST_ADULTS

/** Whether the guardians are asked: children are taught their schoolwork in a course, which asks them. */
export const asksGuardians = (facts: ForWhom & Pick<ActivityFacts, 'course'>): boolean =>
  Boolean(facts.course) || !isSchoolwork(facts)

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

export type TermsCode = 'COURSE_TOO_LARGE' | 'COURSE_DRAW_LATE' | 'COURSE_PLAIN' | 'COURSE_ADULTS'

/** Whether what the form says of a course goes together: its size, the day of the draw, who is there beside the teacher, and nobody else to choose among. */
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
  if (adultsBeside(course).size < course.adults.length) return reject('COURSE_ADULTS')
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
