/** Holds the store to its budgets, and shows that years of prizes and reservations make nothing dearer. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import { DAY, HOUR, monthOf } from '../../../src/domain/kernel/clock'
import { put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { aPrize, givePoints, putPrize, redemptionsOf } from '../../support/store'
import { testCloud, type Cost, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

const SHELF = 30
const PAST = 60

type Costs = Record<string, Cost & { returned: number }>

/** What is on the shelf stays about the same for years; what was there and what was fetched grows. */
async function fillPast(times: number): Promise<void> {
  const shelf = Array.from({ length: SHELF }, (_, i) => aPrize({ points: 20 + i }))
  const past = Array.from({ length: PAST * times }, (_, i) => ({
    ...aPrize({ points: 5 + (i % 40), createdAt: i }),
    ...{ state: 'offShelf' as const, listed: false },
  }))
  await put(test, 'prizes', [...shelf, ...past])
  const [model] = await redemptionsOf(test)
  const fetched = Array.from({ length: PAST * times }, (_, i) => ({
    ...model,
    ...{
      _id: `past-${i}`,
      code: String(i).padStart(10, '0'),
      ownerId: `owner-${i % 700}`,
      personId: `owner-${i % 700}`,
    },
    ...{ state: 'redeemed', dueAt: null, remindAt: null, reservedAt: test.now() - DAY - i * HOUR },
    ...{ redeemedMonth: monthOf(test.now() - DAY * 62 - i * HOUR), unsettled: false, outbox: [] },
  }))
  await put(test, 'redemptions', fetched)
}

async function costsAt(times: number): Promise<Costs> {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await test.must('p-0', 'me.open', {})
  await givePoints(test, ['p-0'], 500)
  const prize = await putPrize(test, { left: 50, points: 10, limitPerMonth: 20 })
  await test.must('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
  await fillPast(times)
  await test.must('p-0', 'store.mark', { prizeId: prize._id })
  const costs: Costs = {}
  const step = async <A extends ActionName>(name: string, openid: string, action: A, input: TestInput<A>) => {
    const reply = await test.call(openid, action, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
    const items = (reply.data as { items?: unknown[] }).items
    const { ops, depth, docs } = reply
    costs[name] = { ops, depth, docs, returned: Math.max(1, items?.length ?? 1) }
    return reply.data
  }
  const first = await step('store', 'p-0', 'store.open', {})
  await step('store, second page', 'p-0', 'store.open', { cursor: first.next ?? '' })
  await step('store, goods', 'p-0', 'store.open', { kind: 'goods' })
  await step('prize', 'p-0', 'store.prize', { prizeId: prize._id })
  const made = await step('reserve', 'p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
  const { redemptionId } = made
  const scanned = (made.code ?? '').replaceAll(' ', '')
  await step('redemption', 'p-0', 'store.redemption', { redemptionId })
  await step('look up', 'o-staff', 'store.lookUp', { scanned })
  await step('redeem', 'o-staff', 'store.redeem', { redemptionId, scanned })
  const again = await test.must('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
  await step('cancel', 'p-0', 'store.cancel', { redemptionId: again.redemptionId })
  await step('mine', 'p-0', 'store.mine', {})
  await step('desk', 'o-staff', 'store.desk', { state: 'onShelf' })
  await step('reservations', 'o-staff', 'store.reservations', { state: 'reserved' })
  await step('statement', 'o-staff', 'store.statement', { month: monthOf(test.now()) })
  const home = await step('desk home', 'o-staff', 'desk.open', {})
  expect(home.toDos.filter((toDo) => toDo.kind === 'stock')).toEqual([])
  return costs
}

/** Requests at most. */
const budgets: Record<string, number> = {
  ...{ store: 2, 'store, second page': 2, 'store, goods': 2, prize: 1, reserve: 6, redeem: 6, cancel: 6 },
  ...{ redemption: 1, 'look up': 2, mine: 2, desk: 2, reservations: 2, statement: 4 },
}

describe('what the store costs', () => {
  let once: Costs
  let often: Costs
  beforeAll(async () => {
    once = await costsAt(1)
    often = await costsAt(100)
    console.table(often)
  })

  it.each(Object.entries(budgets))('%s: at most %i requests', (name, most) => {
    expect(once[name]?.ops).toBeLessThanOrEqual(most)
  })

  it('is the same with a hundred times the past', () => {
    const plain = (costs: Costs) => Object.entries(costs).map(([name, { ops, docs }]) => [name, ops, docs])
    expect(plain(often)).toEqual(plain(once))
  })

  it('examines no more than five documents for each that is returned', () => {
    const dear = Object.entries(often).filter(
      ([name, { docs, returned }]) => name !== 'desk home' && docs > 5 * returned,
    )
    // A command or a single page reads beside its case the caller, purses, opening days and what is marked.
    expect(dear.filter(([, { docs }]) => docs > 8)).toEqual([])
  })
})
