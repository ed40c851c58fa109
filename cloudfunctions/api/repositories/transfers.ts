/**
 * Owns moving points between a person and the household without a transaction: one guarded update takes them from the one
 * account and notes there what the other one is owed; what is owed is given after it, once, whoever dies.
 *
 * An entry of the account that is taken from can stand but once, since that update compares the version at which neither
 * the entry nor its row was there. The other one follows from it alone, so it stands but once as well.
 */
import type { AccountDocument, LedgerEntry } from '@/domain/account/account'
import { halve, type Transfer } from '@/domain/household/transfer'
import { together } from '@/domain/kernel/guarded-update'
import { type Decision, ok } from '@/domain/kernel/errors'
import { entryId, postUpdate, settingTo, writtenUpdate } from '@/domain/kernel/ledger'
import { type OutboxItem, settled, withOutbox } from '@/domain/kernel/outbox'
import type { PersonDocument } from '@/domain/person/documents'
import { arriving } from '@/domain/points/expiry'
import { pointsIn } from '@/domain/points/month-sums'
import { joinedAll, joinedOne } from '../handler'
import { completeOutbox, settle } from '../kernel/outbox'
import { BusyError, type Doc, getJoined } from '../platform/cloud'
import type { Join } from '../platform/joins'
import {
  type AccountDoc,
  accountJoin,
  ACCOUNTS,
  addRows,
  changeAccount,
  ENTRIES,
  type EntryDoc,
  noteWritten,
  writeEntries,
} from './accounts'
import { countDerived } from './bookings'
import { returnShares } from './household-shares'
import { findInside, type HouseholdDoc, withHousehold } from './households'
import { itemKinds, type Owed } from './items'

/** Behind every source that begins with these words, and before every other one. */
const BEHIND = ';'

/**
 * What a transfer is decided on. Accounts come first, rows after them: what an account does not owe or keep among its
 * unwritten any more has left its row by then.
 * @param wish the beginning of the sources of all that one request key may move
 */
export const transferJoins = (personId: string, wish: string): Record<string, Join> => ({
  householdAccount: withHousehold.householdAccount,
  account: accountJoin(personId),
  moved: {
    from: ENTRIES,
    where: { _id: { $gte: entryId(personId, wish), $lt: entryId(personId, wish) + BEHIND } },
    limit: 4,
  },
  household: withHousehold.household,
})

/** The person's account and the household's, the household itself, and what this wish has moved on the person's account. */
export interface TransferRead {
  own: AccountDoc | null
  common: AccountDoc | null
  household: HouseholdDoc | null
  moved: EntryDoc[]
}

export const transferIn = (joined: Record<string, Doc[]>): TransferRead => ({
  own: joinedOne<AccountDoc>(joined, 'account'),
  common: joinedOne<AccountDoc>(joined, 'householdAccount'),
  household: joinedOne<HouseholdDoc>(joined, 'household'),
  moved: joinedAll<EntryDoc>(joined, 'moved'),
})

/** The same as it stands now. One request. */
export async function readTransfer(personId: string, wish: string): Promise<TransferRead> {
  const found = await getJoined<PersonDocument & Doc>('people', personId, transferJoins(personId, wish))
  return transferIn(found?.joined ?? {})
}

const owedIn = (account: AccountDocument | null): OutboxItem<string, Owed>[] =>
  (account?.outbox ?? []).filter(
    (item): item is OutboxItem<string, Owed> => item.kind === itemKinds.giveOwed.kind,
  )

/** Whether points that were taken from the common ones are still on their way to this person. */
export const isOnItsWay = (common: AccountDocument, personId: string): boolean =>
  owedIn(common).some(({ payload }) => payload.given.accountId === personId)

/** Gives whatever an account still owes. None where it owes nothing. */
export async function giveAllOwed(account: AccountDocument | null, now: number): Promise<void> {
  if (account) await completeOutbox(ACCOUNTS, account._id, account.outbox ?? [], now)
}

/**
 * What a wish has moved on the person's account, or is about to; null when it has moved nothing yet. What a death has left
 * of it is done: requests only where there is something.
 */
