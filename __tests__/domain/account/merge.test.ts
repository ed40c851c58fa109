/** Hours and points go over whole, year by year, and come back; nothing is made or lost, whatever happened before. */
import fc from 'fast-check'
import { type AccountDocument, emptyAccount } from '../../../src/domain/account/account'
import { type LedgerUnit, ledgerUnits } from '../../../src/domain/account/ledger-units'
import {
  allOfAccount,
  isSettledAccount,
  mergeBooks,
  mergeKey,
  unmergeBooks,
} from '../../../src/domain/account/merge'
import { DAY } from '../../../src/domain/kernel/clock'
import { credit, debit, post } from '../../../src/domain/kernel/ledger'
import { addLots, sumOfLots } from '../../../src/domain/kernel/lots'
import { meaningOfEntries } from './support/meaning'

const NOW = Date.parse('2026-11-20T10:00:00+08:00')
const facts = { at: NOW, byPersonId: 'staff' }
const source = mergeKey('old', 3)

const steps = fc.array(
  fc.record({
    unit: fc.constantFrom(...ledgerUnits),
    size: fc.integer({ min: 1, max: 500 }),
    year: fc.constantFrom('2024', '2025', '2026'),
    spends: fc.boolean(),
  }),
  { maxLength: 12 },
)

type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never

/** An account after a history of its own. */
function accountOf(id: string, history: readonly Step[]): AccountDocument {
  let account = emptyAccount(id)
  history.forEach(({ unit, size, year, spends }, nth) => {
    const rule = {
      ...{ accountId: id, sourceKey: `s:${nth}`, ruleId: 'r', ...facts },
      amounts: { [unit]: size },
    }
    const lots = unit === 'points' ? { lots: { points: { [year]: size } } } : {}
    const posted = post(account, spends ? debit<LedgerUnit>(rule) : credit<LedgerUnit>({ ...rule, ...lots }))
    if (posted.ok) account = { ...account, ...posted.value.account, unwritten: [] }
  })
  return account
}

const sum = (accounts: readonly AccountDocument[], unit: LedgerUnit): number =>
  accounts.reduce((all, { balances }) => all + balances[unit], 0)

const years = (accounts: readonly AccountDocument[]) =>
  accounts.reduce((all, { lots }) => addLots(all, lots.points ?? {}), {})

const whole = ({ stays, closes }: { stays: AccountDocument; closes: AccountDocument }) => ({
  ...Object.fromEntries(ledgerUnits.map((unit) => [unit, sum([stays, closes], unit)])),
  years: years([stays, closes]),
})

it('holds in both together what it held before, by unit and by year, there and back', () => {
  fc.assert(
    fc.property(steps, steps, steps, (ofOne, ofOther, since) => {
      const pair = { stays: accountOf('new', ofOne), closes: accountOf('old', ofOther) }
      const before = whole(pair)
      const merged = mergeBooks(pair, source, facts)
      expect(whole(merged)).toEqual(before)
      // What was decided on either before is decided again, also where nothing went over.
      for (const side of ['stays', 'closes'] as const)
        expect(merged[side].version).toBeGreaterThan(pair[side].version)
      expect(ledgerUnits.map((unit) => merged.closes.balances[unit])).toEqual([0, 0, 0])
      expect(merged.closes.lots.points).toEqual({})
      expect(merged.closes.mergedInto).toBe('new')
      for (const { stays, closes } of [merged]) {
        for (const one of [stays, closes]) expect(sumOfLots(one.lots.points ?? {})).toBe(one.balances.points)
      }

      // Something is earned and spent meanwhile.
      let stays = merged.stays
      since.forEach(({ unit, size, year, spends }, nth) => {
        const rule = { accountId: 'new', sourceKey: `later:${nth}`, ruleId: 'r', ...facts }
        const lots = unit === 'points' ? { lots: { points: { [year]: size } } } : {}
        const amounts = { [unit]: size }
        const entry = spends
          ? debit<LedgerUnit>({ ...rule, amounts })
          : credit<LedgerUnit>({ ...rule, amounts, ...lots })
        const posted = post(stays, entry)
        if (posted.ok) stays = { ...stays, ...posted.value.account, unwritten: [] }
      })
      const moved = { stays, closes: merged.closes }
      const brought = allOfAccount(pair.closes)
      const back = unmergeBooks(moved, source, brought, facts)
      const enough = ledgerUnits.every((unit) => stays.balances[unit] >= (brought.amounts[unit] ?? 0))
      expect(back.ok).toBe(enough)
      if (!back.ok) return
      expect(whole(back.value)).toEqual(whole(moved))
      expect(back.value.closes.balances).toEqual(pair.closes.balances)
      expect(back.value.closes.mergedInto).toBeNull()
      if (since.length === 0) expect(back.value.closes.lots.points).toEqual(pair.closes.lots.points)
    }),
  )
})

it('books two entries of one source, which the public list of a month counts as nothing', () => {
  const pair = {
    stays: emptyAccount('new'),
    closes: accountOf('old', [{ unit: 'points', size: 30, year: '2025', spends: false }]),
  }
  const { entries } = mergeBooks(pair, source, facts)
  expect(entries.map(({ accountId, sourceKey }) => [accountId, sourceKey])).toEqual([
    ['old', 'merge:old:3'],
    ['new', 'merge:old:3'],
  ])
  expect(meaningOfEntries(entries)).toEqual({ earned: 0, spent: 0, expired: 0 })
})

it('counts days, months and pieces of time of both on the one that stays, and gives them back', () => {
  const span = (recordId: string, from: number) => ({ recordId, from, to: from + 1000 })
  const stays = {
    ...emptyAccount('new'),
    ...{ days: { '2026-11-01': 60 }, months: { '2026-11': 60 }, spans: [span('a', NOW - DAY)] },
  }
  const closes = {
    ...emptyAccount('old'),
    ...{ days: { '2026-11-01': 30, '2026-11-02': 90 }, months: { '2026-10': 20, '2026-11': 120 } },
    spans: [span('b', NOW - 2 * DAY)],
  }
  const merged = mergeBooks({ stays, closes }, source, facts)
  expect(merged.stays.days).toEqual({ '2026-11-01': 90, '2026-11-02': 90 })
  expect(merged.stays.months).toEqual({ '2026-10': 20, '2026-11': 180 })
  expect(merged.stays.spans?.map(({ recordId }) => recordId)).toEqual(['b', 'a'])
  const back = unmergeBooks(merged, source, { amounts: {}, lots: {} }, facts)
  expect(back.ok && back.value.stays).toMatchObject({
    days: stays.days,
    months: stays.months,
    spans: stays.spans,
  })
  expect(back.ok && back.value.closes).toMatchObject({ days: closes.days, months: closes.months })
})

it('does not close an account of which something is set aside or owed', () => {
  const stays = emptyAccount('new')
  for (const given of [{ held: { provedMinutes: 0, addedMinutes: 0, points: 5 } }, { owed: 3 }]) {
    const closes = { ...emptyAccount('old'), ...given }
    expect(() => mergeBooks({ stays, closes }, source, facts)).toThrow('set aside or owed')
  }
})

it('an account that still owes something is not settled, and does not close', () => {
  const idle = emptyAccount('old')
  expect(isSettledAccount({ ...idle, outbox: [], unsettled: false })).toBe(true)
  const owing = { ...idle, outbox: [{ id: 'end|s1', kind: 'writeVisitEnd', at: NOW, payload: {} }] }
  expect(isSettledAccount(owing)).toBe(false)
  expect(() => mergeBooks({ stays: emptyAccount('new'), closes: owing }, source, facts)).toThrow('set aside')
})
