/** What follows a write is done by the job when nobody else did: a credit stands once, whatever dies and however many try. */
import type { AccountDocument, LedgerEntry } from '../../../src/domain/account/account'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import type { OutboxItem } from '../../../src/domain/kernel/outbox'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashesOn, crashJobs, laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const wang = personIdOf('wang')

const credit = (sourceKey: string, points = 5): OutboxItem => ({
  id: `${wang}|${sourceKey}`,
  kind: 'credit',
  at: test.now(),
  payload: {
    accountId: wang,
    sourceKey,
    amounts: { points },
    ruleId: 'points-1',
    at: test.now(),
    byPersonId: 'system',
    note: '心愿',
  },
})

/** Somebody about whom something was decided by a function that died right after it. */
const left = (openid: string, outbox: OutboxItem[]): object => ({
  ...aPerson(openid),
  outbox,
  unsettled: true,
  settleAt: test.now(),
})

async function books(): Promise<{ points: number; sources: string[] }> {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: wang })
  const rows = await test.rows<LedgerEntry>('entries', { accountId: wang })
  if (!account) return { points: 0, sources: [] }
  assertLedger(account, rows)
  expect(account.unwritten).toEqual([])
  return { points: account.balances.points, sources: rows.map((row) => row.sourceKey).sort() }
}

it('a credit is booked once, whichever request of the job dies', async () => {
  await put(test, 'people', [left('wang', [credit('wish:w1', 12)])])
  const start = test.now()
  const kept = await test.cloud.snapshot()
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  const all = { points: 12, sources: ['wish:w1'] }
  expect(await books()).toEqual(all)
  const ours = ['entries', 'accounts', 'people']
  for (const crash of crashesOn(test, clean.requestId, ours, ['after', 'kill'])) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashJobs(test, crash)
    await laterJobs(test)
    expect([...crash, await books()]).toEqual([...crash, all])
    const [person] = await test.rows('people', { _id: wang })
    expect(person).toMatchObject({ unsettled: false, outbox: [] })
  }
})

it('many credits of one account are each booked once when jobs run at the same moment', async () => {
  const openids = Array.from({ length: 8 }, (_, i) => `p-${i}`)
  await put(test, 'people', [
    aPerson('wang'),
    ...openids.map((openid, i) => left(openid, [credit(`wish:w${i}`), credit('wish:shared')])),
  ])
  await Promise.all([test.jobs(), test.jobs(), test.jobs()])
  for (let run = 0; run < 3; run++) await laterJobs(test)
  const sources = [...openids.map((_, i) => `wish:w${i}`), 'wish:shared'].sort()
  expect(await books()).toEqual({ points: 9 * 5, sources })
})

it("an item whose work is not known stands in nobody's way and is looked at less and less often", async () => {
  const strange: OutboxItem = { id: 'x', kind: 'strange', at: test.now(), payload: {} }
  await put(test, 'people', [left('li', [strange]), left('wang', [strange, credit('wish:w1')])])
  const summary = (await test.jobs()) as { jobs: Record<string, { error?: string }> }
  expect(summary.jobs.completeOutbox?.error).toContain('strange')
  expect(await books()).toEqual({ points: 5, sources: ['wish:w1'] })
  const [person] = await test.rows<{ settleAt: number; outbox: OutboxItem[] }>('people', { _id: wang })
  expect(person?.outbox).toEqual([strange])
  expect(person?.settleAt).toBeGreaterThan(test.now())
  const again = (await test.jobs()) as typeof summary
  expect(again.jobs.completeOutbox).toEqual({ done: 0, more: false })
})
