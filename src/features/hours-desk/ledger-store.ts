/** Owns the ledger of the station's hours as it is looked through: a month of everybody, or one person's records. */
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type LedgerLine = Output<'hours.records'>['items'][number]
export type LedgerPerson = NonNullable<Output<'hours.records'>['person']>
/** A month, or a person of all times. */
export type LedgerView = Pick<Input<'hours.records'>, 'month' | 'personId'>

const list = createPages({
  name: 'ledger',
  duty: true,
  action: 'hours.records',
  keyOf: ({ month = '', personId = '' }) => `${month}:${personId}`,
  keep: 3,
})

export const openLedger = (view: LedgerView): Promise<void> => list.open(view)
export const readOnLedger = (view: LedgerView): Promise<void> => list.readOn(view)
export const useLedger = (view: LedgerView) => list.use(list.select(view))
