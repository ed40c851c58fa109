/** Owns a reservation once it stands: looking at it, giving it up, taking it back; and what follows every move of it. */
import type { Caller } from '../../handler'
import { done, type Handler, joinedOne } from '../../handler'
import { counterView } from '../../views/store-desk'
import { redemptionView } from '../../views/store'
import { isOwn, isStanding, type StandingRedemption } from '@/domain/store/decide-redemption'
import { type RedemptionDoc, redemptionJoin } from '../../repositories/redemptions'
import { moveRedemption } from '../../repositories/redemption-moves'
import { isStationStaff, opened } from '../../access/station'
import { redemptionActor } from '../../access/redemptions'

/** The reservation that the input names, of the caller's station. */
export function standingIn(
  joined: Parameters<typeof joinedOne>[0],
  caller: Caller,
  mayOpen?: (redemption: StandingRedemption) => boolean,
) {
  const found = joinedOne<RedemptionDoc>(joined, 'redemption')
  return opened(isStanding(found) ? found : null, caller, mayOpen)
}

const concerns =
  (caller: Caller) =>
  (redemption: StandingRedemption): boolean =>
    isOwn(redemption, caller.personId) || redemption.byPersonId === caller.personId || isStationStaff(caller)

/** One request. */
export const redemption: Handler<'store.redemption'> = {
  joins: ({ input }) => ({ redemption: redemptionJoin(input.redemptionId) }),
  run: async ({ caller, joined, now }) => {
    const found = standingIn(joined, caller, concerns(caller))
    if (!found.ok) return found
    return done(redemptionView(found.value, caller, now))
  },
}

/** Five requests: the caller with the reservation, the decision, points and prize back, and the end of the follow-ups. */
export const cancel: Handler<'store.cancel'> = {
  joins: ({ input }) => ({ redemption: redemptionJoin(input.redemptionId) }),
  run: async ({ caller, input, joined, now }) => {
    const found = standingIn(joined, caller, concerns(caller))
    if (!found.ok) return found
    const moved = await moveRedemption(found.value, 'cancel', redemptionActor(caller), {
      now,
      reason: input.reason ?? '',
    })
    return moved.ok ? done(redemptionView(moved.value, caller, now)) : moved
  },
}

/** The points go back to the account that paid; the thing to the store room only when it came back. */
export const refund: Handler<'store.refund'> = {
  joins: ({ input }) => ({ redemption: redemptionJoin(input.redemptionId) }),
  run: async ({ caller, input, joined, now }) => {
    const found = standingIn(joined, caller)
    if (!found.ok) return found
    const { reason, backToStock } = input
    const moved = await moveRedemption(found.value, 'refund', redemptionActor(caller), {
      now,
      reason,
      backToStock,
    })
    return moved.ok ? done(counterView(moved.value, caller, now)) : moved
  },
}
