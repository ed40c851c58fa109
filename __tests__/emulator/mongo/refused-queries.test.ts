/** Owns the table of queries that are refused, with the number and the words of each refusal. */
import { MongoError } from '../../../emulator/mongo/errors'
import { compileQuery } from '../../../emulator/mongo/match'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'

const regex = (pattern: string, options = ''): BsonRegExp => new BsonRegExp(pattern, options)

const REFUSALS: [query: Doc, code: number, words: string][] = [
  [{ a: { $foo: 1 } }, 2, 'unknown operator: $foo'],
  [{ $foo: [] }, 2, 'unknown top level operator: $foo'],
  [{ a: { $gt: 1, b: 2 } }, 2, 'unknown operator: b'],
  [{ $and: [] }, 2, '$and/$or/$nor must be a nonempty array'],
  [{ $or: {} }, 2, '$or must be an array'],
  [{ $or: [1] }, 2, '$or/$and/$nor entries need to be full objects'],
  [{ a: { $in: 1 } }, 2, '$in needs an array'],
  [{ a: { $in: [{ $gt: 1 }] } }, 2, 'cannot nest $ under $in'],
  [{ a: { $nin: 'x' } }, 2, '$nin needs an array'],
  [{ a: { $all: 1 } }, 2, '$all needs an array'],
  [{ a: { $all: [{ $elemMatch: {} }, 1] } }, 2, '$all/$elemMatch has to be consistent'],
  [{ a: { $all: [{ $gt: 1 }] } }, 2, 'no $ expressions in $all'],
  [{ a: { $elemMatch: 1 } }, 2, '$elemMatch needs an Object'],
  [{ a: { $size: 'x' } }, 9, 'Failed to parse $size'],
  [{ a: { $size: -1 } }, 9, 'Expected a non-negative number'],
  [{ a: { $size: 1.5 } }, 9, 'Expected an integer'],
  [{ a: { $mod: 4 } }, 2, 'malformed mod, needs to be an array'],
  [{ a: { $mod: [4] } }, 2, 'malformed mod, not enough elements'],
  [{ a: { $mod: [4, 0, 1] } }, 2, 'malformed mod, too many elements'],
  [{ a: { $mod: [0, 0] } }, 2, 'divisor cannot be 0'],
  [{ a: { $mod: ['x', 0] } }, 2, 'divisor not a number'],
  [{ a: { $not: 1 } }, 2, '$not needs a regex or a document'],
  [{ a: { $not: {} } }, 2, '$not cannot be empty'],
  [{ a: { $ne: regex('x') } }, 2, "Can't have regex as arg to $ne."],
  [{ a: { $gt: regex('x') } }, 2, "Can't have RegEx as arg to predicate over field"],
  [{ a: { $type: 'foo' } }, 2, 'Unknown type name alias: foo'],
  [{ a: { $type: 99 } }, 2, 'Invalid numerical type code: 99'],
  [{ a: { $type: [] } }, 9, '$type must match at least one type'],
  [{ a: { $options: 'i' } }, 2, '$options needs a $regex'],
  [{ a: { $regex: 1 } }, 2, '$regex has to be a string'],
  [{ a: { $regex: '(' } }, 51091, 'Regular expression is invalid'],
  [{ a: regex('x', 'q') }, 51108, 'invalid flag in regex options: q'],
  [{ $where: 'true' }, 115, '$where is not implemented by the local cloud'],
  [{ $jsonSchema: {} }, 115, '$jsonSchema is not implemented by the local cloud'],
  [{ $text: {} }, 115, '$text is not implemented by the local cloud'],
  [{ a: { $bitsAllSet: 1 } }, 115, '$bitsAllSet is not implemented by the local cloud'],
  [{ $expr: { $foo: 1 } }, 168, "Unrecognized expression '$foo'"],
  [{ $expr: '$$nobody' }, 17276, 'Use of undefined variable: nobody'],
]

test.each(REFUSALS)('refuses %j with code %d', (query, code, words) => {
  let caught: unknown
  try {
    compileQuery(query)
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(MongoError)
  expect((caught as MongoError).code).toBe(code)
  expect((caught as MongoError).message).toContain(words)
})
