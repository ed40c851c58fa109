/** Owns the card of one's own star. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type StarCard = Output<'starCard.open'>

const card = createResource<void, StarCard>({ name: 'star-card', load: () => call('starCard.open', {}) })

export const openStarCard = (): Promise<void> => card.open()
export const useStarCard = () => card.use(card.select())
