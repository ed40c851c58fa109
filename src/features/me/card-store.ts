/** Owns the code that stands for me, or for somebody in my family; kept, so that it opens without signal. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type PersonalCard = Output<'me.card'>

/** The holder of the phone is asked for without an id. */
const self = ''

const card = createResource<string, PersonalCard>({
  name: 'card',
  load: (personId) => call('me.card', personId === self ? {} : { forPersonId: personId }),
  keyOf: (personId) => personId,
  keep: 9,
})

export const openCard = (personId = self): Promise<void> => card.open(personId)
export const useCard = (personId = self) => card.use(card.select(personId))
