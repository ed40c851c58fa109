/** Owns the change of one document on disk: its row, its index entries, and the uniqueness both must keep. */
import { MongoError } from '../mongo/errors'
import { type Doc, getField } from '../mongo/values'
import { encodeBody } from './body'
import { type Catalog, type Collection, type Index } from './catalog'
import { StoreError } from './errors'
import { boxOf, type Box } from './geo-box'
import { entriesOf, keyText } from './index-keys'
import { type StoredRow } from './scan'
import { type Database } from './sqlite'

const MAX_BODY_CHARS = 16 * 1024 * 1024

/** What becomes of one index when a document changes. */
interface IndexChange {
  index: Index
  removes: Buffer[]
  adds: Buffer[]
  arrays: number
}

interface GeoChange {
  index: Index
  box: Box | null
}

/** A checked change of one document, ready to be applied: from `before` (null: new) to `after` (null: removed). */
export interface Change {
  collection: Collection
  key: Buffer
  n: number | null
  before: string | null
  after: string | null
  doc: Doc | null
  indexes: IndexChange[]
  geo: GeoChange[]
}

export class Records {
  constructor(
    private readonly database: Database,
    private readonly catalog: Catalog,
  ) {}

  /** Works out a change without touching anything. Throws MongoError for a document that cannot be stored. */
  change(
    collection: Collection,
    key: Buffer,
    row: StoredRow | null,
    before: Doc | null,
    after: Doc | null,
  ): Change {
    const body = after === null ? null : encodeBody(after)
    if (body !== null && body.length > MAX_BODY_CHARS) {
      throw new MongoError(
        10334,
        `BSONObj size: ${body.length} is invalid. Size must be between 0 and 16793600(16MB)`,
      )
    }
    const change: Change = {
      collection,
      key,
      n: row?.n ?? null,
      before: row?.body ?? null,
      after: body,
      doc: after,
      indexes: [],
      geo: [],
    }
    for (const index of collection.indexes) this.changeIndex(change, index, before, after)
    return change
  }

  /** Throws DUPLICATE_KEY when another document on disk holds one of the change's unique keys. */
  assertUnique(change: Change): void {
    for (const { index, adds } of change.indexes) {
      if (!index.unique) continue
      for (const entry of adds) {
        const owner = this.ownerOf(index, entry, change.n)
        if (owner !== null) throw duplicate(change.collection, index, change.doc as Doc, entry)
      }
    }
  }

  /** The number of another document that holds a unique key, or null. */
  ownerOf(index: Index, entry: Buffer, self: number | null): number | null {
    const statement = this.database.prepare(`SELECT n FROM ${index.table} WHERE k = ? AND n <> ? LIMIT 1`)
    return (statement.get([entry, self ?? -1])?.[0] as number | undefined) ?? null
  }

  /** Applies checked changes as one: everything old goes first, so that unique keys may change hands. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) change.collection.estimates.clear()
    for (const change of changes) this.applyRemovals(change)
    for (const change of changes) this.applyAdditions(change)
  }

  /** Fills a new index from the documents there are. Throws DUPLICATE_KEY when a unique one cannot hold. */
  fill(collection: Collection, index: Index, rows: Iterable<{ row: StoredRow; doc: Doc }>): void {
    for (const { row, doc } of rows) {
      const change = {
        ...this.change({ ...collection, indexes: [index] }, row.key, row, null, doc),
        n: row.n,
      }
      this.assertUnique(change)
      for (const one of change.indexes) this.addEntries(one, row.n)
      for (const one of change.geo) this.setBox(one, row.n)
    }
  }

  private changeIndex(change: Change, index: Index, before: Doc | null, after: Doc | null): void {
    if (index.geo !== null) {
      const box = after === null ? null : boxOf(after, index.geo)
      change.geo.push({ index, box })
      return
    }
    if (before !== null && after !== null && sameFields(before, after, index)) return
    const old = before === null ? [] : entriesOf(before, index.keys).keys
    const next = after === null ? { keys: [], arrays: 0 } : entriesOf(after, index.keys)
    change.indexes.push({
      index,
      removes: without(old, next.keys),
      adds: without(next.keys, old),
      arrays: next.arrays,
    })
  }

  private applyRemovals(change: Change): void {
    if (change.n === null) return
    for (const { index, removes } of change.indexes) {
      if (removes.length === 0) continue
      const statement = this.database.prepare(`DELETE FROM ${index.table} WHERE k = ? AND n = ?`)
      for (const entry of removes) statement.run([entry, change.n])
    }
    if (change.after !== null) return
    for (const { index } of change.geo) this.setBox({ index, box: null }, change.n)
    this.database.prepare(`DELETE FROM ${change.collection.table} WHERE n = ?`).run([change.n])
  }

  private applyAdditions(change: Change): void {
    if (change.after === null) return
    const { table } = change.collection
    let n = change.n
    if (n === null) {
      n = this.database
        .prepare(`INSERT INTO ${table} (k, body) VALUES (?, ?)`)
        .insert([change.key, change.after])
    } else {
      this.database.prepare(`UPDATE ${table} SET body = ? WHERE n = ?`).run([change.after, n])
    }
    for (const one of change.indexes) this.addEntries(one, n)
    for (const one of change.geo) this.setBox(one, n)
  }

  private addEntries(change: IndexChange, n: number): void {
    if (change.arrays !== 0) this.catalog.noteArrays(change.index, change.arrays)
    if (change.adds.length === 0) return
    const statement = this.database.prepare(`INSERT INTO ${change.index.table} (k, n) VALUES (?, ?)`)
    for (const entry of change.adds) statement.run([entry, n])
  }

  private setBox({ index, box }: GeoChange, n: number): void {
    if (box === null) {
      this.database.prepare(`DELETE FROM ${index.table} WHERE n = ?`).run([n])
      return
    }
    const sql = `INSERT OR REPLACE INTO ${index.table} (n, west, east, south, north) VALUES (?, ?, ?, ?, ?)`
    this.database.prepare(sql).run([n, box.west, box.east, box.south, box.north])
  }
}

export function duplicate(collection: Collection, index: Index | null, doc: Doc, entry: Buffer): StoreError {
  const keys = index?.keys ?? [{ path: '_id', parts: ['_id'], descending: false }]
  const name = index?.name ?? '_id_'
  const key = keyText(doc, keys, entry)
  const message = `E11000 duplicate key error collection: ${collection.name} index: ${name} dup key: ${key}`
  return new StoreError('DUPLICATE_KEY', message, { collection: collection.name, index: name, key })
}

/** True when the fields an index looks into are the same plain values, so that its entries cannot differ. */
function sameFields(before: Doc, after: Doc, index: Index): boolean {
  return index.keys.every((key) => {
    const field = key.parts[0] as string
    const value = getField(before, field)
    return (typeof value !== 'object' || value === null) && value === getField(after, field)
  })
}

function without(keys: readonly Buffer[], others: readonly Buffer[]): Buffer[] {
  if (others.length === 0) return [...keys]
  return keys.filter((key) => !others.some((other) => other.equals(key)))
}
