/** Owns the points store as a resident sees it: what there is, one prize whole, my reservations and their codes. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Store = Output<'store.open'>
export type PrizeCard = Store['items'][number]
export type Prize = Output<'store.prize'>
export type Purse = Prize['purses'][number]
export type Redemption = Output<'store.redemption'>
export type RedemptionCard = Output<'store.mine'>['items'][number]
export type PrizeKind = PrizeCard['kind']

/** The store with the prizes of a kind, or with all of them. */
export const shelves = createPages({
  ...{ name: 'store', action: 'store.open', keep: 3 },
  inputOf: (kind: PrizeKind | 'all') => (kind === 'all' ? {} : { kind }),
})

const one = createResource<string, Prize>({
  name: 'prize',
  load: (prizeId) => call('store.prize', { prizeId }),
  keyOf: (prizeId) => prizeId,
  keep: 8,
})

export const openPrize = (prizeId: string): Promise<void> => one.open(prizeId)
export const usePrize = (prizeId: string) => one.use(one.select(prizeId))

/** Saves for a prize, or for none any more. */
export async function markPrize(prizeId: string, marked: boolean): Promise<Answer<unknown>> {
  const answer = await call('store.mark', { prizeId: marked ? prizeId : null })
  if (answer.ok) one.change(prizeId, (prize) => ({ ...prize, marked }))
  return answer
}

export const myRedemptions = createPages({ name: 'redemptions', action: 'store.mine', keep: 1 }).of()

/** Kept on the phone: a code is shown at the counter, where there may be no signal. */
const redemption = createResource<string, Redemption>({
  name: 'redemption',
  load: (redemptionId) => call('store.redemption', { redemptionId }),
  keyOf: (redemptionId) => redemptionId,
  keep: 10,
})

export const openRedemption = (redemptionId: string): Promise<void> => redemption.open(redemptionId)
export const useRedemption = (redemptionId: string) => redemption.use(redemption.select(redemptionId))

/** Reserves a prize; its code is on the phone from then on. */
export async function reserve(input: Input<'store.reserve'>): Promise<Answer<Redemption>> {
  const answer = await callKeyed('store.reserve', input)
  if (answer.ok) redemption.hand(answer.data.redemptionId, answer.data)
  return answer
}

export async function cancelRedemption(redemptionId: string): Promise<Answer<Redemption>> {
  const answer = await call('store.cancel', { redemptionId })
  if (answer.ok) redemption.take(redemptionId, answer.data)
  return answer
}
