/** Owns closing my account: what stands in the way, asking for it, taking it back. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Closing = Output<'privacy.closing'>

const closing = createResource<undefined, Closing>({
  name: 'closing',
  load: () => call('privacy.closing', {}),
})

export const openClosing = () => closing.open(undefined)
export const useClosing = () => closing.use(closing.select(undefined))

function taken(answer: Answer<Closing>): Answer<Closing> {
  if (answer.ok) closing.change(undefined, () => answer.data)
  return answer
}

export const closeAccount = async () => taken(await call('privacy.close', {}))
export const keepAccount = async () => taken(await call('privacy.stay', {}))
