/** Owns the choice of how to find a query's documents: by `_id`, by an index, by several for an `$or`, or by scanning. */
import { type Doc } from '../mongo/values'
import { type Bound, EVERYTHING, type Interval, mirror, successor } from './bounds'
import { type Collection, type Index } from './catalog'
import { type Conditions, conditionsOf, intersectAll } from './conditions'
import { type IndexKey } from './index-keys'

/** A stretch of an index in stored bytes. `cut` is where the bytes begin that a merge of ranges orders by. */
export interface Range {
  readonly lo: Buffer
  readonly hi: Buffer | null
  readonly cut: number
}

export interface IndexPlan {
  readonly kind: 'index'
  /** Null stands for `_id_`. */
  readonly index: Index | null
  readonly ranges: readonly Range[]
  readonly reverse: boolean
  /** The ranges are single `_id`s, each to be looked up by itself. */
  readonly lookups: boolean
  /** Documents come out in the order asked for. */
  readonly sorted: boolean
  /** The ranges have to be merged for that, each being in order by itself. */
  readonly merge: boolean
  /** Every entry in the ranges is a match: counting needs no documents. */
  readonly exact: boolean
  /** All that is asked stands in the entries, so that those in the ranges can be tested without their documents. */
  readonly keyed: boolean
}

interface UnionPlan {
  readonly kind: 'union'
  readonly plans: readonly IndexPlan[]
  /** Nothing is asked beside the branches. */
  readonly alone: boolean
}

interface ScanPlan {
  readonly kind: 'scan'
}

export type Plan = IndexPlan | UnionPlan | ScanPlan

/** How many of an index's entries lie in ranges, counted no further than `most`. */
type Estimate = (plan: IndexPlan, most: number) => number

interface Candidate extends IndexPlan {
  readonly bounded: boolean
  readonly fixed: number
}

interface Need {
  order: [string, unknown][]
  /** How many documents the caller takes at most. */
  take: number
}

/** Products of several lists stop here; one list alone, such as ids to look up, may be longer. */
const MAX_RANGES = 400
const MAX_POINTS = 20000
const MAX_MERGED = 50
const ESTIMATE_MOST = 2000
/** Of two that cost the same, the one whose entries say all that is asked; less than any real difference. */
const KEYED = 0.001
/** Guesses of how many entries a sorted walk passes for each match when a condition is left to test. */
const WALK_WITHIN_BOUNDS = 5
const WALK_UNBOUNDED = 30

const ID_KEY: IndexKey = { path: '_id', parts: ['_id'], descending: false }

export function planQuery(
  collection: Collection,
  query: Doc,
  order: Doc | undefined,
  take: number,
  estimate: Estimate,
): { plan: Plan; conditions: Conditions } {
  const conditions = conditionsOf(query)
  const need = { order: Object.entries(order ?? {}), take }
  const candidates = candidatesOf(collection, conditions, need)
  const best = choose(candidates, need, estimate)
  if (best && (best.bounded || conditions.either.length === 0)) return { plan: best, conditions }
  const union = unionOf(collection, conditions, estimate)
  return { plan: union ?? best ?? { kind: 'scan' }, conditions }
}

function candidatesOf(collection: Collection, conditions: Conditions, need: Need): Candidate[] {
  const byId = candidate(null, [ID_KEY], conditions, need)
  if (byId && byId.fixed === 1) return [byId]
  const out = byId ? [byId] : []
  for (const index of collection.indexes) {
    if (index.geo !== null) continue
    const found = candidate(index, index.keys, conditions, need)
    if (found) out.push(found)
  }
  return out
}

/**
 * The least cost wins: documents to read, and a little for sorting them afterwards. Estimates are asked of the data file,
 * so those that bind most begin, and the others are left unasked once even no document at all would not make them win.
 */
