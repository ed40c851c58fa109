/** Owns reading: which documents a query selects, in which order, and what finding them cost. */
import { nearOf, type NearOrder, type Predicate } from '../mongo/match'
import { compileProjection } from '../mongo/project'
import { compareBy } from '../mongo/sort'
import { type Doc } from '../mongo/values'
import { decodeBody } from './body'
import { type Collection, type Index } from './catalog'
import { type Conditions } from './conditions'
import { type Box } from './geo-box'
import { boxOfCondition, boxWithin, FARTHEST_M, geoIndexOf } from './geo-plan'
import { type Plan, planQuery } from './planner'
import { type Scanner, type StoredRow } from './scan'
import { type Database } from './sqlite'
import { firstInOrder } from './top'
import { type FindRequest, type ReadStats } from './types'

export interface Found {
  row: StoredRow
  doc: Doc
}

/** Compiles a query under the store's clock. */
export type Compile = (query: Doc) => Predicate

export interface Selection {
  query: Doc
  order?: Doc | undefined
  skip?: number | undefined
  limit?: number | undefined
}

/** How wide the first ring of a search by distance is, and how much wider each further one, in metres. */
const FIRST_RING_M = 1000
const RING_GROWTH = 4

export const noStats = (): ReadStats => ({ examined: 0, keys: 0, returned: 0, index: null })

export class Reader {
  constructor(
    private readonly database: Database,
    private readonly scanner: Scanner,
    private readonly compile: Compile,
  ) {}

  /** The documents of a find, and its cost. */
  find(collection: Collection, request: FindRequest): { docs: Doc[]; stats: ReadStats } {
    const stats = noStats()
    const query = request.query ?? {}
    const shape = shaper(request.projection, query)
    const docs: Doc[] = []
    for (const { doc } of this.select(collection, { ...request, query }, stats)) docs.push(shape(doc))
    stats.returned = docs.length
    return { docs, stats }
  }

  count(collection: Collection, query: Doc): { total: number; stats: ReadStats } {
    const stats = noStats()
    const matches = this.compile(query)
    if (Object.keys(query).length === 0) {
      const row = this.database.prepare(`SELECT count(*) FROM ${collection.table}`).get([])
      return { total: row?.[0] as number, stats }
    }
    const { plan, conditions } = this.plan(collection, query, undefined, Infinity)
    if (plan.kind === 'index' && plan.exact && conditions.geo.length === 0) {
      stats.index = indexName(plan)
      stats.keys = this.scanner.count(collection, plan)
      return { total: stats.keys, stats }
    }
    let total = 0
    for (const { doc } of this.candidates(collection, plan, conditions, null, 512, stats))
      if (matches(doc)) total++
    return {
      total,
      stats: isKeyed(plan, conditions) ? { ...stats, examined: 0, keys: stats.examined } : stats,
    }
  }

  /**
   * Yields the selected documents in order, reading no more of an index in that order than the caller takes. `stats`
   * is filled as the walk goes.
   */
  *select(collection: Collection, selection: Selection, stats: ReadStats): Generator<Found> {
    const { query, skip = 0, limit = Infinity } = selection
    const matches = this.compile(query)
    const order = selection.order && Object.keys(selection.order).length > 0 ? selection.order : undefined
    const compare = order ? compareBy(order) : null
    const near = nearOf(query)
    const take = skip + limit
    if (take === skip) return
    const { plan, conditions } = this.plan(collection, query, order, take)
    if (near && !order) return yield* this.nearest(collection, near, conditions, matches, selection, stats)
    const exact = plan.kind === 'index' && plan.exact
    const hint = exact || Object.keys(query).length === 0 ? take : take * 2
    const inOrder = compare === null || (plan.kind === 'index' && plan.sorted && conditions.geo.length === 0)
    const found = this.candidates(collection, plan, conditions, near, inOrder ? hint : 512, stats)
    if (inOrder) return yield* page(found, matches, skip, limit)
    const all = page(found, matches, 0, Infinity)
    yield* firstInOrder(all, (a, b) => compare(a.doc, b.doc) || a.row.n - b.row.n, take).slice(skip)
  }

