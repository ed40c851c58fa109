/** Owns doing what must follow a write when whoever wrote it died before doing it. */
import { dueForCompletion } from '@/domain/kernel/outbox'
import { completeByJob, outboxCollections, unsettledDocuments } from '../api/kernel/outbox'
import { forEachItem, sparing } from './run-each'
import type { Job } from './job'

/** What is unsettled in one collection; one that cannot be done is set aside. @returns how many there were */
async function completeIn(collection: string, now: number, limit: number): Promise<number> {
  const source = { collection, now }
  const documents = await unsettledDocuments(collection, now, limit, await sparing(source, {}))
  await forEachItem(documents, (document) => completeByJob(collection, document, now), source)
  return documents.length
}

export const completeOutbox: Job = {
  name: 'completeOutbox',
  due: (now) => outboxCollections.map((from) => ({ from, where: dueForCompletion(now) })),
  run: async (now, limit, mayFind) => {
    const worth = outboxCollections.filter((_, place) => mayFind(place))
    const outcomes = await Promise.allSettled(worth.map((collection) => completeIn(collection, now, limit)))
    const counts = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    // What failed in one collection has not held up the others, and is told once all have had their turn.
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
    return { done: counts.reduce((sum, count) => sum + count, 0), more: counts.includes(limit) }
  },
}
