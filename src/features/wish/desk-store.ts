/** Owns the station's wishes as the desk looks at them: by where they stand, the most urgent first. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { byView, createPages } from '@/api/pages'
import type { Output } from '@/contract'
import type { WishState } from '@/domain/wish/vocabulary'

export type DeskWish = Output<'wish.desk'>['items'][number]

const list = createPages({
  name: 'wish-desk',
  duty: true,
  action: 'wish.desk',
  keyOf: ({ state }) => state ?? '',
  keep: 2,
})

/** Turns several wishes down with one reason, and takes those that were out of the list they stood in. */
export async function rejectMany(
  state: WishState,
  wishes: { id: string; version: number }[],
  reason: string,
): Promise<Answer<Output<'wish.rejectMany'>>> {
  const answer = await call('wish.rejectMany', { wishes, reason })
  if (answer.ok)
    list.change({ state }, (page) => ({
      ...page,
      items: page.items.filter(({ wishId }) => !answer.data.done.includes(wishId)),
    }))
  return answer
}

export const deskWishes = byView(list, (state: WishState) => ({ state }))
