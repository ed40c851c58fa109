/** Owns leaving a household with what is one's own, and being asked to. */
import type { HouseholdDocument } from '@/domain/household/documents'
import { leave as leaveHousehold, memberOf } from '@/domain/household/membership'
import { choose, holdsOf, shareIn } from '@/domain/household/shares'
import { transferKey } from '@/domain/household/transfer'
import { freePoints } from '@/domain/account/debts'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { type Caller, type Handler, joinedOne, refuse } from '../../handler'
import { derivedId } from '../../platform/identity'
import { giveBack } from '../../repositories/household-shares'
import type { AccountDoc } from '../../repositories/accounts'
import { type HouseholdWork, inHousehold, withHousehold } from '../../repositories/households'
import { giveAllOwed, isOnItsWay } from '../../repositories/transfers'
import { householdMessage } from './messages'
import { pageNow } from './page'

/** The household of the caller, if he is a member of it. */
async function ownHousehold(work: HouseholdWork, caller: Caller): Promise<HouseholdDocument | null> {
  const { householdId } = caller.person
  const household = householdId === null ? null : await work.household(householdId)
  return household && memberOf(household, caller.personId) ? household : null
}

/** Takes a member out with the own share; the source follows from when the member joined, so it is booked once. */
async function part(
  work: HouseholdWork,
  household: HouseholdDocument,
  { personId, byPersonId, now }: { personId: string; byPersonId: string; now: number },
): Promise<Decision<null, 'HOUSEHOLD_HOLDS' | 'NOT_ENOUGH' | 'BUSY'>> {
  const member = memberOf(household, personId)
  if (!member) return ok(null)
  const common = await work.account(household._id)
  // Nobody is gone before the own points have arrived: only then is it clear to which account they belong.
  if (isOnItsWay(common, personId)) return reject('BUSY')
  const own = shareIn(common, personId).free
  const others = Object.keys(common.shares?.points ?? {}).filter((owner) => owner !== personId)
  const unowned = others.reduce((rest, owner) => rest - shareIn(common, owner).free, freePoints(common) - own)
  const left = leaveHousehold(household, personId, { own, unowned, held: common.held.points })
  if (!left.ok) return left
  const amount = left.value.back
  const sourceKey = transferKey(derivedId('t', household._id, personId, String(member.joinedAt)))
  const chosen = choose(common, amount, [personId])
  const notes = { from: `${member.name} 拿回去`, to: `从「${household.name}」拿回` }
  const moved =
    amount > 0
      ? await giveBack(work, common, { personId, amount, chosen, sourceKey, byPersonId, notes, now })
      : ok(null)
  if (!moved.ok) return moved
  if (amount === 0 && common.shares?.points?.[personId]) await work.forgetShare(household._id, personId)
  await work.save(left.value.household)
  if (holdsOf(common, personId)) await work.noteLeaver(household._id, personId)
  await work.settle(personId, null)
  return ok(null)
}

/** Leaving a household in which one is not (any more) changes nothing. */
export const leave: Handler<'household.leave'> = {
  joins: () => withHousehold,
  run: async ({ caller, input, joined, now }) => {
    const { personId } = caller
    await giveAllOwed(joinedOne<AccountDoc>(joined, 'householdAccount'), now)
    const left = await inHousehold(async (work) => {
      const household = await work.household(input.householdId)
      return household ? part(work, household, { personId, byPersonId: personId, now }) : reject('NOT_FOUND')
    })
    return left.ok ? pageNow(caller, now) : left
  },
}

async function askToLeave(work: HouseholdWork, caller: Caller, personId: string, now: number) {
  const household = await ownHousehold(work, caller)
  if (!household) return reject('NO_HOUSEHOLD')
  if (household.founderId !== caller.personId) return reject('FOUNDER_ONLY')
  if (memberOf(household, personId)) {
    const gone = await part(work, household, { personId, byPersonId: caller.personId, now })
    const news = { kind: 'removed' as const, name: '' }
    if (gone.ok) await work.tell(householdMessage(household, personId, news, now))
    return gone
  }
  const invitations = household.invitations.filter((entry) => entry.personId !== personId)
  if (invitations.length < household.invitations.length) {
    await work.save({ ...household, invitations, version: household.version + 1 })
  }
  return ok(null)
}

/** The founder asks a member to leave or takes an invitation back; who is in it no longer is no reason to refuse. */
export const remove: Handler<'household.remove'> = {
  joins: () => withHousehold,
  run: async ({ caller, input, joined, now }) => {
    if (caller.person.householdId === null) return refuse('NO_HOUSEHOLD')
    if (input.personId === caller.personId) return refuse('INVALID_STATE')
    await giveAllOwed(joinedOne<AccountDoc>(joined, 'householdAccount'), now)
    const removed = await inHousehold((work) => askToLeave(work, caller, input.personId, now))
    return removed.ok ? pageNow(caller, now) : removed
  },
}
