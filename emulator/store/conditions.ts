/** Owns the reading of a query for the planner: which fields it bounds, and what it asks beyond that. */
import { EMPTY_ARRAY_KEY } from '../mongo/compare'
import { BsonRegExp, type Doc, isDoc, isRegExp } from '../mongo/values'
import {
  type Bound,
  bracketOf,
  EVERYTHING,
  intersect,
  type Interval,
  pointOf,
  prefixOf,
  sideOf,
  unite,
} from './bounds'

/** Conditions that must all hold. Whatever is not expressed in `fields` or `tested` sets `more`; a plan still tests it. */
export interface Conditions {
  fields: Map<string, Bound[]>
  /** Fields that must not be some plain values: this bounds nothing, but an entry of an index tells whether it holds. */
  tested: Set<string>
  /** The branches of each `$or`. */
  either: Doc[][]
  /** Paths under a geo operator. */
  geo: { path: string; operator: string; operand: unknown }[]
  more: boolean
}

/** Reads a query that has been compiled before, so that malformed operands need no errors here. */
export function conditionsOf(query: Doc): Conditions {
  const conditions: Conditions = { fields: new Map(), tested: new Set(), either: [], geo: [], more: false }
  readQuery(conditions, query)
  return conditions
}

function readQuery(into: Conditions, query: Doc): void {
  for (const key of Object.keys(query)) {
    const operand = query[key]
    if (operand === undefined || key === '$comment') continue
    if (key === '$and') {
      for (const branch of operand as Doc[]) readQuery(into, branch)
    } else if (key === '$or') {
      const branches = operand as Doc[]
      if (branches.length === 1) readQuery(into, branches[0] as Doc)
      else into.either.push(branches)
    } else if (key === '$expr') {
      readExpression(into, operand)
    } else if (key.startsWith('$')) {
      into.more = true
    } else {
      readField(into, key, operand)
    }
  }
}

function readField(into: Conditions, path: string, operand: unknown): void {
  if (!isOperators(operand)) return add(into, path, equality(path, operand))
  for (const operator of Object.keys(operand)) {
    readOperator(into, path, operator, operand[operator], operand)
  }
}

function isOperators(operand: unknown): operand is Doc {
  return isDoc(operand) && Object.keys(operand)[0]?.startsWith('$') === true
}

function readOperator(into: Conditions, path: string, operator: string, value: unknown, all: Doc): void {
  switch (operator) {
    case '$eq':
      return add(into, path, isRegExp(value) ? inexact([pointOf(value)]) : equality(path, value))
    case '$in':
      return add(into, path, anyOf(path, value as unknown[]))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return add(into, path, comparison(operator, value))
    case '$ne':
    case '$nin':
      if ((operator === '$ne' ? [value] : (value as unknown[])).every(isPlain)) into.tested.add(path)
      else into.more = true
      return
    case '$exists':
      return add(into, path, isFalse(value) ? inexact([pointOf(null)]) : null)
    case '$regex':
      return add(into, path, pattern(value, all.$options))
    case '$options':
      return
    case '$all':
      for (const item of value as unknown[]) readField(into, path, item)
      into.more = true
      return
    case '$elemMatch':
      return readElement(into, path, value as Doc)
    case '$near':
    case '$nearSphere':
    case '$geoNear':
    case '$geoWithin':
    case '$within':
    case '$geoIntersects':
      into.geo.push({ path, operator, operand: all })
      into.more = true
      return
    default:
      into.more = true
  }
}

/** The conditions inside `$elemMatch` meet on one element, so those on one value may be intersected. */
function readElement(into: Conditions, path: string, value: Doc): void {
  const inner: Conditions = { fields: new Map(), tested: new Set(), either: [], geo: [], more: false }
  into.more = true
  if (isOperators(value) && !['$and', '$or', '$nor'].includes(Object.keys(value)[0] as string)) {
    readField(inner, path, value)
  } else {
    const prefixed: Conditions = { fields: new Map(), tested: new Set(), either: [], geo: [], more: false }
    readQuery(prefixed, value)
    for (const [sub, bounds] of prefixed.fields) inner.fields.set(`${path}.${sub}`, bounds)
  }
  for (const [at, bounds] of inner.fields) add(into, at, inexact(intersectAll(bounds)))
}

