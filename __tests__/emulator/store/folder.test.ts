/** The data folder: who may open it, what outlives closing, and snapshots that bring a state back. */
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../../emulator/store/store'
import type { DatabaseDeclaration, IndexDeclaration } from '../../../emulator/store/types'
import { aFolder, aStore, change, codeOf, get } from './helpers'

const PROBE = join(__dirname, 'open-probe.ts')

function probe(dir: string): string {
  return spawnSync(process.execPath, ['--import', 'tsx', PROBE, dir], { encoding: 'utf8' }).stdout.trim()
}

const indexed = (...indexes: IndexDeclaration[]): DatabaseDeclaration => ({
  collections: [{ name: 'c', indexes }],
})

test('a folder that is open is refused to this process and to any other, and free after closing', async () => {
  const dir = aFolder()
  const store = openStore({ dir })
  expect(() => openStore({ dir })).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }))
  expect(probe(dir)).toBe('STORE_LOCKED')
  await store.close()
  expect(probe(dir)).toBe('opened')
  const again = openStore({ dir })
  await again.close()
})

test('collections, indexes and documents outlive closing', async () => {
  const dir = aFolder()
  const declaration = indexed({ name: 'n', keys: { n: -1 } }, { name: 'u', keys: { u: 1 }, unique: true })
  const store = openStore({ dir, declaration })
  store.createCollection('made')
  await store.insert('c', [{ _id: 1, n: [1, 2], u: 1 }])
  await store.close()
  const again = aStore({ dir })
  expect(again.collections()).toEqual([
    { name: 'c', count: 1, indexes: declaration.collections[0]?.indexes },
    { name: 'made', count: 0, indexes: [] },
  ])
  expect((await again.find('c', { query: { n: 2 } })).stats.index).toBe('n')
  expect(await codeOf(again.insert('c', [{ u: 1 }]))).toBe('DUPLICATE_KEY')
})

test('a declaration builds indexes over what is there, drops those it no longer names, and may be repeated', async () => {
  const store = aStore({ declaration: indexed() })
  await store.insert('c', [
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ])
  store.declare(indexed({ name: 'n', keys: { n: 1 } }))
  store.declare(indexed({ name: 'n', keys: { n: 1 } }))
  expect((await store.find('c', { query: { n: 2 } })).stats).toMatchObject({ examined: 1, index: 'n' })
  store.declare(indexed())
  expect((await store.find('c', { query: { n: 2 } })).stats.index).toBeNull()
  await store.insert('c', [{ _id: 3, n: 2 }])
  expect(() => store.declare(indexed({ name: 'n', keys: { n: 1 }, unique: true }))).toThrow(
    expect.objectContaining({ code: 'DUPLICATE_KEY' }),
  )
  expect(store.collections()[0]?.indexes).toEqual([])
})

test('collections are created once, are missing until then, and number at most 100', async () => {
  const store = aStore()
  expect(await codeOf(store.find('c', {}))).toBe('COLLECTION_NOT_EXIST')
  store.createCollection('c')
  expect(() => store.createCollection('c')).toThrow(expect.objectContaining({ code: 'COLLECTION_EXIST' }))
  for (let i = 1; i < 100; i++) store.createCollection(`c${i}`)
  expect(() => store.createCollection('more')).toThrow(
    expect.objectContaining({ code: 'TOO_MANY_COLLECTIONS' }),
  )
})

test('a collection has at most 20 indexes, _id_ among them', () => {
  const many = Array.from({ length: 20 }, (_, i): IndexDeclaration => ({
    name: `i${i}`,
    keys: { [`f${i}`]: 1 },
  }))
  expect(() => aStore({ declaration: indexed(...many) })).toThrow(
    expect.objectContaining({ code: 'TOO_MANY_INDEXES' }),
  )
  expect(aStore({ declaration: indexed(...many.slice(1)) }).collections()[0]?.indexes).toHaveLength(19)
})

test('with automatic collections the first write creates one, and a mere read does not', async () => {
  const store = aStore({ autoCollections: true })
  const missing = expect.objectContaining({ code: 'COLLECTION_NOT_EXIST' }) as Error
  await expect(store.find('c', {})).rejects.toEqual(missing)
  await expect(store.count('c', {})).rejects.toEqual(missing)
  await expect(store.aggregate('c', [], 0)).rejects.toEqual(missing)
  await store.insert('d', [{ _id: 1 }])
  expect(store.collections().map((one) => [one.name, one.count])).toEqual([['d', 1]])
})

