/**
 * Owns what a month's entries come to: earned by which rule, spent, lapsed, and by whom. Pooling in a household is neither, nor is making two records one.
 *
 * The sums are kept between two runs, so nothing in them may grow with the people: the entries come account by account,
 * only the account that is being added up is kept with its sums, and of those that are done only as many as are named.
 */
import type { LedgerEntry } from '../account/account'
import { isOwedKey } from '../account/debts'
import { isMergeKey } from '../account/merge'
import { maskName } from '../person/mask'
import type { PersonSum, PointsSummaryDocument, RuleSum } from './documents'
import { summaryIdOf } from './documents'
import { lengthsOf, type MonthLengths, noLengths, withRecord } from './month-lengths'
import type { Month } from './months'
import { pieces, pieceSources, type PointsRules, pointsRuleText, type PointsSource } from './rules'

/** The sums of one station while its entries are being gone through; plain data, kept between two runs. */
export interface MonthSums {
  earned: number
  spent: number
  expired: number
  /** By source and rule. */
  byRule: Record<string, RuleSum>
  /** How many people moved points, the one that is being added up left out. */
  people: number
  /** Of those added up as many as the list names, chosen by their ids: who earned more stands no sooner in it. */
  named: AccountSum[]
  /** Whoever is being added up: the person of the last entry that was somebody's. */
  current: AccountSum | null
  lengths: MonthLengths
}

/** The name is whole here. */
interface AccountSum extends PersonSum {
  accountId: string
}

export const noSums = (): MonthSums => ({
  earned: 0,
  spent: 0,
  expired: 0,
  byRule: {},
  people: 0,
  named: [],
  current: null,
  lengths: noLengths(),
})

/** How many people the list of a month names. */
const LISTED = 100
/** How many rules it tells of; a month in which more of them gave points leaves the smallest out. */
const RULES_LISTED = 100

/** The points that an entry adds to the balance; negative when it takes. */
export const pointsIn = (entry: Pick<LedgerEntry, 'lines'>): number =>
  entry.lines.reduce((sum, line) => sum + (line.unit === 'points' ? line.amount : 0), 0)

type Meaning = { is: 'earned'; source: RuleSum['source'] } | { is: 'spent' | 'expired' | 'nothing' }

const sourceOf = (sourceKey: string): RuleSum['source'] => {
  if (sourceKey.startsWith('record:')) return 'hours'
  return pieceSources.find((source) => sourceKey.startsWith(`${source}:`)) ?? 'other'
}

/** What an entry is in the public list. A reversal is what it undoes, the other way round. */
function meaningOf(entry: Pick<LedgerEntry, 'kind' | 'sourceKey' | 'reverses'>): Meaning {
  const undone = entry.kind === 'reverse' ? (entry.reverses ?? '') : entry.sourceKey
  if (entry.kind === 'hold' || entry.kind === 'release' || undone.startsWith('pool:') || isMergeKey(undone))
    return { is: 'nothing' }
  if (undone.startsWith('expire:')) return { is: 'expired' }
  if (isOwedKey(undone)) return { is: 'earned', source: 'hours' }
  if (entry.kind === 'capture' || entry.kind === 'debit' || undone.startsWith('settle:'))
    return { is: 'spent' }
  return { is: 'earned', source: sourceOf(undone) }
}

const byId = (a: AccountSum, b: AccountSum): number => (a.accountId < b.accountId ? -1 : 1)

/** The sums once whoever was being added up is done. */
function closed(sums: MonthSums): MonthSums {
  if (!sums.current) return sums
  const named = [...sums.named, sums.current].sort(byId).slice(0, LISTED)
  return { ...sums, people: sums.people + 1, named, current: null }
}

/**
 * The sums with one entry more; all entries of an account come one after the other, the accounts in any order. `name`
 * is that of the account's person; null for a household, which is nobody.
 */
export function withEntry(until: MonthSums, entry: LedgerEntry, name: string | null): MonthSums {
  const sums = { ...until, lengths: withRecord(until.lengths, entry) }
  const meaning = meaningOf(entry)
  const points = pointsIn(entry)
  if (meaning.is === 'nothing' || points === 0) return sums
  if (meaning.is === 'expired') return { ...sums, expired: sums.expired - points }
  const earned = meaning.is === 'earned' ? points : 0
  const spent = meaning.is === 'spent' ? -points : 0
  const after = { ...sums, earned: sums.earned + earned, spent: sums.spent + spent }
  if (meaning.is === 'earned') {
    const key = `${meaning.source}|${entry.ruleId}`
    const before = sums.byRule[key] ?? { ruleId: entry.ruleId, source: meaning.source, points: 0, times: 0 }
    const times = before.times + (entry.kind === 'reverse' ? -1 : entry.kind === 'credit' ? 1 : 0)
    after.byRule = { ...sums.byRule, [key]: { ...before, points: before.points + points, times } }
  }
  if (name === null) return after
  const { accountId } = entry
  const open = after.current?.accountId === accountId ? after : closed(after)
  const before = open.current ?? { earned: 0, spent: 0 }
  const current = { accountId, name, earned: before.earned + earned, spent: before.spent + spent }
  return { ...open, current }
}

const sourceText = (source: RuleSum['source']): string =>
  source === 'hours' ? '服务时长' : source === 'other' ? '其他' : pieces[source].called

const textOf = (rules: PointsRules, { ruleId, source }: RuleSum): string =>
  (source === 'other' ? null : pointsRuleText(rules, ruleId, source satisfies PointsSource)) ??
  sourceText(source)

/** The public list of a month; names are masked here, so that what is stored tells no more than the page. */
export function summaryOf(
  sums: MonthSums,
  {
    stationId,
    month,
    pointsRules,
    now,
  }: { stationId: string; month: Month; pointsRules: PointsRules; now: number },
): PointsSummaryDocument {
  const { people, named } = closed(sums)
  const notBelow = (n: number): number => Math.max(0, n)
  return {
    _id: summaryIdOf(stationId, month),
    stationId,
    month,
    // What was taken back of an earlier month can outweigh what was given in this one.
    earned: notBelow(sums.earned),
    spent: notBelow(sums.spent),
    expired: notBelow(sums.expired),
    people,
    byRule: Object.values(sums.byRule)
      .sort((a, b) => b.points - a.points)
      .slice(0, RULES_LISTED)
      .map((sum) => ({ ...sum, times: notBelow(sum.times), text: textOf(pointsRules, sum) })),
    list: named.map(({ name, earned, spent }) => ({
      name: maskName(name) || '居民',
      earned,
      spent: notBelow(spent),
    })),
    lengths: lengthsOf(sums.lengths),
    shown: sums.lengths.shown,
    madeAt: now,
  }
}
