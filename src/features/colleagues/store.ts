/** Owns those who work at the station, as the desk sees them, and what is changed about one of them. */
import type { Answer } from '@/api/failure'
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'
import { atOf } from '../screens/at'

export type Colleague = Output<'colleagues.list'>['items'][number]
export type OneColleague = Output<'colleagues.open'>

/** Colleagues of the own station; of another one for those who look after a unit above it. */
export const colleagues = createPages({
  ...{ name: 'colleagues', action: 'colleagues.list', duty: true },
  inputOf: (at: string) => atOf(at),
})

/** Somebody at a station, as a page is opened for that person. */
export interface ColleagueAt {
  personId: string
  at: string
}

const one = createResource<ColleagueAt, OneColleague>({
  name: 'colleague',
  duty: true,
  load: ({ personId, at }) => call('colleagues.open', { personId, ...atOf(at) }),
  keyOf: ({ personId, at }) => `${at} ${personId}`,
})

export const openColleague = (whom: ColleagueAt): Promise<void> => one.open(whom)
export const useColleague = (whom: ColleagueAt) => one.use(one.select(whom))

/** Whatever came of it, somebody else may have been quicker: both are asked for again. */
async function afterwards<T>(whom: ColleagueAt, answer: Answer<T>): Promise<Answer<T>> {
  await Promise.all([openColleague(whom), colleagues.of(whom.at).open()])
  return answer
}

type Given<A extends 'colleagues.appoint' | 'colleagues.end'> = Omit<Input<A>, 'personId' | 'at'>

export const appoint = async (whom: ColleagueAt, given: Given<'colleagues.appoint'>) =>
  afterwards(whom, await call('colleagues.appoint', { ...given, personId: whom.personId, ...atOf(whom.at) }))

export const endRole = async (whom: ColleagueAt, given: Given<'colleagues.end'>) =>
  afterwards(whom, await call('colleagues.end', { ...given, personId: whom.personId, ...atOf(whom.at) }))

export const takeBack = async (whom: ColleagueAt, version: number) =>
  afterwards(whom, await call('colleagues.takeBack', { personId: whom.personId, version, ...atOf(whom.at) }))

export const handOver = async (whom: ColleagueAt) =>
  afterwards(whom, await call('colleagues.handOver', { personId: whom.personId }))
