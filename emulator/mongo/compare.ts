/** Owns the order of values across types, as a comparison and as bytes that sort the same way. */
import { type Binary, type Long } from 'bson'
import { MongoError } from './errors'
import { type BsonRegExp, type Doc, isBinary, isDate, isDoc, isLong, isObjectId, isRegExp } from './values'

/**
 * Stands for BSON's deprecated "undefined", which sorts below null: the sort and index key of an empty array.
 * It never occurs inside a document.
 */
export const EMPTY_ARRAY_KEY: unique symbol = Symbol('empty array')

const RANK = {
  emptyArray: 0x05,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binary: 0x3c,
  objectId: 0x46,
  boolean: 0x50,
  date: 0x5a,
  regex: 0x6e,
} as const

/** The place of a value's type in the order of types; equal ranks are one comparison bracket. */
export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return RANK.null
    case 'number':
      return RANK.number
    case 'string':
      return RANK.string
    case 'boolean':
      return RANK.boolean
    case 'symbol':
      return RANK.emptyArray
    default:
      return objectRank(value)
  }
}

function objectRank(value: unknown): number {
  if (value === null) return RANK.null
  if (Array.isArray(value)) return RANK.array
  if (isDate(value)) return RANK.date
  if (isDoc(value)) return RANK.object
  if (isLong(value)) return RANK.number
  if (isRegExp(value)) return RANK.regex
  if (isObjectId(value)) return RANK.objectId
  if (isBinary(value)) return RANK.binary
  throw new MongoError('BadValue', `a value of type ${typeof value} cannot be stored`)
}

/** Negative, zero or positive as `a` sorts before, with or after `b`; null and missing are equal. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0
  const rank = typeRank(a)
  const difference = rank - typeRank(b)
  if (difference !== 0) return difference
  switch (rank) {
    case RANK.number:
      return compareNumbers(a as number | Long, b as number | Long)
    case RANK.string:
      return compareStrings(a as string, b as string)
    case RANK.object:
      return compareDocs(a as Doc, b as Doc)
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[])
    case RANK.boolean:
      return Number(a) - Number(b)
    case RANK.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case RANK.null:
    case RANK.emptyArray:
      return 0
    default:
      return Buffer.compare(encodeKey(a), encodeKey(b))
  }
}

/** Equality of values as queries see it. */
export function sameValue(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0
}

/** NaN equals itself and sorts below every other number; a Long is compared exactly. */
function compareNumbers(a: number | Long, b: number | Long): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1
    if (a > b) return 1
    if (a === b) return 0
    return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  }
  return Buffer.compare(encodeKey(a), encodeKey(b))
}

/** Strings compare by their UTF-8 bytes, which differs from UTF-16 order only beyond the surrogates. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    if (x < 0xd800 && y < 0xd800) return x - y
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
  }
  return compareTails(a, b)
}

/** A common prefix may end inside a surrogate pair, and half a pair is another character in UTF-8. */
function compareTails(a: string, b: string): number {
  const longer = a.length > b.length ? a : b
  const at = Math.min(a.length, b.length)
  const before = longer.charCodeAt(at - 1)
  if (at > 0 && before >= 0xd800 && before < 0xdc00) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a.length - b.length
}

/** Field by field: the type, then the name, then the value; a document that ends first is smaller. */
function compareDocs(a: Doc, b: Doc): number {
  const left = presentKeys(a)
  const right = presentKeys(b)
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const x = left[i] as string
    const y = right[i] as string
    const types = typeRank(a[x]) - typeRank(b[y])
    if (types !== 0) return types
    const order = compareStrings(x, y) || compareValues(a[x], b[y])
    if (order !== 0) return order
  }
  return left.length - right.length
}

