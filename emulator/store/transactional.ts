/** Owns reads and writes inside a transaction: what it sees is the data at its beginning and its own writes. */
import { compareValues, encodeKey } from '../mongo/compare'
import { compareBy } from '../mongo/sort'
import { type Doc } from '../mongo/values'
import { decodeBody } from './body'
import { type Collection, type Index } from './catalog'
import { conditionsOf } from './conditions'
import { idText, updated, upserted, withId } from './documents'
import { entriesOf } from './index-keys'
import { type Compile, noStats, type Reader, shaper } from './reader'
import { type Change, duplicate, type Records } from './records'
import { type Scanner } from './scan'
import { documentLock, locksOf, type Transaction, type Transactions } from './transactions'
import { firstInOrder } from './top'
import {
  type FindRequest,
  type ReadStats,
  type RemoveRequest,
  type UpdateRequest,
  type UpdateResult,
} from './types'

export class Transactional {
  constructor(
    private readonly records: Records,
    private readonly scanner: Scanner,
    private readonly reader: Reader,
    private readonly transactions: Transactions,
    private readonly compile: Compile,
  ) {}

  find(collection: Collection, request: FindRequest, tx: Transaction): { docs: Doc[]; stats: ReadStats } {
    const stats = noStats()
    const { query = {}, order = {}, skip = 0, limit = Infinity } = request
    const shape = shaper(request.projection, query)
    const compare = compareBy(order)
    const seen = this.seen(collection, query, tx, stats)
    const first = Object.keys(order).length > 0 ? firstInOrder(seen, compare, skip + limit) : seen
    const docs = first.slice(skip, skip + limit).map(shape)
    stats.returned = docs.length
    return { docs, stats }
  }

  count(collection: Collection, query: Doc, tx: Transaction): { total: number; stats: ReadStats } {
    const stats = noStats()
    return { total: this.seen(collection, query, tx, stats).length, stats }
  }

  insert(collection: Collection, docs: readonly Doc[], tx: Transaction): { ids: string[] } {
    const ready = docs.map(withId)
    for (const doc of ready) this.insertOne(collection, doc, tx)
    return { ids: ready.map(idText) }
  }

  update(collection: Collection, request: UpdateRequest, tx: Transaction): UpdateResult {
    const stats = noStats()
    const result: UpdateResult = { updated: 0, matched: 0, upsertId: null, stats }
    const chosen = this.chosen(collection, request, tx, stats)
    for (const doc of chosen) {
      if (this.write(collection, doc, updated(doc, request), tx)) result.updated++
      result.matched++
    }
    if (chosen.length === 0 && request.upsert) {
      const doc = upserted(request)
      this.insertOne(collection, doc, tx)
      result.upsertId = idText(doc)
    }
    return result
  }

  remove(
    collection: Collection,
    request: RemoveRequest,
    tx: Transaction,
  ): { deleted: number; stats: ReadStats } {
    const stats = noStats()
    const chosen = this.chosen(collection, request, tx, stats)
    for (const doc of chosen) this.write(collection, doc, null, tx)
    return { deleted: chosen.length, stats }
  }

  /** The changes a commit brings to disk. */
  changesOf(tx: Transaction): Change[] {
    return [...tx.writes.values()].map((own) => own.change).filter((change) => change.before !== change.after)
  }

  private chosen(
    collection: Collection,
    request: { query: Doc; multi: boolean },
    tx: Transaction,
    stats: ReadStats,
  ): Doc[] {
    const seen = this.seen(collection, request.query, tx, stats)
    return request.multi ? seen : seen.slice(0, 1)
  }

  /** The documents a query selects as the transaction sees them: a look-up by `_id` reads that document alone. */
  private seen(collection: Collection, query: Doc, tx: Transaction, stats: ReadStats): Doc[] {
    const matches = this.compile(query)
    const pinned = conditionsOf(query)
      .fields.get('_id')
      ?.find((bound) => bound.intervals.length === 1)
    const point = pinned?.intervals[0]
    if (point?.point) {
      stats.index = '_id_'
      const doc = this.documentAt(collection, point.lo, tx)
      if (doc) stats.examined++
      return doc && matches(doc) ? [doc] : []
    }
    const changed = this.changedFor(collection, tx)
    const out: Doc[] = []
    for (const { row, doc } of this.reader.select(collection, { query }, stats)) {
      if (!changed.has(documentLock(collection, row.key))) out.push(doc)
    }
    for (const doc of changed.values()) {
      if (doc === null) continue
      stats.examined++
      if (matches(doc)) out.push(doc)
    }
    return out
  }

  /** Every document of a collection that is not as it lies on disk, by lock name. */
  private changedFor(collection: Collection, tx: Transaction): Map<string, Doc | null> {
    const changed = new Map<string, Doc | null>()
    for (const [lock, body] of this.transactions.seenBodies(tx, collection)) {
      changed.set(lock, body === null ? null : decodeBody(body))
    }
    for (const [lock, own] of tx.writes) if (own.change.collection === collection) changed.set(lock, own.doc)
    return changed
  }

  private documentAt(collection: Collection, key: Buffer, tx: Transaction): Doc | null {
    const lock = documentLock(collection, key)
    const own = tx.writes.get(lock)
    if (own) return own.doc
    const past = this.transactions.seenBody(tx, lock)
    const body = past === undefined ? (this.scanner.byKey(collection, key)?.body ?? null) : past
    return body === null ? null : decodeBody(body)
  }

  private insertOne(collection: Collection, doc: Doc, tx: Transaction): void {
    const key = encodeKey(doc._id)
    this.transactions.lock(tx, [documentLock(collection, key)])
    if (this.documentAt(collection, key, tx)) throw duplicate(collection, null, doc, key)
    this.stage(collection, key, doc, tx)
  }

  private write(collection: Collection, before: Doc, after: Doc | null, tx: Transaction): boolean {
    const key = encodeKey(before._id)
    if (after !== null && sameDoc(before, after)) return false
    this.transactions.lock(tx, [documentLock(collection, key)])
    this.stage(collection, key, after, tx)
    return true
  }

  /** Keeps a write until the commit, with the locks and the checks it needs now. */
  private stage(collection: Collection, key: Buffer, after: Doc | null, tx: Transaction): void {
    const row = this.scanner.byKey(collection, key)
    const change = this.records.change(collection, key, row, row && decodeBody(row.body), after)
    this.transactions.lock(tx, locksOf(change))
    if (after !== null) this.assertUnique(change, after, tx)
    tx.writes.set(documentLock(collection, key), { doc: after, change })
  }

  private assertUnique(change: Change, after: Doc, tx: Transaction): void {
    for (const { index, adds } of change.indexes) {
      if (!index.unique) continue
      for (const entry of adds) {
        if (this.isTaken(change, index, entry, tx)) throw duplicate(change.collection, index, after, entry)
      }
    }
  }

  private isTaken(change: Change, index: Index, entry: Buffer, tx: Transaction): boolean {
    const owner = this.records.ownerOf(index, entry, change.n)
    const row = owner === null ? null : this.scanner.byNumber(change.collection, owner)
    if (row && !tx.writes.has(documentLock(change.collection, row.key))) return true
    const self = documentLock(change.collection, change.key)
    for (const [lock, own] of tx.writes) {
      if (lock === self || own.doc === null || own.change.collection !== change.collection) continue
      if (entriesOf(own.doc, index.keys).keys.some((key) => key.equals(entry))) return true
    }
    return false
  }
}

/** Equal in content and field order, so that storing it again would change nothing. */
function sameDoc(a: Doc, b: Doc): boolean {
  return compareValues(a, b) === 0
}
