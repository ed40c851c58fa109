/** Which index finds the documents, and exactly how many are read for it. */
import { compileQuery } from '../../../emulator/mongo/match'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'
import { openStore } from '../../../emulator/store/store'
import type { FindRequest, IndexDeclaration, ReadStats } from '../../../emulator/store/types'
import { aFolder, aStore } from './helpers'

function storeWith(indexes: IndexDeclaration[], docs: Doc[]) {
  const store = aStore({ declaration: { collections: [{ name: 'c', indexes }] } })
  const loaded = store.insert('c', docs)
  return {
    store,
    async find(request: FindRequest): Promise<{ ids: unknown[]; stats: ReadStats }> {
      await loaded
      const { docs: found, stats } = await store.find('c', request)
      return { ids: found.map((doc) => doc._id), stats }
    },
    async count(query: Doc) {
      await loaded
      return store.count('c', query)
    },
  }
}

describe('100,000 documents', () => {
  const dir = aFolder()
  const store = aStore({
    dir,
    declaration: {
      collections: [
        {
          name: 'c',
          indexes: [
            { name: 'group_at', keys: { group: 1, at: -1 } },
            { name: 'at', keys: { at: 1 } },
          ],
        },
      ],
    },
  })

  beforeAll(async () => {
    for (let from = 0; from < 100_000; from += 10_000) {
      const docs = Array.from({ length: 10_000 }, (_, i) => ({
        _id: `d${from + i}`,
        group: (from + i) % 10,
        at: new Date(from + i),
      }))
      await store.insert('c', docs)
    }
  })

  test('an indexed page of 20 examines 20 documents', async () => {
    const { docs, stats } = await store.find('c', { query: { group: 3 }, order: { at: -1 }, limit: 20 })
    expect(stats).toEqual({ examined: 20, keys: 0, returned: 20, index: 'group_at' })
    expect(docs[0]?._id).toBe('d99993')
    expect(docs[19]?._id).toBe('d99803')
  })

  test('a sort alone walks its index and stops after the page, in either direction', async () => {
    const first = await store.find('c', { order: { at: 1 }, skip: 5, limit: 20 })
    expect(first.stats).toMatchObject({ examined: 25, index: 'at' })
    const last = await store.find('c', { order: { at: -1 }, limit: 1 })
    expect(last.stats).toMatchObject({ examined: 1, index: 'at' })
    expect(last.docs[0]?._id).toBe('d99999')
  })

  test('a page over several values of the leading key merges them and examines 20', async () => {
    const request = { query: { group: { $in: [7, 3, 5] } }, order: { at: -1 }, limit: 20 }
    const { docs, stats } = await store.find('c', request)
    expect(stats).toMatchObject({ examined: 20, index: 'group_at' })
    expect(docs.slice(0, 4).map((doc) => doc._id)).toEqual(['d99997', 'd99995', 'd99993', 'd99987'])
  })

  test('a look-up by _id examines one document, a missing one none', async () => {
    expect((await store.find('c', { query: { _id: 'd77' } })).stats).toMatchObject({
      examined: 1,
      index: '_id_',
    })
    expect((await store.find('c', { query: { _id: 'none' } })).stats).toMatchObject({
      examined: 0,
      index: '_id_',
    })
  })

  test('a count that the index answers reads its keys and no document', async () => {
    const { total, stats } = await store.count('c', { group: 3, at: { $gte: new Date(50_000) } })
    expect(total).toBe(5000)
    expect(stats).toEqual({ examined: 0, keys: 5000, returned: 0, index: 'group_at' })
  })

  test('a count that entries of the index can be tested for reads no document either, in each branch by itself', async () => {
    const at = { $gte: new Date(50_000) }
    const counted = async (query: Doc) => {
      const { total, stats } = await store.count('c', query)
      return [total, stats.examined, stats.keys]
    }
    expect(await counted({ group: { $gte: 3, $lte: 4 }, at })).toEqual([10_000, 0, 20_000])
    expect(await counted({ group: { $in: [3, 4] }, at: { $ne: 'never' } })).toEqual([20_000, 0, 20_000])
    const branches = [
      { group: 3, at },
      { group: 4, at: { $nin: ['never', 'ever'] } },
    ]
    expect(await counted({ $or: branches })).toEqual([15_000, 0, 15_000])
    // What no entry holds, and what is asked beside the branches, is looked up in the documents.
    expect(await counted({ group: 3, other: { $ne: 1 } })).toEqual([10_000, 10_000, 0])
    expect(await counted({ $or: branches, other: null })).toEqual([15_000, 15_000, 0])
  })

  test('the narrower of two usable indexes is chosen', async () => {
    const query = { group: 3, at: { $gte: new Date(99_990) } }
    const narrow = await store.find('c', { query: { ...query, other: null }, limit: 100 })
    expect(narrow.stats.examined).toBeLessThanOrEqual(1)
  })

  test('without an index the whole collection is examined and no index is named', async () => {
    const { stats } = await store.find('c', { query: { nothing: 1 }, limit: 20 })
    expect(stats).toMatchObject({ examined: 100_000, index: null })
  })

  test('an aggregation pushes its leading match, sort and limit down, and a lookup reads by index', async () => {
    const stages = [
      { stageKey: '$match', stageValue: { group: 3 } },
      { stageKey: '$sort', stageValue: { at: -1 } },
      { stageKey: '$limit', stageValue: 5 },
      {
        stageKey: '$lookup',
        stageValue: {
          from: 'c',
          let: { at: '$at' },
          pipeline: [{ $match: { $expr: { $eq: ['$at', '$$at'] } } }],
          as: 'same',
        },
      },
    ]
    const { docs, stats } = await store.aggregate('c', stages, 0)
    expect(docs.map((doc) => (doc.same as Doc[]).length)).toEqual([1, 1, 1, 1, 1])
    expect(stats).toMatchObject({ examined: 10, returned: 5, index: 'group_at' })
  })

  test('opens at once', async () => {
    await store.close()
    const start = performance.now()
    const again = openStore({ dir })
    const page = await again.find('c', { query: { group: 3 }, order: { at: -1 }, limit: 20 })
    const took = performance.now() - start
    await again.close()
    expect(page.docs).toHaveLength(20)
    // A moment; on a busy machine a moment is long.
    expect(took).toBeLessThan(5_000)
  })
})

