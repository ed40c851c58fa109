/** Points that were pooled when they were to be taken back: coming home, they go where they are owed. */
import type { AccountDocument } from '../../../src/domain/account/account'
import { aPerson, personIdOf, put } from '../../support/builders'
import { anAccount, ledgerErrors } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const WANG = personIdOf('wang')

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const accountNow = async (): Promise<AccountDocument | undefined> =>
  (await test.rows<AccountDocument>('accounts', { _id: WANG }))[0]

const HOME = 'hhowed1'
const member = { personId: WANG, name: '王芳', joinedAt: 1 }
const home = {
  ...{ _id: HOME, stationId: 'st1', name: '王家', founderId: WANG, members: [member] },
  ...{ invitations: [], version: 1, createdAt: 1 },
}

/** 王芳 owes six and has so many points of her own; the household has nine. */
async function arrange(own: Record<string, number>): Promise<void> {
  const mine = anAccount(WANG, own)
  const common = anAccount(HOME, { '2026': 9 })
  const shares = { [WANG]: { '2026': 9 } }
  common.account.shares = { points: shares }
  for (const line of common.entries[0]?.lines ?? []) line.shares = shares
  await put(test, 'people', [aPerson('wang', { realName: '王芳', householdId: HOME })])
  await put(test, 'households', [home])
  await put(test, 'accounts', [{ ...mine.account, owed: 6 }, common.account])
  await put(test, 'entries', [...mine.entries, ...common.entries])
}

it('takes back what comes out of a household, once however often the jobs run', async () => {
  await arrange({})
  await test.must('wang', 'household.takeBack', { amount: 4 })
  await Promise.all([test.jobs(), test.jobs()])
  expect(await accountNow()).toMatchObject({ balances: { points: 0 }, owed: 2 })
  await test.must('wang', 'household.takeBack', { amount: 5 })
  await test.jobs()
  await test.jobs()
  expect(await accountNow()).toMatchObject({ balances: { points: 3 }, owed: 0 })
  expect(await ledgerErrors(test)).toEqual([])
})

it('lets nobody give away or spend what is owed before the jobs have taken it', async () => {
  await arrange({ '2026': 8 })
  const refused = { ok: false, error: { code: 'NOT_ENOUGH', details: { available: 2 } } }
  expect(await test.call('wang', 'household.contribute', { amount: 3 })).toMatchObject(refused)
  expect((await test.must('wang', 'store.open', {})).purses).toMatchObject([{ free: 2 }, { free: 9 }])
  await test.must('wang', 'household.contribute', { amount: 2 })
  await test.jobs()
  expect(await accountNow()).toMatchObject({ balances: { points: 0 }, owed: 0 })
  expect(await ledgerErrors(test)).toEqual([])
})
