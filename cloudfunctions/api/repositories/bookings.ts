/** Owns booking a single entry on an account from outside a transaction: exactly once, however often it is asked. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '@/domain/hours/account'
import type { LedgerUnit } from '@/domain/hours/ledger-units'
import { invariant } from '@/domain/kernel/errors'
import { type Amounts, credit, post, postUpdate, writtenUpdate } from '@/domain/kernel/ledger'
import { addDoc, BusyError, changeDoc, getDoc } from '../platform/cloud'
import { ACCOUNTS, type AccountDoc, ENTRIES, type EntryDoc } from './accounts'

/** What a credit says about itself. `sourceKey` names what it is booked for and stands on an account at most once. */
export interface CreditFacts {
  accountId: string
  sourceKey: string
  /** Positive whole amounts; minutes or points. */
  amounts: Amounts<LedgerUnit>
  ruleId: string
  /** Epoch milliseconds. */
  at: number
  byPersonId: string
  note: string
}

const ROUNDS = 8

/** Books a credit once. Five requests when nothing else happens to the account; BUSY when too much does. */
export const bookOnce = (facts: CreditFacts): Promise<void> =>
  bookEntry(credit<LedgerUnit>(facts) as LedgerEntry)

/** Books an entry and writes its row; one that stands already, counted or written, is only completed. */
async function bookEntry(entry: LedgerEntry): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const account = await accountFor(entry.accountId)
    // Read after the account: a row that another caller writes in between belongs to a version that is refused.
    const row = await getDoc<EntryDoc>(ENTRIES, entry._id)
    const posted = post(account, entry, row)
    invariant(posted.ok, `${entry._id} cannot be booked`)
    if (posted.value.already) {
      const counted = account.unwritten.some((unwritten) => unwritten._id === entry._id)
      return counted ? finish(posted.value.entry) : undefined
    }
    const { guard, patch } = postUpdate(account, posted.value)
    if (await changeDoc(ACCOUNTS, account._id, guard, patch)) return finish(posted.value.entry)
  }
  throw new BusyError('an account is being booked on by many at once')
}

/** The account; somebody to whom nothing was ever credited gets one. */
async function accountFor(accountId: string): Promise<AccountDocument> {
  const stored = await getDoc<AccountDoc>(ACCOUNTS, accountId)
  if (stored) return stored
  const empty = emptyAccount(accountId)
  if ((await addDoc(ACCOUNTS, empty as AccountDoc)) === 'added') return empty
  return accountFor(accountId)
}

/** Writes the row of an entry that counts already and takes it out of the unwritten. */
async function finish(entry: LedgerEntry): Promise<void> {
  await addDoc(ENTRIES, entry as EntryDoc)
  const { guard, patch } = writtenUpdate([entry._id])
  await changeDoc(ACCOUNTS, entry.accountId, guard, patch)
}
