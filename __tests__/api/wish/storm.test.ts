/** Two hundred people claim one wish at the same moment; and what happens when nothing guards its seat. */
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { hungWish, kindsFor, wishRow, wishStation } from '../../support/wishes'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'

const CROWD = 200

let test: TestCloud
let people: string[]
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  people = await wishStation(test, CROWD)
})
afterAll(() => test.close())

describe('a storm of claims', () => {
  it('makes one the holder and the rest runners-up in the order the database decided, nobody being told BUSY', async () => {
    const wishId = await hungWish(test)
    const began = Date.now()
    const replies = await Promise.all(people.map((openid) => test.call(openid, 'wish.claim', { wishId })))
    const took = Date.now() - began
    const standings = replies.map((reply) => (reply.ok ? reply.data.standing.is : reply.error.code))
    expect(standings.filter((is) => is === 'holder')).toHaveLength(1)
    expect(standings.filter((is) => is === 'waiting')).toHaveLength(CROWD - 1)

    const { seats, history, helperIds } = await wishRow(test, wishId)
    assertSeats(seats)
    expect(seats).toMatchObject({ free: 0, queueFree: 1 })
    expect(seats.queue).toHaveLength(CROWD - 1)
    expect(history.filter((entry) => entry.on === 'claim')).toHaveLength(1)
    expect([...helperIds].sort()).toEqual(people.map(personIdOf).sort())
    replies.forEach((reply, i) => {
      const position = reply.ok ? reply.data.standing.position : null
      const who = personIdOf(people[i] ?? '')
      if (position === null) expect(seats.holders[0]?.who).toBe(who)
      else expect(seats.queue[position - 1]?.who).toBe(who)
    })
    // One person claimed it, so the wisher hears it once.
    expect(await kindsFor(test, 'o-wisher')).toEqual(['wishProgress', 'wishProgress'])
    const most = Math.max(...replies.map((reply) => reply.ops))
    expect(most).toBeLessThanOrEqual(4)
    console.info(`${CROWD} claims in ${took} ms, at most ${most} requests for one of them`)
  })

  it('fills the seats of a wish for several, each once', async () => {
    const wishId = await hungWish(test, { helpersWanted: 10 })
    const replies = await Promise.all(people.map((openid) => test.call(openid, 'wish.claim', { wishId })))
    const standings = replies.map((reply) => (reply.ok ? reply.data.standing.is : reply.error.code))
    expect(standings.filter((is) => is === 'holder')).toHaveLength(10)
    expect(standings.filter((is) => is === 'waiting')).toHaveLength(CROWD - 10)
    const { seats, state } = await wishRow(test, wishId)
    assertSeats(seats)
    expect(state).toBe('claimed')
    expect((await kindsFor(test, 'o-wisher')).length).toBe(11)
  })

  it('has many holders when the same storm meets a change without its guard', async () => {
    const wishId = await hungWish(test)
    const claimUnguarded = async (openid: string): Promise<boolean> => {
      // What a first attempt looks like: read, see the free seat, write oneself down.
      if ((await wishRow(test, wishId)).seats.free <= 0) return false
      const seat = { who: personIdOf(openid), by: personIdOf(openid), at: test.now() }
      const { updated } = await test.cloud.store.update('wishes', {
        query: { _id: wishId },
        update: { $inc: { 'seats.free': -1 }, $push: { 'seats.holders': seat } },
        replace: false,
        multi: false,
        upsert: false,
        nowMs: test.now(),
      })
      return updated === 1
    }
    const holders = (await Promise.all(people.map(claimUnguarded))).filter(Boolean)
    expect(holders.length).toBeGreaterThan(1)
    expect((await wishRow(test, wishId)).seats.free).toBeLessThan(0)
  })
})
