/** Owns the text form of values: extended JSON as the SDK writes it and as the service answers it. */
import { Binary, Long, ObjectId } from 'bson'
import { MongoError, notImplemented } from './errors'
import {
  BsonRegExp,
  type Doc,
  isBinary,
  isDate,
  isDoc,
  isLong,
  isObjectId,
  isRegExp,
  ServerDate,
  setField,
} from './values'

const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)
const MAX_DEPTH = 200

/**
 * Reads canonical or relaxed extended JSON.
 * Throws MongoError FailedToParse for text that is not JSON, for a malformed wrapper and for nesting over 200 levels.
 */
export function parseEjson(text: string): unknown {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw new MongoError('FailedToParse', 'invalid extended JSON: not a JSON text')
  }
  return revive(raw, 0)
}

/** What was just parsed is nobody else's yet: only what is no plain value is put in the place of its wrapper. */
function revive(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) throw new MongoError('Overflow', `document exceeds ${MAX_DEPTH} levels of nesting`)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (isObject(value[i])) value[i] = revive(value[i], depth + 1)
    return value
  }
  const doc = value as Doc
  const keys = Object.keys(doc)
  const first = keys[0]
  if (first !== undefined && first.startsWith('$')) {
    const read = Object.hasOwn(WRAPPERS, first) ? WRAPPERS[first] : undefined
    if (read && keys.length <= 2) {
      const special = read(doc[first], doc)
      if (special !== undefined) return special
    }
  }
  for (const key of keys) {
    const inner = doc[key]
    if (!isObject(inner)) continue
    const revived = revive(inner, depth + 1)
    if (revived !== inner) setField(doc, key, revived)
  }
  return doc
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Each reader answers undefined when the object merely looks like its wrapper (a query operator, say). */
const WRAPPERS: Readonly<Record<string, (inner: unknown, whole: Doc) => unknown>> = {
  $numberInt: (inner) => readInteger('$numberInt', inner, -(2n ** 31n), 2n ** 31n - 1n),
  $numberLong: (inner) => readInteger('$numberLong', inner, INT64_MIN, INT64_MAX),
  $numberDouble: readDouble,
  $date: readDate,
  $tcb_server_date: readServerDate,
  $regularExpression: readRegExp,
  $oid: (inner) => {
    if (typeof inner !== 'string' || !/^[0-9a-f]{24}$/i.test(inner)) throw malformed('$oid')
    return new ObjectId(inner)
  },
  $binary: readBinary,
  $numberDecimal: () => refuse('$numberDecimal'),
  $timestamp: (_, whole) => (Object.keys(whole).length === 1 ? refuse('$timestamp') : undefined),
  $code: () => refuse('$code'),
  $symbol: (inner) => inner,
  $dbPointer: () => refuse('$dbPointer'),
  $minKey: () => refuse('$minKey'),
  $maxKey: () => refuse('$maxKey'),
  $undefined: () => null,
}

function malformed(wrapper: string): MongoError {
  return new MongoError('FailedToParse', `invalid extended JSON: malformed ${wrapper}`)
}

function refuse(wrapper: string): never {
  throw notImplemented(`the value type ${wrapper}`)
}

function readInteger(name: string, inner: unknown, min: bigint, max: bigint): number | Long {
  const text = typeof inner === 'number' ? String(inner) : inner
  if (typeof text !== 'string') throw malformed(name)
  // The SDK writes whole doubles beyond 32 bits, and fractions given to it as integers never occur, but older lines
  // wrote exponents: a number that is no plain integer is read as the double it denotes.
  if (!/^-?\d+$/.test(text)) {
    const double = Number(text)
    if (text.trim() === '' || Number.isNaN(double)) throw malformed(name)
    return double
  }
  const value = BigInt(text)
  if (value < min || value > max) throw malformed(name)
  const small = Number(value)
  return Number.isSafeInteger(small) ? small : Long.fromString(text)
}

function readDouble(inner: unknown): number {
  if (typeof inner === 'number') return inner
  if (inner === 'NaN') return NaN
  if (inner === 'Infinity' || inner === '-Infinity') return Number(inner)
  if (typeof inner !== 'string' || inner.trim() === '') throw malformed('$numberDouble')
  const value = Number(inner)
  if (Number.isNaN(value)) throw malformed('$numberDouble')
  return value
}

