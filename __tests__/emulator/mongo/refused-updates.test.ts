/** Owns the table of updates that are refused, with the number and the words of each refusal. */
import { MongoError } from '../../../emulator/mongo/errors'
import { applyUpdate } from '../../../emulator/mongo/update'
import { type Doc } from '../../../emulator/mongo/values'

const NOW = Date.UTC(2024, 0, 1)

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