test('a snapshot brings back documents, indexes and collections, and ends open transactions', async () => {
  const dir = aFolder()
  const declaration = indexed({ name: 'u', keys: { u: 1 }, unique: true })
  const store = aStore({ dir, declaration })
  await store.insert('c', [{ _id: 'a', u: 1 }])
  const name = await store.snapshot()
  for (let round = 0; round < 3; round++) {
    await store.insert('c', [{ _id: 'b', u: 2 }])
    await change(store, 'c', { _id: 'a' }, { $set: { u: 3 } })
    store.createCollection('extra')
    const tx = store.begin()
    await store.restore(name)
    expect(await codeOf(store.commit(tx))).toBe('TRANSACTION_NOT_EXIST')
    expect((await store.find('c', {})).docs).toEqual([{ _id: 'a', u: 1 }])
    expect(store.collections().map((one) => one.name)).toEqual(['c'])
    expect(await codeOf(store.insert('c', [{ u: 1 }]))).toBe('DUPLICATE_KEY')
  }
  expect(await codeOf(store.restore('unknown'))).toBe('SNAPSHOT_NOT_EXIST')
  await store.insert('c', [{ _id: 'kept', u: 9 }])
  await store.close()
  const again = aStore({ dir })
  expect(await get(again, 'c', 'kept')).toEqual({ _id: 'kept', u: 9 })
})

test('what a restore that was cut short has left is not the data, and is gone after opening', async () => {
  const dir = aFolder()
  const store = openStore({ dir, declaration: indexed() })
  await store.insert('c', [{ _id: 'kept' }])
  const name = await store.snapshot()
  await store.restore(name)
  await store.restore(name)
  await store.close()
  for (const left of ['store-1.db', 'store-1.db-wal', 'store-4.db.new'])
    writeFileSync(join(dir, left), 'half')
  const again = openStore({ dir })
  expect(await get(again, 'c', 'kept')).toEqual({ _id: 'kept' })
  await again.close()
  expect(readdirSync(dir).filter((file) => /^store-.*(db|new)$/.test(file))).toEqual(['store-3.db'])
})

test('a write that waited for a transaction through a restore is done on the restored data', async () => {
  const store = aStore({ declaration: indexed() })
  await store.insert('c', [{ _id: 'a', n: 1 }])
  const name = await store.snapshot()
  await change(store, 'c', { _id: 'a' }, { $inc: { n: 10 } })
  const tx = store.begin()
  await change(store, 'c', { _id: 'a' }, { $inc: { n: 100 } }, tx)
  const waiting = change(store, 'c', { _id: 'a' }, { $inc: { n: 1000 } })
  await store.restore(name)
  expect(await waiting).toMatchObject({ updated: 1 })
  expect(await get(store, 'c', 'a')).toEqual({ _id: 'a', n: 1001 })
})

test('collections that were read may be dropped by a reset again and again', async () => {
  const store = aStore({ declaration: indexed() })
  for (let round = 0; round < 3; round++) {
    store.createCollection('extra')
    await store.insert('extra', [{ _id: 1, n: 1 }])
    expect((await store.find('extra', { query: { _id: 1 } })).docs).toHaveLength(1)
    expect((await store.find('extra', { query: { n: 1 }, limit: 1 })).docs).toHaveLength(1)
    await store.reset()
    expect(await codeOf(store.find('extra', {}))).toBe('COLLECTION_NOT_EXIST')
  }
})

test('$$NOW in a query follows the clock the store is given', async () => {
  let now = 1000
  const store = aStore({ declaration: indexed(), now: () => now })
  await store.insert('c', [{ _id: 1, due: new Date(2000) }])
  const query = { $expr: { $lte: ['$due', '$$NOW'] } }
  expect((await store.count('c', query)).total).toBe(0)
  now = 3000
  expect((await store.count('c', query)).total).toBe(1)
})

test('a reset empties declared collections and removes the others', async () => {
  const store = aStore({
    declaration: indexed({ name: 'at', keys: { at: '2dsphere' } }, { name: 'n', keys: { n: 1 } }),
  })
  store.createCollection('extra')
  await store.insert('c', [{ _id: 1, n: [1], at: { type: 'Point', coordinates: [1, 1] } }])
  await store.reset()
  expect(store.collections().map((one) => [one.name, one.count])).toEqual([['c', 0]])
  expect((await store.find('c', { query: { n: 1 } })).docs).toEqual([])
  await store.insert('c', [{ _id: 1, n: 1 }])
  expect((await store.find('c', { query: { n: 1 } })).stats).toMatchObject({ examined: 1, index: 'n' })
})

test('after closing every call is refused', async () => {
  const store = openStore({ dir: aFolder(), declaration: indexed() })
  await store.close()
  expect(await codeOf(store.find('c', {}))).toBe('STORE_CLOSED')
  expect(await codeOf(store.insert('c', [{}]))).toBe('STORE_CLOSED')
})
