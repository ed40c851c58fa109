/** Owns showing a wisher's number to who helps: after a word on when and how, and never without writing it down. */
import { isShown } from '@/domain/moderation/pieces'
import { isHelping, standingWith } from '@/domain/wish/actors'
import { done, refuse, type Handler } from '../../handler'
import { reveal } from '../../repositories/reveals'
import { theWish, wishJoins } from './the-wish'

export const contact: Handler<'wish.contact'> = {
  joins: wishJoins,
  run: async (context) => {
    const { caller, now } = context
    const found = theWish(context)
    if (!found.ok) return found
    const wish = found.value
    const { hasPlan } = standingWith(wish, caller.personId)
    if (!isHelping(wish, caller.personId)) return refuse('WISH_NOT_YOURS')
    if (!hasPlan) return refuse('WISH_PLAN_FIRST')
    if (!wish.form.sharePhone) return refuse('WISH_NO_PHONE')
    const phone = await reveal({
      stationId: wish.stationId,
      caseKind: 'wish',
      caseId: wish._id,
      personId: wish.ownerId,
      viewerId: caller.personId,
      reason: `帮「${wish.form.title}」的街坊联系您`,
      now,
    })
    if (phone === null) return refuse('WISH_NO_PHONE')
    return done({ calling: wish.calling, phone, place: isShown(wish.body) ? wish.form.place : '' })
  },
}
