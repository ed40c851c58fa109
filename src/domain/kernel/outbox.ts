/**
 * Owns everything that must follow a write: kept with the change that causes it, done afterwards, once, whoever dies.
 *
 * A guarded update decides a case and, in the same write, notes what has to follow in other documents: letters,
 * bookings, checks. Whoever wrote it does them at once; what a crash left is done by a job that looks for unsettled
 * documents. Each kind does its work under an id of its own, so doing it again changes nothing, and an item is taken
 * off only when its work is done. Nothing is thus lost, nothing happens twice, and the order does not matter.
 */

import { HOUR, MINUTE } from './clock'
import { type GuardedUpdate, together } from './guarded-update'
import { invariant } from './errors'

/** One thing that must follow. `id` is unique in its document; the work derives its own ids from `payload`. */
export interface OutboxItem<K extends string = string, P = unknown> {
  id: string
  kind: K
  /** When it became necessary; epoch milliseconds. */
  at: number
  payload: P
}

/** The part of a document that remembers what must follow. Collections with it have the index `{ unsettled: 1, settleAt: 1 }`. */
export interface WithOutbox<F extends OutboxItem = OutboxItem> {
  outbox: F[]
  /** True while something is left to do; what the job looks for. */
  unsettled: boolean
  /** When the job next looks at it; only meaningful while unsettled. */
  settleAt: number
}

/** The fields of a document that is written for the first time, with what must follow its creation. */
export function beginOutbox<F extends OutboxItem>(items: readonly F[], at: number): WithOutbox<F> {
  assertDistinct(items)
  return { outbox: [...items], unsettled: items.length > 0, settleAt: at }
}

/**
 * The same update, which now also notes what must follow it. Without items it is returned as it is.
 * @throws InvariantError when two items share an id, or when the update itself writes the fields of {@link WithOutbox}
 */
export function withOutbox(update: GuardedUpdate, items: readonly OutboxItem[], at: number): GuardedUpdate {
  if (items.length === 0) return update
  assertDistinct(items)
  const note: GuardedUpdate = {
    guard: {},
    patch: { $push: { outbox: { $each: [...items] } }, $set: { unsettled: true, settleAt: at } },
  }
  return together(update, note)
}

/** The document as it stands after {@link withOutbox} took effect. */
export function afterWithOutbox<T extends Partial<WithOutbox>>(
  document: T,
  items: readonly OutboxItem[],
  at: number,
): T {
  if (items.length === 0) return document
  return { ...document, outbox: [...(document.outbox ?? []), ...items], unsettled: true, settleAt: at }
}

/** The documents that a job has to look at, at an instant. */
export const dueForCompletion = (now: number): Record<string, unknown> => ({
  unsettled: true,
  settleAt: { $lte: now },
})

/**
 * Takes the mark off together with the items that were done. Refused when the document notes anything else by now;
 * then send {@link takeOff}, and what is left is done by its own writer or by the job.
 */
export function settled(doneIds: readonly string[]): GuardedUpdate {
  return {
    guard: { unsettled: true, outbox: { $not: { $elemMatch: { id: { $nin: [...doneIds] } } } } },
    patch: { $set: { outbox: [], unsettled: false } },
  }
}

/**
 * Takes the mark off where nothing is left to do. Two who each found the other's item there have both taken off their
 * own; the later of them finds nothing any more.
 */
export const unmarked: GuardedUpdate = {
  guard: { unsettled: true, outbox: { $size: 0 } },
  patch: { $set: { unsettled: false } },
}

/** Takes off the items that were done and leaves the others. Harmless when repeated. */
export function takeOff(doneIds: readonly string[]): GuardedUpdate {
  invariant(doneIds.length > 0, 'nothing was done')
  return {
    guard: { 'outbox.id': { $in: [...doneIds] } },
    patch: { $pull: { outbox: { id: { $in: [...doneIds] } } } },
  }
}

const LONGEST_PAUSE = HOUR

/**
 * Looks at a document later because some of its items could not be done: after half as long as the oldest of them has
 * waited already, so the pauses grow, at least a minute and at most an hour. It never gives up, and a document that
 * cannot be settled does not stand in the way of others.
 */
export function postpone(items: readonly OutboxItem[], now: number): GuardedUpdate {
  const oldest = items.reduce((at, item) => Math.min(at, item.at), now)
  const pause = Math.min(LONGEST_PAUSE, Math.max(MINUTE, (now - oldest) / 2))
  return { guard: { unsettled: true }, patch: { $set: { settleAt: now + Math.round(pause) } } }
}

function assertDistinct(items: readonly OutboxItem[]): void {
  invariant(new Set(items.map((item) => item.id)).size === items.length, 'two outbox items share an id')
}
