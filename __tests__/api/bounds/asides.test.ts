/** One document that cannot be worked on is set aside and shown, and the rest of the work goes on. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { expiresAt } from '../../../src/domain/points/expiry'
import { MINUTE } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { givePoints } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const asides = async () =>
  (await test.rows<{ collection: string; docId: string; why: string }>('asides')).map(
    ({ collection, docId, why }) => [collection, docId, why],
  )

const set = (collection: string, _id: string, fields: Record<string, unknown>) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set: fields }, replace: false, multi: false, upsert: false },
    nowMs: test.now(),
  })

const message = (id: string, openid: string, given: Partial<MessageDocument> = {}): MessageDocument => ({
  ...{ _id: id, personId: personIdOf(openid), stationId: 'st1', kind: 'offer' },
  ...{ title: '有空位留给您', text: '空出一个位子', page: '/packages/activity/detail/index?sessionId=s1' },
  ...{ at: test.now(), readAt: null, listed: true, aboutId: null, unread: true },
  delivery: { state: 'due', attempts: 0, nextAt: test.now() - MINUTE, error: null },
  ...given,
})
const stateOf = async (id: string) =>
  (await test.rows<MessageDocument>('messages', { _id: id }))[0]?.delivery.state

it('delivering: a message to somebody whose document is broken holds up nobody', async () => {
  await put(test, 'people', [aPerson('broken'), aPerson('sound')])
  await set('people', personIdOf('broken'), { subscriptions: null })
  await put(test, 'messages', [message('m-bad', 'broken'), message('m-good', 'sound')])
  await test.jobs()
  expect(await stateOf('m-good')).toBe('inboxOnly')
  expect(await asides()).toContainEqual(['messages', 'm-bad', 'failed'])
  // The next run leaves it alone, and what has come meanwhile goes out.
  await put(test, 'messages', [message('m-later', 'sound')])
  await test.jobs()
  expect(await stateOf('m-later')).toBe('inboxOnly')
})

it('lapsing: an application that cannot be ended holds up no other', async () => {
  const waiting = (state: Partial<PersonDocument['volunteer']> = {}) => ({
    ...aPerson('x').volunteer,
    ...{ state: 'pendingGuardian' as const, dueAt: test.now() - MINUTE, version: 1, ...state },
  })
  await put(test, 'people', [
    aPerson('broken', { volunteer: waiting({ dueAt: test.now() - 2 * MINUTE }) }),
    aPerson('sound', { volunteer: waiting() }),
  ])
  await set('people', personIdOf('broken'), {
    'volunteer.version': 'none',
    agenda: 5,
    'volunteer.history': 7,
  })
  await test.jobs()
  const [sound] = await test.rows<PersonDocument>('people', { _id: personIdOf('sound') })
  expect(sound?.volunteer.state).not.toBe('pendingGuardian')
  expect(await asides()).toContainEqual(['people', personIdOf('broken'), 'failed'])
})

it('completing: what must follow one write and cannot be done holds up no other', async () => {
  await put(test, 'people', [aPerson('broken'), aPerson('sound')])
  const unknown = { id: 'x', kind: 'nothing-known', at: 0, payload: {} }
  const due = { unsettled: true, settleAt: 1 }
  await set('people', personIdOf('broken'), { ...due, outbox: [unknown] })
  await set('people', personIdOf('sound'), { ...due, settleAt: 2, outbox: [] })
  await test.jobs()
  const [sound] = await test.rows<PersonDocument>('people', { _id: personIdOf('sound') })
  expect(sound?.unsettled).toBe(false)
  expect(await asides()).toContainEqual(['people', personIdOf('broken'), 'failed'])
})

it('points that have lapsed are taken from all others, and from the broken account once it is mended', async () => {
  const [bad, good] = [personIdOf('bad'), personIdOf('good')]
  await put(test, 'people', [aPerson('bad'), aPerson('good')])
  await givePoints(test, bad, { 2026: 5 })
  await givePoints(test, good, { 2026: 5 })
  const [account] = await test.rows<{ unwritten: unknown }>('accounts', { _id: bad })
  await set('accounts', bad, { unwritten: 7 })
  test.at(expiresAt(2026) + MINUTE)
  await test.jobs()
  const pointsOf = async (id: string) =>
    (await test.rows<{ balances: { points: number } }>('accounts', { _id: id }))[0]?.balances.points
  expect(await pointsOf(good)).toBe(0)
  expect(await asides()).toContainEqual(['accounts', bad, 'failed'])
  await set('accounts', bad, { unwritten: account?.unwritten })
  for (let i = 0; i < 3; i++) {
    test.at(test.now() + 61 * MINUTE)
    await test.jobs()
  }
  expect(await pointsOf(bad)).toBe(0)
})

it('an offer goes out before thousands of notices that were due before it', async () => {
  const { messageOf } = await import('../../../cloudfunctions/api/repositories/messages')
  const given = { personId: personIdOf('sound'), stationId: 'st1', cause: ['s1'], at: test.now() }
  const about = { sessionId: 's1', title: '大扫除', startAt: test.now(), until: test.now(), name: '' }
  const offer = messageOf('offer', { ...given, params: about })
  await put(test, 'people', [aPerson('sound')])
  const crowd = Array.from({ length: 2_000 }, (_, i) =>
    message(`n${i}`, 'sound', {
      kind: 'notice',
      delivery: { ...offer.delivery, nextAt: test.now() - 60 * MINUTE },
    }),
  )
  await put(test, 'messages', [...crowd, offer])
  await test.jobs()
  expect(await stateOf(offer._id)).toBe('inboxOnly')
  const waiting = (await test.rows<MessageDocument>('messages')).filter(
    ({ delivery }) => delivery.state === 'due',
  )
  // One run does not reach all of them, and the offer was among those it reached.
  expect(waiting.length).toBeGreaterThan(0)
})
