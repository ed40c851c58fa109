/** Owns the one SQLite connection of a data folder: pragmas, prepared statements, and the lock that keeps a second process out. */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { StoreError } from './errors'

type SqlValue = string | number | Buffer | null
export type Row = unknown[]

type Connection = InstanceType<typeof Libsql>
type RawStatement = ReturnType<Connection['prepare']>

const LOCK_FILE = 'store.lock'
/** A data file that is still being written bears this behind its name. */
const UNFINISHED = '.new'
/** The savepoint beneath everything that was written since the state to which there is a way back. */
const HELD = 'held'
/** The savepoint of one unit of changes above that state. */
const UNIT = 'unit'
/** The page cache, in KiB; it bounds the memory SQLite takes whatever the size of the data. */
const CACHE_KIB = 32768

/** Rows as arrays: cheaper than objects, and blobs arrive as Buffers only this way. */
export class Statement {
  constructor(private readonly raw: RawStatement) {}

  run(values: SqlValue[]): void {
    this.raw.run(values)
  }

  /** Runs an INSERT and answers the row's number. */
  insert(values: SqlValue[]): number {
    return Number(this.raw.run(values).lastInsertRowid)
  }

  all(values: SqlValue[]): Row[] {
    return this.raw.all(values) as Row[]
  }

  get(values: SqlValue[]): Row | undefined {
    return this.raw.get(values) as Row | undefined
  }
}

export class Database {
  private readonly lock: Connection
  private connection: Connection
  private generation: number
  private statements = new Map<string, Statement>()
  /** What the state is called to which `back` leads; null when nothing is held. */
  private held: string | null = null

  /** Opens or creates the folder's database; `durable` commits wait for the disk. Throws STORE_LOCKED while another store holds the folder. */
  constructor(
    readonly dir: string,
    private readonly durable: boolean,
  ) {
    mkdirSync(dir, { recursive: true })
    this.lock = takeLock(dir)
    try {
      this.generation = currentGeneration(dir)
      sweep(dir, this.generation)
      this.connection = connect(this.file, durable)
    } catch (error) {
      releaseLock(this.lock)
      throw error
    }
  }

  get file(): string {
    return dataFile(this.dir, this.generation)
  }

  exec(sql: string): void {
    this.connection.exec(sql)
  }

  /** A statement for the SQL text, prepared once and kept. */
  prepare(sql: string): Statement {
    let statement = this.statements.get(sql)
    if (!statement) {
      const raw = this.connection.prepare(sql)
      if (raw.reader || isReader(sql)) raw.raw(true)
      statement = new Statement(raw)
      this.statements.set(sql, statement)
    }
    return statement
  }

  /** Lets go of prepared statements, so that those of dropped tables do not gather. */
  forgetStatements(): void {
    this.statements.clear()
  }

