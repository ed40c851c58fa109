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

const waits = ({ dueAt, moves }: PendingRecord): boolean =>
  dueAt !== null && moves.some(({ allowed }) => allowed)

/** A record with nothing more to do for this person leaves the list; another keeps its place. */
function takeIn(decided: readonly PendingRecord[]): void {
  pendingHours.changeRows('pending', (rows) =>
    rows.flatMap((row) => {
      const now = decided.find(({ recordId }) => recordId === row.recordId)
      if (now === undefined) return [row]
      return waits(now) ? [now] : []
    }),
  )
}

export async function decideRecord(input: Input<'hours.decide'>): Promise<Answer<PendingRecord>> {
  const answer = await call('hours.decide', input)
  if (answer.ok) takeIn([answer.data])
  return answer
}

/** Believes several at once; those that could not be believed keep their place. */
export async function agreeRecords(seen: readonly PendingRecord[]): Promise<Answer<Output<'hours.agree'>>> {
  const records = seen.slice(0, RECORDS_TOGETHER).map(({ recordId: id, version }) => ({ id, version }))
  const answer = await call('hours.agree', { records })
  if (answer.ok) takeIn(answer.data.items)
  return answer
}

export const addHours = (input: Input<'hours.add'>) => callKeyed('hours.add', input)
