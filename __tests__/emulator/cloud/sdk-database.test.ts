/** The real SDK, inside real functions, drives every database operation. */
import type { Cloud } from '../../../emulator/start-cloud'
import { scenario, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
afterAll(() => cloud.close())

const run = async (name: string, event: object = {}) => {
  const { ok, error } = await scenario(cloud, name, event)
  expect(error).toBeUndefined()
  return ok
}

describe('documents', () => {
  it('come back with every type they went in with', async () => {
    const before = Date.now()
    const got = (await run('addAndGet')) as Record<string, unknown>
    expect(got).toMatchObject({
      idLength: 32,
      sameId: true,
      whenMs: Date.parse('2024-05-01T00:00:00.123Z'),
      atIsDate: true,
      re: { pattern: '^x', options: 'i' },
      spot: { type: 'Point', coordinates: [113.3, 23.1] },
      rest: ['张三', 1, 1.5, 1e12, null, { er: [1, { x: 2 }] }, ['a']],
    })
    expect(got.at).toBeGreaterThanOrEqual(before)
    expect(got.at).toBeLessThanOrEqual(Date.now())
    expect(got.fields).toEqual(
      ['_id', 'at', 'big', 'deep', 'half', 'n', 'name', 'nothing', 're', 'spot', 'tags', 'when'].sort(),
    )
  })

  it('are found, ordered, skipped, limited and projected', async () => {
    await cloud.reset()
    expect(await run('addMany')).toBe(5)
    expect(await run('page')).toEqual([{ n: 4 }, { n: 3 }])
  })

  it('answer every query command', async () => {
    expect(await run('queries')).toEqual({
      in: [1, 3],
      nin: [2, 4, 5],
      or: [1, 5],
      and: [2],
      nor: [3, 5],
      not: [3, 4, 5],
      neq: [1, 3, 4, 5],
      exists: [1, 2, 3, 4, 5],
      mod: [1, 3, 5],
      regex: 0,
      expr: [3],
      count: 3,
    })
  })

  it('answer array queries', async () => {
    expect(await run('arrays')).toEqual({
      all: 1,
      size: 1,
      elemMatch: 1,
      elemMiss: 0,
      member: 1,
      path: 1,
      position: 1,
    })
  })

  it('take every update command', async () => {
    expect(await run('updates')).toEqual({
      inc: 42,
      mul: 84,
      min: 3,
      max: 9,
      remove: false,
      rename: 'old',
      set: { c: 3 },
      nested: { c: 3, d: 4 },
      push: [3, 1, 2, 9, 8],
      pushSorted: [1, 2, 3, 7],
      pop: [1, 2, 3],
      shift: [2, 3],
      unshift: [0, 2, 3],
      pull: [1, 2, 2],
      pullAll: [1],
      addToSet: [1, 5],
      date: 'number',
    })
    expect(await run('updateMany')).toEqual([2, 0])
  })

  it('are set whole, created or replaced', async () => {
    expect(await run('set')).toEqual({
      first: { created: 1, updated: 0 },
      firstId: 'whole',
      second: { created: 0, updated: 1 },
      doc: { _id: 'whole', c: 3 },
    })
  })

  it('are removed by id and by query', async () => {
    expect(await run('remove')).toEqual([1, 3])
  })
})

it('places are found near, within and across', async () => {
  expect(await run('geo')).toEqual({
    near: ['near'],
    ordered: ['far', 'near'],
    within: ['near'],
    crossing: ['near'],
    aways: [
      ['near', expect.any(Number)],
      ['far', expect.any(Number)],
    ],
  })
})

it('aggregations run through every kind of stage', async () => {
  expect(await run('aggregates')).toMatchObject({
    grouped: [
      { _id: 'p1', sum: 30, list: [10, 20], person: [{ _id: 'p1', name: '甲' }] },
      { _id: 'p2', sum: 5, list: [5], person: [] },
    ],
    piped: [{ n: 10, person: [{ name: '甲' }] }],
    shaped: [
      { twice: 20, size: 'big', tags: 'n10' },
      { twice: 40, size: 'big', tags: 'n20' },
    ],
    counted: [{ total: 3 }],
    bucketed: [
      { _id: 0, count: 1 },
      { _id: 10, count: 2 },
    ],
    sorted: [
      { _id: 'p1', count: 2 },
      { _id: 'p2', count: 1 },
    ],
    rooted: [{ only: 5 }],
    sampled: 2,
  })
  expect(await run('emptyCount')).toEqual([])
})

describe('transactions', () => {
  beforeAll(async () => {
    await cloud.store.insert('accounts', [
      { _id: 'a', amount: 100 },
      { _id: 'b', amount: 0 },
    ])
  })

  it('move money whole', async () => {
    expect(await run('transfer', { amount: 30 })).toEqual([70, 30, 30])
  })

  it('leave nothing when rolled back', async () => {
    expect(await run('rollback')).toBe(70)
  })

  it('are undone when the function dies', async () => {
    const dead = await cloud.call('db', { run: 'leaveOpen' })
    expect(dead.error?.message).toContain('Process exited unexpectedly')
    const { docs } = await cloud.store.find('accounts', { query: { _id: 'a' } })
    expect(docs[0]).toMatchObject({ amount: 70 })
    expect(await run('transfer', { amount: 0 })).toContain(70)
  })
})

it('collections can be created and used at once', async () => {
  await run('createCollection', { name: 'fresh' })
  expect(cloud.store.collections().map(({ name }) => name)).toContain('fresh')
})
