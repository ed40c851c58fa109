/** Owns what a stored value may be: the value classes, their BSON type names, and copying. */
import { types } from 'node:util'
import { type Binary, Long, type ObjectId } from 'bson'

/** A document or sub-document: field order matters, `undefined` means the field is missing. */
export type Doc = { [field: string]: unknown }

/** A stored regular expression; `options` holds sorted BSON option letters. */
export class BsonRegExp {
  constructor(
    readonly pattern: string,
    readonly options: string = '',
  ) {}
}

/** A point in time the server fills in: its own clock plus `offset` milliseconds. */
export class ServerDate {
  constructor(readonly offset: number) {}
}

type BsonTypeName =
  | 'missing'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'string'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'regex'

/** The number MongoDB gives each type in `$type`. */
export const TYPE_NUMBERS: Readonly<Record<Exclude<BsonTypeName, 'missing'>, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  int: 16,
  long: 18,
}

export const isDate = (value: unknown): value is Date => types.isDate(value)
export const isRegExp = (value: unknown): value is BsonRegExp => value instanceof BsonRegExp
export const isLong = (value: unknown): value is Long => hasBsonType(value, 'Long')
export const isObjectId = (value: unknown): value is ObjectId => hasBsonType(value, 'ObjectId')
export const isBinary = (value: unknown): value is Binary => hasBsonType(value, 'Binary')
export const isNumeric = (value: unknown): value is number | Long =>
  typeof value === 'number' || isLong(value)

function hasBsonType(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && (value as { _bsontype?: unknown })._bsontype === name
}

/** True for documents and sub-documents, false for arrays and every value class. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if (Object.getPrototypeOf(value) === Object.prototype) return true
  if (isDate(value) || isRegExp(value) || value instanceof ServerDate) return false
  return !('_bsontype' in value)
}

/** The double nearest to a number or Long. */
export function toDouble(value: number | Long): number {
  return typeof value === 'number' ? value : value.toNumber()
}

/** A 64-bit integer as a plain number where that loses nothing, else as a Long. */
export function fromBigInt(value: bigint): number | Long {
  const small = Number(value)
  return Number.isSafeInteger(small) ? small : Long.fromString(value.toString())
}

/**
 * The BSON type name of a value. Numbers are typed by their value, as the SDK writes them on the wire:
 * 32-bit integers are `int`, other safe integers `long`, the rest `double`.
 */
export function typeOf(value: unknown): BsonTypeName {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') return numberType(value)
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  if (isDate(value)) return 'date'
  if (isRegExp(value)) return 'regex'
  if (isLong(value)) return 'long'
  if (isObjectId(value)) return 'objectId'
  if (isBinary(value)) return 'binData'
  return 'object'
}

function numberType(value: number): 'int' | 'long' | 'double' {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double'
  return value === (value | 0) ? 'int' : 'long'
}

/** A deep copy that shares nothing mutable with its source. */
export function cloneValue<T>(value: T): T {
  return copy(value) as T
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copy)
  if (isDate(value)) return new Date(value.getTime())
  if (!isDoc(value)) return value
  const out: Doc = {}
  for (const key of Object.keys(value)) setField(out, key, copy(value[key]))
  return out
}

/** Sets an own field even when its name is `__proto__`, so that data can never reach a prototype. */
export function setField(doc: Doc, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(doc, key, { value, writable: true, enumerable: true, configurable: true })
  } else {
    doc[key] = value
  }
}

/** An own field, or undefined: inherited names such as `constructor` are not data. */
export function getField(doc: Doc, key: string): unknown {
  return Object.hasOwn(doc, key) ? doc[key] : undefined
}
