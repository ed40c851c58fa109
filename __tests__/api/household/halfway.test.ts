/** What meets points that were taken from one account and not given to the other yet: whoever leaves, the end of a year, everybody at once. */
import type { TestInput } from '../../support/as-shown'
import type { AccountDocument, LedgerEntry } from '../../../src/domain/account/account'
import type { HouseholdDocument } from '../../../src/domain/household/documents'
import { startOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, type FaultKind, laterJobs } from '../../support/crash'
import { householdOf } from '../../support/households'
import { allPoints, givePoints, ledgerErrors, lotsOf } from '../../support/points'
import { appoint, stationOf } from '../../support/station'
import { contradictions, putPrize } from '../../support/store'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const [WANG, LI] = [personIdOf('wang'), personIdOf('li')]
/** The request after the one that takes the points: it would give them. */
const GIVING = 3

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
  await put(test, 'people', [aPerson('wang', { realName: '王芳' }), aPerson('li', { realName: '李强' })])
  householdId = await householdOf(test, 'wang', ['li'])
})
afterAll(() => test.close())

const points = async (openid: string) => (await test.must(openid, 'points.mine', {})).balance
const household = async () => (await test.rows<HouseholdDocument>('households', { _id: householdId }))[0]
const accountOf = async (_id: string) => (await test.rows<AccountDocument>('accounts', { _id }))[0]

/** Lets a call die when the points have been taken and not given. */
async function dieHalfway<A extends 'household.contribute' | 'household.takeBack'>(
  openid: string,
  action: A,
  amount: number,
  kind: FaultKind = 'kill',
): Promise<void> {
  const all = await allPoints(test)
  const source = action === 'household.contribute' ? personIdOf(openid) : householdId
  await crashCall(test, openid, action, { amount } as TestInput<A>, [GIVING, kind], 'key-that-died')
  const { outbox, unsettled } = (await accountOf(source)) as AccountDocument
  expect([outbox?.length, unsettled]).toEqual([1, true])
  expect(await allPoints(test)).toBe(all)
}

async function booksAgree(total: number): Promise<void> {
  expect(await ledgerErrors(test)).toEqual([])
  expect(await contradictions(test)).toEqual([])
  const accounts = await test.rows<AccountDocument>('accounts')
  expect(accounts.reduce((sum, { balances }) => sum + balances.points, 0)).toBe(total)
  // Nobody who is not in the household has anything in it, not even a line of nothing.
  const members = (await household())?.members.map(({ personId }) => personId) ?? []
  const owners = Object.keys((await accountOf(householdId))?.shares?.points ?? {})
  expect(owners.filter((owner) => !members.includes(owner))).toEqual([])
}

it('what arrives after its owner was asked to leave goes back to the owner', async () => {
  await givePoints(test, LI, { 2026: 2, 2027: 8 })
  await dieHalfway('li', 'household.contribute', 9)
  await test.must('wang', 'household.remove', { personId: LI })
  await laterJobs(test)
  expect(await lotsOf(test, LI)).toEqual({ 2026: 2, 2027: 8 })
  expect((await household())?.members).toHaveLength(1)
  await booksAgree(10)
  expect(codeOf(await test.call('li', 'household.contribute', { amount: 9 }, 'key-that-died'))).toBe(
    'NO_HOUSEHOLD',
  )
  await booksAgree(10)
})

it('what arrives when nobody is in the household any more goes back as well', async () => {
  await givePoints(test, WANG, { 2027: 5 })
  await test.must('li', 'household.leave', { householdId })
  await dieHalfway('wang', 'household.contribute', 5)
  await test.must('wang', 'household.leave', { householdId })
  await laterJobs(test)
  expect([await points('wang'), (await household())?.members]).toEqual([5, []])
  await booksAgree(5)
})

it.each(['leave', 'remove'] as const)(
  'whoever parts (%s) has what was on the way back first',
  async (how) => {
    await givePoints(test, LI, { 2027: 10 })
    await test.must('li', 'household.contribute', { amount: 10 })
    await dieHalfway('li', 'household.takeBack', 4)
    expect(await points('li')).toBe(0)
    if (how === 'leave') await test.must('li', 'household.leave', { householdId })
    else await test.must('wang', 'household.remove', { personId: LI })
    expect(await points('li')).toBe(10)
    await laterJobs(test)
    await booksAgree(10)
  },
)

