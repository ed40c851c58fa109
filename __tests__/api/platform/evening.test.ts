/**
 * A busy evening: sessions end at once, offers run out and messages wait. A tenth of it here; with EVENING=whole, as
 * `npm run evening` has it, two hundred sessions, three hundred offers and five thousand messages.
 */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import { aDueMessage, aPerson, put, putPeople, putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const whole = process.env.EVENING === 'whole'
const size = whole
  ? { sessions: 200, offers: 300, messages: 5_000 }
  : { sessions: 20, offers: 30, messages: 500 }
const RUNS = 4

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

/** Sessions that all end at one instant, each with somebody who has a place and did not come. */
async function endingAt(endAt: number): Promise<void> {
  const people = await putPeople(test, 'ends', size.sessions)
  for (const openid of people) {
    const { _id: sessionId } = await putSession(test, { startAt: endAt - 2 * HOUR, endAt })
    await test.must(openid, 'activity.signUp', { sessionId })
  }
}

/** Sessions of one place each, which is offered to somebody behind whom another one waits. */
async function offered(startAt: number): Promise<void> {
  const [leaving, first, second] = await Promise.all(
    ['leaves', 'first', 'second'].map((prefix) => putPeople(test, prefix, size.offers)),
  )
  for (let i = 0; i < size.offers; i++) {
    const { _id: sessionId } = await putSession(test, { startAt, capacity: 1, queueCapacity: 5 })
    for (const openids of [leaving, first, second])
      await test.must(openids?.[i] ?? '', 'activity.signUp', { sessionId })
    await test.must(leaving?.[i] ?? '', 'activity.cancel', { sessionId })
  }
}

async function waitingMessages(nextAt: number): Promise<void> {
  await put(test, 'people', [aPerson('reader', { subscriptions: { placeNotice: size.messages } })])
  await put(
    test,
    'messages',
    Array.from({ length: size.messages }, (_, i) => aDueMessage(`evening-${i}`, 'reader', nextAt)),
  )
}

const waiting = async (now: number) => ({
  sessions: (await test.rows<SessionDocument>('sessions')).filter(
    ({ endAt, state }) => endAt <= now && state !== 'ended',
  ).length,
  absent: (await test.rows<EnrollmentDocument>('enrollments')).filter(
    ({ endAt, state }) => endAt <= now && state === 'confirmed',
  ).length,
  offers: (await test.rows<SessionDocument>('sessions')).filter(({ seats }) =>
    seats.offers.some(({ until }) => until <= now),
  ).length,
  messages: (await test.rows<{ _id: string }>('messages', { 'delivery.state': 'due' })).filter(({ _id }) =>
    _id.startsWith('evening-'),
  ).length,
})

it(
  'is over within four runs, and nothing is late by more than five minutes',
  async () => {
    const now = test.now()
    const evening = now + 5 * HOUR
    await endingAt(evening)
    // An offer holds for two hours, or until its session begins.
    test.at(evening - 2 * HOUR - MINUTE)
    await offered(evening + 9 * HOUR)
    await waitingMessages(evening)
    test.at(evening)
    const told: unknown[] = []
    for (let run = 0; run < RUNS; run++) {
      test.at(evening + run * MINUTE)
      const left = await waiting(test.now())
      const { ops, result } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
      told.push({ run: run + 1, before: left, requests: ops, result: whole ? result : undefined })
    }
    if (whole) console.info(JSON.stringify(told, null, 1))
    expect(await waiting(test.now())).toEqual({ sessions: 0, absent: 0, offers: 0, messages: 0 })
  },
  whole ? 3_600_000 : undefined,
)
