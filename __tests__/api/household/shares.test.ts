/** Whose the points of a household are, on the phones of those who share them: also when they go, or all have gone. */
import { startOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { householdOf } from '../../support/households'
import { givePoints, ledgerErrors, lotsOf } from '../../support/points'
import { appoint, stationOf } from '../../support/station'
import { contradictions, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const [A, B] = [personIdOf('a'), personIdOf('b')]
let test: TestCloud
let householdId: string

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(startOf('2027-12-20'))
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'other', ['staff'])
  await put(test, 'people', [aPerson('a', { realName: '安' }), aPerson('b', { realName: '白' })])
  householdId = await householdOf(test, 'a', ['b'])
})
afterAll(() => test.close())

const points = async (openid: string) => (await test.must(openid, 'points.mine', {})).balance
const sharesNow = async (openid: string) =>
  (await test.must(openid, 'household.open', {})).household?.members.map(({ contributed, held }) => [
    contributed,
    held,
  ])

async function reserve(openid: string, price: number) {
  const { _id: prizeId } = await putPrize(test, { points: price })
  return test.must(openid, 'store.reserve', { prizeId, purse: 'household' })
}

/** Lets the rows be written that the jobs write, then looks at all the books. */
async function booksAgree(): Promise<void> {
  await test.jobs()
  await test.jobs()
  expect(await ledgerErrors(test)).toEqual([])
  expect(await contradictions(test)).toEqual([])
}

it('what is set aside keeps its owner when its owner is asked to leave, and goes home when it is given up', async () => {
  await givePoints(test, A, { 2027: 1 })
  await givePoints(test, B, { 2027: 30 })
  await test.must('b', 'household.contribute', { amount: 30 })
  const { redemptionId } = await reserve('a', 30)
  expect(await sharesNow('a')).toEqual([
    [0, 0],
    [30, 30],
  ])
  await test.must('a', 'household.remove', { personId: B })
  await test.must('a', 'store.cancel', { redemptionId })
  await test.must('a', 'household.leave', { householdId })
  expect([await points('a'), await points('b')]).toEqual([1, 30])
  await booksAgree()
})

it('whoever spends uses the own share first', async () => {
  await givePoints(test, A, { 2027: 20 })
  await givePoints(test, B, { 2027: 10 })
  await test.must('a', 'household.contribute', { amount: 20 })
  await test.must('b', 'household.contribute', { amount: 10 })
  const { redemptionId, code } = await reserve('a', 20)
  await test.must('staff', 'store.redeem', { redemptionId, scanned: (code ?? '').replace(/ /g, '') })
  expect(await sharesNow('b')).toEqual([
    [0, 0],
    [10, 0],
  ])
  await test.must('a', 'household.leave', { householdId })
  await test.must('b', 'household.leave', { householdId })
  expect([await points('a'), await points('b')]).toEqual([0, 10])
  await booksAgree()
})

it('a refund to a household that everybody has left goes to those whose points they were', async () => {
  await givePoints(test, A, { 2027: 20 })
  await givePoints(test, B, { 2027: 10 })
  await test.must('a', 'household.contribute', { amount: 20 })
  await test.must('b', 'household.contribute', { amount: 10 })
  const { redemptionId, code } = await reserve('a', 25)
  await test.must('staff', 'store.redeem', { redemptionId, scanned: (code ?? '').replace(/ /g, '') })
  await test.must('a', 'household.leave', { householdId })
  await test.must('b', 'household.leave', { householdId })
  expect([await points('a'), await points('b')]).toEqual([0, 5])
  await test.must('other', 'store.refund', { redemptionId, reason: '坏的', backToStock: false })
  expect([await points('a'), await points('b')]).toEqual([20, 10])
  await booksAgree()
})

it('what comes back after its end lapses at once, for whoever it was', async () => {
  await givePoints(test, A, { 2026: 20 })
  await givePoints(test, B, { 2027: 10 })
  await test.must('a', 'household.contribute', { amount: 20 })
  await test.must('b', 'household.contribute', { amount: 10 })
  test.at(startOf('2027-12-31'))
  const { redemptionId } = await reserve('b', 30)
  test.at(startOf('2028-01-01') + 3_600_000)
  await test.jobs()
  expect((await test.must('b', 'store.redemption', { redemptionId })).lapses).toBe(20)
  await test.must('b', 'store.cancel', { redemptionId })
  expect(await lotsOf(test, householdId)).toEqual({ 2027: 10 })
  expect(await sharesNow('a')).toEqual([
    [0, 0],
    [10, 0],
  ])
  await booksAgree()
})

it('one’s own points that come back after their end lapse at once; what is fetched and taken back too', async () => {
  await givePoints(test, A, { 2026: 30 })
  test.at(startOf('2027-12-31'))
  const { _id: prizeId } = await putPrize(test, { points: 10 })
  const buy = () => test.must('a', 'store.reserve', { prizeId, purse: 'own' })
  const [given, fetched] = [await buy(), await buy()]
  const scanned = (fetched.code ?? '').replace(/ /g, '')
  await test.must('staff', 'store.redeem', { redemptionId: fetched.redemptionId, scanned })
  test.at(startOf('2028-01-01') + 3_600_000)
  await test.must('a', 'store.cancel', { redemptionId: given.redemptionId })
  await test.must('other', 'store.refund', {
    redemptionId: fetched.redemptionId,
    ...{ reason: '坏的', backToStock: false },
  })
  await booksAgree()
  expect(await lotsOf(test, A)).toEqual({})
  expect(await test.must('a', 'points.mine', {})).toMatchObject({ balance: 0, held: 0, lots: [] })
})