function presentKeys(doc: Doc): string[] {
  return Object.keys(doc).filter((key) => doc[key] !== undefined)
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/**
 * Bytes whose memcmp order is the order of {@link compareValues}. No encoding is a prefix of another, so that keys
 * of several fields can be joined and a descending field can be stored with its bytes inverted.
 */
export function encodeKey(value: unknown): Buffer {
  const chunks: Buffer[] = []
  encodeInto(chunks, value)
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
}

function encodeInto(chunks: Buffer[], value: unknown): void {
  const rank = typeRank(value)
  switch (rank) {
    case RANK.number:
      return void chunks.push(numberKey(rank, value as number | Long))
    case RANK.string:
      return void chunks.push(stringKey(value as string))
    case RANK.object:
      return encodeDoc(chunks, value as Doc)
    case RANK.array:
      chunks.push(Buffer.from([rank]))
      for (const item of value as unknown[]) encodeInto(chunks, item)
      return void chunks.push(END)
    case RANK.binary:
      return void chunks.push(binaryKey(value as Binary))
    case RANK.objectId:
      return void chunks.push(Buffer.from([rank]), Buffer.from((value as { id: Uint8Array }).id))
    case RANK.boolean:
      return void chunks.push(Buffer.from([rank, value ? 1 : 0]))
    case RANK.date:
      return void chunks.push(numberKey(rank, (value as Date).getTime()))
    case RANK.regex: {
      const regex = value as BsonRegExp
      return void chunks.push(Buffer.from([rank]), terminated(regex.pattern), terminated(regex.options))
    }
    default:
      return void chunks.push(Buffer.from([rank]))
  }
}

const END = Buffer.from([0])

function encodeDoc(chunks: Buffer[], doc: Doc): void {
  chunks.push(Buffer.from([RANK.object]))
  for (const key of presentKeys(doc)) {
    chunks.push(Buffer.from([typeRank(doc[key])]), terminated(key))
    encodeInto(chunks, doc[key])
  }
  chunks.push(END)
}

/** The commonest key, built in one piece. */
function stringKey(text: string): Buffer {
  if (text.includes('\0')) return Buffer.concat([Buffer.from([RANK.string]), terminated(text)])
  const length = Buffer.byteLength(text)
  const key = Buffer.allocUnsafe(length + 3)
  key[0] = RANK.string
  key.write(text, 1)
  key.writeUInt16BE(0, length + 1)
  return key
}

/** UTF-8 with zero bytes escaped as 00 FF and closed by 00 00, so that a prefix sorts first. */
function terminated(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.from([0, 0])])
  const out: number[] = []
  for (const byte of bytes) {
    out.push(byte)
    if (byte === 0) out.push(0xff)
  }
  out.push(0, 0)
  return Buffer.from(out)
}

/**
 * The largest double not above the number, in sortable form, then how far the number lies above it: zero for every
 * double, up to 1023 for a 64-bit integer that falls between two doubles.
 */
function numberKey(rank: number, value: number | Long): Buffer {
  const key = Buffer.alloc(11)
  key[0] = rank
  if (typeof value === 'number') {
    writeSortable(key, value)
    return key
  }
  const exact = BigInt(value.toString())
  let floor = Number(exact)
  if (BigInt(floor) > exact) floor = nextBelow(floor)
  writeSortable(key, floor)
  key.writeUInt16BE(Number(exact - BigInt(floor)), 9)
  return key
}

function writeSortable(key: Buffer, value: number): void {
  if (Number.isNaN(value)) return
  key.writeDoubleBE(value === 0 ? 0 : value, 1)
  const first = key[1] as number
  if (first < 0x80) {
    key[1] = first | 0x80
  } else {
    for (let i = 1; i < 9; i++) key[i] = ~(key[i] as number) & 0xff
  }
}

function nextBelow(value: number): number {
  const bits = Buffer.alloc(8)
  bits.writeDoubleBE(value)
  bits.writeBigInt64BE(bits.readBigInt64BE() + (value > 0 ? -1n : 1n))
  return bits.readDoubleBE()
}

/** Binary data compares by length, then subtype, then bytes. */
function binaryKey(value: Binary): Buffer {
  const bytes = Buffer.from(value.value())
  const head = Buffer.alloc(6)
  head[0] = RANK.binary
  head.writeUInt32BE(bytes.length, 1)
  head[5] = value.sub_type
  return Buffer.concat([head, bytes])
}
