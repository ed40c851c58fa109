/** Owns the table of pipelines: what each stage makes of documents, and what it refuses. */
import { aggregate, splitPushdown, type StageSpec } from '../../../emulator/mongo/aggregate'
import { MongoError } from '../../../emulator/mongo/errors'
import { compileQuery } from '../../../emulator/mongo/match'
import { type Doc } from '../../../emulator/mongo/values'

const ORDERS: Doc[] = [
  { _id: 1, who: 'a', n: 5, tags: ['x', 'y'], at: { c: 1 } },
  { _id: 2, who: 'b', n: 10, tags: [] },
  { _id: 3, who: 'a', n: 20, tags: null },
  { _id: 4, n: 'many', tags: ['y'] },
]
const PEOPLE: Doc[] = [
  { _id: 'a', name: 'Ann', teams: [1, 2] },
  { _id: 'b', name: 'Bo', teams: [2] },
  { _id: null, name: 'Nobody' },
]

/** Stages as the SDK sends them, from the shorter form of one-field documents. */
const stages = (pipeline: Doc[]): StageSpec[] =>
  pipeline.map((stage) => ({
    stageKey: Object.keys(stage)[0] as string,
    stageValue: Object.values(stage)[0],
  }))

function run(pipeline: Doc[], docs: Doc[] = ORDERS, asked: Doc[] = []): Promise<Doc[]> {
  const find = (from: string, query: Doc): Promise<Doc[]> => {
    asked.push(query)
    return Promise.resolve(from === 'people' ? PEOPLE.filter(compileQuery(query)) : [])
  }
  return aggregate(docs, stages(pipeline), { nowMs: 0, find })
}

