/** Owns what people do about activities: plan and edit them, take places, come and go. */
import { doorCodeAt } from '../../../src/domain/attendance/door-code'
import type {
  ActivityDocument,
  EnrollmentDocument,
  SessionDocument,
} from '../../../src/domain/activity/documents'
import { DAY, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { activityForm, leaders, neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const aNeighbour = ({ chance }: World): string => chance.of(neighbours) as string
const aLeader = ({ chance }: World): string => chance.of(leaders) as string

/** A session that has not been over for long; now and then any. */
async function aSession(world: World): Promise<SessionDocument | undefined> {
  const all = await world.rows<SessionDocument>('sessions')
  const near = all.filter(
    ({ endAt, startAt }) => endAt > world.now() - 3 * HOUR && startAt < world.now() + 3 * DAY,
  )
  return world.chance.of(near.length > 0 && !world.chance.happens(0.1) ? near : all)
}

/** Hours and lengths as people plan them, so that some overlap and some cross midnight. */
function times(world: World, count: number): { startAt: number; endAt: number }[] {
  const start = world.now() + (1 + world.chance.below(30)) * 30 * MINUTE
  return Array.from({ length: count }, (_, i) => {
    const startAt = start + i * DAY + world.chance.below(3) * HOUR
    return { startAt, endAt: startAt + (1 + world.chance.below(5)) * 30 * MINUTE }
  })
}

/** The family member a call is about, sometimes. */
async function forWhom(world: World, openid: string): Promise<{ forPersonId?: string }> {
  if (!world.chance.happens(0.25)) return {}
  const [person] = await world.rows<PersonDocument>('people', { _id: personIdOf(openid) })
  const member = world.chance.of(person?.family.filter(({ removedAt }) => removedAt === null) ?? [])
  return member ? { forPersonId: member.personId } : {}
}

const anActivity = async (world: World, states: readonly string[]): Promise<ActivityDocument | undefined> =>
  world.chance.of(
    (await world.rows<ActivityDocument>('activities')).filter(({ state }) => states.includes(state)),
  )

/** A room that is booked as well, one that nobody books, or none. */
const aRoom = ({ chance }: World): string | null => chance.of(['place05', 'place04', 'place12', null]) ?? null

async function plan(world: World): Promise<void> {
  const openid = aLeader(world)
  const sessions = times(world, 1 + world.chance.below(2))
  const more = {
    capacity: 1 + world.chance.below(4),
    queueCapacity: world.chance.below(3),
    volunteersOnly: world.chance.happens(0.3),
    placeCode: aRoom(world),
  }
  const made = await world.ask(openid, 'desk.createActivity', { form: activityForm(sessions, more) })
  if (!made) return
  const { activityId, version } = made
  const sent = await world.ask(openid, 'desk.moveActivity', { activityId, version, event: 'submit' })
  if (!sent) return
  const other = world.chance.of(staff.filter((one) => one !== openid)) as string
  await world.ask(other, 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
}

async function edit(world: World): Promise<void> {
  const activity = await anActivity(world, ['draft', 'published', 'rejected'])
  if (!activity) return
  const moved = world.chance.happens(0.6)
  const sessions = activity.plan.map(({ sessionId, startAt, endAt }) => {
    const by = moved ? (world.chance.below(9) - 4) * 30 * MINUTE : 0
    return { sessionId, startAt: startAt + by, endAt: endAt + by + world.chance.below(2) * 30 * MINUTE }
  })
  const form = activityForm(sessions, {
    capacity: 1 + world.chance.below(4),
    queueCapacity: world.chance.below(3),
    volunteersOnly: world.chance.happens(0.2),
    review: world.chance.happens(0.3) ? '看学没学过' : '',
    title: world.chance.happens(0.3) ? '清理楼前杂物' : activity.title,
    ...(world.chance.happens(0.3) && { placeCode: aRoom(world) }),
  })
  const { _id: activityId, version } = activity
  await world.ask(aLeader(world), 'desk.updateActivity', { activityId, version, form })
}

async function moveSession(world: World): Promise<void> {
  const session = await aSession(world)
  if (!session) return
  const event =
    world.chance.of(['closeEnrolment', 'reopenEnrolment', 'postpone', 'cancel'] as const) ?? 'cancel'
  const [time] = times(world, 1)
  const to = event === 'postpone' ? time : {}
  const input = { sessionId: session._id, event, reason: '天气不好', ...to }
  await world.ask(aLeader(world), 'desk.moveSession', input)
}

async function moveActivity(world: World): Promise<void> {
  const activity = await anActivity(world, ['draft', 'pendingReview', 'published', 'cancelled', 'rejected'])
  if (!activity) return
  const event = world.chance.of(['cancel', 'archive', 'submit', 'approve', 'reject'] as const) ?? 'archive'
  const { _id: activityId, version } = activity
  await world.ask(aLeader(world), 'desk.moveActivity', { activityId, version, event, reason: '改期再办' })
}

async function signUp(world: World): Promise<void> {
  const session = await aSession(world)
  if (!session) return
  const openid = aNeighbour(world)
  await world.ask(openid, 'activity.signUp', { sessionId: session._id, ...(await forWhom(world, openid)) })
}

/** Several reach for the same session in one moment. */
async function rush(world: World): Promise<void> {
  const session = await aSession(world)
  if (!session) return
  const takers = neighbours.filter(() => world.chance.happens(0.6))
  await Promise.all(
    takers.map((openid) => {
      const leaves = world.chance.happens(0.3)
      const one = { sessionId: session._id }
      return leaves ? world.ask(openid, 'activity.cancel', one) : world.ask(openid, 'activity.signUp', one)
    }),
  )
}

const aRow = async (world: World, states: readonly string[]): Promise<EnrollmentDocument | undefined> =>
  world.chance.of(
    (await world.rows<EnrollmentDocument>('enrollments')).filter(({ state }) => states.includes(state)),
  )

/** Whose phone a row is moved from, and for whom. */
function ofRow(row: EnrollmentDocument): {
  openid: string | null
  one: { sessionId: string; forPersonId?: string }
} {
  const own = row.ownerId === row.personId
  return {
    openid: openidOf(row.ownerId),
    one: { sessionId: row.sessionId, ...(own ? {} : { forPersonId: row.personId }) },
  }
}

async function leaveOrAnswer(world: World): Promise<void> {
  const row = await aRow(world, ['confirmed', 'waiting', 'offered', 'applied'])
  if (!row) return
  const { openid, one } = ofRow(row)
  if (openid === null) return
  if (row.state === 'offered') {
    const takes = world.chance.happens(0.7)
    await world.ask(openid, takes ? 'activity.acceptOffer' : 'activity.passOffer', one)
  } else await world.ask(openid, 'activity.cancel', one)
}

/** Whoever runs a session answers some of those who ask for a place, or takes an answer back. */
async function answerApplicants(world: World): Promise<void> {
  const row = await aRow(world, ['applied', 'declined'])
  if (!row) return
  const [session] = await world.rows<SessionDocument>('sessions', { _id: row.sessionId })
  const people = (session?.seats.applicants ?? [])
    .filter(() => world.chance.happens(0.6))
    .slice(0, 5)
    .map(({ who, at }) => ({ personId: who, at }))
  if (people.length === 0) return
  const asked = { sessionId: row.sessionId, people }
  const openid = aLeader(world)
  if (world.chance.happens(0.6)) await world.ask(openid, 'applicants.confirm', asked)
  else if (world.chance.happens(0.3)) await world.ask(openid, 'applicants.takeBack', asked)
  else await world.ask(openid, 'applicants.decline', { ...asked, reason: '这次先请没来过的' })
}

let nonces = 0

/** A proof of now, or one the phone has kept for a while. */
function proofOf(world: World, session: SessionDocument): { code: string; at: number; nonce: string } {
  const kept = world.chance.happens(0.25) ? world.chance.below(180) * MINUTE : 0
  const at = world.now() - kept
  return {
    code: doorCodeAt(session.doorSecret, at),
    at,
    nonce: `walk-nonce-${String(++nonces).padStart(8, '0')}`,
  }
}

async function comeOrGo(world: World): Promise<void> {
  const rows = await world.rows<EnrollmentDocument>('enrollments')
  const near = rows.filter(
    ({ startAt, endAt }) => startAt < world.now() + HOUR && endAt > world.now() - 4 * HOUR,
  )
  const row = world.chance.of(near)
  if (!row) return
  const [session] = await world.rows<SessionDocument>('sessions', { _id: row.sessionId })
  const { openid, one } = ofRow(row)
  if (!session || openid === null) return
  const proof = proofOf(world, session)
  const going = row.state === 'checkedIn' ? 0.8 : 0.1
  if (world.chance.happens(going)) await world.ask(openid, 'attendance.checkOut', { ...one, proof })
  else if (row.state === 'waiting') await world.ask(openid, 'attendance.standby', { ...one, proof })
  else await world.ask(openid, 'attendance.checkIn', { ...one, proof })
}

async function mark(world: World): Promise<void> {
  const session = await aSession(world)
  if (!session) return
  const rows = await world.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
  const row = world.chance.of(rows)
  const as = world.chance.happens(0.5) ? ('in' as const) : ('out' as const)
  const openid = aLeader(world)
  if (row && world.chance.happens(0.6)) {
    await world.ask(openid, 'attendance.mark', { sessionId: session._id, personId: row.personId, as })
    return
  }
  const [person] = await world.rows<PersonDocument>('people', { _id: personIdOf(aNeighbour(world)) })
  if (!person) return
  const input = { sessionId: session._id, card: person.cardToken, as, walkIn: true }
  await world.ask(openid, 'attendance.scanCard', input)
}

async function closeDoor(world: World): Promise<void> {
  const session = await aSession(world)
  if (!session) return
  const action = world.chance.happens(0.5) ? 'attendance.checkOutAll' : 'attendance.releaseStandby'
  await world.ask(aLeader(world), action, { sessionId: session._id })
}

async function poster(world: World): Promise<void> {
  const session = await aSession(world)
  if (session) await world.ask(aNeighbour(world), 'activity.poster', { sessionId: session._id })
}

export const activitySteps = [
  step('plan', 5, plan),
  step('edit', 3, edit),
  step('move a session', 1, moveSession),
  step('move an activity', 1, moveActivity),
  step('sign up', 14, signUp),
  step('rush', 3, rush),
  step('leave or answer', 6, leaveOrAnswer),
  step('answer those who ask', 5, answerApplicants),
  step('come or go', 22, comeOrGo),
  step('mark', 9, mark),
  step('make a poster', 2, poster),
  step('close the door', 2, closeDoor),
]
