/** Owns the rules by which points are earned: what holds since when, a trial on last month, and a new one. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Rules = Output<'points.rules'>
export type Trial = Output<'points.previewRule'>
type TrialInput = Input<'points.previewRule'>

const rules = createResource<void, Rules>({
  name: 'points-rules',
  load: () => call('points.rules', {}),
  keep: 1,
})

export const openRules = (): Promise<void> => rules.open()
export const useRules = () => rules.use(rules.select())

export const tryRule = (input: TrialInput): Promise<Answer<Trial>> => call('points.previewRule', input)

export async function saveRule(input: Input<'points.saveRule'>): Promise<Answer<Rules>> {
  const answer = await call('points.saveRule', input)
  if (answer.ok) rules.take(undefined, answer.data)
  return answer
}
