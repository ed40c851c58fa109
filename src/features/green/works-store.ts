/** Owns works for the neighbourhood on the phone: the list, one of them, and those of the desk. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Work = Output<'livelihood.open'>
export type DeskWorks = Output<'livelihood.desk'>
export type DeskWork = Output<'livelihood.save'>

const list = createResource<'all', Output<'livelihood.list'>>({
  name: 'works',
  load: () => call('livelihood.list', {}),
  keyOf: (all) => all,
})
export const openWorks = (): Promise<void> => list.open('all')
export const useWorks = () => list.use(list.select('all'))

const one = createResource<string, Work>({
  name: 'work',
  load: (workId) => call('livelihood.open', { workId }),
  keyOf: (workId) => workId,
})
export const openWork = (workId: string): Promise<void> => one.open(workId)
export const useWork = (workId: string) => one.use(one.select(workId))

export async function followWork(workId: string, on: boolean) {
  const answer = await call('livelihood.follow', { workId, on })
  if (answer.ok) one.change(workId, (work) => ({ ...work, ...answer.data }))
  return answer
}

export const askAbout = (workId: string, text: string) => callKeyed('livelihood.ask', { workId, text })

const desk = createResource<'all', DeskWorks>({
  name: 'desk-works',
  load: () => call('livelihood.desk', {}),
  keyOf: (all) => all,
})
export const openDeskWorks = (): Promise<void> => desk.open('all')
export const useDeskWorks = () => desk.use(desk.select('all'))

/** What was done at the desk is shown as it stands then. */
async function then<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const given = await answer
  await openDeskWorks()
  return given
}

export const saveWork = (input: Input<'livelihood.save'>) => then(callKeyed('livelihood.save', input))
export const addStep = (input: Input<'livelihood.step'>) => then(callKeyed('livelihood.step', input))
export const linkIncident = (input: Input<'livelihood.link'>) => then(call('livelihood.link', input))
export const answerQuestion = (input: Input<'livelihood.answer'>) => then(call('livelihood.answer', input))
