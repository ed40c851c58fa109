/** Two things about one visit at the same moment: one of them holds, and place, hours and books tell the same story. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { attended, bookErrors, MINUTE, proofAt } from '../../support/door'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let session: SessionDocument
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  session = await attended(test, ['wang'])
})
afterAll(() => test.close())

const rowOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]
const holds = async (openid: string) =>
  (await test.rows<SessionDocument>('sessions', { _id: session._id }))[0]?.seats.holders.some(
    ({ who }) => who === personIdOf(openid),
  )
const promised = async (openid: string) =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf(openid) }))[0]?.agenda.length

it('giving the place up and checking in at the same moment leave one of the two', async () => {
  const kept = await test.cloud.snapshot()
  for (let round = 0; round < 12; round++) {
    await test.cloud.restore(kept)
    test.at(session.startAt - 10 * MINUTE)
    const proof = proofAt(session, test.now())
    const cancel = () => test.call('wang', 'activity.cancel', { sessionId: session._id })
    const checkIn = () => test.call('wang', 'attendance.checkIn', { sessionId: session._id, proof })
    const both = round % 2 === 0 ? [cancel(), checkIn()] : [checkIn(), cancel()]
    const [first, second] = await Promise.all(both)
    const [gaveUp, came] = round % 2 === 0 ? [first, second] : [second, first]
    const codes = [codeOf(gaveUp as never), codeOf(came as never)]
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    test.at(test.now() + MINUTE)
    await test.jobs()
    const here = codes[1] === 'ok'
    expect([here, (await rowOf('wang'))?.state, await holds('wang'), await promised('wang')]).toEqual(
      here ? [true, 'checkedIn', true, 1] : [false, 'cancelled', false, 0],
    )
    expect(await bookErrors(test)).toEqual([])
    test.at(session.endAt)
    const out = { sessionId: session._id, proof: proofAt(session, session.endAt) }
    expect(codeOf(await test.call('wang', 'attendance.checkOut', out))).toBe(here ? 'ok' : 'NOT_ENROLLED')
    expect(await test.rows('serviceRecords')).toHaveLength(here ? 1 : 0)
    expect(await bookErrors(test)).toEqual([])
  }
})

it('giving up a place that somebody waits for while checking in leaves as many here as there are places', async () => {
  const full = await attended(test, ['chen', 'li'], { capacity: 1, queueCapacity: 5 })
  const rowIn = async (openid: string) =>
    (
      await test.rows<EnrollmentDocument>('enrollments', {
        personId: personIdOf(openid),
        sessionId: full._id,
      })
    )[0]
  const kept = await test.cloud.snapshot()
  for (let round = 0; round < 12; round++) {
    await test.cloud.restore(kept)
    // Check-in is open, and free places are still offered to those who wait.
    test.at(full.startAt - 20 * MINUTE)
    const proof = proofAt(full, test.now())
    const cancel = () => test.call('chen', 'activity.cancel', { sessionId: full._id })
    const checkIn = () => test.call('chen', 'attendance.checkIn', { sessionId: full._id, proof })
    const both = round % 2 === 0 ? [cancel(), checkIn()] : [checkIn(), cancel()]
    await Promise.all(both)
    test.at(test.now() + MINUTE)
    await test.jobs()
    const seats = (await test.rows<SessionDocument>('sessions', { _id: full._id }))[0]?.seats
    const here = (await rowIn('chen'))?.state === 'checkedIn'
    const held = [seats?.holders, seats?.offers].map((list) => list?.map(({ who }) => who))
    const [chen, li] = [personIdOf('chen'), personIdOf('li')]
    expect([here, held, seats?.free, (await rowIn('li'))?.state]).toEqual(
      here ? [true, [[chen], []], 0, 'waiting'] : [false, [[], [li]], 0, 'offered'],
    )
  }
})

it('giving up that died half-way gives the place back to whoever is inside before anybody is offered it', async () => {
  const full = await attended(test, ['chen', 'li'], { capacity: 1, queueCapacity: 5 })
  const kept = await test.cloud.snapshot()
  const start = full.startAt - 20 * MINUTE
  test.at(start)
  const clean = await test.call('chen', 'activity.cancel', { sessionId: full._id })
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashCall(test, 'chen', 'activity.cancel', { sessionId: full._id }, crash)
    const proof = proofAt(full, test.now())
    const came = codeOf(await test.call('chen', 'attendance.checkIn', { sessionId: full._id, proof }))
    await laterJobs(test)
    const [session] = await test.rows<SessionDocument>('sessions', { _id: full._id })
    const held = [session?.seats.holders, session?.seats.offers].map((list) => list?.map(({ who }) => who))
    const [chen, li] = [personIdOf('chen'), personIdOf('li')]
    expect([...crash, came, held]).toEqual([...crash, came, came === 'ok' ? [[chen], []] : [[], [li]]])
  }
})

it('the same proof sent twice at the same instant is one check-in, and one check-out', async () => {
  const send = (action: 'attendance.checkIn' | 'attendance.checkOut', at: number) => {
    test.at(at)
    const proof = proofAt(session, at)
    return Promise.all(
      Array.from({ length: 4 }, () => test.call('wang', action, { sessionId: session._id, proof })),
    )
  }
  const came = await send('attendance.checkIn', session.startAt)
  expect(came.map(codeOf)).toEqual(Array(4).fill('ok'))
  expect((await rowOf('wang'))?.history.map(({ on }) => on)).toEqual(['confirm', 'checkIn'])
  const left = await send('attendance.checkOut', session.endAt)
  expect(left.map(codeOf)).toEqual(Array(4).fill('ok'))
  await test.jobs()
  expect(await test.rows('serviceRecords')).toHaveLength(1)
  expect((await test.rows('entries')).length).toBeLessThanOrEqual(1)
  expect(await bookErrors(test)).toEqual([])
})
