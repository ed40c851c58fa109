/** Owns how a household is shown to one of its members, and to somebody whom it invited. */
import type { Output } from '@/contract'
import type { AccountDocument, LedgerEntry } from '@/domain/account/account'
import { freePoints } from '@/domain/account/debts'
import type { HouseholdDocument } from '@/domain/household/documents'
import { invitationOf, memberOf } from '@/domain/household/membership'
import { SHARE_RULE, shareIn } from '@/domain/household/shares'
import { available } from '@/domain/kernel/ledger'
import { maskName } from '@/domain/person/mask'
import { rowsOf } from './rows'

type PageView = Output<'household.open'>
type HouseholdView = NonNullable<PageView['household']>

interface HouseholdRead {
  personId: string
  household: HouseholdDocument | null
  /** The common points. */
  common: AccountDocument | null
  /** The person's own points. */
  own: AccountDocument | null
  invitedTo: readonly HouseholdDocument[]
  entries: readonly LedgerEntry[]
}

const purseOf = (account: AccountDocument | null): { free: number; held: number } => ({
  free: account ? available(account, 'points') : 0,
  held: account?.held.points ?? 0,
})

const pointsOf = (entry: LedgerEntry): number =>
  entry.lines.reduce((sum, line) => sum + (line.unit === 'points' ? line.amount : 0), 0)

const sharesOf = (common: AccountDocument | null, personId: string) => {
  const { free, held } = shareIn(common, personId)
  return { contributed: free + held, held }
}

function inside(household: HouseholdDocument, read: HouseholdRead, now: number): HouseholdView {
  const purse = purseOf(read.common)
  return {
    householdId: household._id,
    name: household.name,
    isFounder: household.founderId === read.personId,
    balance: purse.free + purse.held,
    held: purse.held,
    free: purse.free,
    mine: read.own ? freePoints(read.own) : 0,
    mayTakeBack: shareIn(read.common, read.personId).free,
    shareRule: SHARE_RULE,
    members: rowsOf(household.members, (member) => ({
      ...member,
      ...sharesOf(read.common, member.personId),
      isMe: member.personId === read.personId,
      isFounder: member.personId === household.founderId,
    })),
    invitations: household.invitations
      .filter((invitation) => invitation.until > now)
      .map(({ personId, name, until }) => ({ personId, name: maskName(name), until })),
    entries: rowsOf(read.entries, (entry) => ({
      entryId: entry.sourceKey,
      at: entry.at,
      amount: pointsOf(entry),
      kind: entry.kind,
      text: entry.note,
    })),
  }
}

/** The page of a person's household at `now`. */
export function householdPage(read: HouseholdRead, now: number): PageView {
  const { household, personId } = read
  const member = household && memberOf(household, personId) ? household : null
  return {
    household: member && inside(member, read, now),
    invitations: read.invitedTo.flatMap((inviting) => {
      const invitation = invitationOf(inviting, personId, now)
      if (!invitation) return []
      const { byName, until } = invitation
      return [{ householdId: inviting._id, name: inviting.name, by: maskName(byName), until }]
    }),
  }
}
