/** Owns the code that stands for me, or for somebody in my family; kept, so that it opens without signal. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
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
  keepChanges: true,
})

export const openCard = (personId = self): Promise<void> => card.open(personId)
/** A new code for the same person; the old one stands for nobody from then on, also where it was kept. */
export async function renewCard(personId = self): Promise<Answer<PersonalCard>> {
  const answer = await callKeyed('me.renewCard', personId === self ? {} : { forPersonId: personId })
  if (answer.ok) card.change(personId, () => answer.data)
  return answer
}

export const useCard = (personId = self) => card.use(card.select(personId))
