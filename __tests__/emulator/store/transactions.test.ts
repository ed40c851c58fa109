/** What a transaction sees, whom it conflicts with, and that money moved by many of them at once is conserved. */
import fc from 'fast-check'
import type { Store } from '../../../emulator/store/types'
import { aStore, change, codeOf, get, request } from './helpers'

const declaration = {
  collections: [{ name: 'acct', indexes: [{ name: 'phone', keys: { phone: 1 as const }, unique: true }] }],
}
const store = aStore({ declaration })

beforeEach(async () => {
  await store.reset()
  await store.insert('acct', [
    { _id: 'a', amount: 10, phone: 'pa' },
    { _id: 'b', amount: 20, phone: 'pb' },
  ])
})

const inc = (id: string, by: number, tx?: string) =>
  change(store, 'acct', { _id: id }, { $inc: { amount: by } }, tx)

describe('what a transaction sees', () => {
  test('its own writes, which nobody else sees until the commit', async () => {
    const tx = store.begin()
    await inc('a', 1, tx)
    await store.insert('acct', [{ _id: 'new', phone: 'pn' }], tx)
    await store.remove('acct', { query: { _id: 'b' }, multi: false }, tx)
    expect(await get(store, 'acct', 'a', tx)).toMatchObject({ amount: 11 })
    expect((await store.find('acct', { order: { _id: 1 } }, tx)).docs.map((doc) => doc._id)).toEqual([
      'a',
      'new',
    ])
    expect((await store.count('acct', {}, tx)).total).toBe(2)
    expect(await get(store, 'acct', 'a')).toMatchObject({ amount: 10 })
    expect((await store.find('acct', {})).docs.map((doc) => doc._id)).toEqual(['a', 'b'])
    await store.commit(tx)
    expect((await store.find('acct', {})).docs.map((doc) => doc._id)).toEqual(['a', 'new'])
    expect(await get(store, 'acct', 'a')).toMatchObject({ amount: 11 })
  })

  test('the data as it was at its beginning, whatever is committed meanwhile', async () => {
    const tx = store.begin()
    await inc('a', 5)
    await store.remove('acct', { query: { _id: 'b' }, multi: false })
    await store.insert('acct', [{ _id: 'later', phone: 'pl' }])
    await inc('a', 5)
    expect(await get(store, 'acct', 'a', tx)).toMatchObject({ amount: 10 })
    expect(await get(store, 'acct', 'b', tx)).toMatchObject({ amount: 20 })
    expect(await get(store, 'acct', 'later', tx)).toBeUndefined()
    const ids = (await store.find('acct', { order: { _id: 1 } }, tx)).docs.map((doc) => doc._id)
    expect(ids).toEqual(['a', 'b'])
    const next = store.begin()
    expect(await get(store, 'acct', 'a', next)).toMatchObject({ amount: 20 })
  })

  test('nothing of it remains after an abort', async () => {
    const tx = store.begin()
    await inc('a', 1, tx)
    store.abort(tx)
    expect(await get(store, 'acct', 'a')).toMatchObject({ amount: 10 })
    expect(await codeOf(inc('a', 1, tx))).toBe('TRANSACTION_NOT_EXIST')
    await inc('a', 1)
  })
})

