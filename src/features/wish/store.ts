/** Owns one wish as somebody reads it, the station's wishes as the desk looks at them, and every step with them. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { ActionName, Input, Output } from '@/contract'
import type { WishState } from '@/domain/wish/vocabulary'
import type { WishDetail } from './words'

const detail = createResource<string, WishDetail>({
  name: 'wish',
  load: (wishId) => call('wish.open', { wishId }),
  keyOf: (wishId) => wishId,
  keep: 12,
})

export const openWish = (wishId: string): Promise<void> => detail.open(wishId)
export const useWish = (wishId: string) => detail.use(detail.select(wishId))

type Step = Extract<
  ActionName,
  `wish.${'make' | 'amend' | 'claim' | 'leave' | 'note' | 'deliver' | 'move' | 'thank'}`
>

/** Takes a step; every one answers with the wish as it is then. */
export async function takeStep<A extends Step>(action: A, input: Input<A>): Promise<Answer<WishDetail>> {
  const isKeyed = action === 'wish.make' || action === 'wish.note'
  const send = (isKeyed ? callKeyed : call) as (action: A, input: Input<A>) => Promise<Answer<WishDetail>>
  const answer = await send(action, input)
  if (answer.ok) detail[action === 'wish.make' ? 'hand' : 'take'](answer.data.wishId, answer.data)
  return answer
}

/** Who asks for the number is written down; the answer is not kept on this phone. */
export const askContact = (wishId: string) => call('wish.contact', { wishId })

export type DeskWish = Output<'wish.desk'>['items'][number]

export const deskWishes = createPages({
  ...{ name: 'wish-desk', duty: true, action: 'wish.desk', keep: 2 },
  inputOf: (state: WishState) => ({ state }),
})

/** Turns several wishes down with one reason, and takes those that were out of the list they stood in. */
export async function rejectMany(
  state: WishState,
  wishes: { id: string; version: number }[],
  reason: string,
): Promise<Answer<Output<'wish.rejectMany'>>> {
  const answer = await call('wish.rejectMany', { wishes, reason })
  if (answer.ok)
    deskWishes.changeRows(state, (rows) => rows.filter(({ wishId }) => !answer.data.done.includes(wishId)))
  return answer
}
