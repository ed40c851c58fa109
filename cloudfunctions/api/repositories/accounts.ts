/** Owns reading accounts of hours and points and the entries behind them. Writing happens with service records. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '@/domain/hours/account'
import { findDocs, type Doc, getDoc, type Join, type Transaction } from '../platform/cloud'

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
