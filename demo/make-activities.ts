/** Owns how the activities of the demo are planned, published and lived through, by the actions real people use. */
import { isTakenByOne } from '../src/domain/room/opening'
import { places } from './place-facts'
import { organiserOf } from './team-facts'
import { doorCodeAt } from '../src/domain/attendance/door-code'
import { DAY, HOUR, instantOf, dayOf, MINUTE, weekdayOf } from '../src/domain/kernel/clock'
import { ageOn } from '../src/domain/kernel/clock'
import { activities, type DemoActivity } from './activity-facts'
import type { DemoCaller } from './caller'
import type { Pictures } from './pictures'
import { people, type DemoPerson } from './people-facts'
import { chance } from './random'
import type { Timeline } from './timeline'

const STAFF = 'demo-staff-zhou'
const ADMIN = 'demo-admin-gao'
/** Every third activity is that of the team leader, who runs its door. */
const LEADER = 'demo-leader-sun'
/** How far the demo's past and future reach, in days. */
export const PAST_DAYS = 35
const FUTURE_DAYS = 14

interface DemoSession {
  sessionId: string
  startAt: number
  endAt: number
  facts: DemoActivity
}

/**
 * The sessions of an activity around `today`; the nearest quarter of an hour for one that is about to begin. On a Friday
 * that one takes the place of what the neighbours do every Friday: nobody can be at both.
 */
export function timesOf(
  facts: Pick<DemoActivity, 'sessions'>,
  now: number,
): { startAt: number; endAt: number }[] {
  const at = (day: number, time: string, minutes: number) => {
    const startAt = instantOf(dayOf(now + day * DAY), time)
    return { startAt, endAt: startAt + minutes * MINUTE }
  }
  const times = facts.sessions.flatMap(([day, time, minutes]) => {
    if (day === 'soon') {
      const startAt = Math.ceil((now + 10 * MINUTE) / (15 * MINUTE)) * 15 * MINUTE
      return [{ startAt, endAt: startAt + minutes * MINUTE }]
    }
    if (day !== 'fridays') return [at(day, time, minutes)]
    const days = Array.from({ length: PAST_DAYS + FUTURE_DAYS }, (_, i) => i - PAST_DAYS + 1)
    return days
      .filter((one) => one !== 0 && weekdayOf(now + one * DAY) === 5)
      .map((one) => at(one, time, minutes))
  })
  return times.sort((a, b) => a.startAt - b.startAt)
}

/** Publishes everything at the beginning of the demo's past. */
export async function publishActivities(
  demo: DemoCaller,
  pictures: Pictures,
  now: number,
): Promise<DemoSession[]> {
  const sessions: DemoSession[] = []
  for (const [i, facts] of activities.entries()) {
    const by = i % 3 === 0 ? LEADER : STAFF
    const photos = await Promise.all((facts.pictures ?? []).map((name) => pictures.of(name, 'activity')))
    const form = { ...formOf(facts, now), photos }
    const created = await demo.call(by, 'desk.createActivity', { form })
    const moveOn = { activityId: created.activityId }
    const submitted = await demo.call(by, 'desk.moveActivity', {
      ...moveOn,
      version: created.version,
      event: 'submit',
    })
    if (facts.leftForReview) continue
    const { version } = submitted
    const published = await demo.call(ADMIN, 'desk.moveActivity', { ...moveOn, version, event: 'approve' })
    for (const { sessionId, startAt, endAt } of published.sessions)
      sessions.push({ sessionId, startAt, endAt, facts })
  }
  return sessions
}

/** The room of the station that is called so; halls, squares and corners hold several things at once. */
const roomOf = (name: string): string | null =>
  places.find((place) => place.name === name && isTakenByOne(place))?.placeCode ?? null

