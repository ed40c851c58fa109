/** Writes outside transactions: uniqueness under contention, neighbours in a commit group, documents that round-trip. */
import { Binary, Long, ObjectId } from 'bson'
import { BsonRegExp, type Doc } from '../../../emulator/mongo/values'
import { aStore, change, codeOf, get, request } from './helpers'

const unique = { name: 'key', keys: { key: 1 as const }, unique: true }
const store = aStore({ declaration: { collections: [{ name: 'c', indexes: [unique] }, { name: 'plain' }] } })

beforeEach(() => store.reset())

test('of 50 parallel inserts of one key exactly one succeeds and 49 are told the index and the key', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) => store.insert('c', [{ _id: `d${i}`, key: 'one' }])),
  )
  const refused = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  expect(refused).toHaveLength(49)
  for (const error of refused) {
    expect(error).toMatchObject({
      code: 'DUPLICATE_KEY',
      detail: { collection: 'c', index: 'key', key: '{ key: "one" }' },
      message: 'E11000 duplicate key error collection: c index: key dup key: { key: "one" }',
    })
  }
  expect((await store.find('c', {})).docs).toEqual([{ _id: 'd0', key: 'one' }])
})

test('writes that share a commit with refused ones are all there', async () => {
  const results = await Promise.allSettled([
    store.insert('c', [{ _id: 1, key: 'a' }]),
    store.insert('c', [{ _id: 2, key: 'a' }]),
    change(store, 'c', { _id: 1 }, { $inc: { key: 1 } }),
    store.insert('c', [{ _id: 3, key: 'b' }]),
    change(store, 'c', { _id: 3 }, { $set: { key: 'a' } }),
    change(store, 'c', { _id: 3 }, { $set: { seen: true } }),
    store.insert('nowhere', [{ _id: 1 }]),
    store.insert('c', [{ _id: 3 }]),
    store.insert('c', [{ _id: 4, key: 'c' }]),
  ])
  const answers = results.map((result) =>
    result.status === 'fulfilled' ? 'ok' : (result.reason as { code: unknown }).code,
  )
  expect(answers).toEqual([
    'ok',
    'DUPLICATE_KEY',
    14,
    'ok',
    'DUPLICATE_KEY',
    'ok',
    'COLLECTION_NOT_EXIST',
    'DUPLICATE_KEY',
    'ok',
  ])
  expect((await store.find('c', {})).docs).toEqual([
    { _id: 1, key: 'a' },
    { _id: 3, key: 'b', seen: true },
    { _id: 4, key: 'c' },
  ])
})

test('a missing field counts as null in a unique index, and every element of an array as a key', async () => {
  await store.insert('c', [{ _id: 1 }])
  expect(await codeOf(store.insert('c', [{ _id: 2, key: null }]))).toBe('DUPLICATE_KEY')
  await store.insert('c', [{ _id: 3, key: ['x', 'y', 'x'] }])
  expect(await codeOf(store.insert('c', [{ _id: 4, key: 'y' }]))).toBe('DUPLICATE_KEY')
  await change(store, 'c', { _id: 3 }, { $pull: { key: 'y' } })
  expect(await codeOf(store.insert('c', [{ _id: 4, key: 'y' }]))).toBeNull()
})

test('conditional updates of one document at once decide one winner each', async () => {
  await store.insert('c', [{ _id: 'seat', left: 10 }])
  const takes = await Promise.all(
    Array.from({ length: 50 }, () =>
      change(store, 'c', { _id: 'seat', left: { $gt: 0 } }, { $inc: { left: -1 } }),
    ),
  )
  expect(takes.filter((take) => take.updated === 1)).toHaveLength(10)
  expect(await get(store, 'c', 'seat')).toEqual({ _id: 'seat', left: 0 })
})

test('an update that changes nothing is matched but not counted as updated', async () => {
  await store.insert('c', [{ _id: 1, n: 1 }])
  expect(await change(store, 'c', { _id: 1 }, { $set: { n: 1 } })).toMatchObject({ matched: 1, updated: 0 })
})

test('an upsert inserts what the query demands once and updates from then on', async () => {
  const upsert = () => store.update('c', request({ _id: 'u', key: 7 }, { $inc: { n: 1 } }, { upsert: true }))
  expect(await upsert()).toMatchObject({ updated: 0, matched: 0, upsertId: 'u' })
  expect(await upsert()).toMatchObject({ updated: 1, matched: 1, upsertId: null })
  expect(await get(store, 'c', 'u')).toEqual({ _id: 'u', key: 7, n: 2 })
  const replace = request({ _id: 'u' }, { fresh: true }, { replace: true, upsert: true })
  expect(await store.update('c', replace)).toMatchObject({ updated: 1 })
  expect(await get(store, 'c', 'u')).toEqual({ _id: 'u', fresh: true })
})

test('an _id is made up when absent: 32 hexadecimal characters', async () => {
  const { ids } = await store.insert('plain', [{ n: 1 }, { n: 2 }])
  expect(ids).toHaveLength(2)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(await codeOf(store.insert('plain', [{ _id: ['array'] }]))).toBe(53)
})

test('every kind of value comes back as it went in', async () => {
  const doc: Doc = {
    _id: 'zero\0byte',
    date: new Date(1234),
    regex: new BsonRegExp('^a', 'i'),
    numbers: [0, -0, NaN, Infinity, -Infinity, 1e300],
    long: Long.fromString('9007199254740993'),
    objectId: new ObjectId('0123456789abcdef01234567'),
    binary: new Binary(Buffer.from([0, 255])),
    text: '汉字 \u0000 \ud83d\ude00 \ud800',
    likeTags: [{ $d: 1 }, { $o: { $d: 2 } }, { $x: 1, $n: 2 }],
    nested: { empty: {}, list: [[], [null]], ['__proto__']: 1 },
  }
  Object.defineProperty(doc.nested, '__proto__', { value: 1, enumerable: true })
  await store.insert('plain', [doc])
  expect(await get(store, 'plain', 'zero\0byte')).toEqual(doc)
})

test("what is answered was written as given: later changes of the caller's object do not reach the store", async () => {
  const doc = { _id: 'mine', list: [1] }
  const pending = store.insert('plain', [doc])
  doc.list.push(2)
  await pending
  expect(await get(store, 'plain', 'mine')).toEqual({ _id: 'mine', list: [1] })
})
