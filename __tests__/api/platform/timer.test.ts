/** One run of the timer: what it costs when nothing is due, and that whatever is due is found and done. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
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

const run = () => test.cloud.call('jobs', {}, { source: 'wx_trigger' })

type Outcomes = Record<string, { done: number; more: boolean; error?: string }>
const outcomesOf = (answer: { result?: unknown }): Outcomes => (answer.result as { jobs: Outcomes }).jobs

const messagesIn = async (state: string) => (await test.rows('messages', { 'delivery.state': state })).length

it('a run without work is one request, however much there is that is not due', async () => {
  await put(test, 'people', [aPerson('wang')])
  await putPeople(test, 'p', 40)
  for (let i = 0; i < 40; i++) await putSession(test, { startAt: test.now() + (i + 3) * DAY })
  await put(
    test,
    'messages',
    Array.from({ length: 200 }, (_, i) => aDueMessage(`m${i}`, 'wang', test.now() + DAY)),
  )
  await laterJobs(test)
  const { ops, depth, docs } = await run()
  expect({ ops, depth }).toEqual({ ops: 1, depth: 1 })
  expect(docs).toBeLessThan(40)
})

it('what becomes due by another job is done in the same run', async () => {
  await put(test, 'people', [aPerson('wang')])
  const session = await putSession(test, { startAt: test.now() + 3 * DAY })
  await test.must('wang', 'activity.signUp', { sessionId: session._id })
  await laterJobs(test)
  const before = (await test.rows('messages')).length
  test.at(session.startAt - HOUR)
  await run()
  // The reminder was written by one job and seen to by another.
  expect((await test.rows('messages')).length).toBeGreaterThan(before)
  expect(await messagesIn('due')).toBe(0)
})

it('more than one turn holds is done in several turns of the same run', async () => {
  await put(test, 'people', [aPerson('wang')])
  await put(
    test,
    'messages',
    Array.from({ length: 450 }, (_, i) => aDueMessage(`m${i}`, 'wang')),
  )
  const { deliverMessages } = outcomesOf(await run())
  expect(deliverMessages).toEqual({ done: 450, more: false })
  expect(await messagesIn('due')).toBe(0)
})

it.each(['before', 'after', 'conflict'] as const)(
  'a look at what is due that fails (%s) leaves nothing undone',
  async (kind) => {
    await put(test, 'people', [aPerson('wang')])
    await put(test, 'messages', [aDueMessage('m1', 'wang')])
    test.cloud.fault({ function: 'jobs', request: 1, kind })
    const outcomes = outcomesOf(await run())
    expect(Object.values(outcomes).filter(({ error }) => error !== undefined)).toEqual([])
    expect(await messagesIn('due')).toBe(0)
  },
)
