/** Letters that go out together: each reaches its reader once, whatever dies on the way and however many runs there are. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import { MINUTE } from '../../../src/domain/kernel/clock'
import { aDueMessage, aPerson, personIdOf, put } from '../../support/builders'
import { crashJobs, crashesOn, laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(200_000)

const CONSENTS = 40

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

async function letters(count: number): Promise<void> {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: CONSENTS } })])
  await laterJobs(test)
  await put(
    test,
    'messages',
    Array.from({ length: count }, (_, i) => ({ ...aDueMessage(`m${i}`, 'wang'), title: `有空位 ${i}` })),
  )
}

const sentSince = (since: number): string[] =>
  test.cloud
    .outbox()
    .slice(since)
    .filter(({ api }) => api === 'subscribeMessage.send')
    .map(({ params }) => JSON.stringify(params.data))
const deliveries = async () => (await test.rows<MessageDocument>('messages')).map(({ delivery }) => delivery)
const statesOf = async () => (await deliveries()).map(({ state }) => state)
const consents = async () =>
  (await test.rows<{ subscriptions: { placeNotice: number } }>('people', { _id: personIdOf('wang') }))[0]
    ?.subscriptions.placeNotice

it('two runs at once send each letter once and take one consent for it', async () => {
  await letters(23)
  const since = test.cloud.outbox().length
  await Promise.all([test.jobs(), test.jobs(), test.jobs()])
  await laterJobs(test)
  expect(new Set(sentSince(since)).size).toBe(23)
  expect(sentSince(since)).toHaveLength(23)
  expect(await statesOf()).toEqual(Array(23).fill('sent'))
  expect(await consents()).toBe(CONSENTS - 23)
})

it('a run whose request fails sends nothing twice and leaves nothing on its way', async () => {
  await letters(7)
  await test.cloud.snapshot('letters')
  const start = test.now()
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  expect(await statesOf()).toEqual(Array(7).fill('sent'))
  for (const crash of crashesOn(test, clean.requestId, ['messages', 'people'])) {
    await test.cloud.restore('letters')
    test.at(start)
    const since = test.cloud.outbox().length
    await crashJobs(test, crash)
    for (let run = 0; run < 4; run++) {
      test.at(test.now() + 20 * MINUTE)
      await test.jobs()
    }
    const sent = sentSince(since)
    const states = await statesOf()
    // Who was sent a letter of which that could not be written down reads it in the inbox as well.
    expect([...crash, sent.length - new Set(sent).size]).toEqual([...crash, 0])
    expect([...crash, states.filter((state) => state !== 'sent' && state !== 'inboxOnly')]).toEqual([
      ...crash,
      [],
    ])
    // A dying run leaves those of one group in doubt and no more.
    expect(sent.length).toBeGreaterThanOrEqual(2)
    expect(states.filter((state) => state === 'sent').length).toBeGreaterThanOrEqual(2)
    expect(await consents()).toBeLessThanOrEqual(CONSENTS - sent.length)
  }
})

it('of a group each letter becomes what WeChat answered to it', async () => {
  await letters(4)
  test.cloud.answers({ api: 'subscribeMessage.send', errcode: 45009, times: 1 })
  await test.jobs()
  expect((await statesOf()).sort()).toEqual(['due', 'sent', 'sent', 'sent'])
  expect(await consents()).toBe(CONSENTS - 3)
  test.at(test.now() + 2 * MINUTE)
  await test.jobs()
  expect(await statesOf()).toEqual(Array(4).fill('sent'))
  expect((await deliveries()).map(({ attempts }) => attempts).sort()).toEqual([1, 1, 1, 2])
  expect(await consents()).toBe(CONSENTS - 4)
})

it('a reader with one consent left is brought one letter of many', async () => {
  await letters(6)
  await put(test, 'people', [aPerson('li', { subscriptions: { placeNotice: 1 } })])
  await put(
    test,
    'messages',
    Array.from({ length: 3 }, (_, i) => aDueMessage(`l${i}`, 'li')),
  )
  await test.jobs()
  expect((await statesOf()).sort()).toEqual([...Array(2).fill('inboxOnly'), ...Array(7).fill('sent')])
})

it('a letter that cannot be claimed is set aside, and those that were to go out with it do', async () => {
  await letters(7)
  await test.cloud.store.update('messages', {
    ...{ query: { _id: 'm2' }, update: { $set: { 'delivery.attempts': 'none' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  const since = test.cloud.outbox().length
  await test.jobs().catch(() => undefined)
  expect((await statesOf()).sort()).toEqual(['due', ...Array(6).fill('sent')])
  expect(new Set(sentSince(since)).size).toBe(6)
  expect(sentSince(since)).toHaveLength(6)
  const asides = await test.rows<{ collection: string; docId: string }>('asides')
  expect(asides.map(({ collection, docId }) => [collection, docId])).toEqual([['messages', 'm2']])
})
