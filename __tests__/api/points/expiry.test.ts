/** Points that lapse at the turn of the year, and the reminder before: once for everybody, whoever dies in between. */
import type { AccountDocument, LedgerEntry } from '../../../src/domain/account/account'
import { DAY, HOUR, startOf } from '../../../src/domain/kernel/clock'
import { post, postUpdate } from '../../../src/domain/kernel/ledger'
import { hold, releaseOf, settleUpdate } from '../../../src/domain/kernel/ledger-holds'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { expiresAt } from '../../../src/domain/points/expiry'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashesOn, crashJobs, laterJobs } from '../../support/crash'
import { householdOf } from '../../support/households'
import { anAccount, givePoints, ledgerErrors, lotsOf } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const [WANG, LI] = [personIdOf('wang'), personIdOf('li')]
const NEW_YEAR = startOf('2028-01-01')

let test: TestCloud
let householdId = ''
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(startOf('2027-11-20') + 9 * HOUR)
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王芳' }), aPerson('li', { realName: '李强' })])
  await givePoints(test, WANG, { 2026: 6, 2027: 4 })
  await givePoints(test, LI, { 2026: 5 })
  householdId = await householdOf(test, 'wang', ['li'], '王家')
  await test.must('li', 'household.contribute', { amount: 3 })
})
afterAll(() => test.close())

const expiries = () => test.rows<LedgerEntry>('entries', { sourceKey: { $regex: '^expire:' } })
const reminders = () => test.rows<MessageDocument>('messages', { title: '有积分快到期了' })
const job = (summary: unknown, name: string) =>
  (summary as { jobs: Record<string, { done: number; error?: string }> }).jobs[name]

