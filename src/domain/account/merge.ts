/**
 * Owns how the hours and points of a closed record go over to the one that stays, and back: two entries of one source,
 * the points with the years in which they were earned, so that both accounts together hold what they held before.
 */
import { DAY, startOf } from '../kernel/clock'
import { type Decision, invariant, ok } from '../kernel/errors'
import { type Amounts, credit, debit, entryId, type EntryFacts, post, reversalOf } from '../kernel/ledger'
import { type Lots, oppositeLots } from '../kernel/lots'
import { type AccountDocument, type LedgerEntry, REMEMBERED_DAYS } from './account'
import { type LedgerUnit, ledgerUnits } from './ledger-units'
import { MOST_SPANS, type Span } from './spans'

const MERGE_RULE = 'merge-1'
const PREFIX = 'merge:'
const NOTES = { out: '并到留下的那份档案', in: '从并过来的那份档案带来' }

/** The source of both entries; `version` is that of the record that closes, so that a second time is another source. */
export const mergeKey = (closes: string, version: number): string => `${PREFIX}${closes}:${version}`

export const isMergeKey = (sourceKey: string): boolean => sourceKey.startsWith(PREFIX)

interface Pair {
  stays: AccountDocument
  closes: AccountDocument
}

/** What goes over, or comes back. */
interface Brought {
  amounts: Amounts<LedgerUnit>
  /** The points by year. */
  lots: Lots
}

interface MergedBooks extends Pair {
  entries: LedgerEntry[]
}

/** Whether anything of an account is set aside, owed or on its way; then it cannot be closed. */
export const isSettledAccount = (account: AccountDocument): boolean => {
  const { held, reserving, owed = 0, leavers = [], outbox = [] } = account
  return (
    ledgerUnits.every((unit) => held[unit] === 0) &&
    reserving.length === 0 &&
    owed === 0 &&
    outbox.length === 0 &&
    leavers.length === 0
  )
}

/** Everything that an account holds. */
export function allOfAccount({ balances, lots }: AccountDocument): Brought {
  const amounts = Object.fromEntries(
    ledgerUnits.filter((unit) => balances[unit] > 0).map((unit) => [unit, balances[unit]]),
  )
  return { amounts, lots: { ...lots.points } }
}

/** Rows are written with the accounts, in one transaction, so none is left among the unwritten. */
const settled = (before: AccountDocument, after: object): AccountDocument => ({
  ...before,
  ...after,
  unwritten: before.unwritten,
})

const lotsMoved = (entry: LedgerEntry): Lots => entry.lines.find(({ unit }) => unit === 'points')?.lots ?? {}

const sumsOf = <K extends string>(
  a: Record<K, number> = {} as Record<K, number>,
  b: Record<K, number> = {} as Record<K, number>,
  sign: 1 | -1,
): Record<K, number> => {
  const sums: Record<string, number> = { ...a }
  for (const [key, size] of Object.entries<number>(b)) sums[key] = Math.max(0, (sums[key] ?? 0) + sign * size)
  return Object.fromEntries(Object.entries(sums).filter(([, size]) => size > 0)) as Record<K, number>
}

const byEnd = (a: Span, b: Span): number => a.to - b.to

/** What is counted by day, month and span, with that of the other account, so that no minute is counted again. */
function together({ stays, closes }: Pair, now: number): AccountDocument {
  const days = Object.entries(sumsOf(stays.days, closes.days, 1))
  const spans = [...(stays.spans ?? []), ...(closes.spans ?? [])].sort(byEnd).slice(-MOST_SPANS)
  return {
    ...stays,
    days: Object.fromEntries(days.filter(([day]) => now - startOf(day) < REMEMBERED_DAYS * DAY)),
    months: sumsOf(stays.months, closes.months, 1),
    spans,
  }
}

