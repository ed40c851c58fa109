/** Owns reading and writing households: each command is one transaction over the household, its people and their accounts. */
import type { ErrorCode } from '@/contract'
import type { HouseholdDocument } from '@/domain/household/documents'
import { MOST_SHARERS, type ReceivedInvitation } from '@/domain/household/membership'
import { transfer, type WholeTransfer } from '@/domain/household/transfer'
import { type Decision, ok } from '@/domain/kernel/errors'
import type { MessageDocument } from '@/domain/message/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { BusyError, changeDoc, type Doc, findDocs, getJoined } from '../platform/cloud'
import { DuplicateError, runTransaction, type Transaction } from '../platform/transaction'
import type { Join } from '../platform/joins'
import { ACCOUNTS, accountInside, accountJoin, type AccountDoc, ENTRIES, type EntryDoc } from './accounts'

const HOUSEHOLDS = 'households'
export type HouseholdDoc = HouseholdDocument & Doc
type PersonDoc = PersonDocument & Doc

/** The caller's household and its account, in the caller's own request; none for somebody who is in no household. */
export const withHousehold: { household: Join; householdAccount: Join } = {
  household: { from: HOUSEHOLDS, idIn: 'householdId' },
  householdAccount: { from: ACCOUNTS, idIn: 'householdId' },
}

/** So many of the newest entries are shown. */
export const NEWEST_SHOWN = 10

/** Everything that the page of a person's household shows. The account is read first: what is not among its unwritten any more is a row by then. */
export const householdJoins = (personId: string): Record<string, Join> => ({
  ...withHousehold,
  account: accountJoin(personId),
  invitedTo: { from: HOUSEHOLDS, where: { 'invitations.personId': personId }, limit: 10 },
  newest: {
    ...{ from: ENTRIES, sameIn: 'householdId', theirs: 'accountId', where: {} },
    ...{ order: { at: -1, sourceKey: -1 }, limit: NEWEST_SHOWN },
  },
})

/** The same as it stands now; after a command. One request. */
export async function readHousehold(personId: string): Promise<Record<string, Doc[]>> {
  const found = await getJoined<PersonDoc>('people', personId, householdJoins(personId))
  return found?.joined ?? {}
}

/**
 * Finds somebody in a household, in a way that whoever takes this person out of it at the same moment comes before or
 * after. One request. @returns whether the person is a member
 */
export const findInside = (householdId: string, personId: string): Promise<boolean> =>
  changeDoc(HOUSEHOLDS, householdId, { 'members.personId': personId }, { $inc: { version: 1 } })

/** All who pool points with one of these. Two requests, one where none does. */
export async function sharersWith(personIds: readonly string[]): Promise<string[]> {
  const fields = { householdId: 1 } as const
  const people = await findDocs<PersonDoc>(
    'people',
    { _id: { $in: [...personIds] } },
    { limit: personIds.length, fields },
  )
  const ids = people.flatMap(({ householdId }) => (householdId === null ? [] : [householdId]))
  if (ids.length === 0) return []
  const households = await findDocs<HouseholdDoc>(HOUSEHOLDS, { _id: { $in: ids } }, { limit: ids.length })
  return households.flatMap(({ members }) => members.map(({ personId }) => personId))
}

/** What a command may read and write inside its transaction. */
export interface HouseholdWork {
  household: (householdId: string) => Promise<HouseholdDocument | null>
  person: (personId: string) => Promise<PersonDocument | null>
  account: (accountId: string) => ReturnType<typeof accountInside>
  add: (household: HouseholdDocument) => Promise<void>
  save: (household: HouseholdDocument) => Promise<void>
  /** Says in which household a person is; null for none. */
  settle: (personId: string, householdId: string | null) => Promise<void>
  /** Keeps which invitations a person has received. */
  receive: (personId: string, invitations: readonly ReceivedInvitation[]) => Promise<void>
  /** Moves points; NOT_ENOUGH when so much is not free. */
  move: (given: WholeTransfer) => Promise<Decision<null, 'NOT_ENOUGH'>>
  tell: (message: MessageDocument) => Promise<void>
  /** Somebody left while something of theirs was set aside; it goes to them when it comes back. */
  noteLeaver: (householdId: string, personId: string) => Promise<void>
  /** Somebody who leaves has no share any more; a line of nothing is not kept for those who are gone. */
  forgetShare: (householdId: string, personId: string) => Promise<void>
  /** Nothing of these is set aside any more. */
  forgetLeavers: (householdId: string, left: readonly string[]) => Promise<void>
}

const workOf = (tx: Transaction): HouseholdWork => ({
  household: (householdId) => tx.get<HouseholdDoc>(HOUSEHOLDS, householdId),
  person: (personId) => tx.get<PersonDoc>('people', personId),
  account: (accountId) => accountInside(tx, accountId),
  add: (household) => tx.add(HOUSEHOLDS, household),
  save: (household) => tx.set(HOUSEHOLDS, household),
  // People are revised by comparing their version, so a revision at the same moment starts over.
  settle: (personId, householdId) =>
    tx.update('people', personId, { $set: { householdId }, $inc: { version: 1 } }),
  receive: (personId, received) => tx.update('people', personId, { $set: { received: [...received] } }),
  move: async (given) => {
    const moved = transfer(given)
    if (!moved.ok) return moved
    const { from, to, entries } = moved.value
    await tx.set(ACCOUNTS, from as AccountDoc)
    await tx.set(ACCOUNTS, to as AccountDoc)
    for (const entry of entries) await tx.add(ENTRIES, entry as EntryDoc)
    return ok(null)
  },
  tell: (message) => tx.add('messages', message),
  noteLeaver: async (householdId, personId) => {
    const { leavers = [] } = await accountInside(tx, householdId)
    if (leavers.includes(personId)) return
    // Those of whom nothing is set aside any more are taken off when points come back.
    if (leavers.length >= MOST_SHARERS) throw new BusyError(`${householdId} waits for the points of too many`)
    await tx.update(ACCOUNTS, householdId, { $push: { leavers: personId } })
  },
  forgetShare: (householdId, personId) =>
    tx.update(ACCOUNTS, householdId, {
      $unset: { [`shares.points.${personId}`]: '' },
      $inc: { version: 1 },
    }),
  forgetLeavers: (householdId, left) =>
    tx.update(
      ACCOUNTS,
      householdId,
      left.length > 0 ? { $set: { leavers: [...left] } } : { $unset: { leavers: '' } },
    ),
})

/**
 * Runs a command as one transaction: all of it or nothing. A command that turns out to have been done before, in a
 * transaction that ended between its reading and its writing, is granted.
 */
export async function inHousehold(
  command: (work: HouseholdWork) => Promise<Decision<null, ErrorCode>>,
): Promise<Decision<null, ErrorCode>> {
  const once = () => runTransaction((tx) => command(workOf(tx)))
  try {
    return await once()
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    // What stands by now may be of another wish under the same key, so the command looks at it again.
    return once().catch((still: unknown) => {
      if (still instanceof DuplicateError) return ok(null)
      throw still
    })
  }
}
