/** Whatever request dies, and however: the repeat and the jobs bring seats, rows, agendas and messages together. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { disagreements } from '../../support/agreement'
import { personIdOf, putPeople, putSession } from '../../support/builders'
import { crashCall, crashesOn, crashJobs, crashesIn, ordersAfter, laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const HOUR = 3_600_000

let test: TestCloud
let session: SessionDocument
let start: number
const snapshots = new Set<string>()

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

/** Keeps the present as the point from which each crash begins. */
async function keep(): Promise<() => Promise<void>> {
  const name = await test.cloud.snapshot(`crash-${snapshots.size}`)
  snapshots.add(name)
  start = test.now()
  return async () => {
    await test.cloud.restore(name)
    test.at(start)
  }
}

const sessionNow = async () => (await test.rows<SessionDocument>('sessions', { _id: session._id }))[0]
const kindsOf = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map((one) => one.kind)
    .sort()

const sign = (openid: string) => test.must(openid, 'activity.signUp', { sessionId: session._id })

/** One action, crashed everywhere; afterwards the same input must answer `state`, and everything must agree. */
async function crashEverywhere(
  action: 'activity.signUp' | 'activity.cancel' | 'activity.acceptOffer' | 'activity.passOffer',
  openid: string,
  state: string,
  check: () => Promise<void> = async () => undefined,
): Promise<void> {
  const input = { sessionId: session._id }
  const rewind = await keep()
  const clean = await test.call(openid, action, input)
  expect(clean).toMatchObject({ ok: true, data: { standing: { state } } })
  for (const crash of crashesIn(test, clean)) {
    for (const order of ordersAfter(crash)) {
      await rewind()
      await crashCall(test, openid, action, input, crash)
      if (order === 'jobs first') {
        await laterJobs(test)
        expect([...crash, order, await disagreements(test, session._id)]).toEqual([...crash, order, []])
      }
      const repeat = await test.call(openid, action, input)
      expect([...crash, order, repeat.ok ? repeat.data.standing.state : repeat.error.code]).toEqual([
        ...crash,
        order,
        state,
      ])
      await laterJobs(test)
      expect([...crash, order, await disagreements(test, session._id)]).toEqual([...crash, order, []])
      await check()
    }
  }
}

describe('a crash at every step', () => {
  it('of signing up leaves one seat, one row, one time and one message', async () => {
    session = await putSession(test, { capacity: 2 })
    const [first = ''] = await putPeople(test, 'p', 1)
    await crashEverywhere('activity.signUp', first, 'confirmed', async () => {
      expect(await kindsOf(first)).toEqual(['enrolled'])
      expect(await sessionNow()).toMatchObject({ unsettled: false, seats: { free: 1 } })
    })
  })

  it('of joining the queue leaves one place in it', async () => {
    session = await putSession(test, { capacity: 1 })
    const [first = '', second = ''] = await putPeople(test, 'p', 2)
    await sign(first)
    await crashEverywhere('activity.signUp', second, 'waiting', async () => {
      expect((await sessionNow())?.seats.queue).toHaveLength(1)
    })
  })

  it('of cancelling offers the seat once to the head of the queue', async () => {
    session = await putSession(test, { capacity: 1 })
    const [first = '', second = '', third = ''] = await putPeople(test, 'p', 3)
    for (const openid of [first, second, third]) await sign(openid)
    await crashEverywhere('activity.cancel', first, 'cancelled', async () => {
      const seats = (await sessionNow())?.seats
      expect(seats?.offers.map((offer) => offer.who)).toEqual([personIdOf(second)])
      expect(seats?.queue.map((waiter) => waiter.who)).toEqual([personIdOf(third)])
      expect(await kindsOf(second)).toEqual(['offer'])
    })
  })

  it('of leaving the queue lets the others move up', async () => {
    session = await putSession(test, { capacity: 1 })
    const [first = '', second = '', third = ''] = await putPeople(test, 'p', 3)
    for (const openid of [first, second, third]) await sign(openid)
    await crashEverywhere('activity.cancel', second, 'cancelled', async () => {
      expect((await sessionNow())?.seats.queue.map((waiter) => waiter.who)).toEqual([personIdOf(third)])
    })
  })

  it('of accepting an offer leaves one seat taken', async () => {
    session = await putSession(test, { capacity: 1 })
    const [first = '', second = ''] = await putPeople(test, 'p', 2)
    for (const openid of [first, second]) await sign(openid)
    await test.must(first, 'activity.cancel', { sessionId: session._id })
    await crashEverywhere('activity.acceptOffer', second, 'confirmed', async () => {
      expect((await sessionNow())?.seats).toMatchObject({ free: 0, offers: [] })
      expect(await kindsOf(second)).toEqual(['enrolled', 'offer'])
    })
  })

  it('of passing an offer hands it to the next, once', async () => {
    session = await putSession(test, { capacity: 1 })
    const [first = '', second = '', third = ''] = await putPeople(test, 'p', 3)
    for (const openid of [first, second, third]) await sign(openid)
    await test.must(first, 'activity.cancel', { sessionId: session._id })
    await crashEverywhere('activity.passOffer', second, 'cancelled', async () => {
      expect((await sessionNow())?.seats.offers.map((offer) => offer.who)).toEqual([personIdOf(third)])
      expect(await kindsOf(third)).toEqual(['offer'])
      expect(await kindsOf(second)).toEqual(['offer'])
    })
  })

  it('of the jobs, when an offer expires, hands it to the next and tells both, once', async () => {
    session = await putSession(test, { capacity: 1 })
    const [first = '', second = '', third = ''] = await putPeople(test, 'p', 3)
    for (const openid of [first, second, third]) await sign(openid)
    await test.must(first, 'activity.cancel', { sessionId: session._id })
    await laterJobs(test)
    test.at(test.now() + 2 * HOUR)
    const rewind = await keep()
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    for (const crash of crashesOn(test, clean.requestId, ['sessions', 'enrollments', 'messages'])) {
      await rewind()
      await crashJobs(test, crash)
      await laterJobs(test)
      const seats = (await sessionNow())?.seats
      expect([...crash, seats?.offers.map((offer) => offer.who)]).toEqual([...crash, [personIdOf(third)]])
      expect([...crash, await disagreements(test, session._id)]).toEqual([...crash, []])
      const told = [await kindsOf(second), await kindsOf(third)]
      expect([...crash, ...told]).toEqual([...crash, ['offer', 'offerExpired'], ['offer']])
      const row = (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(second) }))[0]
      expect(row).toMatchObject({ state: 'cancelled', offerUntil: null })
    }
  })
})
