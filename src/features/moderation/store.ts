/** Owns what waits for a look at the desk: contents that the check was not sure of, and messages on their way out. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { byView, createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'

export type CheckItem = Output<'moderation.decide'>
export type CheckState = CheckItem['state']
export type Verdict = Input<'moderation.decide'>['verdict']
export type OutboxItem = Output<'outbox.retry'>
export type OutboxState = OutboxItem['state']

const queue = createPages({
  name: 'checks',
  action: 'moderation.queue',
  keyOf: ({ state }) => state ?? '',
})

/** What waits for a person, or what was decided one way. */
export type CheckView = 'waiting' | Extract<CheckState, 'passed' | 'blocked'>

const byState = (view: CheckView) => (view === 'waiting' ? {} : { state: view })

export const checks = byView(queue, byState)

/** Decides, and takes the piece out of the list it stood in. */
export async function decideCheck(
  listed: CheckView,
  input: Input<'moderation.decide'>,
): Promise<Answer<CheckItem>> {
  const answer = await call('moderation.decide', input)
  if (answer.ok)
    queue.change(byState(listed), (page) => ({
      ...page,
      items: page.items.filter(({ checkId }) => checkId !== answer.data.checkId),
    }))
  return answer
}

/** Decides the same about several with one reason, and takes those that were decided out of what waits. */
export async function blockMany(
  seen: { id: string; version: number }[],
  reason: string,
): Promise<Answer<Output<'moderation.blockMany'>>> {
  const answer = await call('moderation.blockMany', { checks: seen, reason })
  if (answer.ok)
    queue.change(byState('waiting'), (page) => ({
      ...page,
      items: page.items.filter(({ checkId }) => !answer.data.done.includes(checkId)),
    }))
  return answer
}

const outbox = createPages({
  name: 'outbox',
  action: 'outbox.list',
  keyOf: ({ state }) => state ?? '',
})

export const undelivered = byView(outbox, (state: OutboxState) => ({ state }))

/** Sends a message that failed once more; it stays in sight with what it waits for. */
export async function retryMessage(messageId: string): Promise<Answer<OutboxItem>> {
  const answer = await call('outbox.retry', { messageId })
  if (answer.ok)
    outbox.change({ state: 'failed' }, (page) => ({
      ...page,
      items: page.items.map((item) => (item.messageId === messageId ? answer.data : item)),
    }))
  return answer
}