function choose(candidates: Candidate[], need: Need, estimate: Estimate): Candidate | null {
  if (candidates.length < 2) return candidates[0] ?? null
  let best: Candidate | null = null
  let least = Infinity
  for (const candidate of [...candidates].sort((a, b) => b.fixed - a.fixed)) {
    if (least <= -candidate.fixed / 100) break
    const cost = costOf(candidate, need, estimate) - candidate.fixed / 100 - (candidate.keyed ? KEYED : 0)
    if (cost < least) {
      best = candidate
      least = cost
    }
  }
  return best
}

function costOf(candidate: Candidate, need: Need, estimate: Estimate): number {
  const inOrder = need.order.length === 0 || candidate.sorted
  const walk = candidate.exact ? 1 : candidate.bounded ? WALK_WITHIN_BOUNDS : WALK_UNBOUNDED
  const wanted = inOrder ? need.take * walk : Infinity
  if (!candidate.bounded) return Math.max(wanted, 1)
  const entries = estimate(candidate, ESTIMATE_MOST)
  return inOrder ? Math.min(wanted, entries) : entries * 1.1
}

/** One index each for the branches of one `$or`, if every branch has one; what they find is tested in full. */
function unionOf(collection: Collection, conditions: Conditions, estimate: Estimate): UnionPlan | null {
  const need: Need = { order: [], take: Infinity }
  for (const branches of conditions.either) {
    const plans: IndexPlan[] = []
    for (const branch of branches) {
      const found = candidatesOf(collection, conditionsOf(branch), need).filter((one) => one.bounded)
      const best = choose(found, need, estimate)
      if (!best) break
      plans.push(best)
    }
    const { fields, tested, more } = conditions
    const alone = fields.size + tested.size === 0 && conditions.either.length === 1 && !more
    if (plans.length === branches.length) return { kind: 'union', plans, alone }
  }
  return null
}

/** What an index can do for the conditions and the order, or null when that is nothing. */
function candidate(
  index: Index | null,
  keys: readonly IndexKey[],
  conditions: Conditions,
  need: Need,
): Candidate | null {
  const arrays = index?.arrays ?? 0
  const used = usedKeys(keys, arrays, conditions)
  const fit = fitOrder(keys, arrays, used, need.order)
  if (used.length === 0 && (!fit || need.order.length === 0)) return null
  const ranges = rangesOf(keys, used, fit?.from ?? 0)
  const sorted = fit !== null && (!fit.merge || ranges.length <= MAX_MERGED)
  const covered = [...conditions.fields].every(([path, bounds]) => {
    const at = keys.findIndex((key) => key.path === path)
    return at >= 0 && at < used.length && bounds.every((bound) => bound.exact) && used[at]?.whole === true
  })
  // Of a list an entry holds one element, which is enough for a single condition that bounds it.
  const inEntries = [...conditions.fields].every(([path, bounds]) => {
    const at = keys.findIndex((key) => key.path === path)
    const multi = ((arrays >> at) & 1) === 1
    return at >= 0 && bounds.every((bound) => bound.exact) && (!multi || used[at]?.whole === true)
  })
  const testable = [...conditions.tested].every((path) => {
    const at = keys.findIndex((key) => key.path === path)
    return at >= 0 && ((arrays >> at) & 1) === 0
  })
  const nothingElse = !conditions.more && conditions.either.length === 0
  return {
    kind: 'index',
    index,
    ranges,
    reverse: fit?.reverse ?? false,
    lookups: index === null && used[0]?.points === true,
    sorted,
    merge: sorted && fit !== null && fit.merge,
    exact: covered && nothingElse && conditions.tested.size === 0,
    keyed: inEntries && testable && nothingElse,
    bounded: used.length > 0,
    fixed: used.filter((key) => key.points).length,
  }
}

interface UsedKey {
  intervals: readonly Interval[]
  points: boolean
  single: boolean
  /** All conditions on the field went into the intervals. */
  whole: boolean
}

/**
 * The leading keys that conditions bound: points all along, then at most one stretch. Where documents hold an array,
 * two conditions may be met by two different elements, so only the narrower one bounds the index; and of several
 * keys inside arrays only the first, since their conditions may be met by different elements too.
 */
