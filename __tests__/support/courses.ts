/** Owns courses in tests: one that is published, what is asked about it in the full station, and what is refused. */
import type { ActionName } from '../../src/contract'
import type { ActivityDocument, SessionDocument } from '../../src/domain/activity/documents'
import type { CourseDocument } from '../../src/domain/course/documents'
import { newCourse } from '../../src/domain/course/new-course'
import { aCourseForm, type ActivityForm } from './activity-forms'
import { DAY } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { anActivity, personIdOf } from './builders'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** A course with somebody in it, as it is stored. */
export function aCourse(
  given: Partial<ActivityDocument>,
  session: SessionDocument,
  openid: string,
): CourseDocument {
  const course = { drawAt: null, ownUntil: null, teacher: { personId: null, name: '陈老师' }, adults: [] }
  const made = newCourse(anActivity({ ...given, course }), [session], { seed: 'ab', now: 1 })
  if (!made) throw new Error('no course was made')
  const who = personIdOf(openid)
  return { ...made, seats: { ...made.seats, free: made.seats.free - 1, holders: [{ who, by: who, at: 1 }] } }
}

/** Publishes a course by the desk of whoever writes and whoever looks it through. @returns its id, and those of its lessons */
export async function publishedCourse(
  test: TestCloud,
  given: Partial<ActivityForm>,
  [writer, reader]: [string, string],
): Promise<{ courseId: string; lessons: string[]; version: number }> {
  const form = aCourseForm(test.now(), given)
  const made = await test.must(writer, 'desk.createActivity', { form })
  const { activityId } = made
  const sent = await test.must(writer, 'desk.moveActivity', {
    activityId,
    version: made.version,
    event: 'submit',
  })
  const out = await test.must(reader, 'desk.moveActivity', {
    activityId,
    version: sent.version,
    event: 'approve',
  })
  return {
    courseId: activityId,
    lessons: out.sessions.map(({ sessionId }) => sessionId),
    version: out.version,
  }
}

/** A course with somebody in it and somebody whose place was just taken away, and one that is drawn later. */
export async function fullCourse(test: TestCloud) {
  const desk: [string, string] = ['o-staff', 'o-admin']
  const { courseId, lessons } = await publishedCourse(test, { title: '书法班' }, desk)
  const drawAt = test.now() + DAY
  const drawn = await publishedCourse(
    test,
    {
      title: '暑期游泳班',
      course: { drawAt, ownUntil: null, teacher: { personId: null, name: '陈老师' }, adults: [] },
    },
    desk,
  )
  const version = 1
  for (const openid of ['o-wisher', 'h-1']) await test.must(openid, 'course.enrol', { courseId, version })
  await test.must('o-staff', 'course.drop', { courseId, personId: personIdOf('h-1'), reason: '两次没来' })
  await test.jobs()
  const missed = lessons[0] ?? ''
  await test.must('o-wisher', 'activity.cancel', { sessionId: missed })
  const sessions = aCourseForm(test.now()).sessions.map(({ startAt, endAt }) => ({
    ...{ startAt: startAt + 2 * DAY, endAt: endAt + 2 * DAY },
  }))
  const parallel = await publishedCourse(test, { title: '书法班', sessions }, desk)
  return { courseId, drawnId: drawn.courseId, missed, instead: parallel.lessons[0] ?? '' }
}

export const courseAsks = ({
  courseId,
  drawnId,
  missed,
  instead,
}: Awaited<ReturnType<typeof fullCourse>>): Asks<'course'> => ({
  'course.list': ask('o-wisher', {}),
  'course.open': ask('o-wisher', { courseId }),
  'course.enrol': ask('o-applicant', { courseId, version: 1 }),
  'course.leave': ask('o-wisher', { courseId }),
  'course.makeUps': ask('o-wisher', { sessionId: missed }),
  'course.makeUp': ask('o-wisher', { sessionId: missed, inSessionId: instead }),
  'course.lots': ask('o-wisher', { courseId: drawnId }),
  'course.roll': ask('o-staff', { courseId }),
  'course.drop': ask('o-staff', { courseId, personId: personIdOf('o-wisher'), reason: '没来' }),
  'course.undoDrop': ask('o-staff', { courseId, personId: personIdOf('h-1') }),
})

const open: Refusals = { gone: { courseId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' }
const atDesk: Refusals = { ...open, neighbour: 'FORBIDDEN' }
const family = { courseId: 'NOT_FOUND', forPersonId: 'NOT_FOUND' } as const

export const courseRefusals: { [A in Extract<ActionName, `course.${string}`>]: Refusals } = {
  'course.list': {},
  'course.open': open,
  'course.enrol': { gone: family, stale: { version: 'COURSE_CHANGED' }, foreign: 'OTHER_STATION' },
  'course.leave': { gone: family, foreign: 'OTHER_STATION' },
  'course.makeUps': { gone: { sessionId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'course.makeUp': {
    gone: { sessionId: 'NOT_FOUND', inSessionId: 'NOT_FOUND', forPersonId: 'NOT_FOUND' },
    neighbour: 'NOT_AWAY',
    foreign: 'OTHER_STATION',
  },
  'course.lots': open,
  'course.roll': atDesk,
  'course.drop': { ...atDesk, gone: { courseId: 'NOT_FOUND', personId: 'NOT_ENROLLED' } },
  'course.undoDrop': { ...atDesk, gone: { courseId: 'NOT_FOUND', personId: 'DROP_UNDO_OVER' } },
}
