/** Five hundred people want a hundred places at the same moment; and what happens when nothing guards the seats. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { personIdOf, putPeople, putSession } from '../../support/builders'
import { disagreements } from '../../support/agreement'
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

const CROWD = 500
const PLACES = 100
const QUEUE = 200

describe('a storm of sign-ups', () => {
  it('gives a hundred seats, two hundred places in the queue in order, and refuses the rest, nobody being told BUSY', async () => {
    const session = await putSession(test, { capacity: PLACES, queueCapacity: QUEUE })
    const people = await putPeople(test, 'p', CROWD)
    const began = Date.now()
    const replies = await Promise.all(
      people.map((openid) => test.call(openid, 'activity.signUp', { sessionId: session._id })),
    )
    const took = Date.now() - began
    const outcomes = replies.map((reply) => (reply.ok ? reply.data.standing.state : reply.error.code))
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
    expect([count('confirmed'), count('waiting'), count('WAITLIST_FULL')]).toEqual([
      PLACES,
      QUEUE,
      CROWD - PLACES - QUEUE,
    ])

    const [after] = await test.rows<SessionDocument>('sessions', { _id: session._id })
    const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
    expect(after?.seats).toMatchObject({ free: 0, queueFree: 0 })
    expect(rows.filter((row) => row.state === 'confirmed')).toHaveLength(PLACES)
    expect(rows.filter((row) => row.state === 'waiting')).toHaveLength(QUEUE)
    expect(await disagreements(test, session._id)).toEqual([])

    const queue = after?.seats.queue ?? []
    const positions = replies.flatMap((reply, i) =>
      reply.ok && reply.data.standing.position !== null
        ? [{ position: reply.data.standing.position, who: personIdOf(people[i] ?? '') }]
        : [],
    )
    positions.forEach(({ position, who }) => expect(queue[position - 1]?.who).toBe(who))
    const most = Math.max(...replies.map((reply) => reply.ops))
    console.info(`${CROWD} sign-ups in ${took} ms, at most ${most} requests for one of them`)
  })

  it('oversells when the same storm meets a change without its guard', async () => {
    const session = await putSession(test, { capacity: PLACES, queueCapacity: QUEUE })
    const people = await putPeople(test, 'p', CROWD)
    const read = async () => (await test.rows<SessionDocument>('sessions', { _id: session._id }))[0]
    const signUpUnguarded = async (openid: string): Promise<boolean> => {
      // What a first attempt looks like: read, see a free place, write it down.
      if (((await read())?.seats.free ?? 0) <= 0) return false
      const { updated } = await test.cloud.store.update('sessions', {
        query: { _id: session._id },
        update: {
          $inc: { 'seats.free': -1 },
          $push: { 'seats.holders': { who: personIdOf(openid), by: '', at: 0 } },
        },
        replace: false,
        multi: false,
        upsert: false,
        nowMs: test.now(),
      })
      return updated === 1
    }
    const confirmed = (await Promise.all(people.map(signUpUnguarded))).filter(Boolean)
    expect(confirmed.length).toBeGreaterThan(PLACES)
    expect((await read())?.seats.free).toBeLessThan(0)
  })
})
