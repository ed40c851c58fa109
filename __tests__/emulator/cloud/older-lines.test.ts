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

it("a request to the service's own hosts is led to this cloud", async () => {
  const { result, error, ops } = await cloud.call('probe', { way: 'oldHost' })
  expect(error).toBeUndefined()
  expect(result).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  expect(ops).toBe(1)
})
