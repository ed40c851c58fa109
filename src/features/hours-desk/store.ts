/** Owns the hours that wait for a decision at the desk, the decisions, and hours added by hand. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import type { Input, Output } from '@/contract'

export type PendingRecord = Output<'hours.decide'>

export const pendingHours = createPages({
  name: 'pending-hours',
  action: 'hours.pending',
  inputOf: (_: 'pending') => ({}),
})

/** A record with nothing more to do for this person leaves the list; another keeps its place. */
export async function decideRecord(input: Input<'hours.decide'>): Promise<Answer<PendingRecord>> {
  const answer = await call('hours.decide', input)
  if (!answer.ok) return answer
  const decided = answer.data
  const waits = decided.dueAt !== null && decided.moves.some(({ allowed }) => allowed)
  pendingHours.changeRows('pending', (rows) =>
    rows.flatMap((each) => {
      if (each.recordId !== decided.recordId) return [each]
      return waits ? [decided] : []
    }),
  )
  return answer
}

export const addHours = (input: Input<'hours.add'>) => callKeyed('hours.add', input)
