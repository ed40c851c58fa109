/** Changing one document and answering it as it then is, as the database SDK asks for it. */
import type { Cloud } from '../../../emulator/start-cloud'
import { testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

interface Answer {
  code?: string
  transactionId?: string
  data: { updated: number; doc: string | null }
}

const wire = async (body: object): Promise<Answer> => {
  const response = await fetch(`${cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
  return (await response.json()) as Answer
}
const change = (query: object, data: object, more: object = {}) =>
  wire({
    action: 'database.modifyAndReturnDoc',
    collectionName: 'counters',
    queryType: 'WHERE',
    query: JSON.stringify(query),
    data: JSON.stringify(data),
    ...more,
  })

it('answers the changed document, or none when the query selects none', async () => {
  await cloud.store.insert('counters', [{ _id: 'a', n: 1, tags: ['x', 'y'] }])
  const { data } = await change({ tags: 'y', n: { $gte: 1 } }, { $inc: { n: 2 }, $set: { 'tags.$': 'z' } })
  expect([data.updated, JSON.parse(data.doc ?? '')]).toEqual([1, { _id: 'a', n: 3, tags: ['x', 'z'] }])
  expect((await change({ n: 1 }, { $inc: { n: 1 } })).data).toEqual({ updated: 0, doc: null })
})

it('of fifty at once each answers a number of its own', async () => {
  await cloud.store.insert('counters', [{ _id: 'ticket', next: 0 }])
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => change({ _id: 'ticket' }, { $inc: { next: 1 } })),
  )
  const numbers = answers.map(({ data }) => (JSON.parse(data.doc ?? '{}') as { next: number }).next)
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
})

it('belongs to the transaction it is sent in', async () => {
  await cloud.store.insert('counters', [{ _id: 'a', n: 1 }])
  const { transactionId } = await wire({ action: 'database.startTransaction' })
  expect((await change({ n: 1 }, { $set: { n: 5 } }, { transactionId })).data.updated).toBe(1)
  expect((await cloud.store.find('counters', {})).docs).toEqual([{ _id: 'a', n: 1 }])
  await wire({ action: 'database.abortTransaction', transactionId })
  expect((await cloud.store.find('counters', {})).docs).toEqual([{ _id: 'a', n: 1 }])
})

it('is refused without a query, without operators, and where the change itself is refused', async () => {
  await cloud.store.insert('counters', [{ _id: 'a', text: 'x' }])
  expect((await change({}, { $inc: { n: 1 } })).code).toBe('INVALID_PARAM')
  expect((await change({ _id: 'a' }, { n: 1 })).code).toBe('INVALID_PARAM')
  expect((await change({ _id: 'a' }, { $inc: { text: 1 } })).code).toBe('DATABASE_REQUEST_FAILED')
  expect((await change({ _id: 'a' }, { $set: { text: 'free again' } })).data.updated).toBe(1)
})

it('what is set to what it had been counts as one, as on the service', async () => {
  await cloud.store.insert('counters', [{ _id: 'same', n: 1 }])
  expect((await change({ _id: 'same' }, { $set: { n: 1 } })).data.updated).toBe(1)
  const set = await wire({
    ...{ action: 'database.modifyDocument', collectionName: 'counters', queryType: 'DOC' },
    ...{ query: '{"_id":"same"}', data: '{"n":1}', merge: false, upsert: true },
  })
  expect(set.data.updated).toBe(1)
})

it('a document whose field begins with a dollar is refused', async () => {
  const add = { action: 'database.insertDocument', collectionName: 'counters', data: ['{"$set":{"n":1}}'] }
  expect((await wire(add)).code).toBe('INVALID_PARAM')
})
