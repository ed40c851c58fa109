/** Owns intervals of key bytes: what a condition on one field means for an index on that field. */
import { encodeKey, typeRank } from '../mongo/compare'
import { invert } from './index-keys'

/** Bytes from `lo` up to but without `hi`; null is no upper end. A point covers exactly one value. */
export interface Interval {
  readonly lo: Buffer
  readonly hi: Buffer | null
  readonly point: boolean
}

/**
 * The values one condition admits, as disjoint ascending intervals that lose no match. `exact` tells that every
 * entry inside them is a match too, so that entries can be counted without reading their documents.
 */
export interface Bound {
  readonly intervals: readonly Interval[]
  readonly exact: boolean
}

const NONE = Buffer.alloc(0)

export const EVERYTHING: Interval = { lo: NONE, hi: null, point: false }

/** The least bytes above everything that begins with these; null when there is nothing above. */
export function successor(bytes: Buffer): Buffer | null {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0xff) end--
  if (end === 0) return null
  const out = Buffer.from(bytes.subarray(0, end))
  out[end - 1] = (out[end - 1] as number) + 1
  return out
}

export function pointOf(value: unknown): Interval {
  const lo = encodeKey(value)
  return { lo, hi: successor(lo), point: true }
}

/** All values that comparisons with this one can reach: those of its type. */
export function bracketOf(value: unknown): Interval {
  const rank = typeRank(value)
  return { lo: Buffer.from([rank]), hi: Buffer.from([rank + 1]), point: false }
}

/** The values of the operand's type on one side of it. */
export function sideOf(operator: '$gt' | '$gte' | '$lt' | '$lte', value: unknown): Interval {
  const bracket = bracketOf(value)
  const at = encodeKey(value)
  switch (operator) {
    case '$gt':
      return { ...bracket, lo: successor(at) ?? at }
    case '$gte':
      return { ...bracket, lo: at }
    case '$lt':
      return { ...bracket, hi: at }
    case '$lte':
      return { ...bracket, hi: successor(at) }
  }
}

/** Strings that begin with an ASCII prefix. */
export function prefixOf(prefix: string): Interval {
  const last = prefix.length - 1
  const above = prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1)
  return { lo: encodeKey(prefix), hi: encodeKey(above), point: false }
}

/** Sorts intervals and drops repeats; overlapping ones are merged. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.lo, b.lo))
  const out: Interval[] = []
  for (const next of sorted) {
    const last = out[out.length - 1]
    if (!last || (last.hi !== null && Buffer.compare(last.hi, next.lo) <= 0)) {
      out.push(next)
    } else if (last.hi !== null && (next.hi === null || Buffer.compare(next.hi, last.hi) > 0)) {
      out[out.length - 1] = { lo: last.lo, hi: next.hi, point: false }
    }
  }
  return out
}

export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = []
  for (const x of a) {
    for (const y of b) {
      const lo = Buffer.compare(x.lo, y.lo) >= 0 ? x.lo : y.lo
      const hi = lower(x.hi, y.hi)
      if (hi !== null && Buffer.compare(lo, hi) >= 0) continue
      out.push({ lo, hi, point: x.point || y.point })
    }
  }
  return out
}

function lower(a: Buffer | null, b: Buffer | null): Buffer | null {
  if (a === null) return b
  if (b === null) return a
  return Buffer.compare(a, b) <= 0 ? a : b
}

/** The same values in the bytes of a descending key. */
export function mirror(interval: Interval): Interval {
  if (interval.point) {
    const at = invert(interval.lo)
    return { lo: at, hi: successor(at), point: true }
  }
  const lo = interval.hi === null ? NONE : successor(invert(interval.hi))
  const hi = interval.lo.length === 0 ? null : successor(invert(interval.lo))
  return { lo: lo ?? Buffer.from([0xff]), hi, point: false }
}
