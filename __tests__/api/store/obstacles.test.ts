/** Shows what keeps somebody from reserving a prize: points, limit, shelf, opening days; and whose purse counts. */
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { householdOf } from '../../support/households'
import { appoint, stationOf } from '../../support/station'
import {
  accountOf,
  contradictions,
  giveAccounts,
  givePoints,
  prizeNow,
  putPrize,
  redemptionsOf,
} from '../../support/store'
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

const reserve = (openid: string, prizeId: string, purse: 'own' | 'household' = 'own') =>
  test.must(openid, 'store.reserve', { prizeId, purse })
const codeOf = async (call: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> => {
  const reply = await call
  return reply.ok ? 'OK' : (reply.error?.code ?? '')
}
/** Lets what follows be done by the jobs, and shows that everything agrees. */
async function settle(): Promise<void> {
  await test.jobs()
  expect(await contradictions(test)).toEqual([])
}

describe('what stands in the way', () => {
  it('is told before and when reserving', async () => {
    const prize = await putPrize(test, { left: 3, limitPerMonth: 1 })
    await givePoints(test, ['p-0'], 25)
    await givePoints(test, ['p-1'], 9)
    await reserve('p-0', prize._id)
    expect(await codeOf(test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' }))).toBe(
      'PRIZE_LIMIT',
    )
    expect(await codeOf(test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'household' }))).toBe(
      'NO_HOUSEHOLD',
    )
    const short = await test.call('p-1', 'store.reserve', { prizeId: prize._id, purse: 'own' })
    expect(short).toMatchObject({ ok: false, error: { code: 'POINTS_SHORT', details: { missing: 1 } } })
    const seen = await test.call('p-1', 'store.prize', { prizeId: prize._id })
    expect(seen).toMatchObject({
      ok: true,
      ops: 1,
      data: {
        left: 2,
        leftThisMonth: 1,
        missing: 1,
        purses: [{ purse: 'own', free: 9, obstacle: { code: 'POINTS_SHORT', text: '还差 1 分' } }],
      },
    })
    await givePoints(test, ['p-2'], 10)
    await test.cloud.store.update('prizes', {
      query: { _id: prize._id },
      update: { $set: { listed: false, state: 'offShelf' } },
      ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
    })
    expect(await codeOf(test.call('p-2', 'store.reserve', { prizeId: prize._id, purse: 'own' }))).toBe(
      'PRIZE_OFF_SHELF',
    )
    await settle()
  })

  it('is the day on which the store is closed', async () => {
    const prize = await putPrize(test)
    await givePoints(test, ['p-0'], 10)
    await appoint(test, 'o-staff', ['staff'])
    test.at(Date.parse('2026-11-25T10:00:00+08:00'))
    await test.must('o-staff', 'store.saveOpening', {
      weekdays: [6],
      closedDays: ['2026-11-28'],
      extraDays: ['2026-12-01'],
      version: 0,
    })
    expect((await test.must('o-staff', 'store.desk', {})).opening).toEqual({
      weekdays: [6],
      closedDays: ['2026-11-28'],
      extraDays: ['2026-12-01'],
      text: '周六可以兑换',
      version: 1,
    })
    const { opening } = await test.must('p-0', 'store.open', {})
    expect(opening).toEqual({ openToday: false, text: '周六可以兑换', nextText: '下次是 12 月 1 日 周二' })
    const closed = await test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
    expect(closed).toMatchObject({
      ok: false,
      error: { code: 'STORE_CLOSED', details: { day: '12 月 1 日 周二' } },
    })
    test.at(Date.parse('2026-12-01T10:00:00+08:00'))
    await reserve('p-0', prize._id)
    await settle()
  })

  it('counts a child for whom the common points pay against the month of whoever reserves as well', async () => {
    const prize = await putPrize(test, { limitPerMonth: 1 })
    await appoint(test, 'p-0', [], { family: [aDependant('甲'), aDependant('乙')] })
    const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf('p-0') })
    const [first, second] = (person?.family ?? []).map(({ personId }) => personId)
    await householdOf(test, 'p-0', [])
    await givePoints(test, ['p-0'], 60)
    await test.must('p-0', 'household.contribute', { amount: 50 })
    if (first && second) await giveAccounts(test, [second], 10)
    const of = (forPersonId: string | undefined, purse: 'own' | 'household') =>
      test.call('p-0', 'store.reserve', {
        ...{ prizeId: prize._id, purse },
        ...(forPersonId && { forPersonId }),
      })
    const page = await test.must('p-0', 'store.prize', { prizeId: prize._id })
    expect(page.limitText).toBe('每人每月 1 份，这个月还能兑 1 份；用家里的积分给孩子兑，也算您的份')
    const made = await test.must('p-0', 'store.reserve', {
      ...{ prizeId: prize._id, purse: 'household', forPersonId: first ?? '' },
    })
    for (const [whom, purse] of [
      [second, 'household'],
      [undefined, 'household'],
      [undefined, 'own'],
    ] as const)
      expect(await codeOf(of(whom, purse))).toBe('PRIZE_LIMIT')
    // What a child has earned is the child's, and so is that month.
    expect(await codeOf(of(second, 'own'))).toBe('OK')
    await test.must('p-0', 'store.cancel', { redemptionId: made.redemptionId })
    await settle()
    const { taken } = await prizeNow(test, prize._id)
    const month: Record<string, number> = Object.values(taken)[0] ?? {}
    expect([month[personIdOf('p-0')], month[first ?? ''], month[second ?? '']]).toEqual([0, 0, 1])
    expect(await codeOf(of(undefined, 'household'))).toBe('OK')
    await settle()
  })

  it('counts by the calendar month and by the person, whichever purse pays', async () => {
    const prize = await putPrize(test, { limitPerMonth: 1 })
    const household = {
      _id: 'hh1',
      stationId: 'st1',
      name: '王家',
      founderId: personIdOf('p-0'),
      members: [],
      invitations: [],
      version: 1,
      createdAt: 0,
    }
    await put(test, 'households', [household])
    await put(test, 'people', [
      aPerson('p-0', { householdId: 'hh1' }),
      aPerson('p-1', { householdId: 'hh1' }),
    ])
    await giveAccounts(test, ['hh1'], 40)
    await givePoints(test, ['p-0'], 40)
    test.at(Date.parse('2026-11-30T10:00:00+08:00'))
    const paid = await test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'household' })
    expect(paid).toMatchObject({ ok: true, data: { purse: 'household' } })
    expect(paid.ops).toBeLessThanOrEqual(6)
    expect(await accountOf(test, 'hh1')).toMatchObject({ held: { points: 10 } })
    expect(await codeOf(test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' }))).toBe(
      'PRIZE_LIMIT',
    )
    await reserve('p-1', prize._id, 'household')
    test.at(Date.parse('2026-12-01T10:00:00+08:00'))
    await reserve('p-0', prize._id)
    const { purses } = await test.must('p-0', 'store.open', {})
    expect(purses).toEqual([
      { purse: 'own', name: '我的积分', free: 30 },
      { purse: 'household', name: '王家', free: 20 },
    ])
    await settle()
    expect(await redemptionsOf(test, { state: 'reserved' })).toHaveLength(3)
  })
})
