/** Owns a course as it is being written on the form of its activity: what is wrong with it, what is sent. */
import type { Day } from '@/domain/kernel/clock'
import { DAY, dayOf, instantOf, startOf, timeOf } from '@/domain/kernel/clock'
import {
  asksGuardians,
  decideTerms,
  type ForWhom,
  isForMinors,
  LEAST_ADULTS,
  MOST_IN_LINE,
  MOST_LEARNERS,
} from '@/domain/activity/course-terms'
import type { Audience } from '@/domain/activity/vocabulary'
import type { ActivityForm } from './store'

type Terms = NonNullable<ActivityForm['course']>

export interface CourseDraft {
  /** A volunteer of the station who was chosen; null for somebody else, who has a name. */
  teacherId: string | null
  teacherName: string
  /** Up to and with this day the residents of the station alone may enrol. */
  ownUntil: Day | null
  draws: boolean
  drawDay: Day | null
  drawTime: string | null
  /** As many lines as are shown. */
  adults: string[]
}

export const blankCourse: CourseDraft = {
  ...{ teacherId: null, teacherName: '', ownUntil: null, draws: false, drawDay: null, drawTime: '09:00' },
  adults: Array.from({ length: LEAST_ADULTS }, () => ''),
}

export const courseDraftOf = (terms: Terms | null | undefined): CourseDraft | null =>
  terms
    ? {
        ...{ teacherId: terms.teacher.personId, teacherName: terms.teacher.name },
        // The last day on which only they may.
        ownUntil: terms.ownUntil === null ? null : dayOf(terms.ownUntil - DAY),
        draws: terms.drawAt !== null,
        drawDay: terms.drawAt === null ? null : dayOf(terms.drawAt),
        drawTime: terms.drawAt === null ? '09:00' : timeOf(terms.drawAt),
        adults: [...terms.adults, ...blankCourse.adults].slice(
          0,
          Math.max(LEAST_ADULTS, terms.adults.length),
        ),
      }
    : null

/** The same course so much later. */
export const movedCourse = (course: CourseDraft, by: number): CourseDraft => {
  const later = (day: Day | null): Day | null => day && dayOf(startOf(day) + by)
  return { ...course, drawDay: later(course.drawDay), ownUntil: later(course.ownUntil) }
}

/** As it is sent. */
export const termsOf = (course: CourseDraft | null | undefined): Terms | null =>
  course
    ? {
        drawAt:
          course.draws && course.drawDay && course.drawTime
            ? instantOf(course.drawDay, course.drawTime)
            : null,
        ownUntil: course.ownUntil === null ? null : startOf(course.ownUntil) + DAY,
        teacher: { personId: course.teacherId, name: course.teacherName.trim() },
        adults: course.adults.map((name) => name.trim()).filter((name) => name !== ''),
      }
    : null

interface Written {
  course: CourseDraft | null | undefined
  posts: readonly unknown[]
  review: string
  capacity: number
  queueCapacity: number
  firstAt: number
}

const said = {
  COURSE_TOO_LARGE: `一门课最多收 ${MOST_LEARNERS} 人、候补 ${MOST_IN_LINE} 人`,
  COURSE_DRAW_LATE: '抽签要在第一课前 12 个小时以上，大家才来得及知道',
  COURSE_PLAIN: '课程不分岗位，也不用审核',
  COURSE_ADULTS: '在场的大人要是不同的人，也不能就是老师',
}

/** What is wrong, in a sentence; null when it can be saved. */
export function courseProblem({ course, firstAt, ...written }: Written): string | null {
  if (!course) return null
  if (course.draws && (!course.drawDay || !course.drawTime)) return '要抽签，请选哪一天、几点抽'
  const judged = decideTerms({ ...written, course: termsOf(course), plan: [{ startAt: firstAt }] })
  return judged.ok ? null : said[judged.error.code]
}

const yearsOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))

/** Whom it is for, as far as it is typed. */
interface TypedForWhom {
  /** Empty until one is chosen. */
  type: ForWhom['type'] | '' | null
  audience: Audience | null
  minAge: string
  maxAge: string
}

const forWhom = ({ type, audience, minAge, maxAge }: TypedForWhom): ForWhom => ({
  ...{ type: type || 'other', audience: audience ?? 'all' },
  ...{ minAge: yearsOf(minAge), maxAge: yearsOf(maxAge) },
})

/** Whether adults have to be named, by what is typed so far. */
export const asksAdults = (typed: TypedForWhom): boolean => isForMinors(forWhom(typed))

/** Whether what is typed so far has to be a course, so that guardians are asked. */
export const hasToBeCourse = (typed: TypedForWhom): boolean =>
  !asksGuardians({ ...forWhom(typed), course: null })
