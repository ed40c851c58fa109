/** Owns the ledger of the station's hours as it is looked through: a month of everybody, or one person's records. */
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type LedgerLine = Output<'hours.records'>['items'][number]
export type LedgerPerson = NonNullable<Output<'hours.records'>['person']>
/** A month, or a person of all times. */
export type LedgerView = Pick<Input<'hours.records'>, 'month' | 'personId'>

export const ledger = createPages({
  ...{ name: 'ledger', duty: true, action: 'hours.records', keep: 3 },
  inputOf: (view: LedgerView) => view,
})
