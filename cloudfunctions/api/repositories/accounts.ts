/** Owns reading accounts of hours and points and the entries behind them, and writing the rows that were left out. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '@/domain/account/account'
import { movedTo } from '@/domain/account/merge'
import { creditEntryId } from '@/domain/hours/booking'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { invariant } from '@/domain/kernel/errors'
import type { Guard, Patch } from '@/domain/kernel/guarded-update'
import { writtenUpdate } from '@/domain/kernel/ledger'
import { FORMER_KEPT } from '@/domain/person/merged'
import { behindRow, inPages } from '../kernel/paging'
import { addDoc, changeDoc, findDocs, type Doc, getDoc } from '../platform/cloud'
import { type Transaction } from '../platform/transaction'
import type { Join } from '../platform/joins'

export const ACCOUNTS = 'accounts'
export const ENTRIES = 'entries'
export type AccountDoc = AccountDocument & Doc
export type EntryDoc = LedgerEntry & Doc

/** The account of a person along with the caller. Somebody without one has an empty one. */
export const accountJoin = (personId: string): Join => ({
  from: ACCOUNTS,
  where: { _id: personId },
  limit: 1,
})

/** An account as it stands; empty for somebody to whom nothing was ever credited. One request. */
export const readAccount = async (personId: string): Promise<AccountDocument> =>
  (await getDoc<AccountDoc>(ACCOUNTS, personId)) ?? emptyAccount(personId)

/**
 * The accounts that stand for an id, its own first: the last one is where everything is booked since its record was
 * closed into another. One request, and one more for each time that happened.
 * @param read as a transaction reads, or without one
 */
export async function accountsFor(
  personId: string,
  read: (accountId: string) => Promise<AccountDocument | null>,
): Promise<[AccountDocument | null, ...AccountDocument[]]> {
  const found: [AccountDocument | null, ...AccountDocument[]] = [await read(personId)]
  for (let next = found[0]?.mergedInto; next; next = found.at(-1)?.mergedInto) {
    invariant(found.length <= FORMER_KEPT + 1, `the account of ${personId} leads on and on`)
    found.push((await read(next)) ?? emptyAccount(next))
  }
  return found
}

/**
 * The account on which a person's hours and points are booked, as a transaction reads it, so that a simultaneous booking
 * makes the transaction start over. It bears another id once the person's record was closed into another.
 */
export async function accountInside(tx: Transaction, personId: string): Promise<AccountDocument> {
  const found = await accountsFor(personId, (accountId) => tx.get<AccountDoc>(ACCOUNTS, accountId))
  return found.at(-1) ?? emptyAccount(personId)
}

/**
 * The entry by which a record's hours were credited last, as if it stood on the account on which they are kept by now;
 * null when nothing was.
 */
export async function creditInside(
  tx: Transaction,
  record: Pick<ServiceRecordDocument, '_id' | 'personId' | 'credits' | 'creditStands'>,
  account: AccountDocument,
): Promise<LedgerEntry | null> {
  if (!record.creditStands) return null
  // It counts before its row is written.
  const on = async ({ _id, unwritten }: AccountDocument): Promise<LedgerEntry | null> => {
    const id = creditEntryId({ ...record, personId: _id })
    return unwritten.find((entry) => entry._id === id) ?? tx.get<EntryDoc>(ENTRIES, id)
  }
  const own = await on(account)
  if (own || account._id === record.personId) return own
  const accounts = await accountsFor(record.personId, (id) => tx.get<AccountDoc>(ACCOUNTS, id))
  for (const one of accounts) {
    const found = one && (await on(one))
    if (found) return movedTo(found, account._id)
  }
  return null
}

export const pointEntries = inPages<EntryDoc>(20, ['at', 'desc'], ['sourceKey', 'desc', 'id'])

/** A page of entries that moved points, the newest first, along with the caller. */
export const pointEntriesJoin = (personId: string, cursor: string | undefined): Join =>
  pointEntries.join({ from: ENTRIES, where: { accountId: personId, 'lines.unit': 'points' } }, cursor)

/** Accounts in the order of their ids, after this one; for what looks at all of them once. One request. */
export const accountsAfter = (accountId: string, limit: number): Promise<AccountDoc[]> =>
  findDocs<AccountDoc>(ACCOUNTS, { _id: { $gt: accountId } }, { order: [['_id', 'asc']], limit })

/** Accounts by id, those that there are. One request; none for nobody. */
export const accountsOf = async (accountIds: readonly string[]): Promise<AccountDoc[]> =>
  accountIds.length === 0
    ? []
    : findDocs<AccountDoc>(ACCOUNTS, { _id: { $in: [...accountIds] } }, { limit: accountIds.length })

/** Where a walk through a month's entries has come to. */
export interface EntryPlace {
  accountId: string
  at: number
  sourceKey: string
}

/**
 * Entries of `from ≤ at < until`, account by account, the newest of each first; the order is that of
 * an index, and `after` is where the last page ended. One request.
 */
export const entriesBetween = (
  span: { from: number; until: number },
  after: EntryPlace | null,
  limit: number,
): Promise<EntryDoc[]> =>
  findDocs<EntryDoc>(
    ENTRIES,
    {
      at: { $gte: span.from, $lt: span.until },
      ...(after ? behindRow(byAccount, [after.accountId, after.at, after.sourceKey]) : {}),
    },
    { order: byAccount, limit },
  )

const byAccount: [string, 'asc' | 'desc'][] = [
  ['accountId', 'asc'],
  ['at', 'desc'],
  ['sourceKey', 'desc'],
]

/** Accounts on which something was left to do. One request. */
export const findAccounts = (where: Guard, limit: number): Promise<AccountDoc[]> =>
  findDocs<AccountDoc>(ACCOUNTS, where, { limit })

export const changeAccount = (accountId: string, guard: Guard, patch: Patch): Promise<boolean> =>
  changeDoc(ACCOUNTS, accountId, guard, patch)

/** Writes the rows of entries that count already. A request each, at the same time. */
export const addRows = (entries: readonly LedgerEntry[]): Promise<unknown> =>
  Promise.all(entries.map((entry) => addDoc(ENTRIES, entry as EntryDoc)))

/** Notes on their account that the rows of these entries are written. One request. */
export async function noteWritten(accountId: string, entries: readonly LedgerEntry[]): Promise<void> {
  const { guard, patch } = writtenUpdate(entries.map((entry) => entry._id))
  await changeDoc(ACCOUNTS, accountId, guard, patch)
}

/** Writes the rows of entries that count already, and notes on the account that they are written. */
export async function writeEntries(accountId: string, entries: readonly LedgerEntry[]): Promise<void> {
  await addRows(entries)
  await noteWritten(accountId, entries)
}
