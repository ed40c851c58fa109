/** Owns doing what follows a write (see domain/kernel/follow-ups): by its writer at once, or by the job. */
import {
  dueForCompletion,
  type FollowUp,
  postpone,
  settled,
  takeOff,
  type Unsettled,
} from '@/domain/kernel/follow-ups'
import type { GuardedUpdate } from '@/domain/kernel/conditions'
import { changeDoc, type Doc, findDocs } from '../platform/cloud'
import { doItem } from './follow-up-kinds'

/** Collections whose documents note follow-ups; each has the index `{ unsettled: 1, settleAt: 1 }`. */
export const followUpCollections: readonly string[] = [
  'people',
  'checks',
  'wishes',
  'notices',
  'prizes',
  'redemptions',
]

const AT_ONCE = 20

/**
 * Does the items of one document and takes off those that were done: the items' own requests, all at the same time,
 * and one more. Call it right after the write that noted them took effect. It does not throw: the change has been
 * decided, and what could not be done now is done by the job.
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

/** The same for the job: a document that could not be completed is looked at later. @throws the first failure */
export async function completeByJob(
  collection: string,
  document: Doc & Unsettled,
  now: number,
): Promise<void> {
  const failures = await completeItems(collection, document._id, document.followUps, now)
  if (failures.length === 0) return
  await send(collection, document._id, postpone(document.followUps, now))
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
    const all = failures.length === 0 && (await send(collection, documentId, settled(done)))
    if (!all && done.length > 0) await send(collection, documentId, takeOff(done))
  } catch (error) {
    failures.push(error)
  }
  return failures
}

const send = (collection: string, id: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(collection, id, guard, patch)

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