function usedKeys(keys: readonly IndexKey[], arrays: number, conditions: Conditions): UsedKey[] {
  const used: UsedKey[] = []
  let metArray = false
  let total = 1
  for (const [i, key] of keys.entries()) {
    const bounds = conditions.fields.get(key.path)
    const multi = ((arrays >> i) & 1) === 1
    if (!bounds || (multi && metArray)) break
    metArray = metArray || multi
    const intervals = multi ? narrowest(bounds) : intersectAll(bounds)
    total *= Math.max(intervals.length, 1)
    if (total > (i === 0 ? MAX_POINTS : MAX_RANGES)) break
    const points = intervals.every((interval) => interval.point)
    const whole = !multi || bounds.length === 1
    used.push({ intervals, points, single: points && intervals.length === 1 && !multi, whole })
    if (!points) break
  }
  return used
}

function narrowest(bounds: readonly Bound[]): readonly Interval[] {
  const weight = (bound: Bound): number =>
    bound.intervals.every((interval) => interval.point) ? bound.intervals.length : 1e6
  return bounds.reduce((best, next) => (weight(next) < weight(best) ? next : best)).intervals
}

interface Fit {
  reverse: boolean
  merge: boolean
  /** The key with which the order begins; the keys before it are fixed. */
  from: number
}

/** Whether walking the index yields the order: its keys in turn, all as stored or all reversed, after fixed ones. */
function fitOrder(
  keys: readonly IndexKey[],
  arrays: number,
  used: readonly UsedKey[],
  order: [string, unknown][],
): Fit | null {
  let at = 0
  let direction = 0
  let merge = false
  let from = -1
  for (const [path, wanted] of order) {
    if (keys.some((key, i) => key.path === path && used[i]?.single)) continue
    while (keys[at] && keys[at]?.path !== path && used[at]?.points && from < 0) {
      if (!used[at]?.single) merge = true
      at++
    }
    while (from >= 0 && keys[at] && keys[at]?.path !== path && used[at]?.single) at++
    const key = keys[at]
    if (!key || key.path !== path || !sortsBy(at, arrays, used)) return null
    const step = (Number(wanted) < 0 ? -1 : 1) * (key.descending ? -1 : 1)
    if (direction !== 0 && step !== direction) return null
    direction = step
    if (from < 0) from = at
    at++
  }
  if (from < 0) return order.length === 0 ? null : { reverse: false, merge: false, from: 0 }
  return { reverse: direction < 0, merge, from }
}

/** A key inside arrays orders by a document's least element, which bounds on it might leave out. */
function sortsBy(at: number, arrays: number, used: readonly UsedKey[]): boolean {
  const multi = ((arrays >> at) & 1) === 1
  return !multi || (at >= used.length && (arrays & (arrays - 1)) === 0)
}

function rangesOf(keys: readonly IndexKey[], used: readonly UsedKey[], from: number): Range[] {
  let heads: { bytes: Buffer; cut: number }[] = [{ bytes: Buffer.alloc(0), cut: 0 }]
  let ranges: Range[] = [{ lo: EVERYTHING.lo, hi: null, cut: 0 }]
  used.forEach((part, i) => {
    const descending = keys[i]?.descending === true
    const intervals = descending ? [...part.intervals].reverse().map(mirror) : part.intervals
    ranges = heads.flatMap(({ bytes, cut }) =>
      intervals.map((interval) => ({
        lo: Buffer.concat([bytes, interval.lo]),
        hi: upper(bytes, interval.hi),
        cut,
      })),
    )
    heads = ranges.map((range) => ({ bytes: range.lo, cut: i < from ? range.lo.length : range.cut }))
  })
  return ranges.map((range, i) => ({ ...range, cut: heads[i]?.cut ?? range.cut }))
}

function upper(head: Buffer, hi: Buffer | null): Buffer | null {
  if (hi !== null) return Buffer.concat([head, hi])
  return head.length === 0 ? null : successor(head)
}
