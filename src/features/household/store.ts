/** Owns the points that a household pools: who is in it, what each put in, and every change of it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type HouseholdPage = Output<'household.open'>
export type Household = NonNullable<HouseholdPage['household']>

const page = createResource<void, HouseholdPage>({
  name: 'household',
  load: () => call('household.open', {}),
  keep: 1,
})

export const openHousehold = (): Promise<void> => page.open()
export const useHousehold = () => page.use(page.select())

/** Every command answers the page as it stands then. */
function taken(answer: Answer<HouseholdPage>): Answer<HouseholdPage> {
  if (answer.ok) page.take(undefined, answer.data)
  return answer
}

export const createHousehold = async (name: string) => taken(await callKeyed('household.create', { name }))
export const invite = async (card: string) => taken(await call('household.invite', { card }))
export const answerInvitation = async (householdId: string, accept: boolean) =>
  taken(await call('household.answer', { householdId, accept }))
export const contribute = async (amount: number) => taken(await callKeyed('household.contribute', { amount }))
export const takeBack = async (amount: number) => taken(await callKeyed('household.takeBack', { amount }))
export const leaveHousehold = async (householdId: string) =>
  taken(await call('household.leave', { householdId }))
export const removeMember = async (personId: string) => taken(await call('household.remove', { personId }))
