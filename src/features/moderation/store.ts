/** Owns what waits for a look at the desk: contents that the check was not sure of, and messages on their way out. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type CheckItem = Output<'moderation.decide'>
export type CheckState = CheckItem['state']
export type Verdict = Input<'moderation.decide'>['verdict']
export type OutboxItem = Output<'outbox.retry'>
export type OutboxState = OutboxItem['state']

/** What waits for a person, or what was decided one way. */
export type CheckView = 'waiting' | Extract<CheckState, 'passed' | 'blocked'>

export const checks = createPages({
  name: 'checks',
  action: 'moderation.queue',
  inputOf: (view: CheckView) => (view === 'waiting' ? {} : { state: view }),
})

/** Decides, and takes the piece out of the list it stood in. */
export async function decideCheck(
  listed: CheckView,
  input: Input<'moderation.decide'>,
): Promise<Answer<CheckItem>> {
  const answer = await call('moderation.decide', input)
  if (answer.ok)
    checks.changeRows(listed, (rows) => rows.filter(({ checkId }) => checkId !== answer.data.checkId))
  return answer
}

/** Decides the same about several with one reason, and takes those that were decided out of what waits. */
export async function blockMany(
  seen: { id: string; version: number }[],
  reason: string,
): Promise<Answer<Output<'moderation.blockMany'>>> {
  const answer = await call('moderation.blockMany', { checks: seen, reason })
  if (answer.ok)
    checks.changeRows('waiting', (rows) => rows.filter(({ checkId }) => !answer.data.done.includes(checkId)))
  return answer
}

export const undelivered = createPages({
  name: 'outbox',
  action: 'outbox.list',
  inputOf: (state: OutboxState) => ({ state }),
})

/** Sends a message that failed once more; it stays in sight with what it waits for. */
export async function retryMessage(messageId: string): Promise<Answer<OutboxItem>> {
  const answer = await call('outbox.retry', { messageId })
  if (answer.ok)
    undelivered.changeRows('failed', (rows) =>
      rows.map((row) => (row.messageId === messageId ? answer.data : row)),
    )
  return answer
}
