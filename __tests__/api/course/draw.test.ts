/** Owns that a crowded course is drawn once, by what was promised beforehand, and that anybody can do it again from what is published. */
import { createHash, createHmac } from 'node:crypto'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { CourseDocument } from '../../../src/domain/course/documents'
import { drawnOrder, outcomesOf } from '../../../src/domain/course/lot'
import { aDependant, aPerson, personIdOf, put, putPeople } from '../../support/builders'
import { crashJobs, laterJobs } from '../../support/crash'
import { publishedCourse } from '../../support/courses'
import { householdOf } from '../../support/households'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let courseId: string
let drawAt: number
let people: string[]

beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  drawAt = test.now() + DAY
  const course = { drawAt, ownUntil: null, teacher: { personId: null, name: '陈老师' }, adults: [] }
  courseId = (
    await publishedCourse(test, { title: '游泳班', capacity: 4, queueCapacity: 3, course }, ['staff', 'head'])
  ).courseId
  people = await putPeople(test, 'p', 10)
  const child = { ...aDependant('小明', '2015-05-05'), personId: 'p-child' }
  await put(test, 'people', [aPerson('mother', { family: [child] })])
})

const input = () => ({ courseId, version: 1 })
const enrolAll = async () => {
  await Promise.all(people.map((openid) => test.must(openid, 'course.enrol', input())))
  await test.must('mother', 'course.enrol', input())
  await test.must('mother', 'course.enrol', { ...input(), forPersonId: 'p-child', consent: true })
}
const course = async () => (await test.rows<CourseDocument>('courses'))[0] as CourseDocument
const lots = () => test.must(people[0] ?? '', 'course.lots', { courseId })

