/** Owns the table of which documents a query selects, row by row as MongoDB documents it. */
import { compileQuery } from '../../../emulator/mongo/match'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'

type Row = [name: string, query: Doc, selected: unknown[], refused: unknown[]]

const day = (n: number): Date => new Date(Date.UTC(2024, 0, n))
const regex = (pattern: string, options = ''): BsonRegExp => new BsonRegExp(pattern, options)

const NULL_AND_MISSING: Row[] = [
  [
    'null equals null and missing',
    { a: null },
    [{ a: null }, {}, { b: 1 }],
    [{ a: 0 }, { a: '' }, { a: false }, { a: [] }],
  ],
  ['null matches an array that holds null', { a: null }, [{ a: [1, null] }], [{ a: [1] }, { a: [[null]] }]],
  [
    '$ne null wants a value',
    { a: { $ne: null } },
    [{ a: 0 }, { a: [] }, { a: [1] }],
    [{ a: null }, {}, { a: [null] }],
  ],
  [
    '$in with null takes missing',
    { a: { $in: [null, 5] } },
    [{}, { a: null }, { a: 5 }, { a: [5] }],
    [{ a: 4 }],
  ],
  ['$nin with null wants a value', { a: { $nin: [null] } }, [{ a: 1 }, { a: [] }], [{}, { a: null }]],
  ['$exists true counts null', { a: { $exists: true } }, [{ a: null }, { a: [] }, { a: 0 }], [{}, { b: 1 }]],
  ['$exists false wants nothing there', { a: { $exists: false } }, [{}], [{ a: null }]],
  ['$exists takes 0 for false', { a: { $exists: 0 } }, [{}], [{ a: 1 }]],
  ['$gte null is null or missing', { a: { $gte: null } }, [{}, { a: null }], [{ a: 0 }, { a: 'x' }]],
  ['$lte null is null or missing', { a: { $lte: null } }, [{}, { a: null }], [{ a: -1 }]],
  ['$gt null is nothing', { a: { $gt: null } }, [], [{}, { a: null }, { a: 1 }]],
  [
    'a dotted null matches through scalars and absences',
    { 'a.b': null },
    [{}, { a: null }, { a: 4 }, { a: {} }, { a: { b: null } }],
    [{ a: { b: 1 } }],
  ],
  [
    'a dotted null skips scalars in arrays',
    { 'a.b': null },
    [{ a: [{ b: null }] }, { a: [{ b: 3 }, {}] }],
    [{ a: [] }, { a: [1, 'x'] }, { a: [[]] }, { a: [null] }, { a: [{ b: 1 }] }],
  ],
  [
    'a dotted $ne null is the complement',
    { 'a.b': { $ne: null } },
    [{ a: [] }, { a: [1] }, { a: { b: 1 } }],
    [{ a: 4 }, {}, { a: [{}] }],
  ],
  [
    'a dotted $exists false over an array wants no element to have it',
    { 'a.b': { $exists: false } },
    [{ a: [] }, { a: [1] }, { a: [{}] }, { a: 1 }],
    [{ a: [{}, { b: 1 }] }],
  ],
  ['$type null does not take missing', { a: { $type: 'null' } }, [{ a: null }, { a: [null] }], [{}]],
  [
    '$not of a comparison takes missing',
    { a: { $not: { $gt: 3 } } },
    [{}, { a: 2 }, { a: 'x' }, { a: null }],
    [{ a: 4 }],
  ],
  ['$size never matches missing', { a: { $size: 0 } }, [{ a: [] }], [{}, { a: null }, { a: '' }]],
]

