/** Points that lapse: which, when, and never more than is free. */
import fc from 'fast-check'
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../../../src/domain/account/account'
import { DAY, HOUR, startOf } from '../../../src/domain/kernel/clock'
import { available, credit, debit, post } from '../../../src/domain/kernel/ledger'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import { hold } from '../../../src/domain/kernel/ledger-holds'
import {
  expiresAt,
  expiringSoon,
  expiryEntry,
  lapsedYear,
  lapsingWith,
  lotsOf,
  warnedYear,
} from '../../../src/domain/points/expiry'

const facts = { ruleId: 'r', byPersonId: 'system' }
let sources = 0

function booked(account: AccountDocument, entry: LedgerEntry): AccountDocument {
  const posted = post(account, entry)
  if (!posted.ok) throw new Error(posted.error.code)
  return { ...account, ...posted.value.account }
}

const earned = (account: AccountDocument, points: number, at: number): AccountDocument =>
  booked(
    account,
    credit({
      accountId: account._id,
      sourceKey: `record:r${++sources}:1`,
      amounts: { points },
      at,
      ...facts,
    }),
  )

it('can be used until the end of the next year', () => {
  expect(expiresAt(2026)).toBe(startOf('2028-01-01') - 1)
  expect(lapsedYear(startOf('2028-01-01') - 1)).toBe(2025)
  expect(lapsedYear(startOf('2028-01-01'))).toBe(2026)
})

it.each([
  ['2027-11-30', null],
  ['2027-12-01', 2026],
  ['2027-12-31', 2026],
  ['2028-01-01', null],
])('on %s the reminder is for %s', (day, year) => {
  expect(warnedYear(startOf(day) + 23 * HOUR)).toBe(year)
  expect(warnedYear(startOf(day))).toBe(year)
})

it('shows what is free by year and what lapses soon', () => {
  let account = earned(emptyAccount('wang'), 5, startOf('2026-05-01'))
  account = earned(account, 7, startOf('2027-05-01'))
  expect(lotsOf(account)).toEqual([
    { year: 2026, amount: 5, expiresAt: expiresAt(2026) },
    { year: 2027, amount: 7, expiresAt: expiresAt(2027) },
  ])
  expect(expiringSoon(account, startOf('2027-11-30'))).toBeNull()
  expect(expiringSoon(account, startOf('2027-12-01'))).toEqual({ amount: 5, at: expiresAt(2026) })
  expect(lapsingWith(account, 2027)).toBe(12)
})

it('leaves what is held for a prize, and takes it a year later if it came back', () => {
  let account = earned(emptyAccount('wang'), 5, startOf('2026-05-01'))
  account = booked(
    account,
    hold({
      accountId: 'wang',
      sourceKey: 'prize:1',
      unit: 'points',
      amount: 3,
      at: startOf('2027-12-30'),
      ...facts,
    }),
  )
  const entry = expiryEntry(account, 2026, startOf('2028-01-01'))
  expect(entry).toMatchObject({ sourceKey: 'expire:2026', lines: [{ unit: 'points', amount: -2 }] })
  const freed = { ...emptyAccount('wang'), lots: { points: { 2026: 3, 2027: 4 } } }
  expect(expiryEntry(freed, 2027, startOf('2029-01-01'))).toMatchObject({ lines: [{ amount: -7 }] })
  expect(expiryEntry(freed, 2025, startOf('2027-01-01'))).toBeNull()
})

it('over any years nothing falls below zero, and each year takes exactly what is free of it', () => {
  const deed = fc.record({
    days: fc.integer({ min: 0, max: 200 }),
    what: fc.constantFrom('earn', 'spend', 'hold'),
    size: fc.integer({ min: 1, max: 30 }),
  })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      let account = emptyAccount('wang')
      let at = startOf('2024-06-01')
      let swept = lapsedYear(at)
      for (const { days, what, size } of deeds) {
        at += days * DAY
        for (; swept < lapsedYear(at); swept++) {
          const before = account
          const entry = expiryEntry(account, swept + 1, at)
          if (entry) account = booked(account, entry)
          expect(lapsingWith(account, swept + 1)).toBe(0)
          expect(account.balances.points).toBe(before.balances.points - lapsingWith(before, swept + 1))
        }
        const sourceKey = `deed:${++sources}`
        const amount = Math.min(size, available(account, 'points'))
        if (what === 'earn') account = earned(account, size, at)
        else if (amount > 0 && what === 'spend') {
          account = booked(
            account,
            debit({ accountId: 'wang', sourceKey, amounts: { points: amount }, at, ...facts }),
          )
        } else if (amount > 0) {
          account = booked(
            account,
            hold({ accountId: 'wang', sourceKey, unit: 'points', amount, at, ...facts }),
          )
        }
        assertLedger(account, [])
      }
    }),
  )
})
