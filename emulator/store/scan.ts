/** Owns the walk over documents that a plan names, in chunks, so that no collection is ever held in memory. */
import { type Collection } from './catalog'
import { type IndexPlan, type Plan, type Range } from './planner'
import { type Database, type Row } from './sqlite'

/** A document as it lies in its table: its number, its encoded `_id`, its text. */
export interface StoredRow {
  n: number
  key: Buffer
  body: string
}

interface Entry extends StoredRow {
  /** The index key that led here. */
  at: Buffer
}

/** Sorts after every key: the first byte of a key is a type's rank or its inverse, never this. */
const AFTER_ALL = Buffer.from([0xff])
const FIRST_CHUNK = 32
const MAX_CHUNK = 512
const SAMPLED_RANGES = 20
const MOST_ESTIMATES = 1_000

export class Scanner {
  constructor(private readonly database: Database) {}

  byKey(collection: Collection, key: Buffer): StoredRow | null {
    const sql = `SELECT n, body FROM ${collection.table} WHERE k = ?`
    const row = this.database.prepare(sql).get([key])
    return row ? { n: row[0] as number, key, body: row[1] as string } : null
  }

  byNumber(collection: Collection, n: number): StoredRow | null {
    const sql = `SELECT k, body FROM ${collection.table} WHERE n = ?`
    const row = this.database.prepare(sql).get([n])
    return row ? { n, key: row[0] as Buffer, body: row[1] as string } : null
  }

  /**
   * The documents of a plan, each once, in the plan's order. `hint` is how many the caller expects to take. The walk
   * finds its place again after every chunk, so writes may happen between two steps.
   */
  rows(collection: Collection, plan: Plan, hint: number): Iterable<StoredRow> {
    if (plan.kind === 'scan') return this.natural(collection, hint)
    if (plan.kind === 'union') return once(this.union(collection, plan.plans))
    const rows = plan.merge ? this.merged(collection, plan, hint) : this.inTurn(collection, plan, hint)
    return plan.index !== null && plan.index.arrays !== 0 ? once(rows) : rows
  }

  /** Counts the entries of an exact plan, a document with several of them once. */
  count(collection: Collection, plan: IndexPlan): number {
    const source = plan.index?.table ?? collection.table
    const multi = plan.index !== null && plan.index.arrays !== 0
    if (multi && plan.ranges.length > 1) return this.countDistinct(source, plan)
    const what = multi ? 'count(DISTINCT n)' : 'count(*)'
    const statement = this.database.prepare(`SELECT ${what} FROM ${source} WHERE k >= ? AND k < ?`)
    let total = 0
    for (const range of plan.ranges) total += statement.get([range.lo, range.hi ?? AFTER_ALL])?.[0] as number
    return total
  }

  /**
   * How many entries lie in the plan's ranges, no further than `most`; of many ranges some are sampled. A function asks
   * the same again and again, so what was counted is kept until the next write to the collection.
   */
  estimate(collection: Collection, plan: IndexPlan, most: number): number {
    const source = plan.index?.table ?? collection.table
    const sample = plan.ranges.slice(0, SAMPLED_RANGES)
    const parts = sample.map(({ lo, hi }) => `${lo.toString('latin1')}|${hi?.toString('latin1') ?? ''}`)
    const key = `${source} ${most} ${plan.ranges.length} ${parts.join('|')}`
    const known = collection.estimates.get(key)
    if (known !== undefined) return known
    const counted = this.countSample(source, plan, most)
    if (collection.estimates.size >= MOST_ESTIMATES) collection.estimates.clear()
    collection.estimates.set(key, counted)
    return counted
  }

  private countSample(source: string, plan: IndexPlan, most: number): number {
    const sql = `SELECT count(*) FROM (SELECT 1 FROM ${source} WHERE k >= ? AND k < ? LIMIT ?)`
    const statement = this.database.prepare(sql)
    const sample = plan.ranges.slice(0, SAMPLED_RANGES)
    let total = 0
    for (const range of sample) {
      total += statement.get([range.lo, range.hi ?? AFTER_ALL, most - total])?.[0] as number
      if (total >= most) return most
    }
    return sample.length === 0 ? 0 : Math.min(most, (total * plan.ranges.length) / sample.length)
  }

  private countDistinct(source: string, plan: IndexPlan): number {
    const statement = this.database.prepare(`SELECT n FROM ${source} WHERE k >= ? AND k < ?`)
    const seen = new Set<unknown>()
    for (const range of plan.ranges) {
      for (const row of statement.all([range.lo, range.hi ?? AFTER_ALL])) seen.add(row[0])
    }
    return seen.size
  }

