/**
 * What the timer pays for one thing that happened, in database requests beyond those of runs with nothing to do: a
 * sign-up, a session that begins and ends, an offer that runs out, a message. Ten at once share what a run costs.
 */
import { timerPays } from '../../../scripts/month'
import { DAY, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import { aDueMessage, aPerson, put, putPeople, putSession } from '../../support/builders'
import { laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

/** The requests of a run each minute for this long, without one for each run, which a run without work costs as well. */
async function paidWithin(minutes: number): Promise<number> {
  let paid = 0
  for (let minute = 0; minute < minutes; minute++) {
    const { ops } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    paid += ops - 1
    test.at(test.now() + MINUTE)
  }
  // Twice in ten minutes a run says that the timer is there.
  return paid - Math.floor(minutes / 5)
}

async function signUps(count: number): Promise<number> {
  const people = await putPeople(test, 'p', count)
  const sessions = []
  for (let i = 0; i < count; i++) sessions.push(await putSession(test, { startAt: test.now() + 3 * DAY }))
  await laterJobs(test)
  for (const [i, session] of sessions.entries())
    await test.must(people[i] ?? '', 'activity.signUp', { sessionId: session._id })
  return paidWithin(5)
}

/** Three of each do not come. */
async function endings(count: number): Promise<number> {
  const people = await putPeople(test, 'p', 3 * count)
  const startAt = test.now() + 3 * DAY
  for (let i = 0; i < count; i++) {
    const session = await putSession(test, { startAt, endAt: startAt + HOUR })
    for (const who of people.slice(3 * i, 3 * i + 3))
      await test.must(who, 'activity.signUp', { sessionId: session._id })
  }
  await laterJobs(test)
  test.at(startAt)
  await laterJobs(test)
  test.at(startAt + HOUR)
  return paidWithin(5)
}

async function offersEnd(count: number): Promise<number> {
  const startAt = test.now() + 3 * DAY
  const people = await putPeople(test, 'p', 3 * count)
  for (let i = 0; i < count; i++) {
    const { _id: sessionId } = await putSession(test, { startAt, capacity: 1, queueCapacity: 3 })
    const those = people.slice(3 * i, 3 * i + 3)
    for (const who of those) await test.must(who, 'activity.signUp', { sessionId })
    await test.must(those[0] ?? '', 'activity.cancel', { sessionId })
  }
  await laterJobs(test)
  test.at(test.now() + 2 * HOUR + MINUTE)
  return paidWithin(5)
}

/** @param consents how many of them their reader lets WeChat bring as well */
async function messages(count: number, consents: number): Promise<number> {
  await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: consents } })])
  await laterJobs(test)
  await put(
    test,
    'messages',
    Array.from({ length: count }, (_, i) => aDueMessage(`m${i}`, 'wang')),
  )
  return paidWithin(5)
}

/** What one costs alone, and what each of ten costs. */
const prices: [string, (count: number) => Promise<number>, number, number][] = [
  ['a sign-up, with its letter', signUps, timerPays.signUp, 3.2],
  ['a session that ends with three who did not come', endings, timerPays.ending, 8.2],
  ['an offer that goes on to the next in line', offersEnd, timerPays.offer, 6.2],
  ['a message that stays in the inbox', (count) => messages(count, 0), timerPays.message, 0.1],
  ['a message that WeChat brings as well', (count) => messages(count, count), timerPays.brought, 1.5],
]

it.each(prices)('%s', async (name, price, alone, each) => {
  const one = await price(1)
  await test.cloud.reset()
  await stationOf(test)
  const ten = (await price(10)) / 10
  console.info(`${name}: ${one} requests of the timer alone, ${ten} each of ten`)
  expect(one).toBeLessThanOrEqual(alone)
  expect(ten).toBeLessThanOrEqual(each)
})
