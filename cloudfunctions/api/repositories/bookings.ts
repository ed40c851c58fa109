/** Owns booking a single entry on an account from outside a transaction: exactly once, however often it is asked. */
import { type AccountDocument, emptyAccount, type LedgerEntry } from '@/domain/account/account'
import { takenAsFree } from '@/domain/account/debts'
import { movedTo } from '@/domain/account/merge'
import type { CreditFacts } from '@/domain/hours/credit-facts'
import type { LedgerUnit } from '@/domain/account/ledger-units'
import { invariant } from '@/domain/kernel/errors'
import { bookingPatch, credit, entryId, post, reversalOf, settingTo } from '@/domain/kernel/ledger'
import { lotOf } from '@/domain/kernel/lots'
import { addDoc, BusyError, changeDoc, getDoc } from '../platform/cloud'
import { ACCOUNTS, type AccountDoc, accountsFor, ENTRIES, type EntryDoc, writeEntries } from './accounts'

const ROUNDS = 8

/** Books a credit once. Five requests when nothing else happens to the account; BUSY when too much does. */
export const bookOnce = (facts: CreditFacts): Promise<void> =>
  bookDerived(facts.accountId, facts.sourceKey, () => ({ entries: [credit<LedgerUnit>(facts)] }))

/** Books once that a credit of points is taken back: what is free of it at once, the rest when something is. */
export async function bookBack(facts: CreditFacts, at: number): Promise<void> {
  // What was still to be booked is booked first, because only what stands can be reversed.
  await bookOnce(facts)
  const { accountId, sourceKey, ruleId, byPersonId, note } = facts
  const lots = { points: { [lotOf(facts.at)]: facts.amounts.points ?? 0 } }
  await bookDerived(accountId, `reverse:${sourceKey}`, (account) => {
    const original = credit<LedgerUnit>({ ...facts, lots })
    const { entry, owed } = takenAsFree(account, reversalOf(original, { ruleId, at, byPersonId, note }))
    return { entries: [entry], owed }
  })
}

/** What is booked together, the first being that of the source; and how much more is owed then. */
interface Derived {
  entries: LedgerEntry[]
  owed?: number
}

/**
 * Books what follows from an account as it stands, once for each source. `derive` is asked again when the account
 * has changed meanwhile, and books nothing with null; several entries stand or fall together, the first being that of the
 * source. An entry that stands already is only completed: its row is written if a crash left it out.
 */
export async function bookDerived(
  accountId: string,
  sourceKey: string,
  derive: (account: AccountDocument) => Derived | null,
): Promise<void> {
  await finish(await countDerived(accountId, sourceKey, derive))
}

/**
 * The same without the rows: the entries count, and stand among the unwritten of the account that they are booked on.
 * @param before the account as it was read before there could be anything of this source, null where there was none; saves
 *   the first reading
 * @returns those whose rows are not known to be written; empty when nothing was left to do
 */
export async function countDerived(
  accountId: string,
  sourceKey: string,
  derive: (account: AccountDocument) => Derived | null,
  before?: AccountDocument | null,
): Promise<LedgerEntry[]> {
  for (let round = 0; round < ROUNDS; round++) {
    const isKnown = round === 0 && before !== undefined && !before?.mergedInto
    const found = isKnown ? [before] : await accountsFor(accountId, accountFor)
    if (!isKnown) {
      const counted = found
        .flatMap((one) => one?.unwritten ?? [])
        .find((entry) => entry.sourceKey === sourceKey)
      if (counted) return [counted]
      // Read after the account: a row that another caller writes in between belongs to a version that is refused.
      const rows = found.map((one) => getDoc<EntryDoc>(ENTRIES, entryId(one?._id ?? accountId, sourceKey)))
      if ((await Promise.all(rows)).some((row) => row !== null)) return []
    }
    const account = found.at(-1) ?? emptyAccount(accountId)
    const derived = derive(account)
    if (!derived) return []
    const { entries, owed = 0 } = derived
    const { after, exact } = postAll(
      account,
      entries.map((entry) => movedTo(entry, account._id)),
    )
    if (found[0] === null) {
      if ((await addDoc(ACCOUNTS, { ...after, ...(owed > 0 ? { owed } : {}) } as AccountDoc)) === 'added')
        return exact
      continue
    }
    const booked = bookingPatch(...exact)
    if (owed > 0) booked.$inc.owed = owed
    const { guard, patch } = settingTo({ guard: { version: account.version }, patch: booked }, after)
    if (await changeDoc(ACCOUNTS, account._id, guard, patch)) return exact
  }
  throw new BusyError('an account is being booked on by many at once')
}

/** The entries as they move the account one after the other. None of them opens a hold. */
function postAll(
  before: AccountDocument,
  entries: readonly LedgerEntry[],
): { after: AccountDocument; exact: LedgerEntry[] } {
  let after = before
  const exact = entries.map((entry) => {
    const posted = post(after, entry)
    invariant(posted.ok && !posted.value.already && entry.kind !== 'hold', `${entry._id} cannot be booked`)
    after = { ...before, ...posted.value.account }
    return posted.value.entry
  })
  return { after, exact }
}

/** The account; somebody to whom nothing was ever credited gets one. */
async function accountFor(accountId: string): Promise<AccountDocument> {
  const stored = await getDoc<AccountDoc>(ACCOUNTS, accountId)
  if (stored) return stored
  const empty = emptyAccount(accountId)
  if ((await addDoc(ACCOUNTS, empty as AccountDoc)) === 'added') return empty
  return accountFor(accountId)
}

/** Writes the rows of entries that count already and takes them out of the unwritten. */
async function finish(entries: readonly LedgerEntry[]): Promise<void> {
  const [first] = entries
  if (first) await writeEntries(first.accountId, entries)
}
