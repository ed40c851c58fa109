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

const queue = createPages({
  name: 'checks',
  action: 'moderation.queue',
  rows: ({ items }) => items,
  withRows: (page, items) => ({ ...page, items }),
  keyOf: ({ state }) => state ?? '',
})

/** Null means what waits for a person. */
const byState = (state: CheckState | null) => (state === null ? {} : { state })

export const openChecks = (state: CheckState | null): Promise<void> => queue.open(byState(state))
export const readOnChecks = (state: CheckState | null): Promise<void> => queue.readOn(byState(state))
export const useChecks = (state: CheckState | null) => queue.use(queue.select(byState(state)))

/** Decides, and takes the piece out of the list it stood in. */
export async function decideCheck(
  listed: CheckState | null,
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
  checks: { id: string; version: number }[],
  reason: string,
): Promise<Answer<Output<'moderation.blockMany'>>> {
  const answer = await call('moderation.blockMany', { checks, reason })
  if (answer.ok)
    queue.change(byState(null), (page) => ({
      ...page,
      items: page.items.filter(({ checkId }) => !answer.data.done.includes(checkId)),
    }))
  return answer
}

const outbox = createPages({
  name: 'outbox',
  action: 'outbox.list',
  rows: ({ items }) => items,
  withRows: (page, items) => ({ ...page, items }),
  keyOf: ({ state }) => state ?? '',
})

export const openOutbox = (state: OutboxState): Promise<void> => outbox.open({ state })
export const readOnOutbox = (state: OutboxState): Promise<void> => outbox.readOn({ state })
export const useOutbox = (state: OutboxState) => outbox.use(outbox.select({ state }))

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