describe('conflicts', () => {
  test('the second of two open transactions is refused at its write and has ended', async () => {
    const first = store.begin()
    const second = store.begin()
    await inc('a', 1, first)
    expect(await codeOf(inc('a', 1, second))).toBe('TRANSACTION_CONFLICT')
    expect(await codeOf(store.commit(second))).toBe('TRANSACTION_NOT_EXIST')
    expect(() => store.abort(second)).toThrow(expect.objectContaining({ code: 'TRANSACTION_NOT_EXIST' }))
    await store.commit(first)
    expect(await get(store, 'acct', 'a')).toMatchObject({ amount: 11 })
  })

  test('a document changed by a commit since the beginning refuses the write', async () => {
    const tx = store.begin()
    await inc('a', 1)
    expect(await codeOf(inc('a', 1, tx))).toBe('TRANSACTION_CONFLICT')
  })

  test('a document that came or went since the beginning refuses the write', async () => {
    const inserting = store.begin()
    const removing = store.begin()
    await store.insert('acct', [{ _id: 'n', phone: 'pn' }])
    await store.remove('acct', { query: { _id: 'b' }, multi: false })
    expect(await codeOf(store.insert('acct', [{ _id: 'n', phone: 'x' }], inserting))).toBe(
      'TRANSACTION_CONFLICT',
    )
    expect(await codeOf(inc('b', 1, removing))).toBe('TRANSACTION_CONFLICT')
  })

  test('two transactions that only read the same and write different documents both commit', async () => {
    const [one, two] = [store.begin(), store.begin()]
    for (const tx of [one, two]) await get(store, 'acct', 'a', tx)
    await inc('a', 1, one)
    await inc('b', 1, two)
    await store.commit(one)
    await store.commit(two)
    expect(await get(store, 'acct', 'b')).toMatchObject({ amount: 21 })
  })

  test('a unique key taken by an open transaction refuses another one and makes a plain insert wait', async () => {
    const [one, two] = [store.begin(), store.begin()]
    await store.insert('acct', [{ _id: 'x', phone: 'same' }], one)
    expect(await codeOf(store.insert('acct', [{ _id: 'y', phone: 'same' }], two))).toBe(
      'TRANSACTION_CONFLICT',
    )
    const waiting = codeOf(store.insert('acct', [{ _id: 'z', phone: 'same' }]))
    await store.commit(one)
    expect(await waiting).toBe('DUPLICATE_KEY')
  })

  test('a taken unique key is a duplicate, but a transaction may hand one over between its documents', async () => {
    const refused = store.begin()
    const set = (id: string, phone: string, tx: string) =>
      change(store, 'acct', { _id: id }, { $set: { phone } }, tx)
    expect(await codeOf(set('a', 'pb', refused))).toBe('DUPLICATE_KEY')
    const tx = store.begin()
    await set('a', 'spare', tx)
    await set('b', 'pa', tx)
    await set('a', 'pb', tx)
    await store.commit(tx)
    expect(await get(store, 'acct', 'a')).toMatchObject({ phone: 'pb' })
    expect(await codeOf(store.insert('acct', [{ phone: 'pa' }]))).toBe('DUPLICATE_KEY')
    expect(await codeOf(store.insert('acct', [{ phone: 'spare' }]))).toBeNull()
  })

  test('a plain write waits for the transaction that holds its document', async () => {
    const tx = store.begin()
    await inc('a', 1, tx)
    let done = false
    const plain = inc('a', 100).then(() => (done = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(done).toBe(false)
    await store.commit(tx)
    await plain
    expect(await get(store, 'acct', 'a')).toMatchObject({ amount: 111 })
  })

  test('a change of many documents waits in the middle and changes each exactly once', async () => {
    const tx = store.begin()
    await inc('b', 1, tx)
    const all = store.update('acct', request({}, { $inc: { amount: 1000 } }, { multi: true }))
    await new Promise((resolve) => setTimeout(resolve, 10))
    store.abort(tx)
    expect(await all).toMatchObject({ matched: 2, updated: 2 })
    expect((await store.find('acct', {})).docs.map((doc) => doc.amount)).toEqual([1010, 1020])
  })
})

test('a transaction ends after its life: its writes are gone, its locks free, its id unknown', async () => {
  const brief = aStore({ declaration, transactionMs: 40 })
  await brief.insert('acct', [{ _id: 'a', amount: 1, phone: 'p' }])
  const tx = brief.begin()
  await change(brief, 'acct', { _id: 'a' }, { $inc: { amount: 1 } }, tx)
  await change(brief, 'acct', { _id: 'a' }, { $inc: { amount: 10 } })
  expect(await get(brief, 'acct', 'a')).toMatchObject({ amount: 11 })
  expect(await codeOf(brief.commit(tx))).toBe('TRANSACTION_NOT_EXIST')
})

/** Moves money and retries conflicts, as an application would. Answers how many conflicts it met. */
async function transfer(on: Store, from: string, to: string, amount: number): Promise<number> {
  for (let conflicts = 0; ; conflicts++) {
    const tx = on.begin()
    try {
      const source = await get(on, 'acct', from, tx)
      await new Promise((resolve) => setImmediate(resolve))
      const target = await get(on, 'acct', to, tx)
      await change(on, 'acct', { _id: from }, { $set: { amount: Number(source?.amount) - amount } }, tx)
      await change(on, 'acct', { _id: to }, { $set: { amount: Number(target?.amount) + amount } }, tx)
      await on.commit(tx)
      return conflicts
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'TRANSACTION_CONFLICT') throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
    }
  }
}

test('money moved by concurrent transactions is conserved, and plain increments among them are not lost', async () => {
  const accounts = ['a', 'b', 'c', 'd']
  const account = fc.integer({ min: 0, max: 3 })
  const move = fc.record({
    from: account,
    by: fc.integer({ min: 1, max: 3 }),
    amount: fc.integer({ min: 1, max: 9 }),
  })
  let conflicts = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 25 }), async (moves) => {
      await store.reset()
      await store.insert(
        'acct',
        accounts.map((_id) => ({ _id, amount: 100, phone: _id })),
      )
      const expected = new Map(accounts.map((id) => [id, 100]))
      const tasks = moves.map(async ({ from, by, amount }, i) => {
        const source = accounts[from] as string
        const target = accounts[(from + by) % 4] as string
        expected.set(source, (expected.get(source) as number) - amount)
        expected.set(target, (expected.get(target) as number) + amount)
        if (i % 5 === 0) {
          expected.set(source, (expected.get(source) as number) + 1000)
          await inc(source, 1000)
        }
        conflicts += await transfer(store, source, target, amount)
      })
      await Promise.all(tasks)
      const { docs } = await store.find('acct', {})
      expect(new Map(docs.map((doc) => [doc._id, doc.amount]))).toEqual(expected)
    }),
    { numRuns: 12 },
  )
  expect(conflicts).toBeGreaterThan(0)
})
