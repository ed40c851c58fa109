/** Owns courses on the phone: those that are shown, one of them, its draw, and who learns in it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

type Courses = Output<'course.list'>
export type CourseCard = Courses['items'][number]
export type Course = Output<'course.open'>
/** What came of a tap, in words. */
export interface Told {
  ok: boolean
  text: string
}
export type CourseStanding = Course['standings'][number]
export type Lots = Output<'course.lots'>
export type Roll = Output<'course.roll'>
export type Learner = Roll['learners'][number]

const courses = createResource<void, Courses>({
  name: 'courses',
  load: () => call('course.list', {}),
  keep: 1,
})
export const openCourses = (): Promise<void> => courses.open()
export const useCourses = () => courses.use(courses.select())

const course = createResource<string, Course>({
  ...{ name: 'course', keyOf: (courseId) => courseId },
  load: (courseId) => call('course.open', { courseId }),
})
export const openCourse = (courseId: string): Promise<void> => course.open(courseId)
export const useCourse = (courseId: string) => course.use(course.select(courseId))

/** What was done though its answer was lost counts as done: the course has been asked for again by then. */
async function placed(
  { courseId, forPersonId }: Input<'course.leave'>,
  given: Answer<Course>,
  isDone: (standing: CourseStanding) => boolean,
): Promise<Answer<Course>> {
  const answer = await course.takeAnswer(courseId, given)
  const shown = course.use.getState()[courseId]
  if (answer.ok || shown?.status !== 'ready') return answer
  const who = shown.data.standings.find(({ personId, isSelf }) =>
    forPersonId ? personId === forPersonId : isSelf,
  )
  return who && isDone(who) ? { ok: true, data: shown.data } : answer
}

const isIn = ({ state }: CourseStanding): boolean => ['in', 'waiting', 'ticket'].includes(state)

export const enrol = async (input: Input<'course.enrol'>) =>
  placed(input, await call('course.enrol', input), isIn)
export const leave = async (input: Input<'course.leave'>) =>
  placed(input, await call('course.leave', input), (standing) => !isIn(standing))

/** Whatever came of it, the course is asked for again: it says who comes to which lesson. */
async function afterLesson<T>(courseId: string, answer: Answer<T>): Promise<Answer<T>> {
  await course.open(courseId)
  return answer
}

interface OneLesson {
  courseId: string
  sessionId: string
  who: CourseStanding
}

const forWhom = ({ isSelf, personId }: CourseStanding) => (isSelf ? {} : { forPersonId: personId })

/** Stays away from one lesson. */
export const stayAway = async ({ courseId, sessionId, who }: OneLesson) =>
  afterLesson(courseId, await call('activity.cancel', { sessionId, ...forWhom(who) }))

/** Comes to a lesson after all, as the page shows it. */
export const comeBack = async (
  { placeName, riskNotice, plan }: Course,
  { courseId, sessionId, who }: OneLesson,
): Promise<Answer<unknown>> => {
  const { startAt = 0, endAt = 0 } = plan.find((lesson) => lesson.sessionId === sessionId) ?? {}
  const agreed = { startAt, endAt, placeName, riskNotice }
  const answer = await call('activity.signUp', { sessionId, agreed, riskAck: true, ...forWhom(who) })
  return afterLesson(courseId, answer)
}

export type MakeUps = Output<'course.makeUps'>['items']

export const askMakeUps = (sessionId: string) => call('course.makeUps', { sessionId })

/** Comes to a lesson of another class instead of the one that was left. */
export const makeUp = async ({ courseId, sessionId, who }: OneLesson, inSessionId: string) =>
  afterLesson(courseId, await call('course.makeUp', { sessionId, inSessionId, ...forWhom(who) }))

const lots = createResource<string, Lots>({
  ...{ name: 'course-lots', keyOf: (courseId) => courseId },
  load: (courseId) => call('course.lots', { courseId }),
})
export const openLots = (courseId: string): Promise<void> => lots.open(courseId)
export const useLots = (courseId: string) => lots.use(lots.select(courseId))

const roll = createResource<string, Roll>({
  ...{ name: 'course-roll', keyOf: (courseId) => courseId },
  load: (courseId) => call('course.roll', { courseId }),
})
export const openRoll = (courseId: string): Promise<void> => roll.open(courseId)
export const useRoll = (courseId: string) => roll.use(roll.select(courseId))

export const dropLearner = async (input: Input<'course.drop'>) =>
  roll.takeAnswer(input.courseId, await call('course.drop', input))
export const undoDrop = async (input: Input<'course.undoDrop'>) =>
  roll.takeAnswer(input.courseId, await call('course.undoDrop', input))
