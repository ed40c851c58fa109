/** Points that are taken back after they were spent: nothing is gained by having spent them first. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../../../src/domain/account/account'
import { creditRecord, withdrawCredit } from '../../../src/domain/hours/booking'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { LedgerUnit } from '../../../src/domain/account/ledger-units'
import { recoverDebt } from '../../../src/domain/account/debts'
import { credit, debit, post } from '../../../src/domain/kernel/ledger'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import { pointsRulesOf } from '../../../src/domain/points/rules'

const at = Date.parse('2027-03-06T05:00:00Z')
const by = { at, byPersonId: 'staff', pointsRules: pointsRulesOf(null) }
const record = {
  _id: 's1:wang',
  personId: 'wang',
  kind: 'proved',
  title: '楼道大扫除',
  day: '2027-03-06',
  minutes: 600,
  credits: 0,
  creditStands: false,
} as unknown as ServiceRecordDocument

function booked(account: AccountDocument, kind: 'credit' | 'debit', points: number, sourceKey: string) {
  const make = kind === 'credit' ? credit<LedgerUnit> : debit<LedgerUnit>
  const facts = { ruleId: 'r', at, byPersonId: 'wang' }
  const posted = post(account, make({ accountId: 'wang', sourceKey, amounts: { points }, ...facts }))
  if (!posted.ok) throw new Error(posted.error.code)
  const { entry } = posted.value
  return { account: { ...account, ...posted.value.account, unwritten: [] }, entry: entry as LedgerEntry }
}

/** Ten points earned by the record, of which so many are spent before its credit is taken back. */
function takenBackAfterSpending(spent: number) {
  const earned = creditRecord(record, emptyAccount('wang'), by)
  const spending = booked(earned.account, 'debit', spent, 'spent')
  const [original] = earned.entries
  const back = withdrawCredit(earned.record, spending.account, original ?? null, by)
  return { ...back, entries: [...earned.entries, spending.entry, ...back.entries] }
}

it('what was spent is owed, and taken from what the corrected record gives', () => {
  const back = takenBackAfterSpending(8)
  expect(back.account).toMatchObject({ balances: { points: 0 }, owed: 8 })
  const again = creditRecord({ ...back.record, minutes: 720 }, back.account, by)
  expect(again.account).toMatchObject({ balances: { points: 4, provedMinutes: 720 }, owed: 0 })
  assertLedger(again.account, [...back.entries, ...again.entries])
})

it('is taken from whatever comes later, as far as it is free', () => {
  const back = takenBackAfterSpending(8)
  const first = booked(back.account, 'credit', 5, 'pool:1')
  const once = recoverDebt(first.account, at)
  expect(once?.account).toMatchObject({ balances: { points: 0 }, owed: 3 })
  expect(once && recoverDebt(once.account, at)).toBeNull()
  const second = booked({ ...(once?.account ?? first.account), unwritten: [] }, 'credit', 5, 'pool:2')
  const twice = recoverDebt(second.account, at)
  expect(twice?.account).toMatchObject({ balances: { points: 2 }, owed: 0 })
  const taken = [once?.entry, twice?.entry].flatMap((entry) => entry ?? [])
  assertLedger(twice?.account ?? second.account, [...back.entries, first.entry, second.entry, ...taken])
})

it('owes nothing when nothing was spent', () => {
  const earned = creditRecord(record, emptyAccount('wang'), by)
  const back = withdrawCredit(earned.record, earned.account, earned.entries[0] ?? null, by)
  expect(back.account.balances.points).toBe(0)
  expect(back.account.owed ?? 0).toBe(0)
})