function formOf(facts: DemoActivity, now: number) {
  const { title, type, audience, intro, placeName, placeDetail, bring, riskNotice, countsHours, projectId } =
    facts
  return {
    ...{ title, type, audience, intro, placeName, placeDetail, bring, riskNotice, countsHours, projectId },
    placeCode: roomOf(placeName),
    teamId: organiserOf(projectId),
    organiserName: '兴神路社区新时代文明实践站',
    safetyContact: '社区值班室 0000-1234567',
    riskAckNeeded: facts.riskAckNeeded ?? false,
    opensDays: null,
    minAge: facts.minAge ?? null,
    maxAge: facts.maxAge ?? null,
    volunteersOnly: facts.volunteersOnly ?? false,
    credential: facts.credential ?? null,
    gridIds: [],
    capacity: facts.capacity,
    queueCapacity: facts.queueCapacity,
    ...(facts.posts && { posts: facts.posts }),
    ...(facts.questions && { questions: facts.questions }),
    ...(facts.review && { review: facts.review }),
    ...(facts.district && { district: true }),
    ...(facts.notes && { duty: true }),
    sessions: timesOf(facts, now),
  }
}

const fits = (facts: DemoActivity, person: DemoPerson, at: number): boolean => {
  const age = ageOn(person.birthDate, at)
  if (facts.credential !== undefined || (facts.volunteersOnly && !person.volunteer)) return false
  return age >= (facts.minAge ?? 0) && age <= (facts.maxAge ?? 200)
}

/** Somebody of the neighbouring station, who comes to what is open to the whole district. */
const GUEST = 'demo-ming'

/** A resident of another station is written down there, and has a place in each session that is open to the district. */
export async function inviteGuest(
  demo: DemoCaller,
  stationId: string,
  sessions: readonly DemoSession[],
): Promise<void> {
  await demo.call(GUEST, 'units.join', { stationId })
  await demo.call(GUEST, 'me.updateProfile', { nickname: '明珠周阿姨' })
  for (const { sessionId, startAt, endAt, facts } of sessions.filter(({ facts: { district } }) => district)) {
    const { placeName, riskNotice } = facts
    const agreed = { startAt, endAt, placeName, riskNotice }
    await demo.call(GUEST, 'activity.signUp', { sessionId, riskAck: true, agreed })
  }
}

/** Plans the life of every session: who signs up, who comes, who forgets to leave. */
export function planLives(
  timeline: Timeline,
  demo: DemoCaller,
  sessions: readonly DemoSession[],
  { pictures, now }: { pictures: Pictures; now: number },
): void {
  sessions.forEach((session, i) => planLife(timeline, demo, session, { pictures, now, seed: 500 + i }))
}

function planLife(
  timeline: Timeline,
  demo: DemoCaller,
  session: DemoSession,
  { pictures, now, seed }: { pictures: Pictures; now: number; seed: number },
): void {
  const dice = chance(seed)
  const { facts, sessionId, startAt, endAt } = session
  const { placeName, riskNotice } = facts
  const agreed = { startAt, endAt, placeName, riskNotice }
  const wanted = Math.round((facts.capacity * facts.interest) / 100)
  const absent = facts.absent ?? []
  const usual = [...(facts.regulars ?? []), ...absent]
  const others = people.slice(9).filter((person) => fits(facts, person, startAt))
  const picked = new Set(people.filter((person) => usual.includes(person.openid)))
  for (let tries = 0; picked.size < wanted && tries < wanted * 4 && others.length > 0; tries++)
    picked.add(dice.pick(others))
  const signUpAt = Math.min(startAt - 2 * DAY, now - HOUR)
  for (const person of picked) {
    timeline.plan(signUpAt, () =>
      mayRefuse(
        demo.call(person.openid, 'activity.signUp', {
          sessionId,
          riskAck: true,
          agreed,
          ...postOf(facts, dice),
          ...answersOf(facts, dice),
        }),
      ),
    )
  }
  if (endAt > now) return
  if (facts.sentHome) sendHome(timeline, demo, session)
  for (const [at, person] of [...picked].entries()) {
    if (dice.often(8) || absent.includes(person.openid)) continue
    const arrive = startAt - 5 * MINUTE - dice.below(2) * 10 * MINUTE
    timeline.plan(arrive, () => mayRefuse(prove(demo, person, sessionId, arrive, 'attendance.checkIn')))
    if (facts.countsHours && dice.often(7)) continue
    if (facts.sentHome) continue
    const leave = endAt + 2 * MINUTE
    timeline.plan(leave, () => mayRefuse(prove(demo, person, sessionId, leave, 'attendance.checkOut')))
    const text = facts.notes?.[at % facts.notes.length]
    if (text !== undefined)
      timeline.plan(leave + MINUTE, () =>
        mayRefuse(demo.call(person.openid, 'duty.handOver', { sessionId, version: 0, text })),
      )
  }
  const told = facts.recap
  if (told && endAt + 20 * HOUR < now)
    timeline.plan(endAt + 20 * HOUR, () => tell(demo, pictures, sessionId, told))
  timeline.plan(startAt, () => demo.jobs())
  timeline.plan(endAt + 3 * HOUR, () => demo.jobs())
}

