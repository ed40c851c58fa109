/** What older SDK lines send differently, sent as they send it. */
import type { Cloud } from '../../../emulator/start-cloud'
import { testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
afterAll(() => cloud.close())

const upload = (fields: Record<string, string | Blob>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return fetch(`${cloud.url}/cos/old/file.bin`, { method: 'POST', body: form })
}

it('a file uploaded as a form is kept byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
  const signature = { Signature: 'local-sign', 'x-cos-security-token': 'local-token', key: 'old/file.bin' }
  const answer = await upload({ ...signature, file: new Blob([bytes]) })
  expect([answer.status, await answer.text()]).toEqual([204, ''])
  const kept = new Uint8Array(await (await fetch(`${cloud.url}/cos/old/file.bin`)).arrayBuffer())
  expect([...kept]).toEqual([...bytes])
})

it('a form without signature or file is refused', async () => {
  expect((await upload({ file: new Blob(['x']) })).status).toBe(403)
  expect((await upload({ Signature: 'local-sign', 'x-cos-security-token': 'local-token' })).status).toBe(400)
})

it('an aggregation under its older name is answered as one text', async () => {
  await cloud.store.insert('things', [{ _id: 'a', n: 1 }])
  const stages = [{ stageKey: '$match', stageValue: '{"n":1}' }]
  const body = JSON.stringify({ action: 'database.aggregate', collectionName: 'things', stages })
  const { data } = (await (await fetch(`${cloud.url}/admin`, { method: 'POST', body })).json()) as {
    data: { list: string }
  }
  expect(JSON.parse(data.list)).toEqual(['{"_id":"a","n":1}'])
})

it('a point of geoNear without its GeoJSON form is understood', async () => {
  const loc = { type: 'Point', coordinates: [109.8, 40.6] }
  await cloud.store.insert('places', [{ _id: 'near', loc }])
  const near = { longitude: 109.8, latitude: 40.6 }
  const stages = [
    { stageKey: '$geoNear', stageValue: JSON.stringify({ near, distanceField: 'far', spherical: true }) },
  ]
  const body = JSON.stringify({ action: 'database.aggregateDocuments', collectionName: 'places', stages })
  const { data } = (await (await fetch(`${cloud.url}/admin`, { method: 'POST', body })).json()) as {
    data: { list: string[] }
  }
  expect(data.list.map((text) => (JSON.parse(text) as { far: number }).far)).toEqual([0])
})

describe('the 1.x names with plain objects', () => {
  const wire = async (body: object) => {
    const response = await fetch(`${cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
    return (await response.json()) as { [key: string]: unknown; data?: { [key: string]: unknown } }
  }
  const orders = { collectionName: 'orders' }
  const where = (query: object) => ({ ...orders, queryType: 'WHERE', query })

  it('answer the id of what a transaction added, and dates before 1970 as texts', async () => {
    const { transactionId } = await wire({ action: 'database.startTransaction' })
    const born = { $date: { $numberLong: '-86400000' } }
    const added = await wire({
      ...{ action: 'database.insertDocInTransaction', collectionName: 'counters', transactionId },
      data: JSON.stringify({ _id: 'old', born }),
    })
    expect(added).toMatchObject({ inserted: '1', ok: '1', _id: 'old' })
    await wire({ action: 'database.commitTransaction', transactionId })
    const asked = { ...where({ _id: 'old' }), collectionName: 'counters' }
    const found = await wire({ action: 'database.queryDocument', ...asked })
    expect(found.data).toEqual({ list: [{ _id: 'old', born: { $date: '1969-12-31T00:00:00.000Z' } }] })
  })

  it('add, query, count, update and delete documents', async () => {
    const data = {
      _id: 'x',
      n: 2,
      when: { $date: 1000 },
      at: { $date: { offset: 0 } },
      re: { $regex: '^a', $options: 'i' },
    }
    expect((await wire({ action: 'database.addDocument', ...orders, data })).data).toEqual({ _id: 'x' })
    await wire({ action: 'database.addDocument', ...orders, data: { _id: 'y', n: 1 } })
    const order = [{ field: 'n', direction: 'desc' }]
    const page = {
      action: 'database.queryDocument',
      ...where({ n: { $gt: 0 } }),
      order,
      limit: 1,
      projection: { at: 0 },
    }
    expect(await wire(page)).toMatchObject({
      data: {
        list: [
          {
            _id: 'x',
            n: 2,
            when: { $date: '1970-01-01T00:00:01Z' },
            re: { $regularExpression: { pattern: '^a', options: 'i' } },
          },
        ],
      },
      Limit: 1,
    })
    expect((await wire({ action: 'database.countDocument', ...where({}) })).data).toEqual({ total: 2 })
    const change = {
      ...where({ _id: 'z' }),
      queryType: 'DOC',
      data: { n: 3 },
      merge: false,
      upsert: true,
      multi: false,
    }
    expect((await wire({ action: 'database.updateDocument', ...change })).data).toMatchObject({
      updated: 0,
      upserted_id: 'z',
    })
    expect((await wire({ action: 'database.deleteDocument', ...where({ n: 3 }), multi: true })).data).toEqual(
      { deleted: 1 },
    )
  })

  it('work on documents inside a transaction', async () => {
    await cloud.store.insert('accounts', [{ _id: 'a', n: 1 }])
    const { transactionId } = await wire({ action: 'database.startTransaction' })
    const inside = (id: string) => ({
      collectionName: 'accounts',
      transactionId,
      query: { _id: { $eq: id } },
    })
    expect((await wire({ action: 'database.getInTransaction', ...inside('a') })).data).toBe(
      '{"_id":"a","n":1}',
    )
    expect((await wire({ action: 'database.getInTransaction', ...inside('no') })).data).toBe('null')
    const raise = {
      action: 'database.updateDocInTransaction',
      ...inside('a'),
      data: '{"$inc":{"n":{"$numberInt":"1"}}}',
    }
    expect(await wire(raise)).toMatchObject({ updated: '1' })
    const set = { action: 'database.updateDocInTransaction', ...inside('b'), data: '{"n":9}', upsert: true }
    expect(await wire(set)).toMatchObject({ updated: '0', upserted: '[{"_id":"b"}]' })
    const add = {
      action: 'database.insertDocInTransaction',
      collectionName: 'accounts',
      transactionId,
      _id: 'c',
      data: '{}',
    }
    expect(await wire(add)).toMatchObject({ inserted: '1', ok: '1' })
    expect(await wire({ action: 'database.deleteDocInTransaction', ...inside('b') })).toMatchObject({
      deleted: '1',
    })
    await wire({ action: 'database.commitTransaction', transactionId })
    expect((await cloud.store.find('accounts', { order: { _id: 1 } })).docs).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'c' },
    ])
  })
})

it("a request to the service's own hosts is led to this cloud", async () => {
  const { result, error, ops } = await cloud.call('probe', { way: 'oldHost' })
  expect(error).toBeUndefined()
  expect(result).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  expect(ops).toBe(1)
})