it('shows the digest beforehand and the seed afterwards; whoever computes again comes to the same', async () => {
  await enrolAll()
  const before = await lots()
  expect(before).toMatchObject({ asking: 12, drawn: null })
  expect(JSON.stringify(await test.must(people[0] ?? '', 'course.open', { courseId }))).not.toContain(
    (await course()).seed,
  )
  expect(await test.must(people[0] ?? '', 'course.open', { courseId })).toMatchObject({
    free: 4,
    mine: [{ state: 'ticket' }],
  })
  test.at(drawAt)
  expect(await test.code('late', 'course.enrol', input())).toBe('COURSE_DRAWING')
  await laterJobs(test)
  const { digest, day, drawn, ticket } = await lots()
  expect(digest).toBe(before.digest)
  if (!drawn) throw new Error('nothing was drawn')
  // Done again with another library than ours, from what is published alone.
  expect(createHash('sha256').update(drawn.seed).digest('hex')).toBe(digest)
  const keyed = (number: string) =>
    createHmac('sha256', drawn.seed + day)
      .update(number)
      .digest('hex')
  const order = drawn.lots.map((lot) => lot.ticket)
  expect([...order].sort((a, b) => (keyed(a) < keyed(b) ? -1 : 1))).toEqual(order)
  expect(drawnOrder(drawn.seed, day, [...order].sort())).toEqual(order)
  expect(order).toContain(ticket)
  // A family is one ticket; the seats go down the list as it says.
  expect(drawn.lots.map((lot) => lot.people).sort()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
  const outcomes = outcomesOf(drawn.lots, drawn)
  const { seats } = await course()
  expect(outcomes.reduce((sum, { seated }) => sum + seated, 0)).toBe(seats.holders.length)
  const mine = outcomes.find((one) => one.ticket === ticket)
  expect(seats.holders.some(({ who }) => who === personIdOf(people[0] ?? ''))).toBe(mine?.seated === 1)
})

it('is drawn once, however often the timer comes and wherever it dies, and everybody is told once', async () => {
  await enrolAll()
  test.at(drawAt)
  for (let request = 1; request <= 6; request++)
    await crashJobs(test, [request, request % 2 ? 'after' : 'kill'])
  await Promise.all([test.jobs(), test.jobs()])
  await laterJobs(test)
  const { seats, draw } = await course()
  expect([seats.holders.length, seats.queue.length, seats.applicants?.length, seats.applying]).toEqual([
    4, 3, 5, 0,
  ])
  expect(draw?.lots).toHaveLength(11)
  const told = await test.rows<{ personId: string }>('messages', { kind: 'courseNews' })
  expect(told).toHaveLength(12)
  const held = await test.rows<{ seats: { holders: unknown[] } }>('sessions')
  expect(held.map((session) => session.seats.holders.length)).toEqual([4, 4, 4, 4, 4, 4])
  // Afterwards whoever comes first: whoever got nothing may stand in line like everybody else.
  expect(await test.code('late', 'course.enrol', input())).toBe('WAITLIST_FULL')
  const [waiting] = seats.queue
  const openid = [...people, 'mother'].find((one) => personIdOf(one) === waiting?.by) ?? ''
  await test.must(openid, 'course.leave', {
    courseId,
    ...(waiting?.who === 'p-child' && { forPersonId: 'p-child' }),
  })
  expect(await test.code('late', 'course.enrol', input())).toBe('ok')
})

it('the own station comes first where the course says so, and the others on its day', async () => {
  const ownUntil = test.now() + 2 * HOUR
  const course = { drawAt: null, ownUntil, teacher: { personId: null, name: '陈老师' }, adults: [] }
  const made = await publishedCourse(test, { title: '国画班', district: true, course }, ['staff', 'head'])
  const asked = { courseId: made.courseId, version: 1 }
  await put(test, 'people', [aPerson('guest', { stationId: 'st2' })])
  expect(await test.code('guest', 'course.enrol', asked)).toBe('OWN_STATION_FIRST')
  expect(await test.code('p1', 'course.enrol', asked)).toBe('ok')
  test.at(ownUntil)
  expect(await test.code('guest', 'course.enrol', asked)).toBe('ok')
  expect(await test.code('guest', 'course.enrol', input())).toBe('OTHER_STATION')
  await laterJobs(test)
  const { items } = await test.must('guest', 'course.list', {})
  expect(items).toMatchObject([{ title: '国画班', station: '兴神路社区', mine: [{ state: 'in' }] }])
  const confirmed = await test.rows('enrollments', { personId: personIdOf('guest'), state: 'confirmed' })
  expect(confirmed).toHaveLength(6)
})

describe('a household on two phones', () => {
  const asks = (openid: string, forPersonId?: string) =>
    test.code(openid, 'course.enrol', { ...input(), ...(forPersonId && { forPersonId, consent: true }) })

  beforeEach(async () => {
    const child = { ...aDependant('小 明', '2015-05-05'), personId: 'p-same-child' }
    await put(test, 'people', [aPerson('father', { family: [child] })])
    await householdOf(test, 'mother', ['father'])
  })

  it('has one ticket, shown to both and drawn once', async () => {
    for (const openid of people.slice(0, 6)) await test.must(openid, 'course.enrol', input())
    expect([await asks('mother', 'p-child'), await asks('mother'), await asks('father')]).toEqual([
      ...['ok', 'ok', 'ok'],
    ])
    const ticketOf = async (openid: string) => (await test.must(openid, 'course.lots', { courseId })).ticket
    const before = await ticketOf('mother')
    expect([before, await ticketOf('father')]).toEqual([expect.stringMatching(/^\d{9}$/), before])
    test.at(drawAt)
    await laterJobs(test)
    const { drawn } = await lots()
    expect(drawn?.lots.map((lot) => lot.people).sort()).toEqual([1, 1, 1, 1, 1, 1, 3])
    expect(drawn?.lots.find((lot) => lot.ticket === before)?.people).toBe(3)
    expect([await ticketOf('mother'), await ticketOf('father')]).toEqual([before, before])
  })

  it('has one place for a child that both parents have written down, whoever is quicker', async () => {
    const both = await Promise.all([asks('mother', 'p-child'), asks('father', 'p-same-child')])
    expect(both.sort()).toEqual(['CHILD_PLACED', 'ok'])
    const { seats } = await course()
    expect(seats.applicants).toHaveLength(1)
    const [one] = seats.applicants ?? []
    const [by, other] = one?.by === personIdOf('mother') ? ['mother', 'father'] : ['father', 'mother']
    await test.must(by, 'course.leave', { courseId, forPersonId: one?.who ?? '' })
    expect(await asks(other, other === 'mother' ? 'p-child' : 'p-same-child')).toBe('ok')
  })
})
