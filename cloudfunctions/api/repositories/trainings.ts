/** Owns what somebody has been trained in: nothing is typed for it, it follows from papers that the station has seen and from lessons attended. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { type Training, trainingsOf } from '@/domain/certificate/trainings'
import type { CourseDocument } from '@/domain/course/documents'
import { idsOf } from '@/domain/person/merged'
import type { PersonDocument } from '@/domain/person/documents'
import { type Doc, findBeside } from '../platform/cloud'

type Attended = Doc &
  Pick<EnrollmentDocument, 'title' | 'startAt' | 'minutes'> & {
    course: Pick<CourseDocument, 'type' | 'organiserName'> | null
  }

/** Places of the newest lessons that are looked at. */
const LOOKED_AT = 300

/** The trainings of a person, the newest first. One request. */
export async function readTrainings(person: PersonDocument): Promise<Training[]> {
  const rows = await findBeside<Attended>(
    'enrollments',
    { ownerId: person._id, personId: { $in: idsOf(person) }, state: { $in: ['checkedOut', 'counted'] } },
    {
      ...{ order: [['startAt', 'desc']], limit: LOOKED_AT },
      fields: { activityId: 1, title: 1, startAt: 1, minutes: 1 },
    },
    { from: 'courses', as: 'course', id: [{ field: 'activityId' }] },
  )
  const lessons = rows.flatMap(({ title, startAt, minutes, course }) =>
    course?.type === 'skills_training' ? [{ title, startAt, minutes, organiser: course.organiserName }] : [],
  )
  return trainingsOf(person, lessons)
}
