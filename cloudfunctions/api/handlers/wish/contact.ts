/** Owns showing a wisher's number to who helps, after a word on when and how, or to the station; never without writing it down. */
import { isShown } from '@/domain/moderation/pieces'
import { isHelping, mayHaveToCall, standingWith, type Viewer } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import { done, refuse, type HandlerFor } from '../../handler'
import { reveal } from '../../repositories/reveals'
import { wishJoins, wishTouches, onWish } from './the-wish'

/** What keeps the number from a neighbour, who has to help and to have said how. */
function refusalFor(wish: WishDocument, viewer: Viewer) {
  if (!isHelping(wish, viewer)) return 'WISH_NOT_YOURS'
  if (!standingWith(wish, viewer.personId).hasPlan) return 'WISH_PLAN_FIRST'
  return wish.form.sharePhone ? null : 'WISH_NO_PHONE'
}

export const contact: HandlerFor<'wish.contact'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (wish, context) => {
    const { caller, now } = context
    const ofStation = mayHaveToCall(wish, caller)
    const refusal = ofStation ? null : refusalFor(wish, caller)
    if (refusal) return refuse(refusal)
    const phone = await reveal({
      stationId: wish.stationId,
      caseKind: 'wish',
      caseId: wish._id,
      personId: wish.ownerId,
      viewerId: caller.personId,
      reason: ofStation ? `为「${wish.form.title}」的事找您` : `帮「${wish.form.title}」的街坊联系您`,
      now,
    })
    if (phone === null) return refuse('WISH_NO_PHONE')
    return done({ calling: wish.calling, phone, place: isShown(wish.body) ? wish.form.place : '' })
  }),
}
