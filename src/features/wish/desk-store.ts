/** Owns the station's wishes as the desk looks at them: by where they stand, the most urgent first. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'
import type { WishState } from '@/domain/wish/vocabulary'

export type DeskWish = Output<'wish.desk'>['items'][number]

const list = createPages({
  name: 'wish-desk',
  duty: true,
  action: 'wish.desk',
  rows: ({ items }) => items,
  withRows: (page, items) => ({ ...page, items }),
  keyOf: ({ state }) => state ?? '',
  keep: 2,
})

export const openDesk = (state: WishState): Promise<void> => list.open({ state })
export const readOnDesk = (state: WishState): Promise<void> => list.readOn({ state })
export const useDesk = (state: WishState) => list.use(list.select({ state }))
