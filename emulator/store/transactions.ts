/** Owns what open transactions need: their own writes, locks on what they wrote, and the past they still see. */
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { type Doc } from '../mongo/values'
import { type Collection, type Index } from './catalog'
import { StoreError } from './errors'
import { type Change } from './records'

/** A document as a transaction left it; `change` leads there from what lies on disk. */
interface OwnWrite {
  doc: Doc | null
  change: Change
}

export interface Transaction {
  readonly id: string
  /** The last commit this transaction sees. */
  readonly seen: number
  readonly writes: Map<string, OwnWrite>
  readonly locks: Set<string>
  /** Resolves when the transaction has ended and its locks are free. */
  readonly ended: Promise<void>
  readonly end: () => void
  readonly deadline: number
  readonly timer: NodeJS.Timeout
}

/** Thrown at a write outside transactions that has to wait until a transaction ends. */
export class Blocked {
  constructor(readonly until: Promise<void>) {}
}

interface Past {
  seq: number
  before: string | null
}

const PRUNE_EVERY = 1000

export const documentLock = (collection: Collection, key: Buffer): string =>
  `${collection.id}:${key.toString('latin1')}`
const entryLock = (index: Index, entry: Buffer): string => `x${index.id}:${entry.toString('latin1')}`

/** The locks a change needs: its document, and every unique key it takes or gives up. */
export function locksOf(change: Change): string[] {
  const locks = [documentLock(change.collection, change.key)]
  for (const { index, adds, removes } of change.indexes) {
    if (index.unique) for (const entry of [...adds, ...removes]) locks.push(entryLock(index, entry))
  }
  return locks
}

/**
 * Conflicts are decided at the write, first writer first: a lock taken by another open transaction, or touched by a
 * commit since this one began, refuses it. What commits touch is remembered only while transactions are open, so
 * memory follows the work of the last half minute, not the size of the data.
 */
export class Transactions {
  private seq = 0
  private readonly open = new Map<string, Transaction>()
  private readonly lockedBy = new Map<string, Transaction>()
  private readonly touched = new Map<string, number>()
  private readonly past = new Map<string, Past[]>()
  private pruneAt = PRUNE_EVERY

  constructor(private readonly lifeMs: number) {}

  begin(): Transaction {
    let end = (): void => undefined
    const ended = new Promise<void>((resolve) => (end = resolve))
    const id = randomUUID()
    const timer = setTimeout(() => this.end(id), this.lifeMs)
    timer.unref()
    const deadline = performance.now() + this.lifeMs
    const transaction = {
      id,
      seen: this.seq,
      writes: new Map(),
      locks: new Set<string>(),
      ended,
      end,
      deadline,
      timer,
    }
    this.open.set(id, transaction)
    return transaction
  }

  /** The open transaction of an id. Throws TRANSACTION_NOT_EXIST for one that ended, was refused or ran out. */
  get(id: string): Transaction {
    const transaction = this.open.get(id)
    if (transaction && performance.now() < transaction.deadline) return transaction
    if (transaction) this.end(id)
    throw new StoreError('TRANSACTION_NOT_EXIST', `Transaction ${id} does not exist or has ended`)
  }

  /** Frees everything a transaction holds and lets those who wait go on. */
  end(id: string): void {
    const transaction = this.open.get(id)
    if (!transaction) return
    clearTimeout(transaction.timer)
    this.open.delete(id)
    for (const lock of transaction.locks) this.lockedBy.delete(lock)
    this.prune()
    transaction.end()
  }

  endAll(): void {
    for (const id of [...this.open.keys()]) this.end(id)
  }

  /** Takes locks for a transaction's write, all or none. Throws TRANSACTION_CONFLICT. */
  lock(transaction: Transaction, locks: readonly string[]): void {
    for (const lock of locks) {
      const holder = this.lockedBy.get(lock)
      if ((holder && holder !== transaction) || (this.touched.get(lock) ?? 0) > transaction.seen) {
        throw new StoreError('TRANSACTION_CONFLICT', 'Another write to the same document came first')
      }
    }
    for (const lock of locks) {
      this.lockedBy.set(lock, transaction)
      transaction.locks.add(lock)
    }
  }

  /** Throws Blocked when a write outside transactions would touch what an open transaction has written. */
  assertFree(locks: readonly string[]): void {
    if (this.lockedBy.size === 0) return
    for (const lock of locks) {
      const holder = this.lockedBy.get(lock)
      if (holder) throw new Blocked(holder.ended)
    }
  }

  /** Remembers changes that are being committed, for transactions that began before. */
  note(changes: readonly Change[]): void {
    if (this.open.size === 0) return
    const seq = ++this.seq
    for (const change of changes) {
      for (const lock of locksOf(change)) this.touched.set(lock, seq)
      const key = documentLock(change.collection, change.key)
      const past = this.past.get(key)
      if (past) past.push({ seq, before: change.before })
      else this.past.set(key, [{ seq, before: change.before }])
    }
  }

  /** The text a transaction sees of a document that has changed since it began; undefined when it has not. */
  seenBody(transaction: Transaction, lock: string): string | null | undefined {
    return this.past.get(lock)?.find((past) => past.seq > transaction.seen)?.before
  }

  /** The documents of a collection that have changed since a transaction began, as it sees them. */
  *seenBodies(transaction: Transaction, collection: Collection): Generator<[string, string | null]> {
    const prefix = `${collection.id}:`
    for (const key of this.past.keys()) {
      if (!key.startsWith(prefix)) continue
      const body = this.seenBody(transaction, key)
      if (body !== undefined) yield [key, body]
    }
  }

  /** Forgets what no open transaction can ask for any more. */
  private prune(): void {
    if (this.open.size === 0) {
      this.touched.clear()
      this.past.clear()
      this.pruneAt = PRUNE_EVERY
      return
    }
    if (this.touched.size < this.pruneAt) return
    const oldest = Math.min(...[...this.open.values()].map((transaction) => transaction.seen))
    for (const [lock, seq] of this.touched) if (seq <= oldest) this.touched.delete(lock)
    for (const [key, past] of this.past) {
      const kept = past.filter((one) => one.seq > oldest)
      if (kept.length === 0) this.past.delete(key)
      else this.past.set(key, kept)
    }
    this.pruneAt = Math.max(PRUNE_EVERY, this.touched.size * 2)
  }
}
