/** Owns writes outside transactions: each checks everything first, then changes its rows within the present commit group. */
import { encodeKey } from '../mongo/compare'
import { type Doc } from '../mongo/values'
import { decodeBody } from './body'
import { type Collection } from './catalog'
import { idText, updated, upserted, withId } from './documents'
import { type GroupCommit } from './group-commit'
import { type Compile, type Found, noStats, type Reader } from './reader'
import { type Change, duplicate, type Records } from './records'
import { type Scanner, type StoredRow } from './scan'
import { locksOf, type Transactions } from './transactions'
import { type ReadStats, type RemoveRequest, type UpdateRequest, type UpdateResult } from './types'

/** A write that can be run again from where it stopped when it had to wait for a transaction. */
export type Attempt<T> = () => T

export class Writer {
  constructor(
    private readonly group: GroupCommit,
    private readonly records: Records,
    private readonly scanner: Scanner,
    private readonly reader: Reader,
    private readonly transactions: Transactions,
    private readonly compile: Compile,
  ) {}

  /** Documents before a refused one stay inserted, as with MongoDB's ordered inserts. */
  insert(collection: Collection, docs: readonly Doc[]): Attempt<{ ids: string[] }> {
    const ready = docs.map(withId)
    let next = 0
    return () => {
      for (; next < ready.length; next++) this.insertOne(collection, ready[next] as Doc)
      return { ids: ready.map(idText) }
    }
  }

  update(collection: Collection, request: UpdateRequest): Attempt<UpdateResult> {
    const total = { updated: 0, matched: 0 }
    const step = (one: Found): void => {
      if (this.write(collection, one.row, one.doc, updated(one.doc, request))) total.updated++
      total.matched++
    }
    const visit = this.visitor(collection, request, step)
    return () => {
      const stats = visit()
      let upsertId: string | null = null
      if (total.matched === 0 && request.upsert) {
        const doc = upserted(request)
        this.insertOne(collection, doc)
        upsertId = idText(doc)
      }
      return { ...total, upsertId, stats }
    }
  }

  remove(collection: Collection, request: RemoveRequest): Attempt<{ deleted: number; stats: ReadStats }> {
    let deleted = 0
    const visit = this.visitor(collection, request, (one) => {
      this.write(collection, one.row, one.doc, null)
      deleted++
    })
    return () => ({ stats: visit(), deleted })
  }

  /** Brings a checked set of changes to disk with the present group. */
  commit(changes: readonly Change[]): void {
    this.group.enter()
    try {
      this.records.apply(changes)
    } catch (error) {
      this.group.fail(error)
      throw error
    }
    this.transactions.note(changes)
  }

  /**
   * Runs a step on each document a query selects. For many, the selection is made first and each document is read
   * and tested again at its turn: what a step changes cannot come up again, and a wait resumes where it stopped.
   */
  private visitor(
    collection: Collection,
    request: { query: Doc; multi: boolean },
    step: (one: Found) => void,
  ): () => ReadStats {
    const { query } = request
    let stats = noStats()
    let numbers: number[] | null = null
    let next = 0
    return () => {
      if (!request.multi) {
        stats = noStats()
        for (const one of this.reader.select(collection, { query, limit: 1 }, stats)) step(one)
        return stats
      }
      numbers ??= Array.from(this.reader.select(collection, { query }, stats), (one) => one.row.n)
      const matches = this.compile(query)
      for (; next < numbers.length; next++) {
        const row = this.scanner.byNumber(collection, numbers[next] as number)
        const doc = row && decodeBody(row.body)
        if (row && doc && matches(doc)) step({ row, doc })
      }
      return stats
    }
  }

  private insertOne(collection: Collection, doc: Doc): void {
    const key = encodeKey(doc._id)
    const change = this.records.change(collection, key, null, null, doc)
    this.transactions.assertFree(locksOf(change))
    if (this.scanner.byKey(collection, key)) throw duplicate(collection, null, doc, key)
    this.records.assertUnique(change)
    this.commit([change])
  }

  /** Answers whether the document's content changed. */
  private write(collection: Collection, row: StoredRow, before: Doc, after: Doc | null): boolean {
    const change = this.records.change(collection, row.key, row, before, after)
    if (change.after === change.before) return false
    this.transactions.assertFree(locksOf(change))
    this.records.assertUnique(change)
    this.commit([change])
    return true
  }
}
