/** Owns the store of one data folder: it puts the parts together and decides when a call may answer. */
import { randomUUID } from 'node:crypto'
import { compileQuery } from '../mongo/match'
import { Catalog, type Collection } from './catalog'
import { declareDatabase } from './declare'
import { StoreError } from './errors'
import { GroupCommit } from './group-commit'
import { runPipeline } from './pipeline'
import { type Compile, Reader } from './reader'
import { Records } from './records'
import { Scanner } from './scan'
import { restoreSnapshot, saveSnapshot } from './snapshots'
import { Database } from './sqlite'
import { Blocked, type Transaction, Transactions } from './transactions'
import { Transactional } from './transactional'
import {
  type AggregateStage,
  type CollectionInfo,
  type DatabaseDeclaration,
  type Doc,
  type FindRequest,
  type ReadStats,
  type RemoveRequest,
  type Store,
  type StoreOptions,
  type UpdateRequest,
  type UpdateResult,
} from './types'
import { type Attempt, Writer } from './writer'

const TRANSACTION_MS = 30_000

/** Opens the store of a data folder. Throws STORE_LOCKED while another store, in any process, has it open. */
export function openStore(options: StoreOptions): Store {
  const store = new FileStore(options)
  try {
    if (options.declaration) store.declare(options.declaration)
    return store
  } catch (error) {
    void store.close()
    throw error
  }
}

class FileStore implements Store {
  private readonly database: Database
  private readonly catalog: Catalog
  private readonly group: GroupCommit
  private readonly records: Records
  private readonly scanner: Scanner
  private readonly reader: Reader
  private readonly writer: Writer
  private readonly transactions: Transactions
  private readonly transactional: Transactional
  private closed = false
  /** Counts the times all data was exchanged or emptied; a write that waited through one starts anew. */
  private epoch = 0

  constructor(private readonly options: StoreOptions) {
    this.database = new Database(options.dir, options.durable ?? true)
    this.catalog = new Catalog(this.database)
    this.group = new GroupCommit(this.database)
    this.records = new Records(this.database, this.catalog)
    this.scanner = new Scanner(this.database)
    const compile: Compile = (query) => compileQuery(query, { nowMs: (options.now ?? Date.now)() })
    this.reader = new Reader(this.database, this.scanner, compile)
    this.transactions = new Transactions(options.transactionMs ?? TRANSACTION_MS)
    this.writer = new Writer(this.group, this.records, this.scanner, this.reader, this.transactions, compile)
    this.transactional = new Transactional(
      this.records,
      this.scanner,
      this.reader,
      this.transactions,
      compile,
    )
  }

  createCollection(name: string): void {
    this.alone(() => this.database.transaction(() => void this.catalog.create(name)))
  }

  collections(): CollectionInfo[] {
    this.assertOpen()
    return this.catalog.info()
  }

  declare(declaration: DatabaseDeclaration): void {
    this.alone(() => {
      this.renew()
      this.database.forgetStatements()
      this.database.transaction(() => declareDatabase(declaration, this.catalog, this.records, this.scanner))
    })
  }

  insert(coll: string, docs: Doc[], tx?: string): Promise<{ ids: string[] }> {
    if (tx !== undefined)
      return this.inside(tx, coll, (open, into) => this.transactional.insert(into, docs, open))
    return this.write(coll, (into) => this.writer.insert(into, docs))
  }

  find(coll: string, request: FindRequest, tx?: string): Promise<{ docs: Doc[]; stats: ReadStats }> {
    return this.answer(() => {
      const open = tx === undefined ? null : this.transactions.get(tx)
      const from = this.collection(coll)
      return open ? this.transactional.find(from, request, open) : this.reader.find(from, request)
    })
  }

  count(coll: string, query: Doc, tx?: string): Promise<{ total: number; stats: ReadStats }> {
    return this.answer(() => {
      const open = tx === undefined ? null : this.transactions.get(tx)
      const from = this.collection(coll)
      return open ? this.transactional.count(from, query, open) : this.reader.count(from, query)
    })
  }

