/**
 * Owns whose the common points are. Every point of a household stays the point of whoever put it in, with its year:
 * a reservation uses first what its own maker put in, then what the others did, in the order in which they joined;
 * what lapses, lapses for whoever earned it; what comes back goes back to whoever it came from.
 */
import type { AccountDocument } from '../account/account'
import { type Portion, chooseShares, NOBODY, shareOf as sharesOf } from '../kernel/ledger-shares'
import type { HouseholdDocument } from './documents'

/** The rule as the members read it. */
export const SHARE_RULE =
  '放进来的每一分都记着是谁放的。谁兑换就先用谁放的，不够再按加入的先后用家里人的；取消或退回，原来是谁的还是谁的；离开时带走自己还在的。'

type Common = Pick<AccountDocument, 'lots' | 'shares' | 'holds'>

/** What of the common points is a member's: free, and set aside for reservations. */
export function shareIn(account: Common | null, personId: string): { free: number; held: number } {
  const held = (account?.holds ?? []).reduce((sum, { shares }) => sum + sharesOf(shares, personId), 0)
  return { free: sharesOf(account?.shares?.points, personId), held }
}

/** The points that somebody takes out or spends: which years, and whose. */
export const choose = (account: Common, amount: number, order: readonly string[]): Portion =>
  chooseShares(account.lots.points ?? {}, account.shares?.points ?? {}, amount, order)

/** In what order a reservation of a member uses the shares. */
export const spendOrder = ({ members }: Pick<HouseholdDocument, 'members'>, personId: string): string[] => [
  personId,
  NOBODY,
  ...[...members].sort((a, b) => a.joinedAt - b.joinedAt).map((member) => member.personId),
]

/** Owners of free points who are in the household no longer: these points are theirs and have to go to them. */
export function gone(
  { members }: Pick<HouseholdDocument, 'members'>,
  account: Common,
): { personId: string; amount: number }[] {
  return Object.keys(account.shares?.points ?? {})
    .filter((owner) => !members.some(({ personId }) => personId === owner))
    .map((personId) => ({ personId, amount: sharesOf(account.shares?.points, personId) }))
    .filter(({ amount }) => amount > 0)
}

/** Whether something of this person's is set aside, so that it may come back after the person has left. */
export const holdsOf = ({ holds }: Pick<Common, 'holds'>, personId: string): boolean =>
  holds.some(({ shares }) => sharesOf(shares, personId) > 0)
