/** One phone never fills a session, whoever it invents, and nobody signs up and gives up all day. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { consentTexts } from '../../../src/domain/person/consents'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { MOVES_A_DAY, PLACES_A_DAY, PLACES_IN_ONE } from '../../../src/domain/activity/decide-sign-up'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { disagreements } from '../../support/agreement'
import { aDependant, aPerson, personIdOf, put, putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(300_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

/** Somebody with eight children. */
async function parent(openid: string): Promise<(string | undefined)[]> {
  const family = Array.from({ length: 8 }, (_, i) => aDependant(`孩子${i}`))
  await put(test, 'people', [aPerson(openid, { family })])
  return [undefined, ...family.map(({ personId }) => personId)]
}

const inOf = (sessionId: string, forPersonId: string | undefined) =>
  forPersonId === undefined ? { sessionId } : { sessionId, forPersonId }

const seatsOf = async (sessionId: string) => {
  const [session] = await test.rows<SessionDocument>('sessions', { _id: sessionId })
  return session!.seats
}

it('one account with eight children takes its measure of nine places, and is told how many that is', async () => {
  const session = await putSession(test, { capacity: 9 })
  const all = await parent('many')
  const codes: string[] = []
  for (const one of all)
    codes.push(codeOf(await test.call('many', 'activity.signUp', inOf(session._id, one))))
  expect(codes).toEqual(all.map((_, i) => (i < PLACES_IN_ONE ? 'ok' : 'PLACES_FULL')))
  const last = await test.call('many', 'activity.signUp', inOf(session._id, all[8]))
  expect(last).toMatchObject({ error: { code: 'PLACES_FULL', details: { most: PLACES_IN_ONE } } })
  const { standings } = await test.must('many', 'activity.detail', { sessionId: session._id })
  expect(standings.filter(({ obstacle }) => obstacle?.code === 'PLACES_FULL')).toHaveLength(9 - PLACES_IN_ONE)
})

it('counts places exactly when all the family is signed up at the same moment, waiting ones included', async () => {
  const session = await putSession(test, { capacity: 2, queueCapacity: 20 })
  const all = await parent('many')
  const replies = await Promise.all(
    all.map((one) => test.call('many', 'activity.signUp', inOf(session._id, one))),
  )
  expect(replies.filter((reply) => reply.ok)).toHaveLength(PLACES_IN_ONE)
  const { holders, queue } = await seatsOf(session._id)
  expect(holders.length + queue.length).toBe(PLACES_IN_ONE)
  expect(await disagreements(test, session._id)).toEqual([])
})

it('a child removed and another one added today gets no place beyond the measure', async () => {
  const session = await putSession(test, { capacity: 1, queueCapacity: 20 })
  await put(test, 'people', [aPerson('other')])
  await test.must('other', 'activity.signUp', { sessionId: session._id })
  const all = await parent('many')
  for (const one of all.slice(1, 1 + PLACES_IN_ONE)) {
    await test.must('many', 'activity.signUp', inOf(session._id, one))
    // Whoever only waits holds no time, so nothing keeps the phone from removing them again.
    await test.must('many', 'me.removeDependant', { personId: one! })
  }
  await test.must('many', 'me.consent', {
    scope: 'family',
    version: consentTexts.family.version,
    given: true,
  })
  const child = {
    name: '新来的',
    birthDate: '2018-01-01',
    relation: 'child' as const,
    agreedBy: 'guardian' as const,
  }
  const { profile } = await test.must('many', 'me.addDependant', child)
  const added = profile.family.find(({ name }) => name === '新来的')!
  const reply = await test.call('many', 'activity.signUp', inOf(session._id, added.personId))
  expect(codeOf(reply)).toBe('PLACES_FULL')
})

it('a place that is given up is free for another of the family', async () => {
  const session = await putSession(test, { capacity: 9 })
  const all = await parent('many')
  for (const one of all.slice(0, PLACES_IN_ONE))
    await test.must('many', 'activity.signUp', inOf(session._id, one))
  await test.must('many', 'activity.cancel', inOf(session._id, all[0]))
  expect((await test.call('many', 'activity.signUp', inOf(session._id, all[5]))).ok).toBe(true)
})

it('nobody signs up and gives up again without end on one day; giving up is never refused', async () => {
  const session = await putSession(test, { startAt: test.now() + 3 * DAY })
  await put(test, 'people', [aPerson('restless')])
  const { _id: sessionId } = session
  for (let i = 0; i < MOVES_A_DAY; i++) {
    await test.must('restless', 'activity.signUp', { sessionId })
    await test.must('restless', 'activity.cancel', { sessionId })
  }
  const reply = await test.call('restless', 'activity.signUp', { sessionId })
  expect(reply).toMatchObject({ error: { code: 'MOVES_FULL', details: { most: MOVES_A_DAY } } })
  test.at(test.now() + DAY)
  expect((await test.call('restless', 'activity.signUp', { sessionId })).ok).toBe(true)
})

it('one phone takes so many places a day and no more, and what was refused leaves nothing behind', async () => {
  const startAt = test.now() + 2 * DAY
  const taken = { day: new Date(test.now() + 8 * HOUR).toISOString().slice(0, 10), keys: [] }
  const almost = { ...taken, counts: { placestaken: PLACES_A_DAY - 2 } }
  await put(test, 'people', [aPerson('greedy', { quota: almost })])
  const sessions = await Promise.all(
    Array.from({ length: 4 }, (_, i) => putSession(test, { startAt: startAt + i * 4 * HOUR })),
  )
  const replies = await Promise.all(
    sessions.map(({ _id }) => test.call('greedy', 'activity.signUp', { sessionId: _id })),
  )
  expect(replies.map(codeOf).sort()).toEqual(['PLACES_TODAY', 'PLACES_TODAY', 'ok', 'ok'])
  const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf('greedy') })
  expect(person!.agenda).toHaveLength(2)
  for (const { _id } of sessions) expect(await disagreements(test, _id)).toEqual([])
})
