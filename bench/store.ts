/** Owns the part of the cost measurement that is about the points store: what years of it leave behind, and one prize's way. */
import type { DemoCaller } from '../demo/caller'
import { station } from '../demo/station-facts'
import type { ActionName, Input, Output } from '../src/contract'

type Row = Record<string, unknown>
type Step = <A extends ActionName>(
  name: string,
  who: string,
  action: A,
  input: Input<A>,
) => Promise<Output<A> | void>

const facts = { stationId: station._id, kind: 'goods', photo: null, partnerId: null, partnerName: '' }
const idle = { unsettled: false, outbox: [], dueAt: null }

/** Prizes that were on the shelf once. */
export const oldPrizes = (count: number, at: (i: number) => number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{
      ...facts,
      ...idle,
      _id: `fz${i}`,
      title: '毛巾',
      points: 1 + (i % 40),
      state: 'offShelf',
      listed: false,
    },
    ...{ stock: { capacity: 0, free: 0, holders: [] }, lowMark: 0, unwrittenMoves: [], createdAt: at(i) },
  }))

/** What was fetched of them. */
export const oldRedemptions = (count: number, at: (i: number) => number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{
      ...facts,
      ...idle,
      _id: `fr${i}`,
      prizeId: `fz${i % 900}`,
      title: '毛巾',
      points: 1,
      state: 'redeemed',
    },
    ...{ ownerId: `f${i % 700}`, personId: `f${i % 700}`, code: String(i).padStart(10, '0') },
    ...{ reservedAt: at(i), remindAt: null, redeemedMonth: '2025-01' },
  }))

/** A prize is written, stocked, put on the shelf, found, reserved, fetched; another is given up. */
export async function walkStore(
  step: Step,
  demo: DemoCaller,
  { staff, resident, month }: { staff: string; resident: string; month: string },
): Promise<void> {
  const form: Input<'store.savePrize'>['form'] = {
    ...{ title: '一包纸巾', kind: 'goods', intro: '', photo: null, points: 1, limitPerMonth: null },
    ...{ partnerId: null, place: '社区大厅', shelfFrom: null, shelfUntil: null, lowMark: 0 },
    pickUp: { weekdays: [1, 2, 3, 4, 5], fromMinute: 540, untilMinute: 1020 },
  }
  const { prizeId, version } = await demo.call(staff, 'store.savePrize', { form })
  await step('stock comes in', staff, 'store.stock', { prizeId, how: 'in', amount: 9, reason: '采购' })
  await step('a prize on the shelf', staff, 'store.shelf', { prizeId, version, event: 'putOn' })
  await step('the store', resident, 'store.open', {})
  await step('a prize', resident, 'store.prize', { prizeId })
  const { points, place } = await demo.call(resident, 'store.prize', { prizeId })
  const seen = { points, place }
  await step('a prize reserved', resident, 'store.reserve', { prizeId, purse: 'own', seen })
  const { items } = await demo.call(resident, 'store.mine', {})
  const redemptionId = items[0]?.redemptionId ?? ''
  const { code } = await demo.call(resident, 'store.redemption', { redemptionId })
  const scanned = (code ?? '').replaceAll(' ', '')
  await step('my pick-up code', resident, 'store.redemption', { redemptionId })
  await step('a pick-up code scanned', staff, 'store.lookUp', { scanned })
  await step('a prize handed out', staff, 'store.redeem', { redemptionId, scanned })
  await step('what I fetched', resident, 'store.mine', {})
  await step('prizes at the desk', staff, 'store.desk', {})
  await step('reservations at the desk', staff, 'store.reservations', { state: 'reserved' })
  await step("a month's statements", staff, 'store.statement', { month })
}
