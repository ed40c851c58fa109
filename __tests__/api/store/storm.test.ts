/** Three hundred reservations of fifty prizes at the same moment, twenty spends of one balance; and both without their guards. */
import type { GuardedUpdate } from '../../../src/domain/kernel/guarded-update'
import { monthOf } from '../../../src/domain/kernel/clock'
import { holdPoints, reserveObstacle } from '../../../src/domain/store/decide-reserve'
import { alwaysOpen } from '../../../src/domain/store/opening'
import { takeOne } from '../../../src/domain/store/stock'
import { personIdOf, putPeople } from '../../support/builders'
import { stationOf } from '../../support/station'
import { accountOf, contradictions, givePoints, prizeNow, putPrize, redemptionsOf } from '../../support/store'
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

const STOCK = 50
const PEOPLE = 100
const EACH = 3
const PRICE = 10
/** Enough for two. */
const BALANCE = 25

/** Sends an update as a first attempt would, whatever the document has become since it was read. */
const force = (collection: string, _id: string, { patch }: GuardedUpdate) =>
  test.cloud.store.update(collection, {
    query: { _id },
    update: { ...patch },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })

describe('a storm of reservations', () => {
  it('reserves exactly what there is, and nobody more than limit and balance allow', async () => {
    const prize = await putPrize(test, { left: STOCK, points: PRICE, limitPerMonth: 2 })
    const people = await putPeople(test, 'p', PEOPLE)
    await givePoints(test, people, BALANCE)
    const began = Date.now()
    const replies = await Promise.all(
      Array.from({ length: EACH }, () => people)
        .flat()
        .map((openid) => test.call(openid, 'store.reserve', { prizeId: prize._id, purse: 'own' })),
    )
    const took = Date.now() - began
    const codes = replies.map((reply) => (reply.ok ? 'reserved' : reply.error.code))
    expect(codes.filter((code) => code === 'reserved')).toHaveLength(STOCK)
    expect(
      [...new Set(codes)].filter((code) => !/^(reserved|PRIZE_GONE|PRIZE_LIMIT|POINTS_SHORT)$/.test(code)),
    ).toEqual([])

    const after = await prizeNow(test, prize._id)
    expect(after.stock).toMatchObject({ capacity: STOCK, free: 0 })
    const reserved = await redemptionsOf(test, { state: 'reserved' })
    expect(reserved).toHaveLength(STOCK)
    const counts = after.taken[monthOf(test.now())] ?? {}
    for (const openid of people) {
      const personId = personIdOf(openid)
      const mine = reserved.filter((one) => one.personId === personId).length
      expect(mine).toBeLessThanOrEqual(2)
      expect(counts[personId] ?? 0).toBe(mine)
      const { balances, held } = await accountOf(test, personId)
      expect([balances.points, held.points]).toEqual([BALANCE, mine * PRICE])
    }
    await test.jobs()
    await test.jobs()
    expect(await contradictions(test)).toEqual([])
    const most = Math.max(...replies.map((reply) => reply.ops))
    console.info(`${replies.length} reservations in ${took} ms, at most ${most} requests for one of them`)
  })

  it('oversells and overruns the limit when one of the prize is taken without its guard', async () => {
    const prize = await putPrize(test, { left: STOCK, points: PRICE, limitPerMonth: 2 })
    const unguarded = async (personId: string, i: number): Promise<boolean> => {
      const read = await prizeNow(test, prize._id)
      const now = test.now()
      if (reserveObstacle(read, BALANCE, { store: alwaysOpen('st1'), personId, now })) return false
      await force(
        'prizes',
        prize._id,
        takeOne(read, { redemptionId: `r${i}`, personId, month: monthOf(now), now }),
      )
      return true
    }
    const tries = Array.from({ length: PEOPLE * EACH }, (_, i) => unguarded(`p${i % PEOPLE}`, i))
    const taken = (await Promise.all(tries)).filter(Boolean)
    expect(taken.length).toBeGreaterThan(STOCK)
    const after = await prizeNow(test, prize._id)
    expect(after.stock.free).toBeLessThan(0)
    expect(Math.max(...Object.values(after.taken[monthOf(test.now())] ?? {}))).toBeGreaterThan(2)
  })
})

describe('twenty spends of one whole balance', () => {
  it('let one through', async () => {
    const prize = await putPrize(test, { left: 20, points: BALANCE })
    await putPeople(test, 'p', 1)
    await givePoints(test, ['p-0'], BALANCE)
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' }),
      ),
    )
    const codes = replies.map((reply) => (reply.ok ? 'reserved' : reply.error.code))
    expect(codes.filter((code) => code === 'reserved')).toHaveLength(1)
    expect(codes.filter((code) => code === 'POINTS_SHORT')).toHaveLength(19)
    expect(await accountOf(test, personIdOf('p-0'))).toMatchObject({
      balances: { points: BALANCE },
      held: { points: BALANCE },
    })
    await test.jobs()
    await test.jobs()
    expect(await contradictions(test)).toEqual([])
  })

  it('spend more than there is when points are held without their guard', async () => {
    const prize = await putPrize(test, { left: 20, points: BALANCE })
    await givePoints(test, ['p-0'], BALANCE)
    const personId = personIdOf('p-0')
    const mark = {
      prizeId: prize._id,
      stationId: 'st1',
      personId,
      ownerId: personId,
      byPersonId: personId,
      name: '',
    }
    const unguarded = async (i: number): Promise<boolean> => {
      const account = await accountOf(test, personId)
      const held = holdPoints(account, prize, {
        ...mark,
        redemptionId: `r${i}`,
        purse: 'own',
        at: test.now(),
      })
      if (!held.ok) return false
      await force('accounts', personId, held.value.update)
      return true
    }
    const spent = (await Promise.all(Array.from({ length: 20 }, (_, i) => unguarded(i)))).filter(Boolean)
    expect(spent.length).toBeGreaterThan(1)
    const { balances, held } = await accountOf(test, personId)
    expect(held.points).toBeGreaterThan(balances.points)
    expect((await contradictions(test, { settled: false })).join()).toMatch(/fell below/)
  })
})

describe('two counters at once', () => {
  it('hand a prize out once, and cancel and fetch do not both take effect', async () => {
    const prize = await putPrize(test, { left: 10 })
    await putPeople(test, 'p', 1)
    await givePoints(test, ['p-0'], 100)
    for (const openid of ['o-a', 'o-b']) {
      await test.must(openid, 'me.open', {})
      await force('people', personIdOf(openid), { guard: {}, patch: { $set: { roles: ['staff'] } } })
    }
    for (let round = 0; round < 5; round++) {
      const made = await test.must('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
      const input = { redemptionId: made.redemptionId, scanned: (made.code ?? '').replaceAll(' ', '') }
      const replies = await Promise.all([
        test.call('o-a', 'store.redeem', input),
        test.call('o-b', 'store.redeem', input),
        test.call('p-0', 'store.cancel', { redemptionId: made.redemptionId }),
      ])
      expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
      await test.jobs()
      expect(await contradictions(test)).toEqual([])
    }
  })
})
