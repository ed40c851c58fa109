/**
 * Owns bringing points back to whoever they are: out of a household to a member, and to somebody who has left it when
 * a reservation that had used the points is given up or taken back later.
 */
import { appPages } from '@/domain/app-pages'
import type { AccountDocument, PointsHold } from '@/domain/account/account'
import { choose, gone, holdsOf } from '@/domain/household/shares'
import { transferKey, type Transfer } from '@/domain/household/transfer'
import { allOf, type GuardedUpdate } from '@/domain/kernel/guarded-update'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { changeDoc } from '../platform/cloud'
import { derivedId } from '../platform/identity'
import { ACCOUNTS } from './accounts'
import { type HouseholdWork, inHousehold } from './households'
import { messageOf } from './messages'

type Back = Pick<Transfer, 'amount' | 'chosen' | 'sourceKey' | 'byPersonId' | 'notes'> & {
  personId: string
  now: number
}

/** Moves points from the household to a person, inside the transaction that read the common account. */
export async function giveBack(
  work: HouseholdWork,
  common: AccountDocument,
  { personId, now, ...back }: Back,
): Promise<Decision<null, 'NOT_ENOUGH'>> {
  return work.move({ from: common, to: await work.account(personId), at: now, ...back })
}

/**
 * Ends a hold by giving back. One request for a person's own account, and for a household that nobody has left while
 * the points were set aside; otherwise what belongs to those who left goes on to them.
 */
export async function giveBackShared(
  accountId: string,
  { shares }: Pick<PointsHold, 'shares'>,
  { guard, patch }: GuardedUpdate,
  now: number,
): Promise<void> {
  if (shares === undefined) {
    await changeDoc(ACCOUNTS, accountId, guard, patch)
    return
  }
  const nobodyLeft = { leavers: { $exists: false } }
  if (await changeDoc(ACCOUNTS, accountId, allOf(guard, nobodyLeft), patch)) return
  await changeDoc(ACCOUNTS, accountId, guard, patch)
  await returnShares(accountId, now)
}

/** Brings the free points of those who are in the household no longer to their own accounts. All of it, or nothing. */
export async function returnShares(householdId: string, now: number): Promise<void> {
  const returned = await inHousehold((work) => returnAll(work, householdId, now))
  if (!returned.ok) throw new Error(`shares of ${householdId} cannot go back: ${returned.error.code}`)
}

async function returnAll(work: HouseholdWork, householdId: string, now: number) {
  const household = await work.household(householdId)
  if (!household) return ok(null)
  const { leavers } = await work.account(householdId)
  const owners = gone(household, await work.account(householdId))
  for (const { personId, amount } of owners) {
    const common = await work.account(householdId)
    const sourceKey = transferKey(derivedId('t', householdId, personId, 'back', String(common.version)))
    const chosen = choose(common, amount, [personId])
    const notes = { from: '退给已离开的家人', to: `从「${household.name}」退回` }
    const back = { personId, amount, chosen, sourceKey, byPersonId: 'system', notes, now }
    const moved = await giveBack(work, common, back)
    if (!moved.ok) return reject('BUSY')
    await work.tell(
      messageOf('toDo', {
        ...{ personId, stationId: household.stationId, cause: [sourceKey], at: now },
        params: {
          title: '家里的积分退回给您',
          caption: `您以前放在「${household.name}」的 ${amount} 分退回到您自己的账上。`,
          page: appPages.points,
        },
      }),
    )
  }
  if (leavers === undefined) return ok(null)
  const after = await work.account(householdId)
  await work.forgetLeavers(
    householdId,
    [...new Set(leavers)].filter((personId) => holdsOf(after, personId)),
  )
  return ok(null)
}
