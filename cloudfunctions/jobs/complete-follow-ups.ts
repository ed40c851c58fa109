/** Owns doing what must follow a write when whoever wrote it died before doing it. */
import { completeByJob, followUpCollections, unsettledDocuments } from '../api/kernel/outbox'
import { forEachItem } from './each'
import type { Job } from './job'

export const completeFollowUps: Job = {
  name: 'completeFollowUps',
  run: async (now, limit) => {
    const found = await Promise.all(
      followUpCollections.map(async (collection) => ({
        collection,
        documents: await unsettledDocuments(collection, now, limit),
      })),
    )
    const all = found.flatMap(({ collection, documents }) =>
      documents.map((document) => ({ collection, document })),
    )
    await forEachItem(all, ({ collection, document }) => completeByJob(collection, document, now))
    return { done: all.length, more: found.some(({ documents }) => documents.length === limit) }
  },
}
