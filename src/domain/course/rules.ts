/** Owns what a course is at an instant, and when the timer has something to do about it. */
import { dayOf, DAY, MINUTE, NEVER } from '../kernel/clock'
import { MOST_ADULTS, MOST_IN_LINE, MOST_LEARNERS, MOST_LESSONS } from '../activity/course-terms'
import { activityForm } from '../activity/form'
import { MOST_OPTIONS, MOST_QUESTIONS } from '../activity/organiser-questions'
import type { Seats } from '../kernel/seats'
import { MOST_APPLICANTS } from '../kernel/seats-applicants'
import type { CourseDocument, Lesson } from './documents'

/** How long a place that staff took away can be given back. */
export const DROP_UNDO = 10 * MINUTE
/** How long a course is shown after its last lesson. */
export const SHOWN_AFTER = 30 * DAY
/** Absent so often without a word, and the place may go on; said before one enrols. */
export const ABSENCES_BEFORE_LOSS = 2

/** `lots`: tickets are taken until the draw. `drawing`: their time is over. `open`: whoever comes first. `over`: nobody enrols any more. */
type CoursePhase = 'lots' | 'drawing' | 'open' | 'over'

type Timed = Pick<CourseDocument, 'state' | 'course' | 'draw' | 'lessons'>

const ahead = ({ lessons }: Pick<CourseDocument, 'lessons'>, now: number): Lesson[] =>
  lessons.filter(({ isOff, startAt }) => !isOff && startAt > now)

export function phaseOf(course: Timed, now: number): CoursePhase {
  if (course.state === 'cancelled' || ahead(course, now).length === 0) return 'over'
  const { drawAt } = course.course
  if (drawAt === null || course.draw !== null) return 'open'
  return now < drawAt ? 'lots' : 'drawing'
}

export { ahead as lessonsAhead }

/** The day that is mixed into the draw: that of the draw, as it is announced, in eight digits. */
export const drawDayOf = ({ course }: Pick<CourseDocument, 'course'>): string =>
  dayOf(course.drawAt ?? 0).replace(/-/g, '')

/** Whether this phone has a place for anybody, waits, or asks. */
export const isOfPhone = ({ holders, queue, applicants = [] }: Seats, phone: string): boolean =>
  [...holders, ...queue, ...applicants].some(({ by }) => by === phone)

/** Whether somebody could move up now. */
export const movesUp = (
  { seats, state, holdUntil }: Pick<CourseDocument, 'seats' | 'state' | 'holdUntil'>,
  now: number,
): boolean => state === 'open' && holdUntil <= now && seats.free > 0 && seats.queue.length > 0

/** When the timer next has something to do, all being settled: the draw, or the end of what may be undone. */
export function wakeAtOf(course: Timed & Pick<CourseDocument, 'holdUntil' | 'seats'>, now: number): number {
  if (course.state === 'cancelled') return NEVER
  const { drawAt } = course.course
  const draw = drawAt !== null && course.draw === null ? drawAt : NEVER
  const hold = course.holdUntil > now ? course.holdUntil : NEVER
  return Math.min(draw, hold)
}

/** What the lists of a course hold at most. */
export const courseLists = {
  'course.adults': MOST_ADULTS,
  lessons: MOST_LESSONS,
  'draw.lots': MOST_APPLICANTS,
  'pictures.files': activityForm.photos.most,
  'seats.holders': MOST_LEARNERS,
  'seats.offers': 0,
  'seats.queue': MOST_IN_LINE,
  'seats.applicants': MOST_APPLICANTS,
  'seats.posts': 0,
  questions: MOST_QUESTIONS,
  'questions[].options': MOST_OPTIONS,
} as const