const TYPE_BRACKETS: Row[] = [
  [
    '$gt of a number never meets a string',
    { a: { $gt: 1 } },
    [{ a: 2 }],
    [{ a: '9' }, { a: true }, { a: day(1) }, { a: null }, {}],
  ],
  [
    '$lt of a number never meets a string',
    { a: { $lt: 9 } },
    [{ a: 2 }],
    [{ a: '1' }, { a: null }, { a: false }],
  ],
  [
    '$lt of a string compares strings by bytes',
    { a: { $lt: 'b' } },
    [{ a: 'a' }, { a: 'Z' }, { a: '' }],
    [{ a: 'b' }, { a: 1 }, { a: '中' }],
  ],
  ['$gt of a boolean compares booleans', { a: { $gt: false } }, [{ a: true }], [{ a: false }, { a: 1 }]],
  [
    '$gte of a date compares dates',
    { a: { $gte: day(2) } },
    [{ a: day(2) }, { a: day(3) }],
    [{ a: day(1) }, { a: day(3).getTime() }],
  ],
  [
    '$gt of a document compares documents',
    { a: { $gt: { x: 1 } } },
    [{ a: { x: 2 } }, { a: { y: 1 } }, { a: { x: 1, y: 1 } }],
    [{ a: { x: 1 } }, { a: 5 }],
  ],
  [
    '$gt of an array compares whole arrays',
    { a: { $gt: [1, 2] } },
    [{ a: [1, 3] }, { a: [2] }, { a: [1, 2, 0] }],
    [{ a: [1, 2] }, { a: [1] }, { a: 9 }],
  ],
  ['true is not 1', { a: true }, [{ a: true }], [{ a: 1 }, { a: 'true' }]],
  ['0 is not false, "" nor null', { a: 0 }, [{ a: 0 }, { a: -0 }], [{ a: false }, { a: '' }, { a: null }]],
  ['NaN equals NaN', { a: NaN }, [{ a: NaN }], [{ a: 0 }, {}]],
  ['$gte NaN is NaN alone', { a: { $gte: NaN } }, [{ a: NaN }], [{ a: 1 }]],
  ['$lt 5 leaves NaN out', { a: { $lt: 5 } }, [{ a: -Infinity }], [{ a: NaN }]],
  [
    'a date never equals its number',
    { a: day(1) },
    [{ a: day(1) }],
    [{ a: day(1).getTime() }, { a: day(1).toISOString() }],
  ],
  [
    '$type number takes every number',
    { a: { $type: 'number' } },
    [{ a: 1 }, { a: 1.5 }, { a: [2] }],
    [{ a: '1' }, {}],
  ],
  ['$type array means the field itself', { a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: 1 }]],
  ['$type takes numbers and lists', { a: { $type: [2, 'bool'] } }, [{ a: 'x' }, { a: true }], [{ a: 1 }]],
  [
    '$type int, long and double follow the wire',
    { a: { $type: 'double' } },
    [{ a: 1.5 }],
    [{ a: 1 }, { a: 2 ** 40 }],
  ],
  [
    '$ne takes other types and missing',
    { a: { $ne: 1 } },
    [{ a: '1' }, {}, { a: null }],
    [{ a: 1 }, { a: [1, 2] }],
  ],
]

