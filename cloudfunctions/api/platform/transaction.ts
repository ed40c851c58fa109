/** Owns transactions: what is read and written in one, and how often one that met another is tried. */
import type { Patch } from '@/domain/kernel/guarded-update'
import { db, type Doc } from './cloud'
import { meaningOf, translated } from './outside-error'

/** Document operations inside a transaction; nothing else is offered because nothing else runs inside it. */
export interface Transaction {
  get<T extends Doc>(collection: string, id: string): Promise<T | null>
  add(collection: string, doc: Doc): Promise<void>
  set(collection: string, doc: Doc): Promise<void>
  update(collection: string, id: string, patch: Patch): Promise<void>
}

const ATTEMPTS = 6

/** Thrown by {@link runTransaction} when an `add` met its own id: the work had been done before. */
export class DuplicateError extends Error {
  override name = 'DuplicateError'
}

/**
 * Runs `work` in a transaction and commits it. A write conflict is retried with jitter, up to six times, then BUSY.
 * `work` may run more than once and must send nothing to the outside.
 */
export async function runTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptTransaction(work)
    } catch (error) {
      const { is } = meaningOf(error)
      if (is === 'duplicate') throw new DuplicateError('an id is taken already', { cause: error })
      if (is !== 'conflict' || attempt === ATTEMPTS) throw translated(error)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

async function attemptTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const transaction = await db.startTransaction()
  const at = (collection: string, id: string) => transaction.collection(collection).doc(id)
  try {
    const result = await work({
      get: async <D extends Doc>(collection: string, id: string) =>
        (((await at(collection, id).get()) as { data?: D }).data as D | undefined) ?? null,
      add: async (collection, doc) => {
        await transaction.collection(collection).add({ data: doc })
      },
      set: async (collection, { _id, ...data }) => {
        await at(collection, _id).set({ data })
      },
      update: async (collection, id, patch) => {
        await at(collection, id).update({ data: patch as Record<string, unknown> })
      },
    })
    await transaction.commit()
    return result
  } catch (error) {
    // The service drops an abandoned transaction by itself; the abort only makes that sooner.
    await transaction.rollback().catch(() => undefined)
    throw error
  }
}
