/** Going back to a snapshot: after every kind of write the store is what a store is that opens the snapshot anew. */
import { copyFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { openStore } from '../../../emulator/store/store'
import type { DatabaseDeclaration, Doc, IndexDeclaration, Store } from '../../../emulator/store/types'
import { aFolder, change, codeOf, get, NOW } from './helpers'

const declaration: DatabaseDeclaration = {
  collections: [
    {
      name: 'c',
      indexes: [
        { name: 'n', keys: { n: -1 } },
        { name: 'u', keys: { u: 1 }, unique: true },
        { name: 'at', keys: { at: '2dsphere' } },
      ],
    },
    { name: 'empty', indexes: [{ name: 'tags', keys: { tags: 1 } }] },
  ],
}

const at = (lng: number): Doc => ({ type: 'Point', coordinates: [lng, 30] })
const SNAPSHOT = 'kept'
/** What does not fit any more into the pages that SQLite keeps in memory. */
const MORE_THAN_THE_CACHE_MB = 40

/** A store with something in each collection but the empty one, and its snapshot. */
async function kept(durable: boolean): Promise<{ dir: string; store: Store }> {
  const dir = aFolder()
  const store = openStore({ dir, declaration, durable, autoCollections: true })
  const docs = [1, 2, 3, 4].map((n) => ({ _id: `d${n}`, n, u: n, at: at(n), text: '字'.repeat(n) }))
  await store.insert('c', docs)
  await store.insert('made', [{ _id: 'm1', x: 1 }])
  await store.remove('c', { query: { _id: 'd2' }, multi: false })
  await store.snapshot(SNAPSHOT)
  return { dir, store }
}

/** Opens the snapshot of a folder as a store that was never anything else. */
function fresh(dir: string): { dir: string; store: Store } {
  const other = aFolder()
  copyFileSync(join(dir, 'snapshots', `${SNAPSHOT}.db`), join(other, 'store-1.db'))
  return { dir: other, store: openStore({ dir: other, autoCollections: true }) }
}

/** What a store answers: every collection in order of insertion, and through each index what it found by it. */
async function answers(store: Store): Promise<unknown> {
  const found: unknown[] = [store.collections()]
  for (const { name } of store.collections()) found.push(await store.find(name, {}))
  for (const query of [{ n: { $gte: 2 } }, { u: 1 }, { u: 9 }, { _id: 'd3' }, { at: near }])
    found.push(await store.find('c', { query }), await store.count('c', query))
  found.push(await store.find('c', { order: { n: 1 } }))
  found.push(await store.find('empty', { query: { tags: { $gt: 1, $lt: 9 } }, order: { tags: 1 } }))
  return found
}

const near = { $geoWithin: { $centerSphere: [[2, 30], 0.03] } }

/** Every row of every table of a closed store's file, those of SQLite itself among them. */
function tables(dir: string): unknown {
  const file = readdirSync(dir).find((name) => /^store-\d+\.db$/.test(name)) as string
  const database = new Libsql(join(dir, file), { readonly: true } as never)
  const rows = (sql: string) => database.prepare(sql).raw(true).all([]) as unknown[][]
  const schema = rows('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name')
  const names = schema.filter(([type]) => type === 'table').map(([, name]) => name as string)
  const content = names.map((name) => [name, rows(`SELECT * FROM "${name}"`)])
  database.close()
  return { schema, content }
}

/** Writes whose numbers, orders and refusals tell what the store has taken into account. */
async function goOn(store: Store): Promise<unknown> {
  return [
    await store.insert('c', [{ _id: 'new', n: 2, u: 8, at: at(2) }]),
    await codeOf(store.insert('c', [{ _id: 'twice', u: 1 }])),
    await codeOf(store.insert('c', [{ _id: 'd1', u: 70 }])),
    await store.insert('later', [{ _id: 'l', n: 1 }]),
    await store.insert('empty', [{ _id: 'e', tags: [2, 3] }]),
    await change(store, 'c', { u: 3 }, { $set: { n: 1 } }),
    await answers(store),
  ]
}

type Work = (store: Store) => Promise<unknown>

const works: Record<string, Work> = {
  nothing: () => Promise.resolve(),
  'an insert': (store) => store.insert('c', [{ _id: 'x', n: 7, u: 7, at: at(2) }]),
  'an insert that has arrays': (store) => store.insert('empty', [{ _id: 'x', tags: [1, 5, 9] }]),
  'many inserts': (store) =>
    store.insert(
      'c',
      Array.from({ length: 500 }, (_, i) => ({ _id: `x${i}`, n: i, u: 100 + i, text: '字'.repeat(300) })),
    ),
  'an update': (store) => change(store, 'c', { _id: 'd1' }, { $set: { n: 9, u: 9, at: at(9) } }),
  'an update of many': async (store) => {
    const shared = { replace: false, upsert: false, nowMs: NOW }
    await store.update('c', { query: { n: { $gt: 0 } }, update: { $inc: { n: 5 } }, multi: true, ...shared })
  },
  'a unique key that changes hands': async (store) => {
    await change(store, 'c', { _id: 'd1' }, { $set: { u: 50 } })
    await change(store, 'c', { _id: 'd3' }, { $set: { u: 1 } })
  },
  'a deletion of the last': (store) => store.remove('c', { query: { _id: 'd4' }, multi: false }),
  'a deletion of all': (store) => store.remove('c', { query: { n: { $gt: 0 } }, multi: true }),
  'a deletion and the same again': async (store) => {
    await store.remove('c', { query: { _id: 'd1' }, multi: false })
    await store.insert('c', [{ _id: 'd1', n: 1, u: 1 }])
  },
  'a new collection': async (store) => {
    store.createCollection('more')
    await store.insert('more', [{ _id: 1 }])
    await store.insert('automatic', [{ _id: 1 }])
  },
  'a transaction': async (store) => {
    const tx = store.begin()
    await store.insert('c', [{ _id: 'x', n: 7, u: 7 }], tx)
    await change(store, 'made', { _id: 'm1' }, { $set: { x: 2 } }, tx)
    await store.commit(tx)
  },
  'an aborted transaction': async (store) => {
    const tx = store.begin()
    await store.insert('c', [{ _id: 'x', n: 7, u: 7 }], tx)
    store.abort(tx)
  },
  'a transaction that goes on': async (store) => {
    const tx = store.begin()
    await change(store, 'c', { _id: 'd1' }, { $set: { n: 70 } }, tx)
    await change(store, 'c', { _id: 'd3' }, { $set: { n: 70 } })
  },
  'a failed write': async (store) => {
    expect(
      await codeOf(
        store.insert('c', [
          { _id: 'x', u: 60 },
          { _id: 'y', u: 1 },
        ]),
      ),
    ).toBe('DUPLICATE_KEY')
  },
  'a collection that cannot be': async (store) => {
    expect(() => store.createCollection('c')).toThrow(expect.objectContaining({ code: 'COLLECTION_EXIST' }))
    expect(() => store.createCollection('$')).toThrow(expect.objectContaining({ code: 'BAD_QUERY' }))
  },
  'another declaration': async (store) => {
    const indexes: IndexDeclaration[] = [
      { name: 'at', keys: { at: '2dsphere' } },
      { name: 'text', keys: { text: 1 } },
    ]
    store.declare({ collections: [{ name: 'c', indexes }, { name: 'made' }] })
    await store.insert('c', [{ _id: 'x', text: '甲' }])
  },
  'a declaration that fails': async (store) => {
    await store.insert('made', [{ _id: 'm2', x: 1 }])
    const indexes = [{ name: 'x', keys: { x: 1 } as const, unique: true }]
    expect(() => store.declare({ collections: [{ name: 'made', indexes }] })).toThrow(
      expect.objectContaining({ code: 'DUPLICATE_KEY' }),
    )
  },
  'a reset': async (store) => {
    await store.reset()
    await store.insert('made', [{ _id: 'other' }])
  },
  'another snapshot': async (store) => {
    await store.insert('c', [{ _id: 'x', u: 7 }])
    await store.snapshot('another')
    await store.insert('c', [{ _id: 'y', u: 8 }])
    await store.restore('another')
    expect(await get(store, 'c', 'x')).toBeDefined()
    expect(await get(store, 'c', 'y')).toBeUndefined()
  },
}

describe.each([
  ['that need not outlive its process', false],
  ['that is durable', true],
])('a store %s', (_, durable) => {
  test.each(Object.entries(works))('is after %s and a restore what the snapshot is', async (_, work) => {
    const { dir, store } = await kept(durable)
    // What was asked before leaves statements and estimates behind.
    await answers(store)
    for (let round = 0; round < 3; round++) {
      await work(store)
      await answers(store)
      await store.restore(SNAPSHOT)
    }
    const other = fresh(dir)
    expect(await answers(store)).toEqual(await answers(other.store))
    expect(await goOn(store)).toEqual(await goOn(other.store))
    await store.restore(SNAPSHOT)
    await store.insert('c', [{ _id: 'last' }])
    await store.close()
    await other.store.close()
    const again = fresh(dir)
    await again.store.insert('c', [{ _id: 'last' }])
    await again.store.close()
    expect(tables(dir)).toEqual(tables(again.dir))
  })

  test('is what the snapshot is after all of them', async () => {
    const { dir, store } = await kept(durable)
    for (const work of Object.values(works)) {
      await work(store)
      await store.restore(SNAPSHOT)
    }
    await store.close()
    const other = fresh(dir)
    await other.store.close()
    expect(tables(dir)).toEqual(tables(other.dir))
  })

  test('does not grow by restores, however many', async () => {
    const { dir, store } = await kept(durable)
    const atFirst = await answers(store)
    const large = Array.from({ length: MORE_THAN_THE_CACHE_MB }, (_, i) => ({
      _id: i,
      text: 'x'.repeat(1e6),
    }))
    const work = async (): Promise<void> => {
      for (const name of ['many inserts', 'a new collection', 'an update'] as const)
        await (works[name] as Work)(store)
      await store.insert('made', large)
      await store.restore(SNAPSHOT)
    }
    const bytes = (): number =>
      readdirSync(dir)
        .filter((name) => name.startsWith('store-'))
        .reduce((sum, name) => sum + statSync(join(dir, name)).size, 0)
    await work()
    await work()
    const before = bytes()
    for (let round = 0; round < 5; round++) await work()
    expect(bytes()).toBeLessThanOrEqual(before)
    expect(await answers(store)).toEqual(atFirst)
    await store.close()
  })

  test('refuses a snapshot that is gone, and goes on as it was', async () => {
    const { store } = await kept(durable)
    await store.insert('c', [{ _id: 'x', u: 7 }])
    expect(await codeOf(store.restore('unknown'))).toBe('SNAPSHOT_NOT_EXIST')
    expect(await get(store, 'c', 'x')).toBeDefined()
    await store.restore(SNAPSHOT)
    expect(await get(store, 'c', 'x')).toBeUndefined()
    await store.close()
  })
})