/** One of the posts, where there are any: they are numbered as they were written. */
const postOf = ({ posts }: DemoActivity, dice: ReturnType<typeof chance>): { postId?: string } =>
  posts ? { postId: `p${1 + dice.below(posts.length)}` } : {}

/** The organiser tells of it the day after, begun with what was counted. */
async function tell(
  demo: DemoCaller,
  pictures: Pictures,
  sessionId: string,
  { words, pictures: names, helped }: NonNullable<DemoActivity['recap']>,
): Promise<void> {
  const photos = await Promise.all(names.map((name) => pictures.of(name, 'activity')))
  const form = { words, photos, noFaces: true, helped: helped ?? null, helpedGroup: 'elder80' as const }
  await demo.call(STAFF, 'recap.save', { sessionId, version: 0, form })
}

/** An option of each question. */
function answersOf({ questions }: DemoActivity, dice: ReturnType<typeof chance>) {
  const [first, second] = (questions ?? []).map(({ options }) => dice.pick(options))
  return questions ? { answers: { ...(first && { first }), ...(second && { second }) } } : {}
}

/**
 * Nobody stops to scan on going home, so the leader ticks them out on the list: all but two, one of whom stays much
 * longer, and one is forgotten.
 */
function sendHome(timeline: Timeline, demo: DemoCaller, { sessionId, endAt }: DemoSession): void {
  const tickOut = async (rowsOf: <R>(present: R[]) => R[]): Promise<void> => {
    const { rows } = await demo.call(LEADER, 'attendance.roster', { sessionId })
    for (const { personId } of rowsOf(rows.filter(({ state }) => state === 'checkedIn')))
      await demo.call(LEADER, 'attendance.mark', { sessionId, personId, as: 'out' })
  }
  timeline.plan(endAt, () => tickOut((present) => present.slice(0, -2)))
  timeline.plan(endAt + 50 * MINUTE, () => tickOut((present) => present.slice(0, 1)))
}

/** In a neighbourhood some come too late or find no place left; that is part of the demo, not a fault of it. */
const mayRefuse = (call: Promise<unknown>): Promise<void> => call.then(() => undefined, ignoreRefusal)

const expected =
  /TIME_CLASH|WAITLIST_FULL|NOT_ENROLLED|CHECK_IN_NOT_OPEN|CHECK_IN_CLOSED|NOT_CHECKED_IN|VOLUNTEERS_ONLY|DUTY_NOT_YOURS/

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Error) || !expected.test(error.message)) throw error
}

async function prove(
  demo: DemoCaller,
  person: DemoPerson,
  sessionId: string,
  at: number,
  action: 'attendance.checkIn' | 'attendance.checkOut',
): Promise<void> {
  const secret = await secretOf(demo, sessionId)
  const nonce = `demo-${person.openid.slice(-12)}-${at}`
  await demo.call(person.openid, action, { sessionId, proof: { code: doorCodeAt(secret, at), at, nonce } })
}

const secrets = new Map<string, Promise<string>>()

/** The organiser's phone fetches a session's secret once. */
function secretOf(demo: DemoCaller, sessionId: string): Promise<string> {
  const known = secrets.get(sessionId)
  if (known) return known
  const asked = demo.call(STAFF, 'attendance.door', { sessionId }).then(({ secret }) => secret)
  secrets.set(sessionId, asked)
  return asked
}
