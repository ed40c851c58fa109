/** Owns moving points between a person and the household: two entries of one source, lot by lot the same, and the household's says whose they are. */
import type { AccountDocument, LedgerEntry } from '../account/account'
import type { LedgerUnit } from '../account/ledger-units'
import { type Decision, invariant, ok } from '../kernel/errors'
import { credit, debit, type EntryFacts, post } from '../kernel/ledger'
import type { Portion } from '../kernel/ledger-shares'
import { type Lots, oppositeLots } from '../kernel/lots'

const POOLING_RULE = 'pooling-1'

/** The source of both entries of one transfer. */
export const transferKey = (...parts: string[]): string => ['pool', ...parts].join(':')

export interface Transfer {
  from: AccountDocument
  to: AccountDocument
  amount: number
  /** Out of a household: which points, and whose. */
  chosen?: Portion
  /** Into a household: whose the points are there. */
  owner?: string
  sourceKey: string
  at: number
  byPersonId: string
  /** What the ledger of the one and of the other says. */
  notes: { from: string; to: string }
}

/** Both accounts and both entries after a transfer; all four are written together. */
interface TransferResult {
  from: AccountDocument
  to: AccountDocument
  entries: [LedgerEntry, LedgerEntry]
}

/** The rows are written with the accounts, in one transaction, so none is left among the unwritten. */
const settled = (before: AccountDocument, after: object): AccountDocument => ({
  ...before,
  ...after,
  unwritten: before.unwritten,
})

/**
 * Moves points with the years in which they were earned, the oldest first, so that nothing lapses sooner or later
 * for having been moved. NOT_ENOUGH when so much is not free.
 */
export function transfer(given: Transfer): Decision<TransferResult, 'NOT_ENOUGH'> {
  const { from, to, amount, chosen, owner, sourceKey, at, byPersonId, notes } = given
  const facts: Omit<EntryFacts, 'note'> = { ruleId: POOLING_RULE, at, byPersonId }
  const amounts = { points: amount }
  const wished = chosen && { lots: { points: chosen.lots }, shares: { points: chosen.shares } }
  const which = { accountId: from._id, sourceKey, amounts, ...wished }
  const taking = debit<LedgerUnit>({ ...which, ...facts, note: notes.from })
  const taken = post(from, taking)
  if (!taken.ok) return taken
  invariant(!taken.value.already, `${taking._id} is among the unwritten of an account`)
  const moved: Lots = oppositeLots(taken.value.entry.lines.find(({ unit }) => unit === 'points')?.lots ?? {})
  const giving = credit<LedgerUnit>({
    accountId: to._id,
    sourceKey,
    amounts,
    lots: { points: moved },
    ...(owner === undefined ? {} : { shares: { points: { [owner]: moved } } }),
    ...facts,
    note: notes.to,
  })
  const added = post(to, giving)
  invariant(added.ok && !added.value.already, `${giving._id} cannot be booked`)
  return ok({
    from: settled(from, taken.value.account),
    to: settled(to, added.value.account),
    entries: [taken.value.entry, added.value.entry],
  })
}
