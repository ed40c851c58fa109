/** Owns reading accounts of hours and points and the entries behind them, and writing the rows that were left out. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '@/domain/hours/account'
import type { Guard, Patch } from '@/domain/kernel/conditions'
import { writtenUpdate } from '@/domain/kernel/ledger'
import { addDoc, changeDoc, findDocs, type Doc, getDoc, type Join, type Transaction } from '../platform/cloud'

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

/** The account as a transaction reads it, so that a simultaneous booking makes the transaction start over. */
export const accountInside = async (tx: Transaction, personId: string): Promise<AccountDocument> =>
  (await tx.get<AccountDoc>(ACCOUNTS, personId)) ?? emptyAccount(personId)

/** Where a page of entries ended: the instant and the source of its last entry, and the balance before it. */
export interface EntriesCursor {
  at: number
  sourceKey: string
  balance: number
}

/** Entries that moved points, the newest first, along with the caller. `more` is one above a page. */
export const pointEntriesJoin = (personId: string, after: EntriesCursor | null, more: number): Join => ({
  from: ENTRIES,
  where: {
    accountId: personId,
    'lines.unit': 'points',
    ...(after
      ? {
          at: { $lte: after.at },
          $or: [{ at: { $lt: after.at } }, { at: after.at, sourceKey: { $lt: after.sourceKey } }],
        }
      : {}),
  },
  order: { at: -1, sourceKey: -1 },
  limit: more,
})

/** Every entry of an account, for checks of the books. At most 1000. One request. */
export const entriesOf = (personId: string): Promise<EntryDoc[]> =>
  findDocs<EntryDoc>(ENTRIES, { accountId: personId }, { limit: 1000 })

/** Accounts in the order of their ids, after this one; for what looks at all of them once. One request. */
export const accountsAfter = (accountId: string, limit: number): Promise<AccountDoc[]> =>
  findDocs<AccountDoc>(ACCOUNTS, { _id: { $gt: accountId } }, { order: [['_id', 'asc']], limit })

const ACCOUNTS_AT_ONCE = 10

/** The entries by which points of these accounts moved in `from ≤ at < until`. One request for each ten accounts, more for busy ones. */
export async function entriesOfAccounts(
  accountIds: readonly string[],
  span: { from: number; until: number },
): Promise<EntryDoc[]> {
  const found: EntryDoc[] = []
  for (let from = 0; from < accountIds.length; from += ACCOUNTS_AT_ONCE) {
    const group = accountIds.slice(from, from + ACCOUNTS_AT_ONCE)
    const at = { $gte: span.from, $lt: span.until }
    const entries = await entriesMatching({ accountId: { $in: group }, at })
    if (entries.length < MOST_ENTRIES) found.push(...entries)
    else for (const accountId of group) found.push(...(await entriesMatching({ accountId, at })))
  }
  return found
}

const MOST_ENTRIES = 1000

const entriesMatching = (where: Guard): Promise<EntryDoc[]> =>
  findDocs<EntryDoc>(
    ENTRIES,
    { ...where, 'lines.unit': 'points' },
    { limit: MOST_ENTRIES, fields: { note: 0, byPersonId: 0 } },
  )

/** Accounts on which something was left to do. One request. */
export const findAccounts = (where: Guard, limit: number): Promise<AccountDoc[]> =>
  findDocs<AccountDoc>(ACCOUNTS, where, { limit })

export const changeAccount = (accountId: string, guard: Guard, patch: Patch): Promise<boolean> =>
  changeDoc(ACCOUNTS, accountId, guard, patch)

/** Writes the rows of entries that count already, and notes on the account that they are written. */
export async function writeEntries(accountId: string, entries: readonly LedgerEntry[]): Promise<void> {
  await Promise.all(entries.map((entry) => addDoc(ENTRIES, entry as EntryDoc)))
  const { guard, patch } = writtenUpdate(entries.map((entry) => entry._id))
  await changeDoc(ACCOUNTS, accountId, guard, patch)
}
