/** Owns that a request key is for one input only: every keyed action refuses another input under a key it was given. */
import { contract, type ActionName, type KeyedAction } from '../../../src/contract'
import { requestMark } from '../../../cloudfunctions/api/repositories/request-keys'
import { personIdOf } from '../../support/builders'
import { appointedRoles } from '../../../src/domain/person/roles'
import { sample } from '../../support/schema-samples'
import { appoint, stationOf } from '../../support/station'
import { accountOf, givePoints, putPrize, redemptionsOf } from '../../support/store'
import { actionOf, kinds } from '../../support/cases'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const keyed = (Object.keys(contract) as ActionName[]).filter((name) => {
  const definition = contract[name]
  return definition.kind === 'command' && definition.idempotency === 'request-key'
}) as KeyedAction[]

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-all', appointedRoles, { 'volunteer.state': 'active' })
})
afterAll(() => test.close())

const codeOf = async (action: ActionName, input: object, key: string): Promise<string> => {
  const reply = await test.call('o-all', action, input as never, key)
  return reply.ok ? 'OK' : reply.error.code
}

/** As if a command with another input had been given under this key. */
const noteOther = (action: KeyedAction, requestKey: string) =>
  test.cloud.store.update('people', {
    query: { _id: personIdOf('o-all') },
    update: { $push: { requests: { key: requestMark({ action, requestKey }), asked: 'something-else' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })

/** These keep what they were asked in what they make; their cases are below. */
const own: string[] = [
  'store.reserve',
  'store.stock',
  'household.contribute',
  'household.takeBack',
  'visit.save',
  'visit.correct',
  ...kinds.map((kind) => actionOf(kind, 'begin')),
]
const router = keyed.filter((action) => !own.includes(action))

it.each(router)('%s refuses a key that was used for another input', async (action) => {
  const key = 'a-key-for-another'
  await noteOther(action, key)
  const input = sample(contract[action].input, { personId: 'nobody0000', card: undefined }) as object
  expect(await codeOf(action, input, key)).toBe('REQUEST_KEY_REUSED')
})

it('the same input again is the same command, another one is refused, a refused one leaves the key free', async () => {
  const key = 'a-key-for-partner'
  const shop = { name: '老街粮油', place: '老街', contact: '', active: true }
  expect(await codeOf('store.savePartner', shop, key)).toBe('OK')
  expect(await codeOf('store.savePartner', { ...shop }, key)).toBe('OK')
  expect(await codeOf('store.savePartner', { ...shop, name: '老街肉铺' }, key)).toBe('REQUEST_KEY_REUSED')
  expect(await test.rows('partners')).toHaveLength(1)
  const again = 'a-key-for-nothing'
  expect(await codeOf('household.contribute', { amount: 5 }, again)).toBe('NO_HOUSEHOLD')
  expect(await codeOf('household.contribute', { amount: 6 }, again)).toBe('NO_HOUSEHOLD')
})

it('points are pooled once under one key, and another amount is refused', async () => {
  await givePoints(test, ['o-all'], 100)
  await test.must('o-all', 'household.create', { name: '我家' })
  const key = 'one-key-for-pool'
  expect(await codeOf('household.contribute', { amount: 5 }, key)).toBe('OK')
  expect(await codeOf('household.contribute', { amount: 7 }, key)).toBe('REQUEST_KEY_REUSED')
  expect(await codeOf('household.contribute', { amount: 5 }, key)).toBe('OK')
  expect(await codeOf('household.takeBack', { amount: 5 }, key)).toBe('REQUEST_KEY_REUSED')
  expect((await accountOf(test, personIdOf('o-all'))).balances.points).toBe(95)
})

it('two inputs under one key at the same moment come to one command', async () => {
  const key = 'one-key-at-once'
  const codes = await Promise.all(
    [1, 2, 3, 4].map((amount) => codeOf('household.contribute', { amount }, key)),
  )
  expect([...codes].sort()).toEqual(['OK', ...Array(3).fill('REQUEST_KEY_REUSED')].sort())
})

it('stock is moved once under one key, and neither another amount nor another prize goes with it', async () => {
  const [rice, oil] = [await putPrize(test, { left: 4 }), await putPrize(test, { left: 4 })]
  const key = 'one-key-for-stock'
  const coming = { prizeId: rice._id, how: 'in', amount: 3, reason: '到货' }
  expect(await codeOf('store.stock', coming, key)).toBe('OK')
  expect(await codeOf('store.stock', coming, key)).toBe('OK')
  expect(await codeOf('store.stock', { ...coming, amount: 4 }, key)).toBe('REQUEST_KEY_REUSED')
  expect(await codeOf('store.stock', { ...coming, prizeId: oil._id }, key)).toBe('REQUEST_KEY_REUSED')
  expect(await test.rows('stockMoves')).toHaveLength(1)
})

it('a reservation is not made twice nor exchanged under one key', async () => {
  const [rice, oil] = [await putPrize(test, { points: 10 }), await putPrize(test, { points: 20 })]
  const key = 'one-key-for-rice'
  expect(await codeOf('store.reserve', { prizeId: rice._id, purse: 'own' }, key)).toBe('OK')
  expect(await codeOf('store.reserve', { prizeId: rice._id, purse: 'own' }, key)).toBe('OK')
  expect(await codeOf('store.reserve', { prizeId: oil._id, purse: 'own' }, key)).toBe('REQUEST_KEY_REUSED')
  expect(await redemptionsOf(test)).toHaveLength(1)
  expect((await accountOf(test, personIdOf('o-all'))).held.points).toBe(10)
})
