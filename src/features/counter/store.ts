/** Owns the counter: what was scanned, what waits there, handing out and taking back. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type Found = Output<'store.lookUp'>
export type CounterRedemption = Output<'store.redeem'>
export type WhichState = Extract<CounterRedemption['state'], 'reserved' | 'redeemed'>

export const reservations = createPages({
  name: 'counter',
  action: 'store.reservations',
  inputOf: (state: WhichState) => ({ state }),
})

/** What has moved on leaves the list it stood in; the other list is asked anew when it is looked at. */
function moved(answer: Answer<CounterRedemption>): Answer<CounterRedemption> {
  if (!answer.ok) return answer
  for (const state of ['reserved', 'redeemed'] as const)
    reservations.changeRows(state, (rows) =>
      rows.filter((row) => row.redemptionId !== answer.data.redemptionId || answer.data.state === state),
    )
  return answer
}

export const lookUp = (scanned: string) => call('store.lookUp', { scanned })

export const redeem = async (input: Input<'store.redeem'>) => moved(await call('store.redeem', input))

export const refund = async (input: Input<'store.refund'>) => moved(await call('store.refund', input))
