/** Owns one wish as somebody reads it, and every step that can be taken with it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { ActionName, Input } from '@/contract'
import type { WishDetail } from './words'

const detail = createResource<string, WishDetail>({
  name: 'wish',
  load: (wishId) => call('wish.open', { wishId }),
  keyOf: (wishId) => wishId,
  keep: 12,
})

export const openWish = (wishId: string): Promise<void> => detail.open(wishId)
export const useWish = (wishId: string) => detail.use(detail.select(wishId))

/** Every step answers with the wish as it is then. */
function taken(answer: Answer<WishDetail>): Answer<WishDetail> {
  if (answer.ok) detail.take(answer.data.wishId, answer.data)
  return answer
}

type Step = Extract<
  ActionName,
  'wish.amend' | 'wish.claim' | 'wish.leave' | 'wish.deliver' | 'wish.move' | 'wish.thank'
>

const step = call as <A extends Step>(action: A, input: Input<A>) => Promise<Answer<WishDetail>>

export const makeWish = async (input: Input<'wish.make'>) => taken(await callKeyed('wish.make', input))
export const amendWish = async (input: Input<'wish.amend'>) => taken(await step('wish.amend', input))
export const claimWish = async (wishId: string) => taken(await step('wish.claim', { wishId }))
export const leaveWish = async (input: Input<'wish.leave'>) => taken(await step('wish.leave', input))
export const noteOn = async (input: Input<'wish.note'>) => taken(await callKeyed('wish.note', input))
export const deliverWish = async (input: Input<'wish.deliver'>) => taken(await step('wish.deliver', input))
export const moveWish = async (input: Input<'wish.move'>) => taken(await step('wish.move', input))
export const thankFor = async (input: Input<'wish.thank'>) => taken(await step('wish.thank', input))

/** Who asks for the number is written down; the answer is not kept on this phone. */
export const askContact = (wishId: string) => call('wish.contact', { wishId })
