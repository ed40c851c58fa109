/**
 * Owns doing what follows a write (see domain/kernel/follow-ups): the kinds there are, and completing the items of a
 * document, by its writer at once or by the job.
 *
 * A new kind is one line in `kinds`: a function that does its work under ids derived from the payload, so that doing
 * it again, or twice at the same moment, changes nothing more.
 */
import {
  type FollowUp,
  dueForCompletion,
  postpone,
  settled,
  takeOff,
  type Unsettled,
} from '@/domain/kernel/follow-ups'
import type { MessageDocument } from '@/domain/message/documents'
import { changeDoc, type Doc, findDocs } from '../platform/cloud'
import { bookOnce, type CreditFacts } from './bookings'
import { postMessages } from './messages'

/** What a kind's work is told beside its payload. */
export interface FollowUpContext {
  /** Epoch milliseconds. */
  now: number
  /** The document that the item stands in. */
  collection: string
  documentId: string
  /** Completes the items of another document that the work itself caused. */
  complete: typeof completeFollowUps
}

export type FollowUpWork<P> = (payload: P, context: FollowUpContext) => Promise<void>

/** Posts a message to the outbox; its id follows from its cause, so one that is there stays as it is. */
const letter: FollowUpWork<{ message: MessageDocument }> = ({ message }) => postMessages([message])

/** Books an entry on an account; its source stands on the account at most once. */
const credit: FollowUpWork<CreditFacts> = (facts) => bookOnce(facts)

/** Every kind of thing that can follow. */
const kinds = { letter, credit }

export type FollowUpKind = keyof typeof kinds
export type PayloadOf<K extends FollowUpKind> = Parameters<(typeof kinds)[K]>[0]
export type AnyFollowUp = { [K in FollowUpKind]: FollowUp<K, PayloadOf<K>> }[FollowUpKind]

/** One item. `id` must be unique in its document and the same whenever the same thing follows the same cause. */
export const followUp = <K extends FollowUpKind>(
  kind: K,
  id: string,
  at: number,
  payload: PayloadOf<K>,
): FollowUp<K, PayloadOf<K>> => ({ id, kind, at, payload })

/** The item that posts a message; named by the message's own id. */
export const letterOf = (message: MessageDocument): FollowUp<'letter', PayloadOf<'letter'>> =>
  followUp('letter', message._id, message.at, { message })

/** The item that books a credit; named by its account and source. */
export const creditOf = (facts: CreditFacts): FollowUp<'credit', PayloadOf<'credit'>> =>
  followUp('credit', `${facts.accountId}|${facts.sourceKey}`, facts.at, facts)

/** Collections whose documents note follow-ups; each has the index `{ unsettled: 1, settleAt: 1 }`. */
export const followUpCollections: readonly string[] = []

const AT_ONCE = 20

/**
 * Does the items of one document and takes off those that were done: one request for each item's work, all at the
 * same time, and one more. Call it right after the write that noted them took effect. It does not throw: the change
 * has been decided, and what could not be done now is done by the job.
 * @returns the number of items that are left
 */
export async function completeFollowUps(
  collection: string,
  documentId: string,
  items: readonly FollowUp[],
  now: number,
): Promise<number> {
  if (items.length === 0) return 0
  const failures = await completeItems(collection, documentId, items, now)
  for (const failure of failures) console.warn('left to the job', collection, documentId, failure)
  return failures.length
}

/** The same for the job, which is told of the first failure and comes back later. @throws that failure */
export async function completeByJob(
  collection: string,
  document: Doc & Unsettled,
  now: number,
): Promise<void> {
  const failures = await completeItems(collection, document._id, document.followUps, now)
  if (failures.length === 0) return
  const { guard, patch } = postpone(document.followUps, now)
  await changeDoc(collection, document._id, guard, patch)
  throw failures[0]
}

async function completeItems(
  collection: string,
  documentId: string,
  items: readonly FollowUp[],
  now: number,
): Promise<unknown[]> {
  const context = { now, collection, documentId, complete: completeFollowUps }
  const done: string[] = []
  const failures: unknown[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const group = items.slice(from, from + AT_ONCE)
    const outcomes = await Promise.allSettled(group.map((item) => doItem(item, context)))
    outcomes.forEach((outcome, i) => {
      if (outcome.status === 'rejected') failures.push(outcome.reason)
      else done.push((group[i] as FollowUp).id)
    })
  }
  try {
    if (failures.length > 0 || !(await send(collection, documentId, settled(done)))) {
      if (done.length > 0) await send(collection, documentId, takeOff(done))
    }
  } catch (error) {
    failures.push(error)
  }
  return failures
}

const send = (collection: string, id: string, update: ReturnType<typeof settled>): Promise<boolean> =>
  changeDoc(collection, id, update.guard, update.patch)

async function doItem(item: FollowUp, context: FollowUpContext): Promise<void> {
  const work = kinds[item.kind as FollowUpKind] as FollowUpWork<unknown> | undefined
  if (!work) throw new Error(`no work is known for a follow-up ${item.kind}`)
  await work(item.payload, context)
}

/** Documents of a collection whose items wait to be done, the longest waiting first. One request. */
export const unsettledDocuments = (
  collection: string,
  now: number,
  limit: number,
): Promise<(Doc & Unsettled)[]> =>
  findDocs<Doc & Unsettled>(collection, dueForCompletion(now), {
    order: [['settleAt', 'asc']],
    limit,
    fields: { followUps: 1, unsettled: 1, settleAt: 1 },
  })
