/**
 * Owns that a visit which has ended on its account alone is written to its end before anybody moves its record or its row:
 * a transaction that finds one gives up, what is owed is done, and the transaction is run again.
 */
import type { AccountDocument } from '@/domain/account/account'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { completeOutbox } from '../kernel/outbox'
import { BusyError } from '../platform/cloud'
import { runTransaction, type Transaction } from '../platform/transaction'
import { ACCOUNTS } from './accounts'
import { itemKinds, type VisitEnd } from './items'

const endOf = ({ outbox = [] }: AccountDocument, recordId: string): OutboxItem | undefined =>
  outbox.find(
    ({ kind, payload }) =>
      kind === itemKinds.writeVisitEnd.kind && (payload as VisitEnd).record._id === recordId,
  )

/** Writes what an account still owes of a visit. None where it owes nothing. @returns whether it owed something */
export async function writeOwedEnd(
  account: AccountDocument,
  recordId: string,
  now: number,
): Promise<boolean> {
  const item = endOf(account, recordId)
  if (!item) return false
  if ((await completeOutbox(ACCOUNTS, account._id, [item], now)) > 0)
    throw new BusyError(`${account._id} still owes ${item.id}`)
  return true
}

class OwedEnd extends Error {
  override name = 'OwedEnd'
  constructor(
    readonly account: AccountDocument,
    readonly recordId: string,
  ) {
    super(`${recordId} is still to be written`)
  }
}

/** Gives the transaction up when the account still owes this visit; see {@link afterVisitEnds}. */
export function assertEnded(account: AccountDocument, recordId: string): void {
  if (endOf(account, recordId)) throw new OwedEnd(account, recordId)
}

const MOST_ROUNDS = 4

/** Runs a transaction that may find a visit whose end is still to be written; that is done first then. */
export async function afterVisitEnds<T>(now: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await runTransaction(work)
    } catch (error) {
      if (!(error instanceof OwedEnd) || round === MOST_ROUNDS) throw error
      await writeOwedEnd(error.account, error.recordId, now)
    }
  }
}