export async function movedBefore(read: TransferRead, wish: string, now: number): Promise<number | null> {
  const isOfWish = ({ sourceKey }: LedgerEntry) => sourceKey === wish || sourceKey.startsWith(`${wish}:`)
  const accounts = [read.own, read.common].flatMap((account) => account ?? [])
  const owed = accounts.flatMap((account) =>
    owedIn(account).flatMap((item) =>
      isOfWish(item.payload.given) ? [{ accountId: account._id, item }] : [],
    ),
  )
  const bare = accounts.flatMap((account) => account.unwritten.filter(isOfWish))
  const amounts = [
    ...[...read.moved, ...bare].filter(({ accountId }) => accountId === read.own?._id).map(pointsIn),
    ...owed.map(
      ({ accountId, item }) => pointsIn(item.payload.given) * (accountId === read.own?._id ? -1 : 1),
    ),
  ]
  await Promise.all([
    ...owed.map(async ({ accountId, item }) => {
      if ((await completeOutbox(ACCOUNTS, accountId, [item], now)) > 0)
        throw new BusyError(`${accountId} still owes ${item.id}`)
    }),
    ...bare.map((entry) => writeEntries(entry.accountId, [entry])),
  ])
  return amounts[0] ?? null
}

/** A transfer whose first half stands; what is left of it may be done at the same time as anything else. */
export interface Halfway {
  from: string
  taken: LedgerEntry
  owed: Owed
  /** Of the entries on the other account, those whose rows are not written. */
  bare: readonly LedgerEntry[]
}

/**
 * Takes points and gives them. Two requests; more where somebody else books on the other account.
 * @param to the other account as it was read with the one that is taken from; null where there was none
 * @returns null when the account that is taken from has changed since it was read: then it is decided again
 */
export async function beginTransfer(
  wanted: Transfer,
  to: AccountDocument | null,
): Promise<Decision<Halfway | null, 'NOT_ENOUGH'>> {
  const halves = halve(wanted)
  if (!halves.ok) return halves
  const { from, at: now, owner = null } = wanted
  const { taken, given } = halves.value
  const owed: Owed = { given, owner }
  const item = itemKinds.giveOwed.item(given.sourceKey, now, owed)
  const booked = settingTo(postUpdate(from, taken), taken.account)
  const { guard, patch } = withOutbox(booked, [item], now)
  if (!(await changeAccount(from._id, guard, patch))) return ok(null)
  return ok({ from: from._id, taken: taken.entry, owed, bare: await give(owed, now, to) })
}

const give = ({ given }: Owed, now: number, before?: AccountDocument | null): Promise<LedgerEntry[]> =>
  countDerived(given.accountId, given.sourceKey, () => ({ entries: arriving(given, now) }), before)

/**
 * What comes into a household out of which its owner has been taken meanwhile goes back at once.
 * @returns whether the owner is inside, or it did not go into a household at all
 */
async function isInside({ given, owner }: Owed, now: number): Promise<boolean> {
  if (owner === null || (await findInside(given.accountId, owner))) return true
  await returnShares(given.accountId, now)
  return false
}

/** Takes off what was owed, and with it the entry whose row is written. One request; more where somebody noted something else. */
async function takeOffOwed({ from, taken, owed }: Halfway): Promise<void> {
  const done = [owed.given.sourceKey]
  const { guard, patch } = together(settled(done), writtenUpdate([taken._id]))
  if (await changeAccount(from, guard, patch)) return
  await Promise.all([settle(ACCOUNTS, from, done), noteWritten(from, [taken])])
}

/**
 * Writes the rows, then takes off what was owed. Five requests at most, two deep.
 * @returns false when the owner is not in the household any more and has the points back
 */
export async function endTransfer(halfway: Halfway, now: number): Promise<boolean> {
  const { taken, owed, bare } = halfway
  const [inside] = await Promise.all([isInside(owed, now), addRows([taken, ...bare])])
  await Promise.all([takeOffOwed(halfway), bare[0] ? noteWritten(bare[0].accountId, bare) : null])
  return inside
}

/** What was taken from an account and not given to the other one when somebody died; the row of the first is written by the job. */
export async function giveOwed(owed: Owed, now: number): Promise<void> {
  const bare = await give(owed, now)
  if (bare[0]) await writeEntries(bare[0].accountId, bare)
  await isInside(owed, now)
}
