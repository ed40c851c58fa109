/** Owns the operators of expressions on documents, sets and types. */
import { sameValue } from '../compare'
import { MongoError, notImplemented } from '../errors'
import {
  type Doc,
  getField,
  isDate,
  isDoc,
  isLong,
  isNumeric,
  isObjectId,
  setField,
  toDouble,
  typeOf,
} from '../values'
import { dateToText, textToDate } from './date-format'
import { needDate } from './date-math'
import {
  isNullish,
  isTrue,
  onArguments,
  onNamed,
  onOne,
  onTwo,
  type Operator,
  type OperatorTable,
} from './scope'

/** Later documents win; null and missing are skipped. */
export function mergeObjects(values: readonly unknown[]): Doc {
  const out: Doc = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDoc(value)) {
      throw new MongoError(
        40400,
        `$mergeObjects requires object inputs, but input ${JSON.stringify(value)} is of type ${typeOf(value)}`,
      )
    }
    for (const key of Object.keys(value)) setField(out, key, value[key])
  }
  return out
}

function objectToArray(value: unknown): unknown {
  if (isNullish(value)) return null
  if (!isDoc(value)) {
    throw new MongoError(40390, `$objectToArray requires a document input, found: ${typeOf(value)}`)
  }
  return Object.keys(value).map((k) => ({ k, v: value[k] }))
}

function needSet(value: unknown, code: number, name: string): unknown[] {
  if (Array.isArray(value)) return value
  throw new MongoError(
    code,
    `All operands of ${name} must be arrays. One argument is of type: ${typeOf(value)}`,
  )
}

const has = (set: readonly unknown[], value: unknown): boolean => set.some((item) => sameValue(item, value))

/** The distinct values, in order of first appearance. */
function distinct(values: readonly unknown[]): unknown[] {
  const out: unknown[] = []
  for (const value of values) if (!has(out, value)) out.push(value)
  return out
}

function setOf(code: number, combine: (sets: unknown[][]) => unknown): Operator {
  return onArguments(0, Infinity, (values, name) =>
    values.some(isNullish) ? null : combine(values.map((value) => needSet(value, code, name))),
  )
}

function setEquals(sets: unknown[][]): boolean {
  if (sets.length < 2)
    throw new MongoError(17045, `$setEquals needs at least two arguments had: ${sets.length}`)
  const [first, ...others] = sets as [unknown[], ...unknown[][]]
  return others.every((set) => set.every((item) => has(first, item)) && first.every((item) => has(set, item)))
}

const elements = (decide: (values: unknown[]) => boolean, code: number): Operator =>
  onOne((value, name) => {
    if (!Array.isArray(value)) {
      throw new MongoError(code, `${name}'s argument must be an array, but is ${typeOf(value)}`)
    }
    return decide(value)
  })

function conversionFailure(value: unknown, to: string): MongoError {
  return new MongoError(
    'ConversionFailure',
    `Unsupported conversion from ${typeOf(value)} to ${to} in $convert with no onError value`,
  )
}

type Convert = (value: unknown) => unknown

function toNumber(value: unknown, to: string): number {
  if (isNumeric(value)) return toDouble(value)
  if (typeof value === 'boolean') return Number(value)
  if (isDate(value) && to !== 'int') return value.getTime()
  if (typeof value !== 'string') throw conversionFailure(value, to)
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : NaN
  const special = ['NaN', 'Infinity', '-Infinity'].includes(value)
  if (Number.isNaN(number) && !special) {
    throw new MongoError(
      'ConversionFailure',
      `Failed to parse number '${value}' in $convert with no onError value: Did not consume whole string.`,
    )
  }
  return special ? Number(value) : number
}

function toWhole(value: unknown, to: 'int' | 'long'): unknown {
  if (to === 'long' && isLong(value)) return value
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) {
    throw new MongoError(
      'ConversionFailure',
      `Failed to parse number '${value}' in $convert with no onError value: Did not consume whole string.`,
    )
  }
  const whole = Math.trunc(toNumber(value, to))
  const limit = to === 'int' ? 2 ** 31 : 2 ** 63
  if (!(whole >= -limit && whole < limit)) {
    throw new MongoError(
      'ConversionFailure',
      `Conversion would overflow target type in $convert with no onError value: ${String(value)}`,
    )
  }
  return whole === 0 ? 0 : whole
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isDate(value)) return dateToText(value, undefined, 'UTC')
  if (isObjectId(value)) return value.toHexString()
  if (typeof value === 'boolean' || isNumeric(value)) return String(value)
  throw conversionFailure(value, 'string')
}