describe('arrays', () => {
  test('two conditions on a field may be met by two elements, so an index must not intersect them', async () => {
    const { find } = storeWith(
      [{ name: 'a', keys: { a: 1 } }],
      [
        { _id: 1, a: [0, 10] },
        { _id: 2, a: 3 },
      ],
    )
    expect((await find({ query: { a: { $gt: 2, $lt: 5 } } })).ids.sort()).toEqual([1, 2])
    expect((await find({ query: { a: { $elemMatch: { $gt: 2, $lt: 5 } } } })).ids).toEqual([])
  })

  test('conditions on two fields may be met by two elements of one array', async () => {
    const indexes: IndexDeclaration[] = [{ name: 'xy', keys: { 'l.x': 1, 'l.y': 1 } }]
    const { find } = storeWith(indexes, [
      {
        _id: 1,
        l: [
          { x: 1, y: 9 },
          { x: 8, y: 2 },
        ],
      },
      { _id: 2, l: [{ x: 7, y: 7 }] },
    ])
    const { ids, stats } = await find({ query: { 'l.x': 1, 'l.y': 2 } })
    expect(ids).toEqual([1])
    expect(stats).toMatchObject({ examined: 1, index: 'xy' })
    expect((await find({ query: { l: { $elemMatch: { x: 1, y: 2 } } } })).ids).toEqual([])
  })

  test('a document is found once however many of its elements match', async () => {
    const docs = [
      { _id: 1, a: [1, 2, 3] },
      { _id: 2, a: [2] },
    ]
    const { find, count } = storeWith([{ name: 'a', keys: { a: 1 } }], docs)
    expect((await find({ query: { a: { $gte: 1 } } })).ids).toEqual([1, 2])
    expect((await count({ a: { $in: [1, 2, 3] } })).total).toBe(2)
    expect((await count({ a: { $gte: 1 } })).total).toBe(2)
  })

  test('sorting by an array takes its least element even where the condition excludes that', async () => {
    const docs = [
      { _id: 1, a: [1, 9] },
      { _id: 2, a: [5] },
      { _id: 3, a: [0, 7] },
    ]
    const { find } = storeWith([{ name: 'a', keys: { a: 1 } }], docs)
    expect((await find({ query: { a: { $gt: 4 } }, order: { a: 1 } })).ids).toEqual([3, 1, 2])
    const walked = await find({ order: { a: -1 }, limit: 2 })
    expect(walked.ids).toEqual([1, 3])
    expect(walked.stats.index).toBe('a')
  })

  test('a whole array is found by its first element, an empty one and a nested one too', async () => {
    const docs = [
      { _id: 1, a: [1, 2] },
      { _id: 2, a: [[1, 2]] },
      { _id: 3, a: [] },
      { _id: 4, a: [2, 1] },
    ]
    const { find } = storeWith([{ name: 'a', keys: { a: 1 } }], docs)
    expect((await find({ query: { a: [1, 2] } })).ids.sort()).toEqual([1, 2])
    expect((await find({ query: { a: [] } })).ids).toEqual([3])
    expect((await find({ query: { a: [] } })).stats.index).toBe('a')
  })

  test('documents that would need two arrays in one index are refused as MongoDB does', async () => {
    const { store } = storeWith([{ name: 'ab', keys: { a: 1, b: 1 } }], [])
    await expect(store.insert('c', [{ a: [1], b: [2] }])).rejects.toMatchObject({ code: 171 })
  })
})

