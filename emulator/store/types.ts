/** The store's face: what may be asked of a data folder and what it answers. */

/** A document as plain JavaScript values (see mongo/values for the types a field may hold). */
export type Doc = { [key: string]: unknown }

export type IndexDirection = 1 | -1 | '2dsphere'

/** An index as the database file declares it. Key order is significant. */
export interface IndexDeclaration {
  name: string
  keys: Record<string, IndexDirection>
  unique?: boolean
}

export interface CollectionDeclaration {
  name: string
  indexes?: IndexDeclaration[]
  permission?: unknown
}

/** The database file: every collection that exists before the first request, with its indexes. */
export interface DatabaseDeclaration {
  collections: CollectionDeclaration[]
}

/** A collection as it stands: its name, how many documents it holds and the indexes beside `_id_`. */
export interface CollectionInfo {
  name: string
  count: number
  indexes: IndexDeclaration[]
}

/**
 * What a read cost. `examined` counts documents read and tested (those of `$lookup` included), `keys` the
 * entries read in a count that index keys alone could answer (it examines no document, as MongoDB reports
 * it), `returned` the documents handed back. `index` is the index that found them: `_id_`, a declared name,
 * several names joined by ` | ` for the branches of an `$or`, or null for a scan of the whole collection.
 */
export interface ReadStats {
  examined: number
  keys: number
  returned: number
  index: string | null
  /** Of `examined`, those read in collections that `$lookup` scanned whole, by the collection's name. */
  scanned?: Record<string, number>
}

export interface FindRequest {
  query?: Doc
  order?: Doc
  skip?: number
  limit?: number
  projection?: Doc
}

export interface UpdateRequest {
  query: Doc
  /** Update operators, or with `replace` the whole new document without its `_id`. */
  update: Doc
  replace: boolean
  multi: boolean
  upsert: boolean
  /** The time that `$currentDate` and server dates take, in milliseconds. */
  nowMs: number
}

export interface RemoveRequest {
  query: Doc
  multi: boolean
}

/** `updated` counts documents whose content changed, `matched` those the query chose. */
export interface UpdateResult {
  updated: number
  matched: number
  upsertId: string | null
  stats: ReadStats
}

/** One pipeline stage as the SDK sends it, its value already parsed. */
export interface AggregateStage {
  stageKey: string
  stageValue: unknown
}

/**
 * A durable document database in one folder. Every write outside a transaction, and every commit, resolves
 * only once it is on disk; a read resolves only once everything it saw is on disk. Any method may reject with
 * a StoreError, and data methods with a MongoError where MongoDB itself would refuse.
 */
export interface Store {
  /** Throws COLLECTION_EXIST or TOO_MANY_COLLECTIONS. */
  createCollection(name: string): void
  collections(): CollectionInfo[]
  /** Creates declared collections and indexes; a changed index is rebuilt, one no longer declared dropped. */
  declare(database: DatabaseDeclaration): void
  insert(coll: string, docs: Doc[], tx?: string): Promise<{ ids: string[] }>
  find(coll: string, request: FindRequest, tx?: string): Promise<{ docs: Doc[]; stats: ReadStats }>
  count(coll: string, query: Doc, tx?: string): Promise<{ total: number; stats: ReadStats }>
  update(coll: string, request: UpdateRequest, tx?: string): Promise<UpdateResult>
  remove(coll: string, request: RemoveRequest, tx?: string): Promise<{ deleted: number; stats: ReadStats }>
  aggregate(coll: string, stages: AggregateStage[], nowMs: number): Promise<{ docs: Doc[]; stats: ReadStats }>
  /** Opens a transaction and answers its id. It ends by itself after its life (30 s of real time). */
  begin(): string
  commit(tx: string): Promise<void>
  abort(tx: string): void
  /** Keeps a copy of all data under a name (generated when absent) and answers the name. */
  snapshot(name?: string): Promise<string>
  /** Puts the data back as it was at the snapshot; open transactions are aborted. */
  restore(name: string): Promise<void>
  /** Empties every collection, keeping declared collections and indexes; open transactions are aborted. */
  reset(): Promise<void>
  /** Resolves once every write so far is on disk. */
  flush(): Promise<void>
  close(): Promise<void>
}

export interface StoreOptions {
  /** The data folder; created when missing. Two open stores never share one (STORE_LOCKED). */
  dir: string
  declaration?: DatabaseDeclaration
  /** Creates a missing collection at its first use instead of refusing. */
  autoCollections?: boolean
  /** The life of a transaction in milliseconds; 30,000 unless told. */
  transactionMs?: number
  /**
   * Whether an answered write outlives a failure of the process and of the machine; true unless told. Without it what
   * was written since the last snapshot or restore is sure to be there after `close` alone, and going back to that
   * snapshot costs next to nothing.
   */
  durable?: boolean
  /** The time that `$$NOW` stands for in queries, in milliseconds; the system's unless given. */
  now?: () => number
}
