/** Owns a reservation once it stands: looking at it, giving it up, taking it back; and what follows every move of it. */
import type { Caller } from '../../handler'
import { done, type Handler, joinedOne, visiting } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { counterView } from '../../views/store-desk'
import { redemptionView } from '../../views/store'
import { isOwn, isStanding, type StandingRedemption } from '@/domain/store/decide-redemption'
import { isStaff } from '@/domain/person/roles'
import { type RedemptionDoc, redemptionJoin } from '../../repositories/redemptions'
import { withKin } from '../../repositories/people'
import { moveRedemption } from '../../repositories/redemption-moves'
import { opened, opening } from '../../access/station'
import { redemptionActor } from '../../access/redemptions'

const concerns = (redemption: StandingRedemption, caller: Caller): boolean =>
  isOwn(redemption, caller.personId) || redemption.byPersonId === caller.personId || isStaff(caller)

/** The reservation that was joined, if it came about and the caller may open it. */
const standing = (mayOpen: typeof concerns) =>
  opening<StandingRedemption & Doc>(({ joined, caller }) => {
    const found = joinedOne<RedemptionDoc>(joined, 'redemption')
    return opened(isStanding(found) ? found : null, caller, (one) => mayOpen(one, caller))
  })

/** Runs with the reservation that was joined. */
export const onRedemption = standing(() => true)
const onOwnRedemption = standing(concerns)

/** Whoever has moved still fetches what was reserved before, or gives it up. */
const ownElsewhere = visiting<RedemptionDoc>('redemption', (found, { personId }) => isOwn(found, personId))

/** One request. */
export const redemption: Handler<'store.redemption'> = {
  joins: ({ input }) => ({ redemption: redemptionJoin(input.redemptionId) }),
  visits: ownElsewhere,
  run: onOwnRedemption(async (standing, { caller, now }) => {
    return done(redemptionView(standing, caller, now))
  }),
}

/** Five requests: the caller with the reservation, the decision, points and prize back, and the end of the outbox items. */
export const cancel: Handler<'store.cancel'> = {
  joins: ({ input }) => ({ redemption: redemptionJoin(input.redemptionId) }),
  visits: ownElsewhere,
  run: onOwnRedemption(async (standing, { caller, input, now }) => {
    const moved = await moveRedemption(standing, 'cancel', redemptionActor(caller), {
      now,
      reason: input.reason ?? '',
    })
    return moved.ok ? done(redemptionView(moved.value, caller, now)) : moved
  }),
}

/** The points go back to the account that paid; the thing to the store room only when it came back. */
export const refund: Handler<'store.refund'> = {
  joins: ({ input }) => ({ redemption: redemptionJoin(input.redemptionId), ...withKin }),
  run: onRedemption(async (standing, { caller, input, now }) => {
    const { reason, backToStock } = input
    const moved = await moveRedemption(standing, 'refund', redemptionActor(caller), {
      now,
      reason,
      backToStock,
    })
    return moved.ok ? done(counterView(moved.value, caller, now)) : moved
  }),
}