  update(coll: string, request: UpdateRequest, tx?: string): Promise<UpdateResult> {
    if (tx !== undefined)
      return this.inside(tx, coll, (open, on) => this.transactional.update(on, request, open))
    return this.write(coll, (on) => this.writer.update(on, request))
  }

  remove(coll: string, request: RemoveRequest, tx?: string): Promise<{ deleted: number; stats: ReadStats }> {
    if (tx !== undefined)
      return this.inside(tx, coll, (open, from) => this.transactional.remove(from, request, open))
    return this.write(coll, (from) => this.writer.remove(from, request))
  }

  async aggregate(
    coll: string,
    stages: AggregateStage[],
    nowMs: number,
  ): Promise<{ docs: Doc[]; stats: ReadStats }> {
    this.assertOpen()
    try {
      return await runPipeline(this.collection(coll), stages, nowMs, this.catalog, this.reader)
    } finally {
      await this.group.settled()
    }
  }

  begin(): string {
    this.assertOpen()
    return this.transactions.begin().id
  }

  commit(tx: string): Promise<void> {
    return this.answer(() => {
      const open = this.transactions.get(tx)
      const changes = this.transactional.changesOf(open)
      this.transactions.end(tx)
      if (changes.length > 0) this.writer.commit(changes)
    })
  }

  abort(tx: string): void {
    this.assertOpen()
    this.transactions.end(this.transactions.get(tx).id)
  }

  async snapshot(name = randomUUID()): Promise<string> {
    this.alone(() => saveSnapshot(this.database, name))
    return name
  }

  async restore(name: string): Promise<void> {
    this.alone(() => {
      this.renew()
      restoreSnapshot(this.database, name)
      this.catalog.load()
    })
  }

  async reset(): Promise<void> {
    this.alone(() => {
      this.renew()
      this.database.forgetStatements()
      this.database.transaction(() => this.catalog.clearAll())
    })
  }

  async flush(): Promise<void> {
    this.assertOpen()
    const settled = this.group.settled()
    this.group.flush()
    await settled
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    this.transactions.endAll()
    this.group.flush()
    this.database.close()
  }

  /** Runs work that needs the data file for itself, behind everything written before. */
  private alone(work: () => void): void {
    this.assertOpen()
    this.group.flush()
    try {
      work()
    } catch (error) {
      this.catalog.load()
      throw error
    }
  }

  /** Ends all that is under way. */
  private renew(): void {
    this.epoch++
    this.transactions.endAll()
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreError('STORE_CLOSED', 'The store has been closed')
  }

  private collection(name: string): Collection {
    const found = this.catalog.find(name)
    if (found) return found
    throw new StoreError('COLLECTION_NOT_EXIST', `Collection ${name} does not exist`, { collection: name })
  }

  /** Only a write makes a missing collection: programs find out by a mere read whether they must install themselves. */
  private writtenCollection(name: string): Collection {
    if (!this.catalog.find(name) && this.options.autoCollections) this.createCollection(name)
    return this.collection(name)
  }

  /** Answers, or refuses, only once all that the work has seen or done is on disk. */
  private async answer<T>(work: () => T): Promise<T> {
    this.assertOpen()
    try {
      return work()
    } finally {
      await this.group.settled()
    }
  }

  /** A write outside transactions waits for a transaction that holds what it needs; that lasts as long as one lives. */
  private async write<T>(coll: string, start: (collection: Collection) => Attempt<T>): Promise<T> {
    for (;;) {
      this.assertOpen()
      const { epoch } = this
      const attempt = start(this.writtenCollection(coll))
      while (epoch === this.epoch) {
        try {
          return await this.answer(attempt)
        } catch (error) {
          if (!(error instanceof Blocked)) throw error
          await error.until
        }
      }
    }
  }

  /** A write inside a transaction; any refusal ends the transaction, as the service does. */
  private inside<T>(
    tx: string,
    coll: string,
    work: (open: Transaction, collection: Collection) => T,
  ): Promise<T> {
    return this.answer(() => {
      const open = this.transactions.get(tx)
      try {
        return work(open, this.writtenCollection(coll))
      } catch (error) {
        this.transactions.end(tx)
        throw error
      }
    })
  }
}