/** Sets points of somebody aside, as reserving a prize does. */
async function setAside(accountId: string, amount: number): Promise<void> {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: accountId })
  if (!account) throw new Error('no account')
  const facts = { ruleId: 'store-1', at: test.now(), byPersonId: accountId }
  const entry = hold({ accountId, sourceKey: 'redemption:x', unit: 'points' as const, amount, ...facts })
  const posted = post(account, entry)
  if (!posted.ok) throw new Error(posted.error.code)
  const { guard, patch } = postUpdate(account, posted.value)
  await test.cloud.store.update('accounts', {
    query: { _id: accountId, ...guard },
    update: { ...patch, $push: { holds: patch.$push?.holds } },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
  await put(test, 'entries', [posted.value.entry])
}

/** Puts back what was set aside, as cancelling does. */
async function comesBack(accountId: string): Promise<void> {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: accountId })
  const [held] = account?.holds ?? []
  if (!held) throw new Error('nothing was set aside')
  const entry = releaseOf(accountId, held, { ruleId: 'store-1', at: test.now(), byPersonId: accountId })
  const { $inc, $pull } = settleUpdate(entry, held).patch
  await test.cloud.store.update('accounts', {
    query: { _id: accountId },
    update: { $inc, $pull },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
  await put(test, 'entries', [entry])
}

it('are reminded of once, thirty days before, on every phone concerned', async () => {
  test.at(startOf('2027-12-01') - 60_000)
  await test.jobs()
  expect(await reminders()).toEqual([])
  expect(await test.must('wang', 'points.mine', {})).toMatchObject({
    lots: [
      { year: 2026, amount: 6, expiresAt: expiresAt(2026) },
      { year: 2027, amount: 4 },
    ],
    expiring: null,
  })
  test.at(startOf('2027-12-01') + 1000)
  await Promise.all([test.jobs(), test.jobs()])
  await test.jobs()
  const texts = (await reminders()).map(({ personId, text }) => `${personId === WANG ? '王' : '李'} ${text}`)
  expect(texts.sort()).toEqual([
    '李 2 分可以用到 12月31日，到积分超市看看有没有合用的。',
    '李 「王家」的 3 分可以用到 12月31日，到积分超市看看有没有合用的。',
    '王 6 分可以用到 12月31日，到积分超市看看有没有合用的。',
    '王 「王家」的 3 分可以用到 12月31日，到积分超市看看有没有合用的。',
  ])
  expect((await reminders())[0]?.delivery.nextAt).toBe(startOf('2027-12-01') + 8 * HOUR)
  expect(await test.must('wang', 'points.mine', {})).toMatchObject({
    expiring: { amount: 6, at: expiresAt(2026) },
  })
})

it('are taken when the year is over, what is set aside excepted', async () => {
  await setAside(WANG, 2)
  test.at(NEW_YEAR - 60_000)
  await test.jobs()
  expect(await expiries()).toEqual([])
  test.at(NEW_YEAR + 1000)
  await Promise.all([test.jobs(), test.jobs()])
  await laterJobs(test)
  expect(await lotsOf(test, WANG)).toEqual({ 2027: 4 })
  expect(await lotsOf(test, LI)).toEqual({})
  expect(await lotsOf(test, householdId)).toEqual({})
  expect((await expiries()).map(({ accountId, lines }) => [accountId, lines[0]?.amount]).sort()).toEqual(
    [
      [WANG, -4],
      [LI, -2],
      [householdId, -3],
    ].sort(),
  )
  const mine = await test.must('wang', 'points.mine', {})
  expect(mine).toMatchObject({
    balance: 6,
    held: 2,
    entries: [{ text: '2026 年的积分到期', amount: -4 }, {}, {}, {}],
  })
  // Nothing of it is left to take back.
  expect((await test.must('li', 'household.open', {})).household).toMatchObject({
    mayTakeBack: 0,
    balance: 0,
  })
  expect(await ledgerErrors(test)).toEqual([])
})

it('are looked at once in a year, so many pages at a run, however many there are', async () => {
  const many = Array.from({ length: 420 }, (_, i) =>
    anAccount(`q${String(i).padStart(3, '0')}`, { 2026: 1 + (i % 3) }),
  )
  await put(
    test,
    'accounts',
    many.map(({ account }) => account),
  )
  await put(
    test,
    'entries',
    many.flatMap(({ entries }) => entries),
  )
  test.at(NEW_YEAR + 1000)
  const runs = [await test.jobs(), await test.jobs(), await test.jobs(), await test.jobs()]
  expect(runs.map((run) => job(run, 'expirePoints')?.done)).toEqual([400, 23, 0, 0])
  expect(await expiries()).toHaveLength(423)
  expect(await ledgerErrors(test)).toEqual([])
})

it('what was set aside and comes back later is taken with the next year', async () => {
  await setAside(WANG, 2)
  test.at(NEW_YEAR + 1000)
  await test.jobs()
  test.at(NEW_YEAR + 5 * DAY)
  await comesBack(WANG)
  expect(await lotsOf(test, WANG)).toEqual({ 2026: 2, 2027: 4 })
  await test.jobs()
  expect(await lotsOf(test, WANG)).toEqual({ 2026: 2, 2027: 4 })
  test.at(startOf('2029-01-01') + DAY)
  await test.jobs()
  expect(await lotsOf(test, WANG)).toEqual({})
  const taken = (await expiries()).filter(({ accountId }) => accountId === WANG)
  expect(taken.map(({ sourceKey, lines }) => [sourceKey, lines[0]?.amount]).sort()).toEqual([
    ['expire:2026', -4],
    ['expire:2027', -6],
  ])
  expect(await ledgerErrors(test)).toEqual([])
})

describe('whatever request of the job dies', () => {
  /** Runs of the jobs on the same past, each dying at another request, then left to the timer. */
  async function crashEverywhere(at: number, check: (crash: unknown[]) => Promise<void>): Promise<void> {
    await test.cloud.snapshot('before')
    test.at(at)
    const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
    await check(['clean'])
    const crashes = crashesOn(test, clean.requestId, ['passes', 'accounts', 'entries', 'messages'])
    expect(crashes.length).toBeGreaterThan(32)
    for (const crash of crashes) {
      await test.cloud.restore('before')
      test.at(at)
      await crashJobs(test, crash)
      await laterJobs(test)
      await check([...crash])
    }
  }

  it('points lapse once', async () => {
    await crashEverywhere(NEW_YEAR + 1000, async (crash) => {
      expect([...crash, await lotsOf(test, WANG), await lotsOf(test, householdId)]).toEqual([
        ...crash,
        { 2027: 4 },
        {},
      ])
      expect([...crash, (await expiries()).length, await ledgerErrors(test)]).toEqual([...crash, 3, []])
    })
  })

  it('the reminder comes once', async () => {
    await crashEverywhere(startOf('2027-12-01') + 1000, async (crash) => {
      expect([...crash, (await reminders()).length]).toEqual([...crash, 4])
    })
  })
})
