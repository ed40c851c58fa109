/** Owns documents that are counted up within a station: wishes, and the cases of each kind. */
import type { OutboxItem, WithOutbox } from '@/domain/kernel/outbox'
import { completeOutbox } from '../kernel/outbox'
import { type Doc, getDoc } from '../platform/cloud'
import { DuplicateError, runTransaction } from '../platform/transaction'

const COUNTERS = 'counters'

interface Numbered<T> {
  series: string
  id: string
  make: (number: number) => T
  /** Which of the items that it notes are done before the answer; all unless told. The job does the others. */
  atOnce?: (items: readonly OutboxItem[]) => readonly OutboxItem[]
}

/**
 * Writes a new document under the next number of its series and does what follows; answers the one that is there when
 * the same request has made it before. A transaction, because the number is counted up with it.
 */
export async function addNumbered<T extends Doc & WithOutbox & { createdAt: number }>(
  collection: string,
  { series, id, make, atOnce = (items) => items }: Numbered<T>,
): Promise<T> {
  try {
    const added = await runTransaction(async (tx) => {
      const counter = await tx.get<Doc & { last: number }>(COUNTERS, series)
      const last = (counter?.last ?? 0) + 1
      const made = make(last)
      await tx.set(COUNTERS, { _id: series, last } as Doc)
      await tx.add(collection, made)
      return made
    })
    await completeOutbox(collection, added._id, added.outbox, added.createdAt, atOnce(added.outbox))
    return added
  } catch (error) {
    const made = error instanceof DuplicateError ? await getDoc<T>(collection, id) : null
    if (!made) throw error
    return made
  }
}