const ROWS: [name: string, pipeline: Doc[], answer: Doc[]][] = [
  ['no stages answer all', [], ORDERS],
  ['$match selects', [{ $match: { n: { $gt: 5 } } }, { $project: { _id: 1 } }], [{ _id: 2 }, { _id: 3 }]],
  ['$count of something', [{ $count: 'n' }], [{ n: 4 }]],
  ['$count of nothing is no document', [{ $match: { n: -1 } }, { $count: 'n' }], []],
  [
    '$group sums numbers alone',
    [{ $group: { _id: null, sum: { $sum: '$n' }, avg: { $avg: '$n' } } }],
    [{ _id: null, sum: 35, avg: 35 / 3 }],
  ],
  [
    '$group takes a missing key for null',
    [{ $group: { _id: '$who', n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, n: 1 },
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
    ],
  ],
  [
    '$group by a document leaves missing fields out',
    [{ $match: { _id: 4 } }, { $group: { _id: { w: '$who', t: '$tags' } } }],
    [{ _id: { t: ['y'] } }],
  ],
  [
    '$push and $addToSet skip missing, not null',
    [{ $group: { _id: 1, who: { $addToSet: '$who' }, tags: { $push: '$tags' } } }],
    [{ _id: 1, who: ['a', 'b'], tags: [['x', 'y'], [], null, ['y']] }],
  ],
  [
    '$first and $last take missing for null',
    [{ $group: { _id: 1, first: { $first: '$at.c' }, last: { $last: '$who' } } }],
    [{ _id: 1, first: 1, last: null }],
  ],
  [
    '$min and $max compare across types',
    [{ $group: { _id: 1, min: { $min: '$n' }, max: { $max: '$n' }, none: { $max: '$zzz' } } }],
    [{ _id: 1, min: 5, max: 'many', none: null }],
  ],
  [
    '$sum of nothing numeric is zero, $avg null',
    [{ $match: { _id: 4 } }, { $group: { _id: 1, sum: { $sum: '$n' }, avg: { $avg: '$n' } } }],
    [{ _id: 1, sum: 0, avg: null }],
  ],
  [
    '$group of nothing is no document',
    [{ $match: { _id: 9 } }, { $group: { _id: null, n: { $sum: 1 } } }],
    [],
  ],
  [
    '$sum carries rounding errors along',
    [
      { $addFields: { x: 0.1 } },
      { $group: { _id: null, s: { $sum: { $cond: [{ $lt: ['$_id', 4] }, '$x', 0.7] } } } },
    ],
    [{ _id: null, s: 1 }],
  ],
  [
    '$mergeObjects gathers',
    [
      { $match: { _id: { $lt: 3 } } },
      { $group: { _id: 1, m: { $mergeObjects: { who: '$who', at: '$at' } } } },
    ],
    [{ _id: 1, m: { who: 'b', at: { c: 1 } } }],
  ],
  [
    '$sort, $skip, $limit',
    [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    [{ _id: 3 }, { _id: 2 }],
  ],
  [
    '$project computes, includes and drops',
    [
      { $limit: 1 },
      { $project: { _id: 0, who: 1, twice: { $multiply: ['$n', 2] }, 'at.d': '$n', gone: '$zzz' } },
    ],
    [{ who: 'a', twice: 10, at: { d: 5 } }],
  ],
  [
    '$project excludes',
    [{ $limit: 1 }, { $project: { tags: 0, 'at.c': 0 } }],
    [{ _id: 1, who: 'a', n: 5, at: {} }],
  ],
  [
    '$addFields adds, nests and reaches into arrays',
    [{ $limit: 1 }, { $addFields: { n: { $add: ['$n', 1] }, 'at.d': 2, tags: { z: 1 } } }],
    [{ _id: 1, who: 'a', n: 6, tags: [{ z: 1 }, { z: 1 }], at: { c: 1, d: 2 } }],
  ],
  [
    '$addFields of something missing removes',
    [{ $limit: 1 }, { $addFields: { who: '$zzz', n: '$$REMOVE' } }],
    [{ _id: 1, tags: ['x', 'y'], at: { c: 1 } }],
  ],
  ['$unset removes', [{ $limit: 1 }, { $unset: ['tags', 'at.c', 'n'] }], [{ _id: 1, who: 'a', at: {} }]],
  [
    '$unwind drops empty, null and missing',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 4, tags: 'y' },
    ],
  ],
  [
    '$unwind may keep them, and counts',
    [
      { $match: { _id: { $lt: 4 } } },
      { $unwind: { path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
      { $project: { tags: 1, i: 1 } },
    ],
    [
      { _id: 1, tags: 'x', i: 0 },
      { _id: 1, tags: 'y', i: 1 },
      { _id: 2, i: null },
      { _id: 3, tags: null, i: null },
    ],
  ],
  [
    '$unwind of a scalar is the document itself',
    [{ $limit: 1 }, { $unwind: '$n' }, { $project: { n: 1 } }],
    [{ _id: 1, n: 5 }],
  ],
  [
    '$replaceRoot',
    [{ $limit: 1 }, { $replaceRoot: { newRoot: { $mergeObjects: ['$at', { k: '$_id' }] } } }],
    [{ c: 1, k: 1 }],
  ],
  ['$sortByCount', [{ $sortByCount: '$who' }, { $limit: 1 }], [{ _id: 'a', count: 2 }]],
  [
    '$bucket with a default',
    [{ $bucket: { groupBy: '$n', boundaries: [0, 10, 15], default: 'other', output: { n: { $sum: 1 } } } }],
    [
      { _id: 0, n: 1 },
      { _id: 10, n: 1 },
      { _id: 'other', n: 2 },
    ],
  ],
  [
    '$bucketAuto keeps equal keys together',
    [
      { $project: { k: { $cond: [{ $lt: ['$_id', 4] }, 1, 2] } } },
      { $bucketAuto: { groupBy: '$k', buckets: 2 } },
    ],
    [
      { _id: { min: 1, max: 2 }, count: 3 },
      { _id: { min: 2, max: 2 }, count: 1 },
    ],
  ],
  [
    '$facet runs side by side',
    [{ $facet: { n: [{ $count: 'n' }], first: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
    [{ n: [{ n: 4 }], first: [{ _id: 1 }] }],
  ],
  [
    '$lookup by equality, null meeting missing',
    [
      { $project: { who: 1 } },
      { $lookup: { from: 'people', localField: 'who', foreignField: '_id', as: 'p' } },
      { $project: { 'p.name': 1 } },
    ],
    [
      { _id: 1, p: [{ name: 'Ann' }] },
      { _id: 2, p: [{ name: 'Bo' }] },
      { _id: 3, p: [{ name: 'Ann' }] },
      { _id: 4, p: [{ name: 'Nobody' }] },
    ],
  ],
  [
    '$lookup into arrays',
    [
      { $limit: 1 },
      { $project: { k: { $literal: [2] } } },
      { $lookup: { from: 'people', localField: 'k', foreignField: 'teams', as: 'p' } },
      { $project: { 'p._id': 1 } },
    ],
    [{ _id: 1, p: [{ _id: 'a' }, { _id: 'b' }] }],
  ],
  [
    '$lookup by pipeline',
    [
      { $match: { _id: { $lt: 3 } } },
      {
        $lookup: {
          from: 'people',
          let: { w: '$who', k: '$n' },
          pipeline: [
            { $match: { $expr: { $eq: ['$_id', '$$w'] } } },
            { $project: { _id: 0, name: 1, k: '$$k' } },
          ],
          as: 'p',
        },
      },
      { $project: { p: 1 } },
    ],
    [
      { _id: 1, p: [{ name: 'Ann', k: 5 }] },
      { _id: 2, p: [{ name: 'Bo', k: 10 }] },
    ],
  ],
  [
    '$lookup by both',
    [
      { $limit: 1 },
      {
        $lookup: {
          from: 'people',
          localField: 'who',
          foreignField: '_id',
          pipeline: [{ $project: { name: 1 } }],
          as: 'at.p',
        },
      },
      { $project: { at: 1 } },
    ],
    [{ _id: 1, at: { c: 1, p: [{ _id: 'a', name: 'Ann' }] } }],
  ],
  [
    '$lookup from nowhere is empty',
    [
      { $limit: 1 },
      { $lookup: { from: 'none', localField: 'who', foreignField: '_id', as: 'p' } },
      { $project: { p: 1 } },
    ],
    [{ _id: 1, p: [] }],
  ],
]

test.each(ROWS)('%s', async (_, pipeline, answer) => {
  const held = JSON.stringify(ORDERS)
  expect(await run(pipeline)).toEqual(answer)
  expect(JSON.stringify(ORDERS)).toBe(held)
})

const REFUSALS: [pipeline: Doc[], code: number, words: string][] = [
  [[{ $foo: 1 }], 40324, "Unrecognized pipeline stage name: '$foo'"],
  [[{ $graphLookup: {} }], 115, 'the stage $graphLookup is not implemented by the local cloud'],
  [[{ $out: 'x' }], 115, 'the stage $out is not implemented'],
  [[{ $match: 1 }], 15959, 'the match filter must be an expression in an object'],
  [[{ $match: { $near: 1 } }], 2, 'unknown top level operator: $near'],
  [[{ $limit: 0 }], 15958, 'the limit must be positive'],
  [[{ $limit: 'x' }], 5107201, 'Expected a number'],
  [[{ $skip: -1 }], 5107200, 'Expected a non-negative number'],
  [[{ $sort: {} }], 15976, '$sort stage must have at least one sort key'],
  [[{ $sort: { a: 5 } }], 15975, '$sort key ordering must be 1'],
  [[{ $group: { n: { $sum: 1 } } }], 15955, 'a group specification must include an _id'],
  [[{ $group: { _id: 1, n: 5 } }], 40234, "The field 'n' must be an accumulator object"],
  [[{ $group: { _id: 1, n: { $foo: 5 } } }], 15952, "unknown group operator '$foo'"],
  [[{ $group: { _id: 1, n: { $topN: 5 } } }], 115, 'the group operator $topN is not implemented'],
  [[{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], 40235, "The field name 'a.b' cannot contain '.'"],
  [[{ $project: {} }], 51272, 'projection specification must have at least one field'],
  [
    [{ $project: { a: 1, b: 0 } }],
    31254,
    'Invalid $project :: caused by :: Cannot do exclusion on field b in inclusion projection',
  ],
  [[{ $project: { a: 1, 'a.b': 1 } }], 31249, 'Path collision at a.b remaining portion b'],
  [
    [{ $addFields: { a: 1, 'a.b': 1 } }],
    40176,
    "specification contains two conflicting paths. Cannot specify both 'a.b' and 'a'",
  ],
  [[{ $count: '' }], 40156, 'the count field must be a non-empty string'],
  [[{ $count: '$x' }], 40158, 'the count field cannot be a $-prefixed path'],
  [[{ $unwind: 'tags' }], 28818, "path option to $unwind stage should be prefixed with a '$': tags"],
  [[{ $unwind: {} }], 28812, 'no path specified to $unwind stage'],
  [
    [{ $replaceRoot: { newRoot: '$n' } }],
    40228,
    "'newRoot' expression must evaluate to an object, but resulting value was: 5",
  ],
  [[{ $sample: { size: 0 } }], 28747, 'size argument to $sample must be a positive integer'],
  [[{ $sortByCount: 'who' }], 40148, 'must be defined as a $-prefixed path'],
  [[{ $bucket: { groupBy: '$n', boundaries: [1] } }], 40192, 'must have at least 2 values'],
  [[{ $bucket: { groupBy: '$n', boundaries: [1, 'x'] } }], 40193, 'must have the same type'],
  [[{ $bucket: { groupBy: '$n', boundaries: [2, 1] } }], 40194, 'must be sorted'],
  [[{ $bucket: { groupBy: '$n', boundaries: [0, 10] } }], 40066, 'no default was specified'],
  [[{ $bucketAuto: { groupBy: '$n', buckets: 0 } }], 40243, 'must be greater than 0'],
  [
    [{ $lookup: { from: 'people', as: 'p' } }],
    9,
    "requires either 'pipeline' or both 'localField' and 'foreignField'",
  ],
  [[{ $lookup: { from: 'people', as: 'p', localField: 'x' } }], 9, 'requires both or neither'],
  [
    [{ $lookup: { from: 'people', as: 'p', pipeline: [{ $a: 1, $b: 1 }] } }],
    40323,
    'must contain exactly one field',
  ],
  [[{ $limit: 1 }, { $geoNear: {} }], 40602, '$geoNear is only valid as the first stage in a pipeline.'],
]

test.each(REFUSALS)('refuses %j', async (pipeline, code, words) => {
  const caught: unknown = await run(pipeline).catch((error: unknown) => error)
  expect(caught).toBeInstanceOf(MongoError)
  expect((caught as MongoError).code).toBe(code)
  expect((caught as MongoError).message).toContain(words)
})

test('a malformed stage fails over an empty collection too', async () => {
  await expect(run([{ $match: {} }, { $foo: 1 }], [])).rejects.toThrow('Unrecognized pipeline stage name')
})

test('lookups ask the other collection by index-friendly queries, once for many documents', async () => {
  const asked: Doc[] = []
  await run([{ $lookup: { from: 'people', localField: 'who', foreignField: '_id', as: 'p' } }], ORDERS, asked)
  expect(asked).toEqual([{ _id: { $in: ['a', 'b', null] } }])
  const pipeline = [
    { $match: { name: { $ne: 'x' }, $expr: { $and: [{ $eq: ['$$w', '$_id'] }, { $gt: ['$n', 1] }] } } },
  ]
  asked.length = 0
  await run(
    [{ $match: { who: 'a' } }, { $lookup: { from: 'people', let: { w: '$who' }, pipeline, as: 'p' } }],
    ORDERS,
    asked,
  )
  expect(asked).toEqual([{ $and: [{ name: { $ne: 'x' } }, { _id: { $eq: 'a' } }] }])
})

test('$sample answers distinct documents, no more than there are', async () => {
  const found = await run([{ $sample: { size: 3 } }])
  expect(new Set(found.map((doc) => doc['_id'])).size).toBe(3)
  expect(await run([{ $sample: { size: 99 } }])).toHaveLength(4)
})

test('the leading matches, sort, skip and limit go to the store', () => {
  const split = (pipeline: Doc[]): unknown => splitPushdown(stages(pipeline))
  const project = { $project: { a: 1 } }
  expect(
    split([
      { $match: { a: 1 } },
      { $match: { b: 1 } },
      { $sort: { a: 1 } },
      { $skip: 2 },
      { $limit: 3 },
      project,
    ]),
  ).toEqual({
    query: { $and: [{ a: 1 }, { b: 1 }] },
    order: { a: 1 },
    skip: 2,
    limit: 3,
    rest: stages([project]),
  })
  expect(split([project, { $match: { a: 1 } }])).toEqual({
    query: {},
    rest: stages([project, { $match: { a: 1 } }]),
  })
  expect(split([{ $limit: 3 }, { $skip: 1 }])).toEqual({ query: {}, limit: 3, rest: stages([{ $skip: 1 }]) })
  expect(split([{ $limit: 0 }])).toEqual({ query: {}, rest: stages([{ $limit: 0 }]) })
  expect(() =>
    split([{ $match: { a: { $near: { $geometry: { type: 'Point', coordinates: [0, 0] } } } } }]),
  ).toThrow('not allowed in this context')
})
