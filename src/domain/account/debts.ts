/** Owns points that are to be taken back and were spent, set aside or pooled by then: taken from what becomes free. */
import { available, debit, post } from '../kernel/ledger'
import { invariant } from '../kernel/errors'
import type { AccountDocument, LedgerEntry } from './account'
import type { LedgerUnit } from './ledger-units'

const OWED_RULE = 'owed-1'
const NOTE = '收回之前多记的积分'

/** Each collection has a source of its own: an account's entries are only ever counted up. */
const owedKey = ({ entries }: Pick<AccountDocument, 'entries'>): string => `owed:${entries + 1}`

export const isOwedKey = (sourceKey: string): boolean => sourceKey.startsWith('owed:')

/** The account with so much more to take back. */
export const owing = (account: AccountDocument, points: number): AccountDocument =>
  points > 0 ? { ...account, owed: (account.owed ?? 0) + points } : account

/** What may be spent, set aside or given away: not what is owed, even before it has been collected. */
export const freePoints = (account: AccountDocument): number =>
  Math.max(0, available(account, 'points') - (account.owed ?? 0))

/**
 * A reversal that takes of the points what has not been spent or set aside, because a balance never falls below zero.
 * @returns the entry as it can be booked on this account, and how much is owed beyond it
 */
export function takenAsFree(
  account: AccountDocument,
  exact: LedgerEntry,
): { entry: LedgerEntry; owed: number } {
  const free = available(account, 'points')
  const lines = exact.lines
    .map((line) => (line.unit === 'points' ? { ...line, amount: -Math.min(-line.amount, free) } : line))
    .filter((line) => line.amount !== 0)
  const given = exact.lines.find(({ unit }) => unit === 'points')
  return { entry: { ...exact, lines }, owed: Math.max(0, -(given?.amount ?? 0) - free) }
}

interface DebtRecovery {
  account: AccountDocument
  entry: LedgerEntry
}

/** Takes what is owed as far as it is free; null when there is nothing to take. `at` in epoch milliseconds. */
export function recoverDebt(account: AccountDocument, at: number): DebtRecovery | null {
  const points = Math.min(account.owed ?? 0, available(account, 'points'))
  if (points <= 0) return null
  const facts = { ruleId: OWED_RULE, at, byPersonId: 'system', note: NOTE }
  const wanted = { accountId: account._id, sourceKey: owedKey(account), amounts: { points }, ...facts }
  const posted = post(account, debit<LedgerUnit>(wanted))
  invariant(posted.ok && !posted.value.already, `${account._id} owes what it has not`)
  const owed = (account.owed ?? 0) - points
  return { account: { ...account, ...posted.value.account, owed }, entry: posted.value.entry }
}
