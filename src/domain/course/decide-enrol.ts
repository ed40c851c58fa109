/** Owns whether somebody may have a place in a course: its time, the conditions of its lessons, and other promises. */
import { agendaRefusal, clashOf, familyRefusal } from '../activity/decide-sign-up'
import { type ForWhom, isForMinors } from '../activity/course-terms'
import { type Candidate, type RequirementCode, requirementRefusal } from '../activity/requirements'
import { reject, type Rejection } from '../kernel/errors'
import { allOf, type Guard } from '../kernel/guarded-update'
import { MOST_APPLICANTS } from '../kernel/seats-applicants'
import { ageOf } from '../person/birth-date'
import { standing } from '../kernel/seats-reading'
import type { AgendaItem, PersonDocument } from '../person/documents'
import { ADULT_AGE } from '../person/rules'
import { sameName } from '../person/twins'
import { momentWord } from '../words/moments'
import type { CourseDocument, Lesson } from './documents'
import { lessonsAhead, phaseOf } from './rules'

type EnrolCode =
  | 'COURSE_OVER'
  | 'COURSE_DRAWING'
  | 'OWN_STATION_FIRST'
  | 'OTHER_STATION'
  | RequirementCode
  | 'GUARDIAN_ENROLS'
  | 'TIME_CLASH'
  | 'AGENDA_FULL'
  | 'PLACES_FULL'
  | 'WAITLIST_FULL'
  | 'APPLICATIONS_FULL'

export type EnrolRefusal = Rejection<EnrolCode> | null
const refusal = (code: EnrolCode, details?: Record<string, string | number>): EnrolRefusal =>
  reject(code, details).error

/** The lessons ahead at whose time this person has promised to be elsewhere. */
export const clashingLessons = (
  course: Pick<CourseDocument, 'lessons'>,
  personId: string,
  { agenda, now }: { agenda: readonly AgendaItem[]; now: number },
): { lesson: Lesson; item: AgendaItem }[] =>
  lessonsAhead(course, now).flatMap((lesson) => {
    const item = clashOf({ _id: lesson.sessionId, ...lesson }, personId, agenda)
    return item ? [{ lesson, item }] : []
  })

interface Given {
  candidate: Candidate
  /** The birth date of whoever enrols, on whose phone it is. */
  callerBirthDate: string | null
  agenda: readonly AgendaItem[]
  /** Whether the course is of another station than the caller's. */
  isGuest: boolean
  now: number
}

function timeRefusal(course: CourseDocument, { isGuest, now }: Given): EnrolRefusal {
  const phase = phaseOf(course, now)
  if (phase === 'over') return refusal('COURSE_OVER')
  if (phase === 'drawing') return refusal('COURSE_DRAWING')
  if (!isGuest) return null
  if (course.district !== true) return refusal('OTHER_STATION')
  const { ownUntil } = course.course
  return ownUntil !== null && now < ownUntil
    ? refusal('OWN_STATION_FIRST', { when: momentWord(ownUntil, now) })
    : null
}

/** Ages and papers are asked for on the day of the next lesson. */
const requiringOf = (course: CourseDocument, now: number) => ({
  ...course,
  startAt: lessonsAhead(course, now)[0]?.startAt ?? now,
})

/** A minor enrols nobody: whoever looks after one does. Where minors learn, whoever comes for themselves says how old they are. */
function guardianRefusal(
  course: CourseDocument,
  { candidate, callerBirthDate, now }: Given,
  by: string,
): EnrolRefusal {
  const age = ageOf(callerBirthDate, now)
  if (age !== null) return age < ADULT_AGE ? refusal('GUARDIAN_ENROLS') : null
  return candidate.personId === by && isForMinors(course) ? refusal('BIRTH_DATE_NEEDED') : null
}

function timesRefusal(course: CourseDocument, { candidate, agenda, now }: Given): EnrolRefusal {
  const lessons = lessonsAhead(course, now)
  const clashes = clashingLessons(course, candidate.personId, { agenda, now })
  // Some of the lessons may fall on something else, and count as leave; not all of them.
  if (clashes.length > 0 && clashes.length === lessons.length) return refusal('TIME_CLASH')
  return agendaRefusal(agenda, now, lessons.length)
}

/** The first thing that stands in the way of a place; null when nothing does. The title of a clash is filled in by whoever can read it. */
export function enrolRefusal(course: CourseDocument, given: Given, by: string): EnrolRefusal {
  const { candidate, now } = given
  return (
    timeRefusal(course, given) ??
    requirementRefusal(requiringOf(course, now), candidate) ??
    guardianRefusal(course, given, by) ??
    timesRefusal(course, given) ??
    familyRefusal(course.seats, by, candidate.personId) ??
    roomRefusal(course, now)
  )
}

type Named = { personId: string; name: string; birthDate: string | null }

/** Under which other records of a household somebody stands: a child that both parents have written down. */
export const twinsIn = (
  kin: readonly Pick<PersonDocument, '_id' | 'realName' | 'birthDate' | 'family'>[],
  who: Named,
): string[] =>
  kin
    .flatMap(({ _id, realName, birthDate, family }): Named[] => [
      { personId: _id, name: realName, birthDate },
      ...family.filter(({ removedAt }) => removedAt === null),
    ])
    .filter(
      ({ personId, name, birthDate }) =>
        personId !== who.personId &&
        birthDate !== null &&
        birthDate === who.birthDate &&
        sameName(name, who.name),
    )
    .map(({ personId }) => personId)

const lists = ['holders', 'offers', 'queue', 'applicants'] as const

/** Holds while none of these has a place, waits or asks. */
export const noneOf = (path: string, whom: readonly string[]): Guard =>
  whom.length === 0
    ? {}
    : allOf(
        ...lists.map((list) => ({
          [`${path}.${list}`]: {
            $not: { $elemMatch: { who: { $in: [...whom] }, refused: { $exists: false } } },
          },
        })),
      )

/** Whether somebody has a place already, waits or asks, under another record of the household. */
export const placedTwin = ({ seats }: Pick<CourseDocument, 'seats'>, twins: readonly string[]): boolean =>
  twins.some((twin) => !['none', 'refused'].includes(standing(seats, twin).is))

function roomRefusal(course: CourseDocument, now: number): EnrolRefusal {
  const { free, queue, queueFree, applicants = [] } = course.seats
  if (phaseOf(course, now) === 'lots')
    return applicants.length >= MOST_APPLICANTS ? refusal('APPLICATIONS_FULL') : null
  return (free === 0 || queue.length > 0) && queueFree === 0 ? refusal('WAITLIST_FULL') : null
}

/** Whether whoever looks after somebody has to agree that they come: a child of the family, or anybody of it to minors' own course. */
export const needsConsent = (
  course: ForWhom,
  { isSelf, birthDate, now }: { isSelf: boolean; birthDate: string | null; now: number },
): boolean => !isSelf && (isForMinors(course) || (ageOf(birthDate, now) ?? ADULT_AGE) < ADULT_AGE)
