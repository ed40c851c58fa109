/** Owns the table of what each update command makes of a document, and of what it refuses. */
import { MongoError } from '../../../emulator/mongo/errors'
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

const ARRAYS: Row[] = [
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push starts an array', {}, { $push: { a: 1 } }, { a: [1] }],
  ['$push of an array pushes it whole', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
  ['$each pushes one by one', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$each of nothing starts an empty array', {}, { $push: { a: { $each: [] } } }, { a: [] }],
  ['$position 0 unshifts', { a: [3] }, { $push: { a: { $each: [1, 2], $position: 0 } } }, { a: [1, 2, 3] }],
  [
    '$position past the end appends',
    { a: [1] },
    { $push: { a: { $each: [2], $position: 9 } } },
    { a: [1, 2] },
  ],
  [
    'a negative $position counts from the end',
    { a: [1, 3] },
    { $push: { a: { $each: [2], $position: -1 } } },
    { a: [1, 2, 3] },
  ],
  ['$slice keeps the first', { a: [1] }, { $push: { a: { $each: [2, 3], $slice: 2 } } }, { a: [1, 2] }],
  [
    'a negative $slice keeps the last',
    { a: [1] },
    { $push: { a: { $each: [2, 3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  ['$slice 0 empties', { a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }, { a: [] }],
  [
    '$sort 1 sorts across types',
    { a: [3, 'x'] },
    { $push: { a: { $each: [1, null], $sort: 1 } } },
    { a: [null, 1, 3, 'x'] },
  ],
  [
    '$sort by a field, missing first',
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 1 }, {}], $sort: { n: 1 } } } },
    { a: [{}, { n: 1 }, { n: 2 }] },
  ],
  [
    '$sort comes before $slice',
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 }, $slice: 2 } } },
    { a: [{ n: 3 }, { n: 2 }] },
  ],
  ['$addToSet adds what is new', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
  [
    '$addToSet leaves what is there',
    { a: [1, { x: 1 }] },
    { $addToSet: { a: { x: 1 } } },
    { a: [1, { x: 1 }] },
  ],
  [
    '$addToSet tells field orders apart',
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ['$addToSet of an array adds it whole', { a: [] }, { $addToSet: { a: [1, 2] } }, { a: [[1, 2]] }],
  [
    '$addToSet with $each, itself without doubles',
    {},
    { $addToSet: { a: { $each: [1, 1, 2] } } },
    { a: [1, 2] },
  ],
  ['$pop 1 takes the last', { a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
  ['$pop -1 takes the first', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  ['$pop of nothing is no change', { b: 1 }, { $pop: { a: 1 } }, { b: 1 }],
  ['$pop of an empty array is no change', { a: [] }, { $pop: { a: 1 } }, { a: [] }],
  ['$pull takes equal values', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull of listed values', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  [
    '$pull of documents is a query on each',
    { a: [{ x: 1, y: 1 }, { x: 2 }, 7] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }, 7] },
  ],
  [
    '$pull of documents by condition',
    { a: [{ x: 1 }, { x: 9 }] },
    { $pull: { a: { x: { $gt: 5 } } } },
    { a: [{ x: 1 }] },
  ],
  [
    '$pull with $or',
    { a: [{ x: 1 }, { y: 1 }, { z: 1 }] },
    { $pull: { a: { $or: [{ x: 1 }, { y: 1 }] } } },
    { a: [{ z: 1 }] },
  ],
  [
    '$pull with $elemMatch inside',
    { a: [{ b: [{ q: 1 }] }, { b: [{ q: 2 }] }] },
    { $pull: { a: { b: { $elemMatch: { q: 2 } } } } },
    { a: [{ b: [{ q: 1 }] }] },
  ],
  [
    '$pull of an array wants it exactly',
    {
      a: [
        [1, 2],
        [2, 1],
      ],
    },
    { $pull: { a: [1, 2] } },
    { a: [[2, 1]] },
  ],
  ['$pull by pattern', { a: ['ax', 'b'] }, { $pull: { a: new BsonRegExp('^a') } }, { a: ['b'] }],
  ['$pull of nothing is no change', { b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
  [
    '$pullAll takes all listed',
    { a: [1, 2, 3, { x: 1 }] },
    { $pullAll: { a: [1, { x: 1 }] } },
    { a: [2, 3] },
  ],
  [
    'the positional $ is the element matched',
    { a: [1, 5, 9] },
    { $set: { 'a.$': 0 } },
    { a: [1, 0, 9] },
    { a: { $gte: 5 } },
  ],
  [
    'the positional $ reaches into the element',
    { a: [{ b: 1 }, { b: 2 }] },
    { $set: { 'a.$.c': 3 } },
    { a: [{ b: 1 }, { b: 2, c: 3 }] },
    { 'a.b': 2 },
  ],
  [
    'the positional $ follows $elemMatch',
    {
      a: [
        { b: 1, c: 1 },
        { b: 1, c: 2 },
      ],
    },
    { $inc: { 'a.$.b': 5 } },
    {
      a: [
        { b: 1, c: 1 },
        { b: 6, c: 2 },
      ],
    },
    { a: { $elemMatch: { b: 1, c: 2 } } },
  ],
  ['the positional $ unsets to null', { a: [1, 2] }, { $unset: { 'a.$': '' } }, { a: [1, null] }, { a: 2 }],
  ['$[] is every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  [
    '$[] reaches into every element',
    { a: [{ b: 1 }, {}] },
    { $set: { 'a.$[].b': 5 } },
    { a: [{ b: 5 }, { b: 5 }] },
  ],
]

const ALL = [...FIELDS, ...ARRAYS]

test.each(ALL)('%s', (...[, before, update, after, query]: Row) => {
  const held = JSON.stringify(before)
  const found = applyUpdate(before, update, { nowMs: NOW, query })
  expect(found).toEqual(after)
  expect(Object.keys(found)).toEqual(Object.keys(after))
  expect(JSON.stringify(before)).toBe(held)
})

const REFUSALS: [name: string, before: Doc, update: Doc, code: number, words: string][] = [
  [
    '$inc of a string',
    { _id: 1, a: 'x' },
    { $inc: { a: 1 } },
    14,
    "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'a' of non-numeric type string",
  ],
  ['$inc of null', { _id: 1, a: null }, { $inc: { a: 1 } }, 14, 'non-numeric type null'],
  [
    '$inc by a string',
    { a: 1 },
    { $inc: { a: 'x' } },
    14,
    'Cannot increment with non-numeric argument: {a: "x"}',
  ],
  ['$mul of a date', { _id: 1, a: new Date(0) }, { $mul: { a: 2 } }, 14, 'of non-numeric type date'],
  ['$mul by a string', { a: 1 }, { $mul: { a: '2' } }, 14, 'Cannot multiply with non-numeric argument'],
  [
    '$push on a non-array',
    { _id: 1, a: 'x' },
    { $push: { a: 1 } },
    2,
    "The field 'a' must be an array but is of type string in document {_id: 1}",
  ],
  ['$push on null', { _id: 1, a: null }, { $push: { a: 1 } }, 2, 'must be an array but is of type null'],
  [
    '$push with a broken $each',
    { a: [] },
    { $push: { a: { $each: 1 } } },
    2,
    'The argument to $each in $push must be an array but it was of type int',
  ],
  [
    '$push with a broken $slice',
    { a: [] },
    { $push: { a: { $each: [], $slice: 'x' } } },
    2,
    'The value for $slice must be an integer value',
  ],
  [
    '$push with a broken $position',
    { a: [] },
    { $push: { a: { $each: [], $position: 1.5 } } },
    2,
    'The value for $position must be an integer value',
  ],
  [
    '$push with a broken $sort',
    { a: [] },
    { $push: { a: { $each: [], $sort: 3 } } },
    2,
    'The $sort element value must be either 1 or -1',
  ],
  [
    '$push with an unknown clause',
    { a: [] },
    { $push: { a: { $each: [], $foo: 3 } } },
    2,
    'Unrecognized clause in $push: $foo',
  ],
  [
    '$addToSet on a non-array',
    { a: 5 },
    { $addToSet: { a: 1 } },
    2,
    "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type int",
  ],
  [
    '$addToSet with more than $each',
    { a: [] },
    { $addToSet: { a: { $each: [], $slice: 1 } } },
    2,
    'Found unexpected fields after $each in $addToSet',
  ],
  [
    '$pop on a non-array',
    { a: 'x' },
    { $pop: { a: 1 } },
    14,
    "Path 'a' contains an element of non-array type 'string'",
  ],
  ['$pop of two', { a: [1, 2] }, { $pop: { a: 2 } }, 9, '$pop expects 1 or -1, found: 2'],
  ['$pull on a non-array', { a: 'x' }, { $pull: { a: 1 } }, 2, 'Cannot apply $pull to a non-array value'],
  [
    '$pullAll with no array',
    { a: [1] },
    { $pullAll: { a: 1 } },
    2,
    '$pullAll requires an array argument but was given a int',
  ],
  [
    '$set through a number',
    { a: 5 },
    { $set: { 'a.b': 1 } },
    28,
    "Cannot create field 'b' in element {a: 5}",
  ],
  [
    '$set through null',
    { a: null },
    { $set: { 'a.b': 1 } },
    28,
    "Cannot create field 'b' in element {a: null}",
  ],
  [
    '$inc through a string',
    { a: 'x' },
    { $inc: { 'a.b': 1 } },
    28,
    'Cannot create field \'b\' in element {a: "x"}',
  ],
  [
    '$set of a name in an array',
    { a: [1] },
    { $set: { 'a.x': 1 } },
    28,
    "Cannot create field 'x' in element {a: [1]}",
  ],
  [
    '$set far past the end',
    { a: [] },
    { $set: { 'a.2000000': 1 } },
    2,
    "can't backfill more than 1500000 elements",
  ],
  [
    'two commands on one path',
    {},
    { $set: { a: 1 }, $inc: { a: 1 } },
    40,
    "Updating the path 'a' would create a conflict at 'a'",
  ],
  [
    'a command inside the path of another',
    {},
    { $set: { a: 1, 'a.b': 1 } },
    40,
    "Updating the path 'a.b' would create a conflict at 'a'",
  ],
  [
    '$rename onto a path in use',
    { a: 1 },
    { $rename: { a: 'b' }, $set: { b: 2 } },
    40,
    "Updating the path 'b' would create a conflict at 'b'",
  ],
  [
    'another _id by $set',
    { _id: 1 },
    { $set: { _id: 2 } },
    66,
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  ],
  ['another _id by $inc', { _id: 1 }, { $inc: { _id: 1 } }, 66, "immutable field '_id'"],
  ['the removal of _id', { _id: 1 }, { $unset: { _id: '' } }, 66, "immutable field '_id'"],
  [
    '$rename to itself',
    { a: 1 },
    { $rename: { a: 'a' } },
    2,
    'The source and target field for $rename must differ',
  ],
  ['$rename to a number', { a: 1 }, { $rename: { a: 1 } }, 2, "The 'to' field for $rename must be a string"],
  [
    '$rename out of an array',
    { _id: 1, a: [{ b: 1 }] },
    { $rename: { 'a.0.b': 'c' } },
    2,
    'The source field cannot be an array element',
  ],
  [
    '$rename into an array',
    { _id: 1, a: [], b: 1 },
    { $rename: { b: 'a.0' } },
    2,
    'The destination field cannot be an array element',
  ],
  [
    '$bit of a fraction',
    { _id: 1, a: 1.5 },
    { $bit: { a: { and: 1 } } },
    2,
    'Cannot apply $bit to a value of non-integral type',
  ],
  [
    '$bit of an unknown kind',
    { a: 1 },
    { $bit: { a: { nand: 1 } } },
    2,
    "The $bit modifier only supports 'and', 'or', and 'xor', not 'nand'",
  ],
  [
    '$currentDate of a string',
    {},
    { $currentDate: { a: 'x' } },
    2,
    'string is not valid type for $currentDate',
  ],
  [
    '$currentDate as a timestamp',
    {},
    { $currentDate: { a: { $type: 'timestamp' } } },
    115,
    'is not implemented by the local cloud',
  ],
  ['an unknown command', {}, { $foo: { a: 1 } }, 9, 'Unknown modifier: $foo'],
  ['commands mixed with fields', {}, { $set: { a: 1 }, b: 1 }, 9, 'Unknown modifier: b'],
  ['a command on no fields', {}, { $set: 5 }, 9, 'Modifiers operate on fields but we found type int instead'],
  ['an empty path', {}, { $set: { '': 1 } }, 56, 'An empty update path is not valid.'],
  [
    'an empty part of a path',
    {},
    { $set: { 'a..b': 1 } },
    56,
    "The update path 'a..b' contains an empty field name",
  ],
  ['a path that begins with $', {}, { $set: { $a: 1 } }, 52, "The dollar ($) prefixed field '$a' in '$a'"],
  [
    '$ without a match',
    { a: [1] },
    { $set: { 'a.$': 1 } },
    2,
    'The positional operator did not find the match needed from the query.',
  ],
  [
    '$[] on a missing field',
    {},
    { $set: { 'a.$[]': 1 } },
    2,
    "The path 'a' must exist in the document in order to apply array updates.",
  ],
  [
    '$[] on a scalar',
    { a: 1 },
    { $set: { 'a.$[]': 1 } },
    2,
    'Cannot apply array updates to non-array element a: 1',
  ],
  [
    '$[x] without its filter',
    { a: [1] },
    { $set: { 'a.$[x]': 1 } },
    2,
    "No array filter found for identifier 'x' in path 'a.$[x]'",
  ],
]

test.each(REFUSALS)('refuses %s', (_, before, update, code, words) => {
  const held = JSON.stringify(before)
  let caught: unknown
  try {
    applyUpdate(before, update, { nowMs: NOW })
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(MongoError)
  expect((caught as MongoError).code).toBe(code)
  expect((caught as MongoError).message).toContain(words)
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
