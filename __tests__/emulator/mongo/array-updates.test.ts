/** Owns the table of what each update command on arrays makes of a document. */
import { applyUpdate } from '../../../emulator/mongo/update'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'

const NOW = Date.UTC(2024, 0, 1)

type Row = [name: string, before: Doc, update: Doc, after: Doc, query?: Doc]

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

test.each(ARRAYS)('%s', (...[, before, update, after, query]: Row) => {
  const held = JSON.stringify(before)
  const found = applyUpdate(before, update, { nowMs: NOW, query })
  expect(found).toEqual(after)
  expect(Object.keys(found)).toEqual(Object.keys(after))
  expect(JSON.stringify(before)).toBe(held)
})
