/** Owns which collections and indexes exist: their tables, their description in the data file, and their limits. */
import { StoreError } from './errors'
import { type IndexKey, assertIndex, readKeys } from './index-keys'
import { type Database, type Statement } from './sqlite'
import { type CollectionInfo, type IndexDeclaration } from './types'

const MAX_COLLECTIONS = 100
/** Counts `_id_`, as the service does. */
const MAX_INDEXES = 20

/** An index beside `_id_`. Its table holds (key bytes, document number), or for a geo index an R-tree box. */
export interface Index {
  readonly id: number
  readonly name: string
  readonly declaration: IndexDeclaration
  readonly keys: readonly IndexKey[]
  readonly unique: boolean
  /** The path of the geometry when this is a geo index; such an index holds nothing else. */
  readonly geo: string | null
  readonly table: string
  /** Bit i is set once any document has had an array on the way to key i. It is never cleared. */
  arrays: number
}

/** A collection; `n` in its table numbers documents in order of insertion, `k` is the encoded `_id`. */
export interface Collection {
  readonly id: number
  readonly name: string
  readonly table: string
  declared: boolean
  indexes: Index[]
  /** What the scanner has counted for plans since the last write; every write forgets it. */
  readonly estimates: Map<string, number>
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, declared INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, declaration TEXT NOT NULL,
    arrays INTEGER NOT NULL DEFAULT 0
  );
`

export class Catalog {
  private byName = new Map<string, Collection>()

  constructor(private readonly database: Database) {
    database.exec(SCHEMA)
    this.load()
  }

  /** Reads the description again, after the data file was exchanged or a change to it was rolled back. */
  load(): void {
    this.byName.clear()
    const byId = new Map<number, Collection>()
    for (const [id, name, declared] of this.rows('SELECT id, name, declared FROM collections ORDER BY id')) {
      const collection = describe(id as number, name as string, declared === 1)
      byId.set(collection.id, collection)
      this.byName.set(collection.name, collection)
    }
    for (const [id, owner, declaration, arrays] of this.rows(
      'SELECT id, collection, declaration, arrays FROM indexes ORDER BY id',
    )) {
      const parsed = JSON.parse(declaration as string) as IndexDeclaration
      byId.get(owner as number)?.indexes.push(describeIndex(id as number, parsed, arrays as number))
    }
  }

  find(name: string): Collection | undefined {
    return this.byName.get(name)
  }

  all(): Collection[] {
    return [...this.byName.values()]
  }

  info(): CollectionInfo[] {
    return this.all().map((collection) => ({
      name: collection.name,
      count: this.countOf(collection),
      indexes: collection.indexes.map((index) => index.declaration),
    }))
  }

  countOf(collection: Collection): number {
    return this.database.prepare(`SELECT count(*) FROM ${collection.table}`).get([])?.[0] as number
  }

  /** Creates an empty collection. Must run inside a transaction of the data file. */
  create(name: string): Collection {
    assertName(name)
    if (this.byName.has(name)) throw new StoreError('COLLECTION_EXIST', `Collection ${name} exists already`)
    if (this.byName.size >= MAX_COLLECTIONS) {
      throw new StoreError('TOO_MANY_COLLECTIONS', `A database holds at most ${MAX_COLLECTIONS} collections`)
    }
    const id = this.rows('INSERT INTO collections (name) VALUES (?) RETURNING id', [name])[0]?.[0] as number
    const collection = describe(id, name, false)
    this.database.exec(
      `CREATE TABLE ${collection.table} (n INTEGER PRIMARY KEY, k BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
    this.byName.set(name, collection)
    return collection
  }

  drop(collection: Collection): void {
    for (const index of [...collection.indexes]) this.dropIndex(collection, index)
    this.database.exec(`DROP TABLE ${collection.table}`)
    this.statement('DELETE FROM collections WHERE id = ?').run([collection.id])
    this.byName.delete(collection.name)
  }

  markDeclared(collection: Collection): void {
    collection.declared = true
    this.statement('UPDATE collections SET declared = 1 WHERE id = ?').run([collection.id])
  }

  /** Creates an empty index; the caller fills it. Must run inside a transaction of the data file. */
  createIndex(collection: Collection, declaration: IndexDeclaration): Index {
    assertIndex(declaration)
    if (collection.indexes.length + 1 >= MAX_INDEXES) {
      throw new StoreError(
        'TOO_MANY_INDEXES',
        `Collection ${collection.name} has ${MAX_INDEXES} indexes already`,
      )
    }
    const sql = 'INSERT INTO indexes (collection, declaration) VALUES (?, ?) RETURNING id'
    const id = this.rows(sql, [collection.id, JSON.stringify(declaration)])[0]?.[0] as number
    const index = describeIndex(id, declaration, 0)
    this.database.exec(
      index.geo === null
        ? `CREATE TABLE ${index.table} (k BLOB, n INTEGER, PRIMARY KEY (k, n)) WITHOUT ROWID`
        : `CREATE VIRTUAL TABLE ${index.table} USING rtree(n, west, east, south, north)`,
    )
    collection.indexes.push(index)
    return index
  }

  dropIndex(collection: Collection, index: Index): void {
    this.database.exec(`DROP TABLE ${index.table}`)
    this.statement('DELETE FROM indexes WHERE id = ?').run([index.id])
    collection.indexes = collection.indexes.filter((other) => other !== index)
  }

  /** Remembers for good that some keys of the index have met arrays. */
  noteArrays(index: Index, arrays: number): void {
    if ((index.arrays | arrays) === index.arrays) return
    index.arrays |= arrays
    this.statement('UPDATE indexes SET arrays = ? WHERE id = ?').run([index.arrays, index.id])
  }

  /** Empties declared collections and drops the others. Must run inside a transaction of the data file. */
  clearAll(): void {
    for (const collection of this.all()) {
      if (collection.declared) this.clear(collection)
      else this.drop(collection)
    }
  }

  /** Deleting a whole table frees its pages without reading its rows. An emptied index has met no arrays yet. */
  private clear(collection: Collection): void {
    const { table, indexes } = collection
    if (this.statement(`SELECT 1 FROM ${table} LIMIT 1`).get([])) {
      for (const one of [table, ...indexes.map((index) => index.table)])
        this.database.exec(`DELETE FROM ${one}`)
      collection.estimates.clear()
    }
    if (indexes.every(({ arrays }) => arrays === 0)) return
    for (const index of indexes) index.arrays = 0
    this.statement('UPDATE indexes SET arrays = 0 WHERE collection = ?').run([collection.id])
  }

  private rows(sql: string, values: (string | number)[] = []): unknown[][] {
    return this.statement(sql).all(values)
  }

  private statement(sql: string): Statement {
    return this.database.prepare(sql)
  }
}

function describe(id: number, name: string, declared: boolean): Collection {
  return { id, name, table: `c${id}`, declared, indexes: [], estimates: new Map() }
}

function describeIndex(id: number, declaration: IndexDeclaration, arrays: number): Index {
  const geo = Object.keys(declaration.keys).find((path) => declaration.keys[path] === '2dsphere') ?? null
  return {
    id,
    name: declaration.name,
    declaration,
    keys: geo === null ? readKeys(declaration) : [],
    unique: declaration.unique === true,
    geo,
    table: `x${id}`,
    arrays,
  }
}

function assertName(name: string): void {
  if (typeof name !== 'string' || name === '' || name.length > 128 || /[\0$]/.test(name)) {
    throw new StoreError('BAD_QUERY', `${JSON.stringify(name)} is not a collection name`)
  }
}
