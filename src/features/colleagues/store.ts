/** Owns those who work at the station, as the desk sees them, and what is changed about one of them. */
import type { Answer } from '@/api/failure'
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Colleague = Output<'colleagues.list'>['items'][number]
export type OneColleague = Output<'colleagues.open'>

export const colleagues = createPages({
  ...{ name: 'colleagues', action: 'colleagues.list', duty: true },
  inputOf: (_: 'all') => ({}),
})

const one = createResource<string, OneColleague>({
  name: 'colleague',
  duty: true,
  load: (personId) => call('colleagues.open', { personId }),
  keyOf: (personId) => personId,
})

export const openColleague = (personId: string): Promise<void> => one.open(personId)
export const useColleague = (personId: string) => one.use(one.select(personId))

/** Whatever came of it, somebody else may have been quicker: both are asked for again. */
async function afterwards<T>(personId: string, answer: Answer<T>): Promise<Answer<T>> {
  await Promise.all([openColleague(personId), colleagues.of('all').open()])
  return answer
}

export const appoint = async (input: Input<'colleagues.appoint'>) =>
  afterwards(input.personId, await call('colleagues.appoint', input))

export const endRole = async (input: Input<'colleagues.end'>) =>
  afterwards(input.personId, await call('colleagues.end', input))

export const takeBack = async (personId: string, version: number) =>
  afterwards(personId, await call('colleagues.takeBack', { personId, version }))

export const handOver = async (personId: string) =>
  afterwards(personId, await call('colleagues.handOver', { personId }))
