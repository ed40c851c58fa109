/** The next step with real people and sessions, and what looking at hours and points costs. */
import { DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import { skills } from '../../../src/domain/person/vocabulary'
import { newSession } from '../../../src/domain/activity/new-session'
import { anActivity, aPerson, personIdOf, put, putSession } from '../../support/builders'
import { attended, visit } from '../../support/door'
import { givePoints } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(startOf('2027-03-01') + 9 * HOUR)
  await stationOf(test)
})
afterAll(() => test.close())

const prize = (more: object = {}) => ({
  _id: 'z1',
  stationId: 'st1',
  title: '洗衣液',
  points: 8,
  listed: true,
  ...more,
})

it('leads to the next star by proved hours, and leaves out what one has promised already', async () => {
  const session = await attended(test, ['wang'])
  await visit(test, 'wang', session)
  const [soon, later, third] = [
    await putSession(test, { startAt: test.now() + DAY }),
    await putSession(test, { startAt: test.now() + 2 * DAY }),
    await putSession(test, { startAt: test.now() + 3 * DAY }),
  ]
  const step = {
    aim: 'star',
    unit: 'minutes',
    title: '一星志愿者',
    have: 120,
    needed: 6000,
    missing: 5880,
    enough: false,
    sessions: [{ sessionId: soon?._id, brings: 120, free: 10 }, { sessionId: later?._id }],
  }
  expect((await test.must('wang', 'hours.mine', {})).nextStep).toMatchObject(step)
  expect((await test.must('wang', 'points.mine', {})).nextStep).toMatchObject(step)
  await test.must('wang', 'activity.signUp', { sessionId: soon?._id ?? '' })
  const { nextStep } = await test.must('wang', 'hours.mine', {})
  expect(nextStep?.sessions.map(({ sessionId }) => sessionId)).toEqual([later?._id, third?._id])
})

it('leads to the marked prize while it can be had', async () => {
  await put(test, 'people', [aPerson('wang', { markedPrizeId: 'z1' })])
  await givePoints(test, personIdOf('wang'), { 2026: 5 })
  await put(test, 'prizes', [prize()])
  await putSession(test, { startAt: test.now() + DAY })
  const soon = await putSession(test, { startAt: test.now() + 2 * DAY })
  expect((await test.must('wang', 'points.mine', {})).nextStep).toMatchObject({
    aim: 'prize',
    unit: 'points',
    title: '洗衣液',
    prizeId: 'z1',
    have: 5,
    needed: 8,
    missing: 3,
    enough: true,
    sessions: [{ brings: 2 }, { sessionId: soon._id, brings: 2 }],
  })
  await put(test, 'people', [
    aPerson('li', { markedPrizeId: 'z2' }),
    aPerson('zhao', { markedPrizeId: 'z3' }),
  ])
  await put(test, 'prizes', [prize({ _id: 'z2', listed: false }), prize({ _id: 'z3', stationId: 'st2' })])
  for (const openid of ['li', 'zhao']) {
    expect((await test.must(openid, 'points.mine', {})).nextStep).toMatchObject({ aim: 'star' })
  }
})

it('has nothing to ask of whoever has all the stars', async () => {
  await put(test, 'accounts', [
    {
      _id: personIdOf('wang'),
      balances: { provedMinutes: 90_000, addedMinutes: 0, points: 0 },
      held: { points: 0 },
      lots: {},
    },
  ])
  expect((await test.must('wang', 'hours.mine', {})).nextStep).toBeNull()
})

it('is found with two requests and few documents, also with years of sessions and entries', async () => {
  await put(test, 'people', [aPerson('wang')])
  await givePoints(test, personIdOf('wang'), { 2026: 5 })
  await putSession(test, { startAt: test.now() + DAY })
  const costs = async () => {
    const hours = await test.call('wang', 'hours.mine', {})
    const points = await test.call('wang', 'points.mine', {})
    return [hours, points].map(({ ops, depth, docs }) => ({ ops, depth, docs }))
  }
  const [hours, points] = await costs()
  expect([hours, points]).toMatchObject([
    { ops: 2, depth: 2 },
    { ops: 2, depth: 2 },
  ])
  expect(hours?.docs).toBeLessThanOrEqual(10)
  expect(points?.docs).toBeLessThanOrEqual(10)
  const past = Array.from({ length: 3000 }, (_, i) => {
    const startAt = test.now() - 300 * DAY + i * HOUR
    const plan = { sessionId: `old${i}`, startAt, endAt: startAt + HOUR, enrolUntil: startAt }
    return newSession(anActivity({ plan: [plan] }), plan, { doorSecret: 'x', now: 0 })
  })
  const { length } = past.filter(({ startAt }) => startAt > test.now())
  expect(length).toBe(0)
  await put(test, 'sessions', past)
  expect(await costs()).toEqual([hours, points])
  // Of many coming ones only the nearest are looked at.
  await put(
    test,
    'sessions',
    past
      .slice(0, 500)
      .map((session, i) => ({ ...session, _id: `new${i}`, startAt: test.now() + (i + 1) * HOUR })),
  )
  const [many] = await costs()
  expect(many).toMatchObject({ ops: 2, depth: 2 })
  expect(many?.docs).toBeLessThanOrEqual(25)
})

it('finds an order that is open to all for a volunteer who can do it, with one request more', async () => {
  const { caseId } = await orderInPool('li')
  const { volunteer } = aPerson('wang')
  const able = { ...volunteer, state: 'active' as const, skills: [...skills] }
  await put(test, 'people', [aPerson('wang', { volunteer: able })])
  const { nextStep } = await test.must('wang', 'hours.mine', {})
  expect(nextStep?.ways).toMatchObject([{ is: 'order', id: caseId, brings: 60, free: 1 }])
  expect(nextStep?.sessions).toEqual([])
  expect((await test.call('wang', 'hours.mine', {})).ops).toBe(3)
  // Neither one's own nor, for somebody who is no volunteer, anybody's.
  expect((await test.must('li', 'hours.mine', {})).nextStep?.ways).toEqual([])
})

/** An order of somebody that nobody who was asked has taken. */
async function orderInPool(openid: string): Promise<{ caseId: string }> {
  await put(test, 'people', [aPerson(openid)])
  const form = {
    item: 'handy',
    text: '换灯泡',
    day: dayOf(test.now() + 2 * DAY),
    part: 'afternoon',
    takes: 'hour',
  }
  const begun = await test.must(openid, 'order.begin', {
    ...{ form: { ...form, haste: 'usual', photos: [] } as never, unnamed: false },
  })
  const { caseId } = begun
  await test.cloud.store.update('cases', {
    query: { _id: caseId },
    update: { $set: { state: 'pool', boardAt: test.now() } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  return { caseId }
}