  /** Runs the work as a unit of changes of its own; a throw leaves nothing behind. */
  transaction<T>(work: () => T): T {
    this.begin()
    try {
      const result = work()
      this.commit()
      return result
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  /** Begins a unit of changes, which stand or fall together. */
  begin(): void {
    this.exec(this.held === null ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${UNIT}`)
  }

  /** Ends the unit; its changes stand. */
  commit(): void {
    this.exec(this.held === null ? 'COMMIT' : `RELEASE ${UNIT}`)
  }

  /** Ends the unit as if it had never begun. */
  rollback(): void {
    // After some errors SQLite has rolled back everything by itself; then there is nothing left to undo.
    if (!this.connection.inTransaction) this.held = null
    else this.exec(this.held === null ? 'ROLLBACK' : `ROLLBACK TO ${UNIT}; RELEASE ${UNIT}`)
  }

  /**
   * Keeps the way back to the present state, which the file is by itself: whatever is written from now on stays in one
   * transaction of SQLite, which can undo it without a copy of anything. It outlives neither the process nor a full
   * disk, so a durable store holds nothing.
   */
  hold(name: string): void {
    if (this.durable) return
    this.exec(`BEGIN IMMEDIATE; SAVEPOINT ${HELD}`)
    this.held = name
  }

  /** Puts everything back as it was when the state was held; false when it is not the one that is. */
  back(name: string): boolean {
    if (this.held !== name) return false
    this.exec(`ROLLBACK TO ${HELD}`)
    return true
  }

  /** Ends the holding; what was written since then stands or goes. */
  private letGo(how: 'COMMIT' | 'ROLLBACK'): void {
    if (this.held !== null) this.exec(how)
    this.held = null
  }

  /** Moves everything from the write-ahead log into the main file, so that the file alone is the data. */
  checkpoint(): void {
    this.letGo('COMMIT')
    this.connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([])
  }

  /**
   * Puts another file in the place of the data: `write` fills the path it is given, which then becomes the latest
   * generation in one rename. The new file has a name of its own because a closed connection lives on inside the
   * driver until its statements are collected, and would remove the log of whatever bears its name then. A name that
   * nothing had before is also taken without waiting for the disk, which a file system does where a rename replaces.
   */
  exchange(write: (file: string) => void): void {
    const next = this.generation + 1
    const file = dataFile(this.dir, next)
    const sync = this.durable ? syncPath : () => undefined
    write(`${file}${UNFINISHED}`)
    sync(`${file}${UNFINISHED}`)
    renameSync(`${file}${UNFINISHED}`, file)
    sync(this.dir)
    this.statements.clear()
    this.letGo('ROLLBACK')
    this.connection.close()
    this.generation = next
    this.connection = connect(file, this.durable)
    sweep(this.dir, next)
  }

  close(): void {
    this.checkpoint()
    this.statements.clear()
    this.connection.close()
    releaseLock(this.lock)
  }
}

function dataFile(dir: string, generation: number): string {
  return join(dir, `store-${generation}.db`)
}

/** The data is the latest file that is whole; an earlier one is what a restore cut short had not yet removed. */
function currentGeneration(dir: string): number {
  const found = readdirSync(dir).flatMap((name) => /^store-(\d+)\.db$/.exec(name)?.[1] ?? [])
  return Math.max(1, ...found.map(Number))
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Removes data files of other generations and unfinished ones, which a restore cut short may have left. */
function sweep(dir: string, generation: number): void {
  for (const name of readdirSync(dir)) {
    const found = /^store-(\d+)\.db(-wal|-shm|\.new)?$/.exec(name)
    if (found && (Number(found[1]) !== generation || found[2] === UNFINISHED))
      rmSync(join(dir, name), { force: true })
  }
}

function isReader(sql: string): boolean {
  return /^\s*(select|with)\b/i.test(sql)
}

/**
 * A second SQLite file whose write lock is held for as long as the store is open. The operating system drops
 * it with the process, however that dies, so a folder never stays locked; and it is held through the moments
 * in which one data file takes the place of another.
 */
function takeLock(dir: string): Connection {
  const lock = new Libsql(join(dir, LOCK_FILE))
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    const code = (error as { code?: unknown }).code
    if (typeof code !== 'string' || !code.startsWith('SQLITE_BUSY')) throw error
    throw new StoreError('STORE_LOCKED', `The data folder ${dir} is in use by another process`)
  }
}

function releaseLock(lock: Connection): void {
  lock.exec('ROLLBACK')
  lock.close()
}

function connect(file: string, durable: boolean): Connection {
  const connection = new Libsql(file)
  for (const pragma of [...PRAGMAS, `synchronous = ${durable ? 'FULL' : 'OFF'}`])
    connection.prepare(`PRAGMA ${pragma}`).all([])
  return connection
}

/** A commit in this mode, with `synchronous = FULL`, is on disk when it returns; see docs/adr/0001-embedded-store.md. */
const PRAGMAS = ['journal_mode = WAL', `cache_size = -${CACHE_KIB}`, 'temp_store = MEMORY']
