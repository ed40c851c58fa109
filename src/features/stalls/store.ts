/** Owns the stalls of a fair on the phone of the desk: laid out, given, taken back and marked, each shown as it stands then. */
import type { Answer } from '@/api/failure'
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Fair = Output<'stalls.desk'>
export type Stall = Fair['stalls'][number]
export type Held = NonNullable<Stall['holder']>
export type Candidate = Fair['candidates'][number]

const fair = createResource<string, Fair>({
  name: 'stalls',
  load: (sessionId) => call('stalls.desk', { sessionId }),
  keyOf: (sessionId) => sessionId,
})
export const openFair = (sessionId: string): Promise<void> => fair.open(sessionId)
export const useFair = (sessionId: string) => fair.use(fair.select(sessionId))

/** Whether it was done or somebody was quicker: the page shows what stands then. */
async function then<T>(sessionId: string, answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const given = await answer
  await openFair(sessionId)
  return given
}

type Laid = Pick<Stall, 'sort' | 'offer'>

/** Lays out what was there when the sheet was opened, so changed. */
export const layStalls = (
  { sessionId, version, expected, stalls }: Fair,
  changed: { expected?: number | null; stalls?: readonly Laid[] },
) => {
  const laid = (changed.stalls ?? stalls).map(({ sort, offer }) => ({ sort, offer }))
  const input = { sessionId, version, expected, ...changed, stalls: laid }
  return then(sessionId, call('stalls.lay', input))
}

export const giveStall = (input: Input<'stalls.give'>) => then(input.sessionId, call('stalls.give', input))
export const takeBackStall = (input: Input<'stalls.takeBack'>) =>
  then(input.sessionId, call('stalls.takeBack', input))
export const markStall = (input: Input<'stalls.mark'>) => then(input.sessionId, call('stalls.mark', input))