function add(into: Conditions, path: string, bound: Bound | null): void {
  if (bound === null) {
    into.more = true
    return
  }
  const bounds = into.fields.get(path)
  if (bounds) bounds.push(bound)
  else into.fields.set(path, [bound])
}

export function intersectAll(bounds: readonly Bound[]): Interval[] {
  return bounds.reduce<Interval[]>((all, bound) => intersect(all, bound.intervals), [EVERYTHING])
}

function inexact(intervals: Interval[]): Bound {
  return { intervals, exact: false }
}

/**
 * An array matches a field that equals it, found by its first element, and a field that has it as an element.
 * Null also stands in entries for elements without the field, which a dotted query does not match.
 */
function equality(path: string, value: unknown): Bound | null {
  if (isRegExp(value)) return pattern(value, undefined)
  if (Array.isArray(value)) {
    const first = value.length === 0 ? EMPTY_ARRAY_KEY : value[0]
    return inexact(unite([pointOf(first ?? null), pointOf(value)]))
  }
  const exact = (value !== null && value !== undefined) || !path.includes('.')
  return { intervals: [pointOf(value ?? null)], exact }
}

function anyOf(path: string, values: unknown[]): Bound | null {
  const intervals: Interval[] = []
  let exact = true
  for (const value of values) {
    const bound = equality(path, value)
    if (bound === null) return null
    intervals.push(...bound.intervals)
    exact = exact && bound.exact
  }
  return { intervals: unite(intervals), exact }
}

function comparison(operator: '$gt' | '$gte' | '$lt' | '$lte', value: unknown): Bound | null {
  if (Array.isArray(value) || isRegExp(value)) return null
  if (value === null || value === undefined || Number.isNaN(value)) return inexact([bracketOf(value ?? null)])
  return { intervals: [sideOf(operator, value)], exact: true }
}

/** A case-sensitive pattern anchored at a plain prefix bounds strings; stored patterns may equal it as well. */
function pattern(value: unknown, options: unknown): Bound | null {
  const source = isRegExp(value) ? value.pattern : value
  const flags = options ?? (isRegExp(value) ? value.options : '')
  if (typeof source !== 'string' || (flags !== '' && flags !== 's' && flags !== 'u')) return null
  const prefix = /^\^([A-Za-z0-9_ :/@#%&=,;'"~<>!-]+)(.?)/.exec(source)
  if (!prefix || source.includes('|')) return null
  const repeatable = ['*', '?', '{'].includes(prefix[2] as string)
  const text = repeatable ? (prefix[1] as string).slice(0, -1) : (prefix[1] as string)
  if (text === '') return null
  return inexact(unite([prefixOf(text), bracketOf(new BsonRegExp(''))]))
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

function isFalse(value: unknown): boolean {
  return value === false || value === null || value === 0
}

/** `$expr` with equalities of a field and a constant, alone or under `$and`, bounds those fields. */
function readExpression(into: Conditions, expression: unknown): void {
  into.more = true
  if (!isDoc(expression)) return
  if (Array.isArray(expression.$and)) {
    for (const part of expression.$and) readExpression(into, part)
    return
  }
  const sides = expression.$eq
  if (!Array.isArray(sides) || sides.length !== 2) return
  for (const [field, other] of [sides, [...sides].reverse()]) {
    if (typeof field !== 'string' || !/^\$[^$]/.test(field)) continue
    const constant = constantOf(other)
    if (constant !== undefined) add(into, field.slice(1), inexact([pointOf(constant.value)]))
    return
  }
}

function constantOf(operand: unknown): { value: unknown } | undefined {
  if (isDoc(operand))
    return '$literal' in operand && !Array.isArray(operand.$literal) ? { value: operand.$literal } : undefined
  if (Array.isArray(operand) || (typeof operand === 'string' && operand.startsWith('$'))) return undefined
  return operand === undefined ? undefined : { value: operand }
}
