/** Owns points in tests: giving them as the ledger would have, and checking every account against its entries. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../../src/domain/account/account'
import { startOf } from '../../src/domain/kernel/clock'
import { credit, post } from '../../src/domain/kernel/ledger'
import { assertLedger } from '../../src/domain/kernel/ledger-checks'
import { put } from './builders'
import type { TestCloud } from './test-cloud'

let sources = 0

/** An account with its entries: points by the year in which they were earned. */
export function anAccount(
  accountId: string,
  points: Record<string, number>,
): { account: AccountDocument; entries: LedgerEntry[] } {
  let account = emptyAccount(accountId)
  const entries: LedgerEntry[] = []
  for (const [year, size] of Object.entries(points)) {
    const at = startOf(`${year}-05-01`)
    const facts = { ruleId: 'points-1', at, byPersonId: 'system', note: '以前的服务' }
    const sourceKey = `record:before${++sources}:1`
    const posted = post(account, credit({ accountId, sourceKey, amounts: { points: size }, ...facts }))
    if (!posted.ok) throw new Error(posted.error.code)
    account = { ...account, ...posted.value.account, unwritten: [] }
    entries.push(posted.value.entry as LedgerEntry)
  }
  return { account, entries }
}

/** Writes an account that holds these points, by year. */
export async function givePoints(
  test: TestCloud,
  accountId: string,
  points: Record<string, number>,
): Promise<void> {
  const { account, entries } = anAccount(accountId, points)
  await put(test, 'accounts', [account])
  await put(test, 'entries', entries)
}

/** Entries of the accounts from which everything was brought to this one. */
function closedInto(accountId: string, entries: readonly LedgerEntry[]): LedgerEntry[] {
  const brought = entries.filter((one) => one.accountId === accountId && one.sourceKey.startsWith('merge:'))
  const closed = new Set(brought.map(({ sourceKey }) => sourceKey.split(':')[1]))
  closed.delete(accountId)
  return entries.filter((one) => closed.has(one.accountId))
}

/**
 * Every account that is not the sum of its entries; empty when all are.
 * @param atRest whether what the jobs do is done: every entry has its row, and no account owes anything
 */
export async function ledgerErrors(test: TestCloud, atRest = true): Promise<string[]> {
  const [accounts, entries] = await Promise.all([
    test.rows<AccountDocument>('accounts'),
    test.rows<LedgerEntry>('entries'),
  ])
  return accounts.flatMap((account) => {
    try {
      assertLedger(
        account,
        entries.filter((entry) => entry.accountId === account._id),
        closedInto(account._id, entries),
      )
      if (!atRest) return []
      const { unwritten, outbox = [] } = account
      return [
        ...(unwritten.length > 0 ? [`${account._id}: ${unwritten.length} rows unwritten`] : []),
        ...outbox.map(({ kind }) => `${account._id}: still owes ${kind}`),
      ]
    } catch (error) {
      return [String(error)]
    }
  })
}

/** All points that there are: those on the accounts, and those taken from one that another has not been given yet. */
export async function allPoints(test: TestCloud): Promise<number> {
  const [accounts, entries] = await Promise.all([
    test.rows<AccountDocument>('accounts'),
    test.rows<LedgerEntry>('entries'),
  ])
  const booked = new Set(
    [...entries, ...accounts.flatMap(({ unwritten }) => unwritten)].map(({ _id }) => _id),
  )
  const owed = accounts
    .flatMap(({ outbox = [] }) => outbox.map(({ payload }) => (payload as { given: LedgerEntry }).given))
    .filter(({ _id }) => !booked.has(_id))
  return (
    owed.reduce((sum, { lines }) => sum + (lines[0]?.amount ?? 0), 0) +
    accounts.reduce((sum, { balances }) => sum + balances.points, 0)
  )
}

/** What is free in an account, by year; empty without one. */
export async function lotsOf(test: TestCloud, accountId: string): Promise<Record<string, number>> {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: accountId })
  return Object.fromEntries(Object.entries(account?.lots.points ?? {}).filter(([, size]) => size > 0))
}
