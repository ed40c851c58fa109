/** Whatever request dies, and however: the repeat and the jobs bring points, prizes and reservations together. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { RedemptionState } from '../../../src/domain/store/vocabulary'
import { personIdOf, putPeople } from '../../support/builders'
import {
  crashCall,
  crashesOn,
  crashJobs,
  crashesIn,
  ordersAfter,
  everyCrash,
  type FaultKind,
  laterJobs,
} from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { accountOf, contradictions, givePoints, prizeNow, putPrize, redemptionsOf } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

let test: TestCloud
const snapshots = new Set<string>()

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const POINTS = 30
const PRICE = 10
const KEY = 'the-same-key-each-time'

/** Keeps the present as the point from which each crash begins. */
async function keep(): Promise<() => Promise<void>> {
  const name = await test.cloud.snapshot(`store-${snapshots.size}`)
  snapshots.add(name)
  const start = test.now()
  return async () => {
    await test.cloud.restore(name)
    test.at(start)
  }
}

/** A reservation that nobody ends is looked at after two minutes. */
async function muchLaterJobs(): Promise<void> {
  test.at(test.now() + 3 * 60_000)
  await laterJobs(test)
}

const kindsOf = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map((one) => one.kind)
    .sort()

async function arrange(left = 3): Promise<string> {
  const prize = await putPrize(test, { left, points: PRICE, limitPerMonth: 2 })
  await putPeople(test, 'p', 2)
  await givePoints(test, ['p-0', 'p-1'], POINTS)
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-other', ['staff'])
  return prize._id
}

/** What each state leaves: points spent and held, prizes on hand and free, of three. */
const leaves: Record<RedemptionState, [spent: number, held: number, onHand: number, free: number]> = {
  reserved: [0, PRICE, 3, 2],
  redeemed: [PRICE, 0, 2, 2],
  cancelled: [0, 0, 3, 3],
  expired: [0, 0, 3, 3],
  refunded: [0, 0, 3, 3],
}

async function check(prizeId: string, state: RedemptionState, crash: readonly unknown[]): Promise<void> {
  expect([...crash, await contradictions(test)]).toEqual([...crash, []])
  const { balances, held } = await accountOf(test, personIdOf('p-0'))
  const { stock } = await prizeNow(test, prizeId)
  expect([...crash, POINTS - balances.points, held.points, stock.capacity, stock.free]).toEqual([
    ...crash,
    ...leaves[state],
  ])
  const live = (await redemptionsOf(test)).filter((one) => one.state !== 'void')
  expect([...crash, live.map((one) => one.state)]).toEqual([...crash, [state]])
}

