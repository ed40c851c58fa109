/** Owns doing what must follow a write when whoever wrote it died before doing it. */
import { dueForCompletion } from '@/domain/kernel/outbox'
import {
  completeByJob,
  itsOutbox,
  outboxCollections,
  type Unsettled,
  unsettledDocuments,
} from '../api/kernel/outbox'
import { forEachItem, sparing } from './run-each'
import type { Job } from './job'

/**
 * What is unsettled in one collection; one that cannot be done is set aside.
 * @param brought what the look brought along of it
 * @returns how many there were
 */
async function completeIn(
  collection: string,
  now: number,
  limit: number,
  brought: Unsettled[] | null,
): Promise<number> {
  const source = { collection, now }
  const documents = brought ?? (await unsettledDocuments(collection, now, limit, await sparing(source, {})))
  await forEachItem(documents, (document) => completeByJob(collection, document, now), source)
  return documents.length
}

export const completeOutbox: Job = {
  name: 'completeOutbox',
  due: (now) => outboxCollections.map((from) => ({ from, where: dueForCompletion(now), brings: itsOutbox })),
  run: async (now, limit, seen) => {
    const worth = outboxCollections.flatMap((collection, place) =>
      seen.mayFind(place) ? [{ collection, brought: seen.brought<Unsettled>(place) }] : [],
    )
    const outcomes = await Promise.allSettled(
      worth.map(({ collection, brought }) => completeIn(collection, now, limit, brought)),
    )
    const counts = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    // What failed in one collection has not held up the others, and is told once all have had their turn.
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
    return { done: counts.reduce((sum, count) => sum + count, 0), more: counts.includes(limit) }
  },
}
