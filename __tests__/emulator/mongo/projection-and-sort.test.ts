/** Owns the tables of answered fields and of order across types. */
import { MongoError } from '../../../emulator/mongo/errors'
import { compileProjection, project } from '../../../emulator/mongo/project'
import { compareBy } from '../../../emulator/mongo/sort'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'
import { ObjectId } from 'bson'

const DOC: Doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, { f: 3 }, 7], t: [1, 2, 3, 4, 5] }

const ROWS: [name: string, projection: Doc, answer: Doc, query?: Doc][] = [
  ['inclusion keeps _id', { a: 1 }, { _id: 1, a: 1 }],
  ['inclusion without _id', { a: 1, _id: 0 }, { a: 1 }],
  ['true and any number but zero include', { a: true, b: 5 }, { _id: 1, a: 1, b: { c: 2, d: 3 } }],
  ['exclusion keeps the rest', { e: 0, t: 0 }, { _id: 1, a: 1, b: { c: 2, d: 3 } }],
  ['exclusion of _id alone', { _id: 0 }, { a: 1, b: { c: 2, d: 3 }, e: DOC['e'], t: DOC['t'] }],
  ['_id alone', { _id: 1 }, { _id: 1 }],
  ['nothing named keeps all', {}, DOC],
  ['a dotted inclusion', { 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
  ['a nested document says the same', { b: { c: 1 } }, { _id: 1, b: { c: 2 } }],
  ['a dotted exclusion', { 'b.c': 0, e: 0, t: 0 }, { _id: 1, a: 1, b: { d: 3 } }],
  ['inclusion in arrays drops scalars', { 'e.f': 1 }, { _id: 1, e: [{ f: 1 }, { f: 3 }] }],
  ['exclusion in arrays keeps scalars', { 'e.f': 0, t: 0, b: 0 }, { _id: 1, a: 1, e: [{ g: 2 }, {}, 7] }],
  ['inclusion of a missing field adds nothing', { z: 1 }, { _id: 1 }],
  ['inclusion inside a scalar drops it', { 'a.x': 1 }, { _id: 1 }],
  ['inclusion of a missing part keeps the empty document', { 'b.z': 1 }, { _id: 1, b: {} }],
  ['$slice keeps the first', { t: { $slice: 2 } }, { ...DOC, t: [1, 2] }],
  ['$slice keeps the last', { t: { $slice: -2 } }, { ...DOC, t: [4, 5] }],
  ['$slice skips', { t: { $slice: [1, 2] } }, { ...DOC, t: [2, 3] }],
  ['$slice skips from the end', { t: { $slice: [-2, 1] } }, { ...DOC, t: [4] }],
  ['$slice beside an inclusion', { a: 1, t: { $slice: 1 } }, { _id: 1, a: 1, t: [1] }],
  ['$elemMatch keeps the first match', { e: { $elemMatch: { f: { $gt: 1 } } } }, { _id: 1, e: [{ f: 3 }] }],
  ['$elemMatch of values', { t: { $elemMatch: { $gte: 3 } } }, { _id: 1, t: [3] }],
  ['$elemMatch without a match drops the field', { e: { $elemMatch: { f: 9 } } }, { _id: 1 }],
  ['a positional projection keeps the element matched', { 't.$': 1 }, { _id: 1, t: [4] }, { t: { $gt: 3 } }],
  ['an expression computes', { twice: { $multiply: ['$a', 2] } }, { _id: 1, twice: 2 }],
]

test.each(ROWS)('%s', (...[, projection, answer, query]: (typeof ROWS)[number]) => {
  expect(project(DOC, projection, query)).toEqual(answer)
})

const REFUSALS: [projection: Doc, code: number, words: string][] = [
  [{ a: 1, b: 0 }, 31254, 'Cannot do exclusion on field b in inclusion projection'],
  [{ a: 0, b: 1 }, 31253, 'Cannot do inclusion on field b in exclusion projection'],
  [{ 'a..b': 1 }, 40352, 'FieldPath'],
  [{ $a: 1 }, 16410, "FieldPath field names may not start with '$'"],
]

test.each(REFUSALS)('refuses the projection %j', (projection, code, words) => {
  let caught: unknown
  try {
    project(DOC, projection)
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(MongoError)
  expect((caught as MongoError).code).toBe(code)
  expect((caught as MongoError).message).toContain(words)
})

test.each([[{ b: 1, 'b.c': 1 }], [{ 'b.c': 1, b: 1 }]] as Doc[][])(
  'of a field and its parent in a find the dotted field wins, whichever comes first: %j',
  (projection = {}) => {
    expect(project({ _id: 1, a: 0, b: { c: 2, d: 3 } }, projection)).toEqual({ _id: 1, b: { c: 2 } })
  },
)

test('a field and its parent that are left out drop the dotted one alone', () => {
  expect(project({ _id: 1, b: { c: 2, d: 3 } }, { b: 0, 'b.c': 0 })).toEqual({ _id: 1, b: { d: 3 } })
})

test.each([
  [{ b: 1, 'b.c': 1 }, 31249, 'Path collision at b.c remaining portion c'],
  [{ 'b.c': 1, b: 1 }, 31250, 'Path collision at b'],
] as [Doc, number, string][])('a project stage refuses both: %j', (projection, code, words) => {
  expect(() => compileProjection(projection, { find: false })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(words) as string }),
  )
})

const sorted = (order: Doc, values: unknown[]): unknown[] =>
  values
    .map((a): Doc => (a === undefined ? {} : { a }))
    .sort(compareBy(order))
    .map((doc) => doc['a'])

test('values sort by type first: empty array, null, number, text, document, bytes, id, boolean, date, pattern', () => {
  const id = new ObjectId('507f1f77bcf86cd799439011')
  const ordered = [
    [],
    null,
    NaN,
    -Infinity,
    -1,
    0,
    1.5,
    2,
    'A',
    'a',
    '中',
    {},
    { x: 1 },
    id,
    false,
    true,
    new Date(0),
    new BsonRegExp('x'),
  ]
  expect(sorted({ a: 1 }, [...ordered].reverse())).toEqual(ordered)
  expect(sorted({ a: -1 }, ordered)).toEqual([...ordered].reverse())
})

const ORDERS: [name: string, order: Doc, values: unknown[], answer: unknown[]][] = [
  ['an array sorts by its smallest when ascending', { a: 1 }, [[5, 2], 3, [9, 1]], [[9, 1], [5, 2], 3]],
  ['an array sorts by its largest when descending', { a: -1 }, [[5, 2], 3, [9, 1]], [[9, 1], [5, 2], 3]],
  ['missing sorts with null, before numbers', { a: 1 }, [1, undefined, -5], [undefined, -5, 1]],
  ['numbers do not sort as text', { a: 1 }, [10, 9, '10', '9'], [9, 10, '10', '9']],
  ['equal documents keep their order', { a: 1 }, [{ x: 1 }, { x: 1 }], [{ x: 1 }, { x: 1 }]],
  ['documents compare field types before names', { a: 1 }, [{ a: 'x' }, { b: 1 }], [{ b: 1 }, { a: 'x' }]],
  ['a shorter document sorts first', { a: 1 }, [{ x: 1, y: 1 }, { x: 1 }], [{ x: 1 }, { x: 1, y: 1 }]],
]

test.each(ORDERS)('%s', (_, order, values, answer) => {
  expect(sorted(order, values)).toEqual(answer)
})

test('later fields decide among equals, nested and descending ones too', () => {
  const docs: Doc[] = [
    { _id: 1, a: { n: 1 }, b: 1 },
    { _id: 2, a: { n: 1 }, b: 2 },
    { _id: 3, a: { n: 0 }, b: 9 },
  ]
  expect(docs.sort(compareBy({ 'a.n': 1, b: -1 })).map((doc) => doc['_id'])).toEqual([3, 2, 1])
})

test('a direction must be 1 or -1', () => {
  expect(() => compareBy({ a: 2 })).toThrow(
    '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
  )
})