it('nobody parts while the own points cannot be given', async () => {
  await givePoints(test, LI, { 2027: 10 })
  await test.must('li', 'household.contribute', { amount: 10 })
  await dieHalfway('li', 'household.takeBack', 10)
  // The caller, the account that is to be given to, and nothing after it.
  test.cloud.fault({ function: 'api', openid: 'li', request: 2, kind: 'before' })
  expect(codeOf(await test.call('li', 'household.leave', { householdId }))).toBe('BUSY')
  expect((await household())?.members).toHaveLength(2)
  await laterJobs(test)
  await test.must('li', 'household.leave', { householdId })
  expect(await points('li')).toBe(10)
  await booksAgree(10)
})

it('whoever takes everything out and leaves has no line in the books of the household any more', async () => {
  await givePoints(test, LI, { 2027: 3 })
  await test.must('li', 'household.contribute', { amount: 3 })
  await test.must('li', 'household.takeBack', { amount: 3 })
  await test.must('li', 'household.leave', { householdId })
  await booksAgree(3)
})

it('what has lapsed on its way is not given a longer life by it', async () => {
  await givePoints(test, WANG, { 2026: 6, 2027: 5 })
  test.at(startOf('2027-12-31'))
  await test.must('wang', 'household.contribute', { amount: 2 })
  // The job would complete it within a minute: here it comes after the accounts were gone through.
  await dieHalfway('wang', 'household.contribute', 6)
  test.at(startOf('2028-01-01') + 60_000)
  const [own] = await test.rows<AccountDocument>('accounts', { _id: WANG })
  await test.cloud.store.update('accounts', {
    ...{ query: { _id: WANG }, update: { $set: { settleAt: test.now() + 600_000 } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  await laterJobs(test)
  expect(own?.outbox).toHaveLength(1)
  expect(await lotsOf(test, householdId)).toEqual({})
  test.at(test.now() + 600_000)
  await laterJobs(test)
  expect(await lotsOf(test, householdId)).toEqual({ 2027: 2 })
  const lapsed = await test.rows<LedgerEntry>('entries', { accountId: householdId, kind: 'debit' })
  expect(lapsed.map(({ note, lines }) => [note, lines[0]?.amount]).sort()).toEqual([
    ['2026 年的积分到期', -2],
    ['到账时已经过了使用期限', -4],
  ])
  await booksAgree(5)
})

it('of everybody at once, in every way, no point is lost and none doubled', async () => {
  await givePoints(test, WANG, { 2026: 40, 2027: 20 })
  await givePoints(test, LI, { 2027: 30 })
  await test.must('wang', 'household.contribute', { amount: 20 })
  await test.must('li', 'household.contribute', { amount: 10 })
  const prize = await putPrize(test, { points: 7, left: 40 })
  const seen = { points: 7, place: prize.place }
  for (let round = 0; round < 6; round++) {
    for (const openid of ['wang', 'li'])
      test.cloud.fault({
        function: 'api',
        openid,
        request: 2 + round,
        kind: round % 2 ? 'conflict' : 'after',
      })
    const key = (n: number) => `round-${round}-key-${n}`
    const calls = () => [
      ...[1, 2, 3].map((n) => test.call('wang', 'household.contribute', { amount: n }, key(n))),
      ...[1, 2, 3].map((n) => test.call('li', 'household.contribute', { amount: n }, key(n))),
      ...[2, 3].map((n) => test.call('wang', 'household.takeBack', { amount: n }, key(n + 10))),
      ...[2, 3].map((n) => test.call('li', 'household.takeBack', { amount: n }, key(n + 10))),
      test.call('li', 'store.reserve', { prizeId: prize._id, purse: 'household', seen }, key(20)),
    ]
    const first = (await Promise.allSettled(calls())).map((one) =>
      one.status === 'fulfilled' ? codeOf(one.value) : 'died',
    )
    const again = (await Promise.all(calls())).map(codeOf)
    first.forEach((code, i) => code === 'ok' && expect(again[i]).toBe('ok'))
    expect(await ledgerErrors(test, false)).toEqual([])
    expect(await allPoints(test)).toBe(90)
  }
  await Promise.all([
    test.call('li', 'household.takeBack', { amount: 1 }),
    test.call('li', 'household.contribute', { amount: 5 }),
    test.call('wang', 'household.remove', { personId: LI }),
    test.call('wang', 'household.contribute', { amount: 4 }),
  ])
  await test.call('li', 'household.leave', { householdId })
  expect((await household())?.members).toHaveLength(1)
  await laterJobs(test)
  await booksAgree(90)
})