function readDate(inner: unknown): Date | ServerDate {
  if (isDoc(inner) && 'offset' in inner) return readServerDate(inner)
  const millis =
    isDoc(inner) && '$numberLong' in inner
      ? Number(readInteger('$date', inner['$numberLong'], INT64_MIN, INT64_MAX))
      : inner
  const date = typeof millis === 'number' || typeof millis === 'string' ? new Date(millis) : new Date(NaN)
  if (Number.isNaN(date.getTime())) throw malformed('$date')
  return date
}

function readServerDate(inner: unknown): ServerDate {
  const offset = isDoc(inner) && inner['offset'] !== undefined ? revive(inner['offset'], 0) : 0
  if (typeof offset !== 'number' || !Number.isFinite(offset)) throw malformed('$tcb_server_date')
  return new ServerDate(offset)
}

function readRegExp(inner: unknown): BsonRegExp {
  if (!isDoc(inner) || typeof inner['pattern'] !== 'string') throw malformed('$regularExpression')
  const options = inner['options'] ?? ''
  if (typeof options !== 'string') throw malformed('$regularExpression')
  return new BsonRegExp(inner['pattern'], [...options].sort().join(''))
}

function readBinary(inner: unknown, whole: Doc): Binary {
  if (typeof inner === 'string') return makeBinary(inner, whole['$type'])
  if (isDoc(inner) && typeof inner['base64'] === 'string')
    return makeBinary(inner['base64'], inner['subType'])
  throw malformed('$binary')
}

function makeBinary(base64: string, subType: unknown): Binary {
  const type = parseInt(String(subType ?? '00'), 16)
  if (Number.isNaN(type)) throw malformed('$binary')
  return new Binary(Buffer.from(base64, 'base64'), type)
}

/**
 * Writes a value as the service answers it: plain numbers, ISO dates (without a fraction when it is zero),
 * wrappers only for what plain JSON cannot hold. Missing fields are left out.
 */
export function stringifyEjson(value: unknown): string {
  return JSON.stringify(isPlain(value) ? value : toPlain(value)) ?? 'null'
}

/** Whether JSON writes a value by itself as it is wanted; nearly every document is such. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return plainNumber(value) === value
  if (!isObject(value)) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (!isDoc(value)) return false
  for (const key of Object.keys(value)) if (!isPlain(value[key])) return false
  return true
}

function toPlain(value: unknown): unknown {
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toPlain(item)))
  if (isDate(value)) return { $date: dateText(value) }
  if (isRegExp(value)) return { $regularExpression: { pattern: value.pattern, options: value.options } }
  if (isLong(value)) return { $numberLong: value.toString() }
  if (isObjectId(value)) return { $oid: value.toHexString() }
  if (isBinary(value)) {
    const subType = value.sub_type.toString(16).padStart(2, '0')
    return { $binary: { base64: Buffer.from(value.value()).toString('base64'), subType } }
  }
  if (value instanceof ServerDate) return { $tcb_server_date: { offset: value.offset } }
  const out: Doc = {}
  for (const key of Object.keys(value)) setField(out, key, toPlain((value as Doc)[key]))
  return out
}

function plainNumber(value: number): unknown {
  if (!Number.isFinite(value)) return { $numberDouble: String(value) }
  return Object.is(value, -0) ? { $numberDouble: '-0.0' } : value
}

/** Relaxed extended JSON writes years 1970 to 9999 as text and every other instant as milliseconds. */
function dateText(date: Date): unknown {
  const year = date.getUTCFullYear()
  if (Number.isNaN(year)) return null
  if (year < 1970 || year > 9999) return { $numberLong: String(date.getTime()) }
  return date.toISOString().replace('.000Z', 'Z')
}

/** `value` itself, or where it holds server dates a copy in which each has become the instant `nowMs` plus its offset. */
export function resolveServerDates<T>(value: T, nowMs: number): T {
  return holdsServerDates(value) ? (resolve(value, nowMs) as T) : value
}

function holdsServerDates(value: unknown): boolean {
  if (value instanceof ServerDate) return true
  if (Array.isArray(value)) return value.some(holdsServerDates)
  if (!isDoc(value)) return false
  for (const key of Object.keys(value)) if (holdsServerDates(value[key])) return true
  return false
}

function resolve(value: unknown, nowMs: number): unknown {
  if (value instanceof ServerDate) return new Date(nowMs + value.offset)
  if (Array.isArray(value)) return value.map((item) => resolve(item, nowMs))
  if (!isDoc(value)) return value
  const out: Doc = {}
  for (const key of Object.keys(value)) setField(out, key, resolve(value[key], nowMs))
  return out
}
