/** Every limit of the platform is met with an error, not with silence. */
import type { Cloud } from '../../../emulator/start-cloud'
import { probe, scenario, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
  await cloud.store.insert(
    'many',
    Array.from({ length: 1200 }, (_, n) => ({ n })),
  )
  await cloud.store.insert(
    'fat',
    Array.from({ length: 30 }, (_, n) => ({ n, pad: 'x'.repeat(40_000) })),
  )
  await cloud.store.insert('accounts', [{ _id: 'a' }])
})
afterAll(() => cloud.close())

const wireOf = (on: Cloud) => async (body: object) => {
  const response = await fetch(`${on.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as { code?: string; message?: string; data?: { list: string[] } }
}
const wire = (body: object) => wireOf(cloud)(body)

it('get answers 100 documents unless told, and 1000 at most', async () => {
  expect((await scenario(cloud, 'getDefault')).ok).toBe(100)
  expect((await scenario(cloud, 'getMore', { limit: 1000 })).ok).toBe(1000)
  expect((await scenario(cloud, 'getMore', { limit: 1100 })).ok).toBe(1000)
  const beyond = { action: 'database.getDocument', collectionName: 'many', queryType: 'WHERE', limit: 1001 }
  expect(await wire(beyond)).toMatchObject({
    code: 'INVALID_PARAM',
    message: 'limit is at most 1000, not 1001',
  })
})

it('aggregate answers 20 documents unless told, and 10,000 at most', async () => {
  expect((await scenario(cloud, 'aggregateDefault')).ok).toBe(20)
  expect((await scenario(cloud, 'aggregateMore', { limit: 1100 })).ok).toBe(1100)
  const { error } = await scenario(cloud, 'aggregateMore', { limit: 10_001 })
  expect(error?.message).toContain('aggregate limit is at most 10000, not 10001')
})

it('a database result ends at 1 MB', async () => {
  const { error } = await scenario(cloud, 'tooMuch')
  expect(error?.errMsg).toContain('[LimitExceeded.ResultSize]')
})

it('a function result ends at 1 MB', async () => {
  expect((await probe(cloud, 'big', { bytes: 1024 * 1024 - 2 })).error).toBeUndefined()
  expect((await probe(cloud, 'big', { bytes: 1024 * 1024 })).error).toMatchObject({ code: -604001 })
})

it('a mini-program sends 100 KB of text at most, another function 6 MB', async () => {
  const pad = (bytes: number) => ({ pad: 'x'.repeat(bytes) })
  expect((await probe(cloud, 'nothing', pad(99 * 1024))).error).toBeUndefined()
  expect((await probe(cloud, 'nothing', pad(101 * 1024))).error).toMatchObject({ code: -404006 })
  const invoke = (bytes: number) => {
    const request_data = JSON.stringify({ way: 'nothing', ...pad(bytes) })
    return wire({ action: 'functions.invokeFunction', function_name: 'probe', request_data })
  }
  expect(await invoke(5 * 1024 * 1024)).toMatchObject({ data: { response_data: 'null' } })
  expect(await invoke(6 * 1024 * 1024)).toMatchObject({ code: 'FUNCTIONS_REQUEST_FAIL' })
})

it('there are 100 collections at most', async () => {
  const full = await testCloud()
  const { error } = await scenario(full, 'manyCollections')
  expect(error?.code).toBe('DATABASE_COLLECTION_EXCEED_LIMIT')
  expect(full.store.collections()).toHaveLength(100)
  await full.close()
})

it('a collection has 20 indexes at most', async () => {
  const indexes = Array.from({ length: 21 }, (_, n) => ({ name: `i${n}`, keys: { [`f${n}`]: 1 as const } }))
  await expect(testCloud({ database: { collections: [{ name: 'wide', indexes }] } })).rejects.toThrow(/index/)
})

it('a strict transaction takes document operations only', async () => {
  const strict = await testCloud({ strict: true })
  const wire = wireOf(strict)
  const { transactionId } = (await wire({ action: 'database.startTransaction' })) as {
    transactionId?: string
  }
  const inside = { collectionName: 'many', transactionId, queryType: 'WHERE', query: '{"n":1}' }
  for (const request of [
    { action: 'database.getDocument', ...inside },
    { action: 'database.calculateDocument', ...inside },
    { action: 'database.removeDocument', multi: true, ...inside },
    { action: 'database.modifyDocument', multi: true, merge: true, data: '{"$set":{"n":2}}', ...inside },
    { action: 'database.aggregateDocuments', stages: [], ...inside },
  ]) {
    expect(await wire(request)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  }
  await strict.close()
})

it('a query inside a transaction reads its snapshot, and is named', async () => {
  const warnings: string[] = []
  const tolerant = await testCloud({ log: (text) => warnings.push(text) })
  const wire = wireOf(tolerant)
  await tolerant.store.insert('many', [{ _id: 'before', n: 1 }])
  const { transactionId } = (await wire({ action: 'database.startTransaction' })) as { transactionId: string }
  const inside = { collectionName: 'many', transactionId, queryType: 'WHERE', query: '{"n":1}' }
  await wire({ action: 'database.getDocument', ...inside })
  await tolerant.store.insert('many', [{ _id: 'after', n: 1 }])
  expect(await wire({ action: 'database.getDocument', ...inside })).toMatchObject({
    data: { list: ['{"_id":"before","n":1}'] },
  })
  expect(await wire({ action: 'database.calculateDocument', ...inside })).toMatchObject({
    data: { total: 1 },
  })
  expect(warnings.join()).toContain('a query on many inside a transaction')
  const change = { action: 'database.removeDocument', multi: true, ...inside }
  expect(await wire(change)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  await tolerant.close()
})

it('writes by query need a query', async () => {
  for (const query of [undefined, '{}']) {
    const common = { collectionName: 'many', queryType: 'WHERE', multi: true, query }
    expect(await wire({ action: 'database.removeDocument', ...common })).toMatchObject({
      code: 'INVALID_PARAM',
    })
    const data = '{"$set":{"gone":true}}'
    expect(await wire({ action: 'database.modifyDocument', merge: true, data, ...common })).toMatchObject({
      code: 'INVALID_PARAM',
    })
  }
  expect((await cloud.store.count('many', {})).total).toBe(1200)
})

it('what is not implemented names itself', async () => {
  for (const action of ['storage.batchCopyFile', 'database.watch', 'wx.api', 'nothing.atAll']) {
    expect(await wire({ action })).toMatchObject({
      code: 'NOT_IMPLEMENTED',
      message: expect.stringContaining(action),
    })
  }
})

it('a data folder is held by one cloud', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs')
  const data = mkdtempSync(`${(await import('node:os')).tmpdir()}/held-`)
  const first = await testCloud({ data })
  await expect(testCloud({ data })).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  await first.close()
  await (await testCloud({ data })).close()
  rmSync(data, { recursive: true })
})
