/** Owns what people do with courses: write one, enrol, leave, stay away once, take a place away and give it back. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { CourseDocument } from '../../../src/domain/course/documents'
import { DAY, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import { activityForm, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const aNeighbour = ({ chance }: World): string => chance.of(neighbours) as string
const someStaff = ({ chance }: World): string => chance.of(staff) as string

async function write(world: World): Promise<void> {
  const { chance } = world
  const start = world.now() + (14 + chance.below(20)) * HOUR
  const sessions = Array.from({ length: 2 + chance.below(3) }, (_, i) => {
    const startAt = start + i * DAY + chance.below(3) * 30 * MINUTE
    return { startAt, endAt: startAt + HOUR }
  })
  const drawAt = chance.happens(0.4) ? world.now() + (1 + chance.below(2)) * HOUR : null
  const course = { drawAt, ownUntil: null, teacher: { personId: null, name: '陈老师' }, adults: [] }
  const sizes = { capacity: 1 + chance.below(3), queueCapacity: chance.below(3) }
  const form = {
    ...activityForm(sessions, { ...sizes, title: chance.of(['书法班', '国画班']) ?? '书法班' }),
    course,
  }
  const openid = someStaff(world)
  const made = await world.ask(openid, 'desk.createActivity', { form })
  if (!made) return
  const { activityId, version } = made
  const sent = await world.ask(openid, 'desk.moveActivity', { activityId, version, event: 'submit' })
  if (!sent) return
  const other = chance.of(staff.filter((one) => one !== openid)) as string
  await world.ask(other, 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
}

const aCourse = async (world: World): Promise<CourseDocument | undefined> =>
  world.chance.of(await world.rows<CourseDocument>('courses'))

async function enrol(world: World): Promise<void> {
  const course = await aCourse(world)
  if (!course) return
  const { _id: courseId, version } = course
  await world.ask(aNeighbour(world), 'course.enrol', { courseId, version, riskAck: true, consent: true })
}

async function leave(world: World): Promise<void> {
  const course = await aCourse(world)
  if (!course) return
  const one = world.chance.of([
    ...course.seats.holders,
    ...course.seats.queue,
    ...(course.seats.applicants ?? []),
  ])
  const openid = one && openidOf(one.by)
  if (openid) await world.ask(openid, 'course.leave', { courseId: course._id })
}

async function stayAway(world: World): Promise<void> {
  const all = await world.rows<SessionDocument>('sessions', { 'seats.holders.enrolled': true })
  const session = world.chance.of(all)
  const one = world.chance.of(session?.seats.holders.filter(({ enrolled }) => enrolled) ?? [])
  const openid = one && openidOf(one.by)
  if (!session || !openid) return
  await world.ask(openid, 'activity.cancel', { sessionId: session._id })
}

async function comeBack(world: World): Promise<void> {
  const session = world.chance.of(
    await world.rows<SessionDocument>('sessions', { 'away.0': { $exists: true } }),
  )
  const openid = openidOf(world.chance.of(session?.away ?? []) ?? '')
  if (!session || !openid) return
  if (world.chance.happens(0.5)) {
    await world.ask(openid, 'activity.signUp', { sessionId: session._id, riskAck: true })
    return
  }
  const { items } = (await world.ask(openid, 'course.makeUps', { sessionId: session._id })) ?? { items: [] }
  const other = world.chance.of(items)
  if (other)
    await world.ask(openid, 'course.makeUp', { sessionId: session._id, inSessionId: other.sessionId })
}

async function drop(world: World): Promise<void> {
  const course = await aCourse(world)
  if (!course) return
  const courseId = course._id
  const gone = course.dropped
  if (gone && world.chance.happens(0.7)) {
    await world.ask(someStaff(world), 'course.undoDrop', { courseId, personId: gone.who })
    return
  }
  const one = world.chance.of(course.seats.holders)
  if (one) await world.ask(someStaff(world), 'course.drop', { courseId, personId: one.who, reason: '没来' })
}

export const courseSteps = [
  step('write a course', 2, write),
  step('enrol in a course', 8, enrol),
  step('leave a course', 2, leave),
  step('stay away from a lesson', 2, stayAway),
  step('come to a lesson after all', 2, comeBack),
  step('give a place in a course to the next', 1, drop),
]