  private *natural(collection: Collection, hint: number): Generator<StoredRow> {
    const sql = `SELECT n, k, body FROM ${collection.table} WHERE n > ? ORDER BY n LIMIT ?`
    const statement = this.database.prepare(sql)
    let after = Number.MIN_SAFE_INTEGER
    for (let size = firstSize(hint); ; size = nextSize(size)) {
      const rows = statement.all([after, size])
      for (const row of rows) yield { n: row[0] as number, key: row[1] as Buffer, body: row[2] as string }
      if (rows.length < size) return
      after = (rows[rows.length - 1] as Row)[0] as number
    }
  }

  private *union(collection: Collection, plans: readonly IndexPlan[]): Generator<StoredRow> {
    for (const plan of plans) yield* this.inTurn(collection, plan, FIRST_CHUNK)
  }

  private *inTurn(collection: Collection, plan: IndexPlan, hint: number): Generator<StoredRow> {
    const ranges = plan.reverse ? [...plan.ranges].reverse() : plan.ranges
    for (const range of ranges) {
      if (!plan.lookups) yield* this.range(collection, plan, range, hint)
      const row = plan.lookups ? this.byKey(collection, range.lo) : null
      if (row) yield row
    }
  }

  private *merged(collection: Collection, plan: IndexPlan, hint: number): Generator<StoredRow> {
    const sign = plan.reverse ? -1 : 1
    const streams = plan.ranges.map((range) => {
      const entries = this.range(collection, plan, range, Math.ceil(hint / plan.ranges.length) + 1)
      return { entries, cut: range.cut, head: entries.next() }
    })
    for (;;) {
      let first: (typeof streams)[number] | null = null
      for (const stream of streams) {
        if (stream.head.done) continue
        if (first === null || sign * compareTails(stream, first) < 0) first = stream
      }
      if (first === null) return
      yield first.head.value as Entry
      first.head = first.entries.next()
    }
  }

  private *range(collection: Collection, plan: IndexPlan, range: Range, hint: number): Generator<Entry> {
    const sql = rangeSql(collection, plan)
    const hi = range.hi ?? AFTER_ALL
    let rows = this.database.prepare(sql.first).all([range.lo, hi, firstSize(hint)])
    for (let size = firstSize(hint); ;) {
      for (const row of rows) yield entryOf(row)
      if (rows.length < size) return
      const [at, n] = rows[rows.length - 1] as [Buffer, number]
      size = nextSize(size)
      rows = this.database.prepare(sql.next).all([at, n, plan.reverse ? range.lo : hi, size])
    }
  }
}

function firstSize(hint: number): number {
  return Math.max(1, Math.min(hint, MAX_CHUNK))
}

function nextSize(size: number): number {
  return Math.min(Math.max(size * 2, FIRST_CHUNK), MAX_CHUNK)
}

function entryOf(row: Row): Entry {
  return { at: row[0] as Buffer, n: row[1] as number, key: row[2] as Buffer, body: row[3] as string }
}

function compareTails(
  a: { cut: number; head: IteratorResult<Entry> },
  b: { cut: number; head: IteratorResult<Entry> },
): number {
  const x = a.head.value as Entry
  const y = b.head.value as Entry
  return Buffer.compare(x.at.subarray(a.cut), y.at.subarray(b.cut)) || x.n - y.n
}

function* once(rows: Iterable<StoredRow>): Generator<StoredRow> {
  const seen = new Set<number>()
  for (const row of rows) {
    if (seen.has(row.n)) continue
    seen.add(row.n)
    yield row
  }
}

/** The statement of a range's first chunk and that of every further one, which goes on behind a (key, number). */
function rangeSql(collection: Collection, plan: IndexPlan): { first: string; next: string } {
  const way = plan.reverse ? 'DESC' : 'ASC'
  const beyond = plan.reverse ? '<' : '>'
  const end = plan.reverse ? '>=' : '<'
  const from =
    plan.index === null
      ? `SELECT i.k, i.n, i.k, i.body FROM ${collection.table} i`
      : `SELECT i.k, i.n, d.k, d.body FROM ${plan.index.table} i CROSS JOIN ${collection.table} d ON d.n = i.n`
  const order = `ORDER BY i.k ${way}, i.n ${way} LIMIT ?`
  return {
    first: `${from} WHERE i.k >= ? AND i.k < ? ${order}`,
    next: `${from} WHERE (i.k, i.n) ${beyond} (?, ?) AND i.k ${end} ? ${order}`,
  }
}