/** The account that stays without what the closed one had brought of days, months and spans. */
function apart({ stays, closes }: Pair): AccountDocument {
  const theirs = new Set((closes.spans ?? []).map(({ recordId }) => recordId))
  return {
    ...stays,
    days: sumsOf(stays.days, closes.days, -1),
    months: sumsOf(stays.months, closes.months, -1),
    spans: (stays.spans ?? []).filter(({ recordId }) => !theirs.has(recordId)),
  }
}

/** Another version, also where nothing is booked: what was decided on either before is decided again. */
const moved = (account: AccountDocument): AccountDocument => ({ ...account, version: account.version + 1 })

/** The same entry on another account. */
export const movedTo = (entry: LedgerEntry, accountId: string): LedgerEntry => ({
  ...entry,
  accountId,
  _id: entryId(accountId, entry.sourceKey),
})

type Facts = Pick<EntryFacts, 'at' | 'byPersonId'>

/** Neither can be refused: a settled account has what it holds, and taking on is always free. Throws InvariantError else. */
export function mergeBooks(pair: Pair, source: string, facts: Facts): MergedBooks {
  const { stays, closes } = pair
  invariant(isSettledAccount(closes), `${closes._id} has something set aside or owed`)
  const { amounts, lots } = allOfAccount(closes)
  const whole = { ...pair, stays: moved(together(pair, facts.at)) }
  const closed = moved({ ...closes, mergedInto: stays._id })
  if (Object.keys(amounts).length === 0) return { stays: whole.stays, closes: closed, entries: [] }
  const rule = { sourceKey: source, amounts, ruleId: MERGE_RULE, ...facts }
  const ofYears = 'points' in amounts ? { lots: { points: lots } } : {}
  const taken = post(closed, debit({ ...rule, ...ofYears, accountId: closes._id, note: NOTES.out }))
  invariant(taken.ok && !taken.value.already, `${source} cannot be taken from ${closes._id}`)
  const given = credit({ ...rule, ...ofYears, accountId: stays._id, note: NOTES.in })
  const added = post(whole.stays, given)
  invariant(added.ok && !added.value.already, `${source} cannot be booked on ${stays._id}`)
  return {
    stays: settled(whole.stays, added.value.account),
    closes: settled(closed, taken.value.account),
    entries: [taken.value.entry, added.value.entry],
  }
}

/**
 * Takes a merge back. What was booked on the account that stays since, stays there. NOT_ENOUGH when of what had come
 * over not all is free any more. The points go back with the years from which they can still be taken.
 */
export function unmergeBooks(
  pair: Pair,
  source: string,
  { amounts, lots }: Brought,
  facts: Facts,
): Decision<MergedBooks, 'NOT_ENOUGH'> {
  const before = { stays: moved(apart(pair)), closes: moved({ ...pair.closes, mergedInto: null }) }
  if (Object.keys(amounts).length === 0) return ok({ ...before, entries: [] })
  const rule = { sourceKey: source, amounts, ruleId: MERGE_RULE, ...facts }
  const ofYears = 'points' in amounts ? { lots: { points: lots } } : {}
  const entryFacts: EntryFacts = { ruleId: MERGE_RULE, ...facts }
  const giving = credit<LedgerUnit>({ ...rule, ...ofYears, accountId: pair.stays._id })
  const taken = post(before.stays, reversalOf(giving, { ...entryFacts, note: NOTES.in }))
  if (!taken.ok) return taken
  invariant(!taken.value.already, `${source} was taken back before`)
  const years = oppositeLots(lotsMoved(taken.value.entry))
  const taking = debit<LedgerUnit>({ ...rule, accountId: pair.closes._id })
  const returning = reversalOf(taking, { ...entryFacts, note: NOTES.out })
  const lines = returning.lines.map((line) => (line.unit === 'points' ? { ...line, lots: years } : line))
  const added = post(before.closes, { ...returning, lines })
  invariant(added.ok && !added.value.already, `${source} cannot go back to ${pair.closes._id}`)
  return ok({
    stays: settled(before.stays, taken.value.account),
    closes: settled(before.closes, added.value.account),
    entries: [taken.value.entry, added.value.entry],
  })
}