describe('conditions', () => {
  const docs: Doc[] = Array.from({ length: 200 }, (_, i) => ({ _id: i, n: i % 20, s: `k${i % 40}`, m: i }))
  const indexes: IndexDeclaration[] = [
    { name: 'n', keys: { n: 1 } },
    { name: 's_m', keys: { s: -1, m: 1 } },
  ]
  const { find } = storeWith(indexes, docs)

  test('an $or reads the union of its branches, each by its own index', async () => {
    const { ids, stats } = await find({ query: { $or: [{ n: 3 }, { s: 'k4' }] } })
    expect(ids).toHaveLength(15)
    expect(stats).toMatchObject({ examined: 15, index: 'n | s_m' })
  })

  test('an $or with a branch no index serves scans', async () => {
    expect((await find({ query: { $or: [{ n: 3 }, { m: 4 }] } })).stats.index).toBeNull()
  })

  test('an anchored pattern reads only the strings with its prefix', async () => {
    const { ids, stats } = await find({ query: { s: new BsonRegExp('^k3\\d') } })
    expect(ids).toHaveLength(50)
    expect(stats).toMatchObject({ index: 's_m', examined: 55 })
  })

  test('comparisons stay within the type of their operand', async () => {
    expect((await find({ query: { n: { $gte: 18 } } })).stats).toMatchObject({ examined: 20, index: 'n' })
    expect((await find({ query: { n: { $gt: 'a' } } })).stats).toMatchObject({ examined: 0, index: 'n' })
  })

  test('a range on the second key of a compound index reads only that range, descending keys included', async () => {
    const { ids, stats } = await find({ query: { s: 'k4', m: { $gt: 44, $lte: 124 } }, order: { m: -1 } })
    expect(ids).toEqual([124, 84])
    expect(stats).toMatchObject({ examined: 2, index: 's_m' })
  })

  test('an equality inside $expr uses the index', async () => {
    expect((await find({ query: { $expr: { $eq: ['$n', 3] } } })).stats).toMatchObject({
      examined: 10,
      index: 'n',
    })
  })

  test('null finds missing fields by index', async () => {
    expect((await find({ query: { n: null } })).stats).toMatchObject({ examined: 0, index: 'n' })
  })
})

describe('geo', () => {
  const docs = Array.from({ length: 500 }, (_, i) => ({
    _id: i,
    at: { type: 'Point', coordinates: [113 + (i % 25) / 100, 23 + Math.floor(i / 25) / 100] },
  }))
  const { store, find } = storeWith([{ name: 'at', keys: { at: '2dsphere' } }], docs)
  const centre = { type: 'Point', coordinates: [113.1, 23.1] }

  test('the nearest few are found without reading the far ones', async () => {
    const { ids, stats } = await find({ query: { at: { $nearSphere: { $geometry: centre } } }, limit: 5 })
    expect(ids[0]).toBe(260)
    expect(ids).toHaveLength(5)
    expect(stats.index).toBe('at')
    expect(stats.examined).toBeLessThan(100)
  })

  test('what lies within a polygon or a circle is the same as without the index', async () => {
    const ring = [
      [113.02, 23.02],
      [113.2, 23.02],
      [113.2, 23.15],
      [113.02, 23.15],
      [113.02, 23.02],
    ]
    for (const shape of [
      { $geometry: { type: 'Polygon', coordinates: [ring] } },
      { $centerSphere: [[113.1, 23.1], 0.001] },
      {
        $box: [
          [113.02, 23.02],
          [113.05, 23.09],
        ],
      },
    ]) {
      const query = { at: { $geoWithin: shape } }
      const { ids, stats } = await find({ query })
      expect(ids).toEqual(docs.filter(compileQuery(query)).map((doc) => doc._id))
      expect(ids.length).toBeGreaterThan(10)
      expect(stats.examined).toBeLessThan(docs.length)
    }
  })

  test('a geo query without its index is refused, and so is a value that is no place', async () => {
    const query = { place: { $nearSphere: { $geometry: centre } } }
    await expect(store.find('c', { query })).rejects.toMatchObject({ code: 'GEO_INDEX_REQUIRED' })
    await expect(store.insert('c', [{ at: 'nowhere' }])).rejects.toMatchObject({ code: 16755 })
    await expect(store.insert('c', [{ _id: 'without' }])).resolves.toEqual({ ids: ['without'] })
  })

  test('$geoNear with a limit reads the nearest only', async () => {
    const stages = [
      { stageKey: '$geoNear', stageValue: { near: centre, distanceField: 'd', spherical: true, key: 'at' } },
      { stageKey: '$limit', stageValue: 3 },
    ]
    const result = await store.aggregate('c', stages, 0)
    expect(result.docs.map((doc) => doc._id)).toContain(260)
    expect(result.stats.examined).toBeLessThan(100)
  })
})
