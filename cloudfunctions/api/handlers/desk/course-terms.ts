/** Owns what an activity keeps of the course that its form makes of it. */
import type { ParsedInput } from '@/contract'
import type { ActivityFacts, CourseTerms } from '@/domain/activity/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { residentName } from '@/domain/person/name-of'
import { isActiveVolunteer } from '@/domain/person/standing'
import { type Caller, done, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'

type Asked = ParsedInput<'desk.createActivity'>['form']['course']

/** The volunteer who is to teach, along with the caller. */
export function teacherJoin({ course }: { course?: Asked }): Record<string, Join> {
  const personId = course?.teacher.personId
  return personId ? { teacher: { from: 'people', where: { _id: personId }, limit: 1 } } : {}
}

/**
 * The terms as they are kept. A phone that does not know of courses leaves those that stand. NOT_FOUND for a teacher who
 * is no volunteer of the station, unless it is the one who stood there.
 */
export function termsIn(
  { course }: { course?: Asked },
  joined: Record<string, Doc[]>,
  { stationId }: Pick<Caller, 'stationId'>,
  before: Pick<ActivityFacts, 'course'> = {},
): Result<CourseTerms | null> {
  if (course === undefined) return done(before.course ?? null)
  if (course === null) return done(null)
  const { drawAt, ownUntil, adults, teacher } = course
  const shared = { drawAt, ownUntil, adults }
  const stood = before.course?.teacher
  if (teacher.personId === null) return done({ ...shared, teacher: { personId: null, name: teacher.name } })
  const person = joinedOne<PersonDocument & Doc>(joined, 'teacher')
  if (person && person.stationId === stationId && isActiveVolunteer(person))
    return done({ ...shared, teacher: { personId: person._id, name: residentName(person) } })
  return stood?.personId === teacher.personId ? done({ ...shared, teacher: stood }) : refuse('NOT_FOUND')
}
