/** Owns the table of what each update command on single values makes of a document. */
import { applyUpdate, replaceDoc, upsertBase } from '../../../emulator/mongo/update'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'

const NOW = Date.UTC(2024, 0, 1)

type Row = [name: string, before: Doc, update: Doc, after: Doc, query?: Doc]

const FIELDS: Row[] = [
  ['$set replaces a value', { a: 1 }, { $set: { a: 'x' } }, { a: 'x' }],
  ['$set creates nested documents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  [
    '$set with a number in the path creates a document, not an array',
    {},
    { $set: { 'a.0': 1 } },
    { a: { 0: 1 } },
  ],
  ['$set writes into an array by position', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  ['$set past the end fills with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$set reaches documents in arrays', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
  ['$set of null keeps the field', { a: 1 }, { $set: { a: null } }, { a: null }],
  ['$set of a document replaces it whole', { a: { x: 1 } }, { $set: { a: { y: 2 } } }, { a: { y: 2 } }],
  ['$set of the same _id is no change', { _id: 1, a: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
  ['new fields come in the order of their names', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
  ['$setOnInsert waits for an insert', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
  ['$unset removes', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of nothing is no change', { b: 2 }, { $unset: { a: '', 'b.c': '' } }, { b: 2 }],
  ['$unset inside an array leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$inc adds', { a: 1 }, { $inc: { a: 41 } }, { a: 42 }],
  ['$inc takes fractions and negatives', { a: 1 }, { $inc: { a: -0.5 } }, { a: 0.5 }],
  ['$inc starts from nothing', {}, { $inc: { 'a.b': 5 } }, { a: { b: 5 } }],
  ['$mul multiplies', { a: 3 }, { $mul: { a: 4 } }, { a: 12 }],
  ['$mul of nothing is zero', {}, { $mul: { a: 4 } }, { a: 0 }],
  ['$min keeps the smaller', { a: 3, b: 3 }, { $min: { a: 2, b: 5 } }, { a: 2, b: 3 }],
  ['$max keeps the larger', { a: 3, b: 3 }, { $max: { a: 2, b: 5 } }, { a: 3, b: 5 }],
  ['$min and $max set what is missing', {}, { $min: { a: 1 }, $max: { b: 1 } }, { a: 1, b: 1 }],
  ['$max compares across types: a string is above a number', { a: 99 }, { $max: { a: 'x' } }, { a: 'x' }],
  ['$min compares across types: null is below a number', { a: 1 }, { $min: { a: null } }, { a: null }],
  ['$max compares dates', { a: new Date(1) }, { $max: { a: new Date(2) } }, { a: new Date(2) }],
  ['$rename moves a field', { a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  ['$rename overwrites its target', { a: 1, c: 2 }, { $rename: { a: 'c' } }, { c: 1 }],
  ['$rename crosses documents', { a: { b: 1 } }, { $rename: { 'a.b': 'c.d' } }, { a: {}, c: { d: 1 } }],
  ['$rename of nothing is no change', { b: 1 }, { $rename: { a: 'c' } }, { b: 1 }],
  [
    '$currentDate sets the time',
    {},
    { $currentDate: { a: true, b: { $type: 'date' } } },
    { a: new Date(NOW), b: new Date(NOW) },
  ],
  [
    '$bit works bitwise',
    { a: 13, b: 3, c: 1 },
    { $bit: { a: { and: 10 }, b: { or: 5 }, c: { xor: 5 } } },
    { a: 8, b: 7, c: 4 },
  ],
  ['$bit starts from zero', {}, { $bit: { a: { or: 5 } } }, { a: 5 }],
  [
    'several commands act on one document',
    { n: 1, t: ['a'], f: 1.5 },
    { $inc: { n: 41 }, $push: { t: 'b' }, $unset: { f: '' }, $set: { 'x.y': 1 } },
    { n: 42, t: ['a', 'b'], x: { y: 1 } },
  ],
]

test.each(FIELDS)('%s', (...[, before, update, after, query]: Row) => {
  const held = JSON.stringify(before)
  const found = applyUpdate(before, update, { nowMs: NOW, query })
  expect(found).toEqual(after)
  expect(Object.keys(found)).toEqual(Object.keys(after))
  expect(JSON.stringify(before)).toBe(held)
})

test('a replacement keeps the _id and nothing else', () => {
  expect(replaceDoc({ _id: 1, a: 1 }, { b: 2 })).toEqual({ _id: 1, b: 2 })
  expect(() => replaceDoc({ _id: 1 }, { _id: 2 })).toThrow(
    "the (immutable) field '_id' was found to have been altered",
  )
  expect(() => replaceDoc({ _id: 1 }, { $x: 2 })).toThrow("The dollar ($) prefixed field '$x'")
})

test('an insert lets $setOnInsert act', () => {
  expect(applyUpdate({ _id: 1 }, { $setOnInsert: { a: 1 } }, { nowMs: NOW, isInsert: true })).toEqual({
    _id: 1,
    a: 1,
  })
})

test('an integer that leaves 64 bits is refused, one that leaves a double is exact', () => {
  const big = applyUpdate({ a: Number.MAX_SAFE_INTEGER }, { $inc: { a: 2 } }, { nowMs: NOW })
  expect(String(big['a'])).toBe('9007199254740993')
  const twice = (): Doc => applyUpdate(big, { $mul: { a: 2048 } }, { nowMs: NOW })
  expect(twice).toThrow('Failed to apply $mul operations to current value')
})

test('an upsert starts from what the query demands by equality', () => {
  const query = {
    a: 1,
    b: { $eq: 2 },
    'c.d': 3,
    e: { $gt: 4 },
    $and: [{ f: 5 }],
    g: { $all: [6] },
    h: new BsonRegExp('x'),
  }
  expect(upsertBase(query)).toEqual({ a: 1, b: 2, c: { d: 3 }, f: 5, g: 6 })
  expect(() => upsertBase({ a: 1, 'a.b': 2 })).toThrow('would create a conflict')
})
