/** Owns what waits for a look at the desk: contents that the check was not sure of, and messages on their way out. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import type { Input, Output } from '@/contract'
import { takenIn } from '@/features/screens/decided'
import type { ManyDecided, SeenVersion } from '@/features/screens/refuse-many'

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

/** Whether a piece belongs into a list as it stands. */
export const isListed = ({ state }: CheckItem, listed: CheckView): boolean =>
  listed === 'waiting' ? state === 'inReview' || state === 'appealed' : state === listed

function takeIn(listed: CheckView, decided: readonly CheckItem[]): void {
  const belongs = (check: CheckItem) => isListed(check, listed)
  const keyOf = ({ checkId }: CheckItem) => checkId
  checks.changeRows(listed, (rows) => takenIn(rows, decided, { keyOf, belongs }))
}

/** Decides; the piece keeps its place while that can be taken back, and leaves the list otherwise. */
export async function decideCheck(
  listed: CheckView,
  input: Input<'moderation.decide'>,
): Promise<Answer<CheckItem>> {
  const answer = await call('moderation.decide', input)
  if (answer.ok) takeIn(listed, [answer.data])
  return answer
}

/** Takes back what was decided about these; those for which that is not open any more keep standing as they do. */
export async function takeBackChecks(
  listed: CheckView,
  seen: SeenVersion[],
): Promise<Answer<Output<'moderation.takeBack'>>> {
  const answer = await call('moderation.takeBack', { checks: seen })
  if (answer.ok) takeIn(listed, answer.data.items)
  return answer
}

/** Decides the same about several with one reason; they keep their places while that can be taken back. */
export async function blockMany(seen: SeenVersion[], reason: string): Promise<Answer<ManyDecided>> {
  const answer = await call('moderation.blockMany', { checks: seen, reason })
  if (!answer.ok) return answer
  const { done, left, items } = answer.data
  takeIn('waiting', items)
  const open = items.filter(({ mayTakeBack }) => mayTakeBack)
  const undo = () =>
    takeBackChecks(
      'waiting',
      open.map(({ checkId: id, version }) => ({ id, version })),
    )
  return { ...answer, data: { done, left, ...(open.length > 0 && { undo }) } }
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