function toDate(value: unknown): Date {
  if (isDate(value) || isObjectId(value)) return needDate(value)
  if (typeof value === 'string') return textToDate(value, undefined, undefined)
  if (isNumeric(value) && typeOf(value) !== 'int') return new Date(Math.trunc(toDouble(value)))
  throw conversionFailure(value, 'date')
}

/** The conversions by target; numbers name the targets as `$type` does. */
const CONVERSIONS: Readonly<Record<string, Convert>> = {
  double: (value) => toNumber(value, 'double'),
  int: (value) => toWhole(value, 'int'),
  long: (value) => toWhole(value, 'long'),
  string: toText,
  bool: (value) => (isNumeric(value) ? toDouble(value) !== 0 : value !== false),
  date: toDate,
}
const NUMBERED: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
}

function conversionTo(target: unknown): Convert {
  const name = isNumeric(target) ? NUMBERED[toDouble(target)] : target
  if (typeof name === 'string' && Object.hasOwn(CONVERSIONS, name)) return CONVERSIONS[name] as Convert
  if (name === 'decimal' || name === 'objectId') throw notImplemented(`$convert to ${name}`)
  throw new MongoError('BadValue', `Unknown type name: ${String(target)}`)
}

const converting = (target: string): Operator =>
  onOne((value) => (isNullish(value) ? null : (CONVERSIONS[target] as Convert)(value)))

const convert = onNamed(
  { required: ['input', 'to'], optional: ['onError', 'onNull'] },
  ({ input, to, onError, onNull }, _, __, given) => {
    if (isNullish(input)) return given.has('onNull') ? onNull : null
    if (isNullish(to)) return null
    try {
      return conversionTo(to)(input)
    } catch (error) {
      if (given.has('onError') && error instanceof MongoError && error.codeName === 'ConversionFailure')
        return onError
      throw error
    }
  },
)

const getFieldOperator: Operator = (operand, compile) => {
  const spec = isDoc(operand) && 'field' in operand ? operand : { field: operand }
  const field = compile(spec['field'])
  const input = 'input' in spec ? compile(spec['input']) : null
  return (scope) => {
    const name = field(scope)
    if (typeof name !== 'string') {
      throw new MongoError(3041704, `$getField requires 'field' to evaluate to type String`)
    }
    const doc = input ? input(scope) : scope.root
    if (doc === null) return null
    return isDoc(doc) ? getField(doc, name) : undefined
  }
}

export const OBJECTS: OperatorTable = {
  $mergeObjects: onArguments(0, Infinity, (values) => mergeObjects(values)),
  $objectToArray: onOne(objectToArray),
  $getField: getFieldOperator,
  $allElementsTrue: elements((values) => values.every(isTrue), 17040),
  $anyElementTrue: elements((values) => values.some(isTrue), 17041),
  $setDifference: onTwo((a, b) => {
    if (isNullish(a) || isNullish(b)) return null
    const [left, right] = [needSet(a, 17048, '$setDifference'), needSet(b, 17049, '$setDifference')]
    return distinct(left.filter((item) => !has(right, item)))
  }),
  $setEquals: onArguments(2, Infinity, (values, name) =>
    setEquals(values.map((value) => needSet(value, 17044, name))),
  ),
  $setIntersection: setOf(17047, ([first, ...others]) =>
    distinct((first ?? []).filter((item) => others.every((set) => has(set, item)))),
  ),
  $setIsSubset: onTwo((a, b) => {
    const [inner, outer] = [needSet(a, 17046, '$setIsSubset'), needSet(b, 17042, '$setIsSubset')]
    return inner.every((item) => has(outer, item))
  }),
  $setUnion: setOf(17043, (sets) => distinct(sets.flat(1))),
  $type: onOne((value) => typeOf(value)),
  $isNumber: onOne((value) => isNumeric(value)),
  $convert: convert,
  $toString: converting('string'),
  $toInt: converting('int'),
  $toLong: converting('long'),
  $toDouble: converting('double'),
  $toBool: converting('bool'),
  $toDate: converting('date'),
}
