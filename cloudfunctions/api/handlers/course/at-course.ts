/** Owns what every handler of one course begins with: the course, its lessons, and whom the caller acts for. */
import { clashingLessons, enrolRefusal, type EnrolRefusal, needsConsent } from '@/domain/course/decide-enrol'
import { isOfPhone } from '@/domain/course/rules'
import type { StationDocument } from '@/domain/station/documents'
import { shortName } from '@/domain/station/units'
import { type Caller, done, joinedAll, joinedOne, refuse, type Rejected, visiting } from '../../handler'
import { isGuest, opening } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import {
  type CourseDoc,
  courseJoin,
  familyTicketOf,
  type LessonDoc,
  lessonsJoin,
} from '../../repositories/courses'
import { withKin } from '../../repositories/people'
import { stationWithThatOf } from '../../repositories/stations'
import { coursePage, type Member } from '../../views/course'
import { refuseClash } from '../activity/load-place'
import { everybodyOf, type Acting } from '../activity/participant'

interface CourseRequest {
  input: { courseId: string }
  caller: Caller
  joined: Record<string, Doc[]>
  now: number
}

export interface AtCourse {
  course: CourseDoc
  lessons: LessonDoc[]
  /** Whose course it is, by its short name; empty at home. */
  station: string
  caller: Caller
  now: number
}

export const courseJoins = ({ input }: { input: { courseId: string } }) => ({
  course: courseJoin(input.courseId),
  lessons: lessonsJoin(input.courseId),
  stations: stationWithThatOf('course'),
  ...withKin,
})

/** Those of another station whom it is open to, and whoever has a place and has moved since. */
export const courseVisits = visiting<CourseDoc>(
  'course',
  (course, { personId }) => course.district === true || isOfPhone(course.seats, personId),
)

/** NOT_FOUND without it or where it is not shown; OTHER_STATION where it is nothing to the caller. */
export const atCourse = opening<AtCourse, CourseRequest>(({ caller, joined, now }) => {
  const course = joinedOne<CourseDoc>(joined, 'course')
  if (!course) return refuse('NOT_FOUND')
  if (course.stationId !== caller.stationId) return refuse('OTHER_STATION')
  const its = joinedAll<StationDocument & Doc>(joined, 'stations').find(({ _id }) => _id === course.stationId)
  return done({
    ...{ course, caller, now },
    lessons: joinedAll<LessonDoc>(joined, 'lessons'),
    station: isGuest(caller) ? shortName(its?.name ?? '') : '',
  })
})

/** What stands in the way of somebody's place, by what was read. */
export const refusalFor = ({ course, caller, now }: AtCourse, { candidate }: Acting) =>
  enrolRefusal(
    course,
    {
      ...{ candidate, callerBirthDate: caller.person.birthDate, agenda: caller.person.agenda },
      ...{ isGuest: isGuest(caller), now },
    },
    caller.personId,
  )

/** Whether the guardian has to agree that this one comes. */
export const asksConsent = (
  { course, now }: Pick<AtCourse, 'course' | 'now'>,
  { candidate: { birthDate }, whom: { isSelf } }: Acting,
): boolean => needsConsent(course, { isSelf, birthDate, now })

/** A refusal with what it names filled in. One request for a clash, none else. */
export async function named(
  at: AtCourse,
  acting: Acting,
  refused: NonNullable<EnrolRefusal>,
): Promise<Rejected> {
  const { course, caller, now } = at
  if (refused.code !== 'TIME_CLASH') return refuse(refused.code, refused.details)
  const promised = { agenda: caller.person.agenda, now }
  const [first] = clashingLessons(course, acting.candidate.personId, promised)
  return first ? refuseClash(first.item) : refuse(refused.code, refused.details)
}

/** The page of a course for the caller, with everybody of the family. One request for each who promised all its times away. */
export async function pageOf(at: AtCourse) {
  const members = await Promise.all(
    everybodyOf(at.caller).map(async (acting): Promise<Member> => {
      const refused = refusalFor(at, acting)
      const refusal = refused && (await named(at, acting, refused)).error
      return { whom: acting.whom, consent: asksConsent(at, acting), refusal }
    }),
  )
  const { course, caller, lessons, station, now } = at
  return done(
    coursePage(course, {
      caller,
      members,
      lessons,
      station,
      now,
      ticket: familyTicketOf(course, caller),
    }),
  )
}
