/** The public list of a month: what each kind of entry is in it, and that it adds up to what the accounts moved by. */
import fc from 'fast-check'
import type { LedgerEntry } from '../../../src/domain/account/account'
import type { EntryKind } from '../../../src/domain/kernel/ledger'
import { type MonthSums, noSums, summaryOf, withEntry } from '../../../src/domain/points/month-sums'
import { pointsRulesOf } from '../../../src/domain/points/rules'

const entry = (
  accountId: string,
  kind: EntryKind,
  sourceKey: string,
  points: number,
  reverses: string | null = null,
): LedgerEntry => ({
  _id: `${accountId}|${sourceKey}`,
  accountId,
  kind,
  sourceKey,
  reverses,
  lines: [
    { unit: 'provedMinutes', amount: kind === 'reverse' ? -999 : 999, held: 0 },
    { unit: 'points', amount: points, held: 0 },
  ],
  ruleId: 'points-1',
  at: 0,
  byPersonId: 'system',
  note: '',
})

const names: Record<string, string | null> = { p1: '王建国', p2: '欧阳娜', h1: null }
/** As the entries are gone through: account by account, each account's in the order given. */
const byAccount = (entries: LedgerEntry[]): LedgerEntry[] =>
  [...new Set(entries.map(({ accountId }) => accountId))].flatMap((id) =>
    entries.filter(({ accountId }) => accountId === id),
  )
const sumOf = (entries: LedgerEntry[]): MonthSums =>
  byAccount(entries).reduce((sums, one) => withEntry(sums, one, names[one.accountId] ?? null), noSums())
const listOf = (entries: LedgerEntry[]) =>
  summaryOf(sumOf(entries), { stationId: 'st1', month: '2027-03', pointsRules: pointsRulesOf(null), now: 7 })

it('tells earned from spent, lapsed and merely pooled', () => {
  const list = listOf([
    entry('p1', 'credit', 'record:r1:1', 4),
    entry('p1', 'credit', 'record:r2:1', 2),
    entry('p1', 'reverse', 'reverse:record:r2:1', -2, 'record:r2:1'),
    entry('p2', 'credit', 'wish:w1', 5),
    entry('p2', 'debit', 'pool:t1', -3),
    entry('h1', 'credit', 'pool:t1', 3),
    entry('p1', 'hold', 'redemption:a', 0),
    entry('h1', 'capture', 'settle:redemption:b', -2, 'redemption:b'),
    entry('p1', 'capture', 'settle:redemption:c', -1, 'redemption:c'),
    entry('p1', 'reverse', 'reverse:settle:redemption:c', 1, 'settle:redemption:c'),
    entry('p2', 'debit', 'expire:2025', -1),
  ])
  expect(list).toEqual({
    _id: 'st1:2027-03',
    stationId: 'st1',
    month: '2027-03',
    earned: 9,
    spent: 2,
    expired: 1,
    people: 2,
    byRule: [
      { ruleId: 'points-1', source: 'wish', points: 5, times: 1, text: '帮邻居圆一个心愿记 5 分' },
      { ruleId: 'points-1', source: 'hours', points: 4, times: 1, text: '每满 1 小时记 1 分' },
    ],
    list: [
      { name: '王*', earned: 4, spent: 0 },
      { name: '欧阳*', earned: 5, spent: 0 },
    ],
    lengths: [{ minutes: 999, records: 1, points: 4 }],
    shown: ['p1'],
    madeAt: 7,
  })
})

it('names a hundred people at most and nobody whole', () => {
  const many = Array.from({ length: 120 }, (_, i) => entry(`x${i}`, 'credit', `record:r${i}:1`, i))
  const sums = many.reduce((all, one) => withEntry(all, one, `张${one.accountId}`), noSums())
  const list = summaryOf(sums, {
    stationId: 'st1',
    month: '2027-03',
    pointsRules: pointsRulesOf(null),
    now: 0,
  })
  expect(list.people).toBe(119)
  expect(list.list).toHaveLength(100)
  expect(list.list[0]).toEqual({ name: '张*', earned: 1, spent: 0 })
  expect(JSON.stringify(list)).not.toContain('张x')
})

it('keeps no more of ten thousand people than of those it names, and tells the same', () => {
  const earnedBy = (i: number): number => 1 + ((i * 7919) % 10_007)
  const many = Array.from({ length: 10_000 }, (_, i) =>
    entry(`x${i}`, 'credit', `record:r${i}:1`, earnedBy(i)),
  )
  let sums = noSums()
  for (const one of many) sums = withEntry(sums, one, `张${one.accountId}`)
  expect(JSON.stringify(sums).length).toBeLessThan(10_000)
  const about = { stationId: 'st1', month: '2027-03', pointsRules: pointsRulesOf(null), now: 0 }
  const list = summaryOf(sums, about)
  expect(list.people).toBe(10_000)
  const all = many.map((_, i) => earnedBy(i))
  expect(list.earned).toBe(all.reduce((sum, points) => sum + points, 0))
  const byId = [...many].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)).slice(0, 100)
  expect(list.list.map(({ earned }) => earned)).toEqual(byId.map(({ lines }) => lines[1]?.amount))
  // Whoever earned more neither comes sooner nor is more likely to be named.
  expect(list.list.map(({ earned }) => earned)).not.toEqual(
    [...list.list].map(({ earned }) => earned).sort((a, b) => b - a),
  )
})

it('never falls below zero when more is taken back than was given', () => {
  const list = listOf([entry('p1', 'reverse', 'reverse:record:r0:1', -4, 'record:r0:1')])
  expect(list).toMatchObject({ earned: 0, spent: 0, byRule: [{ points: -4, times: 0 }] })
})

it('adds up, in any order and in any portions, to what the balances moved by', () => {
  const any = fc
    .record({
      who: fc.constantFrom('p1', 'p2', 'h1'),
      what: fc.constantFrom('earn', 'wish', 'spend', 'expire', 'pool', 'undo'),
      size: fc.integer({ min: 1, max: 50 }),
    })
    .map(({ who, what, size }): LedgerEntry[] => {
      switch (what) {
        case 'earn':
          return [entry(who, 'credit', 'record:r:1', size)]
        case 'wish':
          return [entry(who, 'credit', 'wish:w', size)]
        case 'spend':
          return [entry(who, 'capture', 'settle:redemption:a', -size)]
        case 'expire':
          return [entry(who, 'debit', 'expire:2025', -size)]
        case 'undo':
          return [entry(who, 'reverse', 'reverse:record:r:1', -size, 'record:r:1')]
        default:
          return [entry(who, 'debit', 'pool:t', -size), entry('h1', 'credit', 'pool:t', size)]
      }
    })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (groups) => {
      const entries = byAccount(groups.flat())
      const moved = entries.reduce((sum, one) => sum + (one.lines[1]?.amount ?? 0), 0)
      const sums = sumOf(entries)
      expect(sums.earned - sums.spent - sums.expired).toBe(moved)
      expect(sumOf([...entries].reverse())).toMatchObject({ earned: sums.earned, spent: sums.spent })
      const stored = JSON.parse(JSON.stringify(sumOf(entries.slice(0, 7)))) as MonthSums
      const resumed = entries
        .slice(7)
        .reduce((all, one) => withEntry(all, one, names[one.accountId] ?? null), stored)
      expect(resumed).toEqual(sums)
    }),
  )
})
