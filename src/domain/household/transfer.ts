/** Owns moving points between a person and the household: two entries of one source, lot by lot the same, and the household's says whose they are. */
import type { AccountDocument, LedgerEntry } from '../account/account'
import type { LedgerUnit } from '../account/ledger-units'
import { type Decision, invariant, ok } from '../kernel/errors'
import { type Account, credit, debit, type EntryFacts, post } from '../kernel/ledger'
import type { Portion } from '../kernel/ledger-shares'
import { type Lots, oppositeLots } from '../kernel/lots'

const POOLING_RULE = 'pooling-1'

/** The source of both entries of one transfer. */
export const transferKey = (...parts: string[]): string => ['pool', ...parts].join(':')

export interface Transfer {
  from: AccountDocument
  to: Pick<AccountDocument, '_id'>
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

/** A transfer as it is written in two steps: what it takes, as the one account books it, and what is given to the other one after. */
interface Halves {
  taken: { account: Account<LedgerUnit>; entry: LedgerEntry; already: boolean }
  given: LedgerEntry
}

/** The rows are written with the accounts, in one transaction, so none is left among the unwritten. */
const settled = (before: AccountDocument, after: object): AccountDocument => ({
  ...before,
  ...after,
  unwritten: before.unwritten,
})

/**
 * Takes points with the years in which they were earned, the oldest first, so that nothing lapses sooner or later for
 * having been moved, and says what the other account is given for it. NOT_ENOUGH when so much is not free.
 */
export function halve(transfer: Transfer): Decision<Halves, 'NOT_ENOUGH'> {
  const { from, to, amount, chosen, owner, sourceKey, at, byPersonId, notes } = transfer
  const facts: Omit<EntryFacts, 'note'> = { ruleId: POOLING_RULE, at, byPersonId }
  const amounts = { points: amount }
  const wished = chosen && { lots: { points: chosen.lots }, shares: { points: chosen.shares } }
  const which = { accountId: from._id, sourceKey, amounts, ...wished }
  const taking = debit<LedgerUnit>({ ...which, ...facts, note: notes.from })
  const taken = post(from, taking)
  if (!taken.ok) return taken
  invariant(!taken.value.already, `${taking._id} is among the unwritten of an account`)
  const moved: Lots = oppositeLots(taken.value.entry.lines.find(({ unit }) => unit === 'points')?.lots ?? {})
  const given = credit<LedgerUnit>({
    accountId: to._id,
    sourceKey,
    amounts,
    lots: { points: moved },
    ...(owner === undefined ? {} : { shares: { points: { [owner]: moved } } }),
    ...facts,
    note: notes.to,
  })
  return ok({ taken: taken.value, given })
}

/** A transfer between two accounts that are both at hand. */
export type WholeTransfer = Transfer & { to: AccountDocument }

/** Moves points at once; see {@link halve}. */
export function transfer(wanted: WholeTransfer): Decision<TransferResult, 'NOT_ENOUGH'> {
  const halves = halve(wanted)
  if (!halves.ok) return halves
  const { taken, given } = halves.value
  const added = post(wanted.to, given)
  invariant(added.ok && !added.value.already, `${given._id} cannot be booked`)
  return ok({
    from: settled(wanted.from, taken.account),
    to: settled(wanted.to, added.value.account),
    entries: [taken.entry, added.value.entry],
  })
}