  private plan(
    collection: Collection,
    query: Doc,
    order: Doc | undefined,
    take: number,
  ): { plan: Plan; conditions: Conditions } {
    return planQuery(collection, query, order, take, (plan, most) =>
      this.scanner.estimate(collection, plan, most),
    )
  }

  /** Everything a plan reaches, decoded and counted, not yet tested. */
  private *candidates(
    collection: Collection,
    plan: Plan,
    conditions: Conditions,
    near: NearOrder | null,
    hint: number,
    stats: ReadStats,
  ): Generator<Found> {
    const geo = geoIndexOf(collection, conditions, near)
    stats.index = geo?.name ?? indexName(plan)
    const rows = geo
      ? this.inBox(collection, geo, boxOfCondition(conditions, near), new Set())
      : this.scanner.rows(collection, plan, hint)
    for (const row of rows) {
      stats.examined++
      yield { row, doc: decodeBody(row.body) }
    }
  }

  /** Searches in rings around the centre until enough lie within the ring that has been searched in full. */
  private *nearest(
    collection: Collection,
    near: NearOrder,
    conditions: Conditions,
    matches: (doc: Doc) => boolean,
    selection: Selection,
    stats: ReadStats,
  ): Generator<Found> {
    const geo = geoIndexOf(collection, conditions, near) as Index
    const { skip = 0, limit = Infinity } = selection
    const farthest = Math.min(near.maxMetres, FARTHEST_M)
    const seen = new Set<number>()
    const found: { metres: number; one: Found }[] = []
    stats.index = geo.name
    for (let ring = Math.min(FIRST_RING_M, farthest); ; ring = Math.min(ring * RING_GROWTH, farthest)) {
      for (const row of this.inBox(collection, geo, boxWithin(near, ring), seen)) {
        stats.examined++
        const doc = decodeBody(row.body)
        const metres = matches(doc) ? near.distance(doc) : null
        if (metres !== null) found.push({ metres, one: { row, doc } })
      }
      const within = found.filter(({ metres }) => metres <= ring).length
      if (ring >= farthest || within >= skip + limit) break
    }
    found.sort((a, b) => a.metres - b.metres || a.one.row.n - b.one.row.n)
    for (const { one } of found.slice(skip, skip + limit)) yield one
  }

  private *inBox(collection: Collection, index: Index, box: Box, seen: Set<number>): Generator<StoredRow> {
    const sql = `SELECT n FROM ${index.table} WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY n`
    for (const [n] of this.database.prepare(sql).all([box.east, box.west, box.north, box.south])) {
      if (seen.has(n as number)) continue
      seen.add(n as number)
      const row = this.scanner.byNumber(collection, n as number)
      if (row) yield row
    }
  }
}

/** The projection of a find as a function. Throws MongoError for one that contradicts itself. */
export function shaper(projection: Doc | undefined, query: Doc): (doc: Doc) => Doc {
  if (!projection || Object.keys(projection).length === 0) return (doc) => doc
  const shape = compileProjection(projection, { find: true })
  return (doc) => shape(doc, query)
}

function* page(
  found: Iterable<Found>,
  matches: (doc: Doc) => boolean,
  skip: number,
  limit: number,
): Generator<Found> {
  let passed = 0
  for (const one of found) {
    if (!matches(one.doc)) continue
    if (passed++ < skip) continue
    yield one
    if (passed === skip + limit) return
  }
}

/** Whether MongoDB would test the entries of the indexes alone: what is counted is then keys, however it is found here. */
function isKeyed(plan: Plan, { geo }: Conditions): boolean {
  if (plan.kind === 'scan' || geo.length > 0) return false
  return plan.kind === 'index' ? plan.keyed : plan.alone && plan.plans.every((one) => one.keyed)
}

function indexName(plan: Plan): string | null {
  if (plan.kind === 'scan') return null
  if (plan.kind === 'index') return plan.index?.name ?? '_id_'
  return [...new Set(plan.plans.map((one) => one.index?.name ?? '_id_'))].join(' | ')
}
