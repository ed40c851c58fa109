/** Owns the hours that wait for a decision at the desk, the decisions, and hours added by hand. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'
import { RECORDS_TOGETHER } from '@/contract/hours'

export type PendingRecord = Output<'hours.decide'>

export const pendingHours = createPages({
  name: 'pending-hours',
  action: 'hours.pending',
  inputOf: (_: 'pending') => ({}),
})

/** What was decided keeps its place, with the way back; the next reading of the list leaves it out. */
function takeIn(decided: readonly PendingRecord[]): void {
  pendingHours.changeRows('pending', (rows) =>
    rows.map((row) => decided.find(({ recordId }) => recordId === row.recordId) ?? row),
  )
}

const seenOf = (records: readonly PendingRecord[]) =>
  records.slice(0, RECORDS_TOGETHER).map(({ recordId: id, version }) => ({ id, version }))

export async function decideRecord(input: Input<'hours.decide'>): Promise<Answer<PendingRecord>> {
  const answer = await call('hours.decide', input)
  if (answer.ok) takeIn([answer.data])
  return answer
}

/** Believes several at once; those that could not be believed keep their place. */
export async function agreeRecords(seen: readonly PendingRecord[]): Promise<Answer<Output<'hours.agree'>>> {
  const answer = await call('hours.agree', { records: seenOf(seen) })
  if (answer.ok) takeIn(answer.data.items)
  return answer
}

/** Takes back what was decided about these; those for which that is not open any more keep standing as they do. */
export async function takeBackRecords(
  seen: readonly PendingRecord[],
): Promise<Answer<Output<'hours.takeBack'>>> {
  const answer = await call('hours.takeBack', { records: seenOf(seen) })
  if (answer.ok) takeIn(answer.data.items)
  return answer
}

export const addHours = (input: Input<'hours.add'>) => callKeyed('hours.add', input)