describe('a crash at every step', () => {
  it('of reserving leaves one reservation, its points held and its prize taken', async () => {
    const prizeId = await arrange()
    const input = { prizeId, purse: 'own' as const }
    const rewind = await keep()
    const clean = await test.call('p-0', 'store.reserve', input, KEY)
    expect(clean).toMatchObject({ ok: true, ops: 6 })
    for (const crash of crashesIn(test, clean)) {
      for (const order of ordersAfter(crash)) {
        await rewind()
        await crashCall(test, 'p-0', 'store.reserve', input, crash, KEY)
        if (order === 'jobs first') {
          await muchLaterJobs()
          expect([...crash, order, await contradictions(test)]).toEqual([...crash, order, []])
        }
        const repeat = await test.call('p-0', 'store.reserve', input, KEY)
        const state = repeat.ok ? repeat.data.state : repeat.error.code
        // What had no prize yet when nobody came back for it is let go, and stays so; asking anew makes a new one.
        const letGo = order === 'jobs first' && crash[0] < 4 && state === 'RESERVATION_LAPSED'
        if (letGo) await test.must('p-0', 'store.reserve', input)
        else expect([...crash, order, state]).toEqual([...crash, order, 'reserved'])
        await muchLaterJobs()
        await check(prizeId, 'reserved', [...crash, order])
        expect(await kindsOf('p-0')).toEqual(['prizeReserved'])
      }
    }
  })

  it('of reserving the last one that somebody else has got gives every point back', async () => {
    const prizeId = await arrange(1)
    const input = { prizeId, purse: 'own' as const }
    const rewind = await keep()
    // The other one comes in between: the points are held by then, and the prize is gone.
    const race = async (crash: [number, FaultKind] | null): Promise<void> => {
      await rewind()
      await test.cloud.store.update('accounts', {
        query: { _id: personIdOf('p-1') },
        update: { $inc: { version: 1 } },
        ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
      })
      if (crash) test.cloud.fault({ function: 'api', request: crash[0], kind: crash[1] })
      await Promise.all(
        ['p-0', 'p-1'].map((openid) => test.call(openid, 'store.reserve', input, KEY).catch(() => undefined)),
      )
      for (const openid of ['p-0', 'p-1']) await test.call(openid, 'store.reserve', input, KEY)
      await muchLaterJobs()
    }
    for (const crash of [null, ...everyCrash(9)]) {
      await race(crash)
      expect([crash, await contradictions(test)]).toEqual([crash, []])
      expect((await prizeNow(test, prizeId)).stock).toMatchObject({ capacity: 1, free: 0 })
      expect([crash, await redemptionsOf(test, { state: 'reserved' })]).toMatchObject([crash, [{}]])
    }
  })

  it('of handing out spends the points and the prize once', async () => {
    const prizeId = await arrange()
    const made = await test.must('p-0', 'store.reserve', { prizeId, purse: 'own' })
    await test.jobs()
    const input = { redemptionId: made.redemptionId, scanned: (made.code ?? '').replaceAll(' ', '') }
    const rewind = await keep()
    const clean = await test.call('o-staff', 'store.redeem', input)
    expect(clean.ok && clean.data.state).toBe('redeemed')
    expect(clean.ops).toBeLessThanOrEqual(6)
    for (const crash of crashesIn(test, clean)) {
      for (const order of ordersAfter(crash)) {
        await rewind()
        await crashCall(test, 'o-staff', 'store.redeem', input, crash)
        if (order === 'jobs first') {
          await laterJobs(test)
          expect([...crash, order, await contradictions(test)]).toEqual([...crash, order, []])
        }
        const repeat = await test.call('o-staff', 'store.redeem', input)
        expect([...crash, order, repeat.ok && repeat.data.state]).toEqual([...crash, order, 'redeemed'])
        await laterJobs(test)
        await check(prizeId, 'redeemed', [...crash, order])
        expect(await kindsOf('p-0')).toEqual(['prizeFetched', 'prizeReserved'])
      }
    }
  })

  it('of giving up gives the points and the prize back once', async () => {
    const prizeId = await arrange()
    const { redemptionId } = await test.must('p-0', 'store.reserve', { prizeId, purse: 'own' })
    await test.jobs()
    const rewind = await keep()
    const clean = await test.call('p-0', 'store.cancel', { redemptionId })
    for (const crash of crashesIn(test, clean)) {
      for (const order of ordersAfter(crash)) {
        await rewind()
        await crashCall(test, 'p-0', 'store.cancel', { redemptionId }, crash)
        if (order === 'jobs first') await laterJobs(test)
        const repeat = await test.call('p-0', 'store.cancel', { redemptionId })
        expect([...crash, order, repeat.ok && repeat.data.state]).toEqual([...crash, order, 'cancelled'])
        await laterJobs(test)
        await check(prizeId, 'cancelled', [...crash, order])
      }
    }
  })

  it('of taking back gives the points back once and restocks once', async () => {
    const prizeId = await arrange()
    const made = await test.must('p-0', 'store.reserve', { prizeId, purse: 'own' })
    const scanned = (made.code ?? '').replaceAll(' ', '')
    await test.must('o-staff', 'store.redeem', { redemptionId: made.redemptionId, scanned })
    await test.jobs()
    const input = { redemptionId: made.redemptionId, reason: '坏的', backToStock: true }
    const rewind = await keep()
    const clean = await test.call('o-other', 'store.refund', input)
    for (const crash of crashesIn(test, clean)) {
      for (const order of ordersAfter(crash)) {
        await rewind()
        await crashCall(test, 'o-other', 'store.refund', input, crash)
        if (order === 'jobs first') await laterJobs(test)
        const repeat = await test.call('o-other', 'store.refund', input)
        expect([...crash, order, repeat.ok && repeat.data.state]).toEqual([...crash, order, 'refunded'])
        await laterJobs(test)
        await check(prizeId, 'refunded', [...crash, order])
        expect(await test.rows('stockMoves')).toHaveLength(1)
      }
    }
  })

  it('of falling due gives everything back once and tells once', async () => {
    const prizeId = await arrange()
    await test.must('p-0', 'store.reserve', { prizeId, purse: 'own' })
    await test.jobs()
    test.at(test.now() + 7 * DAY + HOUR)
    const rewind = await keep()
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    const ours = ['redemptions', 'accounts', 'entries', 'prizes', 'messages']
    for (const crash of crashesOn(test, clean.requestId, ours)) {
      await rewind()
      await crashJobs(test, crash)
      await laterJobs(test)
      await check(prizeId, 'expired', crash)
      expect([crash, await kindsOf('p-0')]).toEqual([crash, ['prizeReserved', 'prizeReturned']])
    }
  })
})