const ARRAYS: Row[] = [
  [
    'a value matches an element or the field',
    { a: 1 },
    [{ a: 1 }, { a: [2, 1] }],
    [{ a: [[1]] }, { a: [2] }],
  ],
  [
    'an array matches whole, or as an element',
    { a: [1, 2] },
    [{ a: [1, 2] }, { a: [[1, 2], 3] }],
    [{ a: [2, 1] }, { a: [1, 2, 3] }],
  ],
  ['an empty array matches itself alone', { a: [] }, [{ a: [] }, { a: [[]] }], [{ a: null }, {}, { a: [1] }]],
  [
    'two conditions may be met by two elements',
    { a: { $gt: 1, $lt: 3 } },
    [{ a: [0, 5] }, { a: 2 }],
    [{ a: [0] }],
  ],
  [
    '$elemMatch wants one element for all',
    { a: { $elemMatch: { $gt: 1, $lt: 3 } } },
    [{ a: [2] }],
    [{ a: [0, 5] }, { a: 2 }],
  ],
  [
    '$elemMatch of fields',
    { a: { $elemMatch: { b: 1, c: 2 } } },
    [{ a: [{ b: 1, c: 2, d: 3 }] }],
    [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }],
  ],
  [
    'dotted fields may be met by two elements',
    { 'a.b': 1, 'a.c': 2 },
    [{ a: [{ b: 1 }, { c: 2 }] }],
    [{ a: [{ b: 1 }] }],
  ],
  [
    '$elemMatch with $or inside',
    { a: { $elemMatch: { $or: [{ b: 1 }, { c: 1 }] } } },
    [{ a: [{ c: 1 }] }],
    [{ a: [{ d: 1 }] }],
  ],
  [
    '$elemMatch under $not',
    { a: { $not: { $elemMatch: { $gt: 5 } } } },
    [{ a: [1] }, {}, { a: 9 }],
    [{ a: [1, 9] }],
  ],
  ['$elemMatch does not open inner arrays', { a: { $elemMatch: { $gt: 1 } } }, [{ a: [2] }], [{ a: [[2]] }]],
  [
    '$elemMatch of $elemMatch opens one level each',
    { a: { $elemMatch: { $elemMatch: { $gt: 1 } } } },
    [{ a: [[2]] }],
    [{ a: [2] }],
  ],
  [
    '$elemMatch of $eq finds null elements',
    { a: { $elemMatch: { $eq: null } } },
    [{ a: [null] }],
    [{ a: [] }, {}, { a: null }],
  ],
  [
    'a dotted path crosses arrays of documents',
    { 'a.b': 2 },
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: [2] }] }],
    [{ a: [{ b: 3 }] }, { a: [[{ b: 2 }]] }],
  ],
  [
    'a position picks one element',
    { 'a.1': 5 },
    [{ a: [0, 5] }, { a: { 1: 5 } }],
    [{ a: [5, 0] }, { a: [5] }],
  ],
  ['a position then a field', { 'a.0.b': 1 }, [{ a: [{ b: 1 }] }], [{ a: [{ b: 2 }, { b: 1 }] }]],
  ['a position does not open the array it finds', { 'a.1': 2 }, [{ a: [0, 2] }], [{ a: [0, [2, 4]] }]],
  [
    'a position crosses into a nested array',
    { 'a.1.b': 4 },
    [{ a: [5, [{ b: 4 }]] }],
    [{ a: [[{ b: 4 }], 5] }],
  ],
  ['a numeric name is also a field of elements', { 'a.0': 7 }, [{ a: [{ 0: 7 }] }], [{ a: [{ 1: 7 }] }]],
  ['$all wants each somewhere', { a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
  ['$all of one is equality', { a: { $all: [1] } }, [{ a: 1 }, { a: [1, 9] }], [{ a: 2 }]],
  [
    '$all of an array wants it whole or inside',
    { a: { $all: [[1, 2]] } },
    [{ a: [1, 2] }, { a: [[1, 2]] }],
    [{ a: [2, 1] }],
  ],
  ['$all of nothing is nothing', { a: { $all: [] } }, [], [{ a: [] }, { a: 1 }, {}]],
  [
    '$all with $elemMatch',
    { a: { $all: [{ $elemMatch: { n: 1 } }, { $elemMatch: { n: 2 } }] } },
    [{ a: [{ n: 1 }, { n: 2 }] }],
    [{ a: [{ n: 1 }] }],
  ],
  ['$all with null takes missing', { a: { $all: [null] } }, [{}, { a: [null] }], [{ a: 1 }]],
  [
    '$size counts the whole array',
    { a: { $size: 2 } },
    [{ a: [1, 2] }, { a: [[], []] }],
    [{ a: [1] }, { a: 'ab' }, { a: [[1, 2]] }],
  ],
  [
    '$size crosses arrays of documents',
    { 'a.b': { $size: 1 } },
    [{ a: [{ b: [] }, { b: [1] }] }],
    [{ a: [{ b: [] }] }],
  ],
  ['$in meets elements', { a: { $in: [1, 2] } }, [{ a: [9, 2] }, { a: 1 }], [{ a: 3 }, { a: [[1]] }]],
  ['$in of an array means it whole', { a: { $in: [[1]] } }, [{ a: [1] }, { a: [[1]] }], [{ a: 1 }]],
  ['$in of nothing is nothing', { a: { $in: [] } }, [], [{ a: 1 }, {}]],
  ['$nin refuses when any element is listed', { a: { $nin: [1] } }, [{ a: [2] }, {}], [{ a: [2, 1] }]],
  ['$ne refuses when any element is equal', { a: { $ne: 1 } }, [{ a: [2] }], [{ a: [2, 1] }]],
  [
    '$mod meets elements',
    { a: { $mod: [4, 0] } },
    [{ a: 8 }, { a: [3, 4] }, { a: 4.9 }, { a: -8 }],
    [{ a: 3 }, { a: '8' }, { a: NaN }, {}],
  ],
  ['$mod keeps the sign of the value', { a: { $mod: [4, -1] } }, [{ a: -5 }], [{ a: 5 }]],
]

const DOCUMENTS_AND_LOGIC: Row[] = [
  [
    'a document matches exactly, in order',
    { a: { x: 1, y: 2 } },
    [{ a: { x: 1, y: 2 } }, { a: [{ x: 1, y: 2 }] }],
    [{ a: { y: 2, x: 1 } }, { a: { x: 1, y: 2, z: 3 } }, { a: { x: 1 } }],
  ],
  ['an empty document matches itself alone', { a: {} }, [{ a: {} }], [{ a: { x: 1 } }, {}]],
  ['an empty query selects all', {}, [{}, { a: 1 }], []],
  ['$and of one field twice', { $and: [{ a: { $gt: 1 } }, { a: { $lt: 5 } }] }, [{ a: 3 }], [{ a: 7 }]],
  ['$or of fields', { $or: [{ a: 1 }, { b: 1 }] }, [{ a: 1 }, { b: 1 }], [{ c: 1 }]],
  ['$nor refuses any', { $nor: [{ a: 1 }, { b: 1 }] }, [{ c: 1 }, {}], [{ a: 1 }, { b: 1 }]],
  ['conditions beside each other all hold', { a: 1, b: { $gt: 1 } }, [{ a: 1, b: 2 }], [{ a: 1 }, { b: 2 }]],
  ['$not of a pattern', { a: { $not: regex('^x') } }, [{ a: 'ax' }, { a: 1 }, {}], [{ a: 'xa' }]],
  ['inherited names are no fields', { constructor: { $exists: true } }, [{ constructor: 1 }], [{}]],
  [
    '$expr compares two fields',
    { $expr: { $gt: ['$a', '$b'] } },
    [
      { a: 2, b: 1 },
      { a: 'x', b: 1 },
    ],
    [{ a: 1, b: 2 }],
  ],
  ['$expr does not open arrays', { $expr: { $eq: ['$a', 1] } }, [{ a: 1 }], [{ a: [1] }]],
  ['$comment says nothing', { a: 1, $comment: 'why' }, [{ a: 1 }], [{ a: 2 }]],
]

const PATTERNS: Row[] = [
  [
    'a pattern meets strings alone',
    { a: regex('b') },
    [{ a: 'abc' }, { a: ['x', 'b'] }],
    [{ a: 'x' }, { a: 1 }, {}],
  ],
  [
    'a pattern equals itself as a value',
    { a: regex('b', 'i') },
    [{ a: regex('b', 'i') }],
    [{ a: regex('b') }],
  ],
  ['i ignores case', { a: regex('^ab', 'i') }, [{ a: 'ABc' }], [{ a: 'cab' }]],
  ['an inline flag ignores case', { a: regex('(?i)^ab') }, [{ a: 'ABc' }], [{ a: 'b' }]],
  ['m lets ^ follow line breaks', { a: regex('^b', 'm') }, [{ a: 'a\nb' }], [{ a: 'ab' }]],
  ['without m ^ is the beginning', { a: regex('^b') }, [{ a: 'b' }], [{ a: 'a\nb' }]],
  [
    '$ may stand before a last line break',
    { a: regex('b$') },
    [{ a: 'ab' }, { a: 'ab\n' }],
    [{ a: 'ab\nc' }],
  ],
  ['s lets the dot cross lines', { a: regex('a.b', 's') }, [{ a: 'a\nb' }], [{ a: 'ab' }]],
  ['x leaves out blanks and comments', { a: regex('a b # and so on', 'x') }, [{ a: 'ab' }], [{ a: 'a b' }]],
  [
    'a dot is one character beyond the first plane',
    { a: regex('^.$') },
    [{ a: '😀' }, { a: '中' }],
    [{ a: 'ab' }],
  ],
  ['an escaped hyphen is a hyphen', { a: regex('a\\-b') }, [{ a: 'a-b' }], [{ a: 'ab' }]],
  ['$regex with $options', { a: { $regex: '^AB', $options: 'i' } }, [{ a: 'abc' }], [{ a: 'b' }]],
  ['$regex beside another condition', { a: { $regex: 'b', $ne: 'b' } }, [{ a: 'ab' }], [{ a: 'b' }]],
  ['$in takes patterns', { a: { $in: [regex('^x'), 1] } }, [{ a: 'xy' }, { a: 1 }], [{ a: 'y' }]],
  ['$nin takes patterns', { a: { $nin: [regex('^x')] } }, [{ a: 'y' }, {}], [{ a: 'xy' }]],
  ['$eq of a pattern is equality', { a: { $eq: regex('x') } }, [{ a: regex('x') }], [{ a: 'x' }]],
  [
    '$all takes patterns',
    { a: { $all: [regex('^a'), regex('^b')] } },
    [{ a: ['ax', 'by'] }],
    [{ a: ['ax'] }],
  ],
]

const ALL = [...NULL_AND_MISSING, ...TYPE_BRACKETS, ...ARRAYS, ...DOCUMENTS_AND_LOGIC, ...PATTERNS]

test.each(ALL)('%s', (_, query, selected, refused) => {
  const matches = compileQuery(query)
  for (const doc of selected) expect({ doc, selected: matches(doc as Doc) }).toEqual({ doc, selected: true })
  for (const doc of refused) expect({ doc, selected: matches(doc as Doc) }).toEqual({ doc, selected: false })
})
