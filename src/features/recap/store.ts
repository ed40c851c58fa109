/** Owns the recaps that everybody reads, and the one that an organiser writes. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Recap = Output<'recap.list'>['items'][number]
export type DeskRecap = Output<'recap.draft'>

export const recaps = createPages({
  ...{ name: 'recaps', action: 'recap.list', keep: 1 },
  inputOf: (_all: 'all') => ({}),
})

const one = createResource<string, DeskRecap>({
  name: 'desk-recap',
  load: (sessionId) => call('recap.draft', { sessionId }),
  keyOf: (sessionId) => sessionId,
})

export const openRecap = (sessionId: string): Promise<void> => one.open(sessionId)
export const useRecap = (sessionId: string) => one.use(one.select(sessionId))

function taken(answer: Answer<DeskRecap>): Answer<DeskRecap> {
  if (answer.ok) one.take(answer.data.sessionId, answer.data)
  return answer
}

export const saveRecap = async (input: Input<'recap.save'>) => taken(await call('recap.save', input))

export const withdrawRecap = async (input: Input<'recap.withdraw'>) =>
  taken(await call('recap.withdraw', input))
