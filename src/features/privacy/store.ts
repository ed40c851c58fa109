/** Owns what is held of me, and the copy of it that I take along. */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

type MyData = Output<'privacy.open'>
export type HeldName = Input<'privacy.rows'>['held']

const data = createResource<undefined, MyData>({
  name: 'my-data',
  load: () => call('privacy.open', {}),
})

export const openMyData = () => data.open(undefined)
export const useMyData = () => data.use(data.select(undefined))

/** Nothing of it stays on the phone. */
const rows = createPages({
  name: 'my-data-rows',
  action: 'privacy.rows',
  inputOf: (held: HeldName) => ({ held }),
})

export const heldRows = (held: HeldName) => rows.of(held)

export const askCopy = (as: Input<'privacy.copy'>['as']) => call('privacy.copy', { as })
