/** Owns who may be in a household: inviting, answering on one's own phone, leaving, being asked to leave. */
import { DAY } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { HouseholdDocument, HouseholdInvitation, HouseholdMember } from './documents'

/** Defaults of this product. */
export const MOST_MEMBERS = 8
/** Whose points a common account holds: its members, and those who left while something of theirs was set aside. */
export const MOST_SHARERS = 60
const INVITATION_DAYS = 7

interface Someone {
  personId: string
  name: string
}

export const newHousehold = (
  householdId: string,
  { stationId, name, founder, now }: { stationId: string; name: string; founder: Someone; now: number },
): HouseholdDocument => ({
  _id: householdId,
  stationId,
  name,
  founderId: founder.personId,
  members: [{ ...founder, joinedAt: now }],
  invitations: [],
  version: 1,
  createdAt: now,
})

export const memberOf = (household: HouseholdDocument, personId: string): HouseholdMember | null =>
  household.members.find((member) => member.personId === personId) ?? null

export const invitationOf = (
  household: HouseholdDocument,
  personId: string,
  now: number,
): HouseholdInvitation | null =>
  household.invitations.find(
    (entry) => entry.personId === personId && entry.until > now && memberOf(household, entry.byPersonId),
  ) ?? null

const without = (household: HouseholdDocument, personId: string): HouseholdDocument => ({
  ...household,
  members: household.members.filter((member) => member.personId !== personId),
  // What somebody who has gone had promised goes along.
  invitations: household.invitations.filter(
    (entry) => entry.personId !== personId && entry.byPersonId !== personId,
  ),
  version: household.version + 1,
})

/** The invited person as far as the invitation looks at it. */
interface Invitee extends Someone {
  /** Whether the person has a phone of his own to consent on. */
  hasPhone: boolean
  householdId: string | null
}

/**
 * Invites somebody whose card was scanned. Somebody who is a member or invited already changes nothing (null).
 * INVITED_ELSEWHERE, OWN_PHONE_NEEDED, HOUSEHOLD_FULL.
 */
export function invite(
  household: HouseholdDocument,
  invited: Invitee,
  { by, now }: { by: Someone; now: number },
): Decision<HouseholdDocument | null, 'INVITED_ELSEWHERE' | 'OWN_PHONE_NEEDED' | 'HOUSEHOLD_FULL'> {
  const { personId, name } = invited
  if (memberOf(household, personId) || invitationOf(household, personId, now)) return ok(null)
  if (!invited.hasPhone) return reject('OWN_PHONE_NEEDED')
  if (invited.householdId !== null) return reject('INVITED_ELSEWHERE')
  const open = household.invitations.filter((entry) => entry.until > now && entry.personId !== personId)
  if (household.members.length + open.length >= MOST_MEMBERS) return reject('HOUSEHOLD_FULL')
  const until = now + INVITATION_DAYS * DAY
  const invitation = { personId, name, byPersonId: by.personId, byName: by.name, at: now, until }
  return ok({ ...household, invitations: [...open, invitation], version: household.version + 1 })
}

/** An invitation that somebody got, open or not any more. */
export interface ReceivedInvitation {
  householdId: string
  byPersonId: string
  at: number
}

/** How many invitations one person gets within a week, from everybody together, and from one household or inviter. */
export const MOST_RECEIVED = 6
export const MOST_FROM_ONE = 3

/**
 * What somebody has received with one more; INVITED_OFTEN when that would be too much, whether several invite or one
 * takes the invitation back and sends it again. What is older than a week is forgotten.
 */
export function receiveOne(
  received: readonly ReceivedInvitation[],
  one: ReceivedInvitation,
): Decision<ReceivedInvitation[], 'INVITED_OFTEN'> {
  const recent = received.filter(({ at }) => at > one.at - INVITATION_DAYS * DAY)
  const same = recent.filter(
    ({ householdId, byPersonId }) => householdId === one.householdId || byPersonId === one.byPersonId,
  )
  const tooOften = recent.length >= MOST_RECEIVED || same.length >= MOST_FROM_ONE
  return tooOften ? reject('INVITED_OFTEN') : ok([...recent, one])
}

/**
 * Joins or declines. Somebody who is in it already, or declines what is not open any more, changes nothing (null).
 * IN_HOUSEHOLD when in another one, INVITATION_GONE.
 */
export function answer(
  household: HouseholdDocument,
  person: Someone & { householdId: string | null },
  { accept, now }: { accept: boolean; now: number },
): Decision<HouseholdDocument | null, 'IN_HOUSEHOLD' | 'INVITATION_GONE' | 'HOUSEHOLD_FULL'> {
  const { personId, name } = person
  if (memberOf(household, personId)) return accept ? ok(null) : reject('IN_HOUSEHOLD')
  const invitation = invitationOf(household, personId, now)
  if (!invitation) return accept ? reject('INVITATION_GONE') : ok(null)
  const rest = without(household, personId)
  if (!accept) return ok(rest)
  if (person.householdId !== null) return reject('IN_HOUSEHOLD')
  if (household.members.length >= MOST_MEMBERS) return reject('HOUSEHOLD_FULL')
  return ok({ ...rest, members: [...rest.members, { personId, name, joinedAt: now }] })
}

/** What of the common points matters when somebody leaves. */
interface LeavingPurse {
  /** The free points that the one who leaves put in. */
  own: number
  /** All free points that are not another one's: what the last one takes. */
  unowned: number
  /** Everything that reservations have set aside. */
  held: number
}

interface Left {
  household: HouseholdDocument
  /** What goes back to the one who left. */
  back: number
}

/**
 * A member leaves, or is asked to: the own share goes along as far as it is free; what of it is set aside for a
 * reservation comes after if that is given up. The last one also takes what is nobody's, so no point is lost, and
 * stays until nothing is reserved any more: HOUSEHOLD_HOLDS.
 */
export function leave(
  household: HouseholdDocument,
  personId: string,
  { own, unowned, held }: LeavingPurse,
): Decision<Left, 'HOUSEHOLD_HOLDS'> {
  const rest = without(household, personId)
  const [eldest] = [...rest.members].sort((a, b) => a.joinedAt - b.joinedAt)
  if (!eldest) {
    if (held > 0) return reject('HOUSEHOLD_HOLDS')
    return ok({ household: { ...rest, invitations: [] }, back: own + unowned })
  }
  const founderId = household.founderId === personId ? eldest.personId : household.founderId
  return ok({ household: { ...rest, founderId }, back: own })
}
