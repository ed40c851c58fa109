/** Owns my passbook of hours, the receipt of each line, and the open list of added hours. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Receipt = Output<'hours.receipt'>
export type MyHours = Output<'hours.mine'>
export type AddedRecord = Output<'hours.added'>['items'][number]

const hours = createPages({
  name: 'hours',
  action: 'hours.mine',
  rows: 'lines',
  inputOf: (month: string | undefined) => (month === undefined ? {} : { month }),
  keep: 3,
})

/** The whole passbook of the family, or what a month of mine is summed up from. */
export const hoursIn = (month?: string) => hours.of(month)

const receipt = createResource<string, Receipt>({
  name: 'receipt',
  load: (recordId) => call('hours.receipt', { recordId }),
  keyOf: (recordId) => recordId,
  keep: 10,
})

export const openReceipt = (recordId: string): Promise<void> => receipt.open(recordId)
export const useReceipt = (recordId: string) => receipt.use(receipt.select(recordId))

/** Says that a record is not right. The answer is the receipt as it stands then. */
export async function appeal(recordId: string, reason: string): Promise<Answer<Receipt>> {
  const answer = await call('hours.appeal', { recordId, reason })
  if (answer.ok) receipt.change(recordId, () => answer.data)
  return answer
}

export const addedHours = createPages({ name: 'added-hours', action: 'hours.added', keep: 1 }).of()
