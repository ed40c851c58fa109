/** Owns taking an offered place. */
import { agreementRefusal, clashOf } from '@/domain/activity/decide-sign-up'
import { missingPaper } from '@/domain/activity/requirements'
import { SEATS } from '@/domain/activity/session-changes'
import { acceptOffer as takeOffered, type Seat } from '@/domain/kernel/seats'
import { postOf } from '@/domain/kernel/seats-posts'
import { refuse, type Handler } from '../../handler'
import { bringRow, changeSeats } from '../../repositories/places'
import {
  answer,
  giveBack,
  holdTime,
  onPlace,
  placeJoins,
  placeVisits,
  placeOf,
  readAgain,
  refuseClash,
  type OnePlace,
} from './load-place'

export const acceptOffer: Handler<'activity.acceptOffer'> = {
  joins: placeJoins,
  visits: placeVisits,
  run: onPlace(async (given, context) => {
    const { session, acting, caller, row, now } = given
    const place = placeOf(given)
    if (place.is === 'holder') return follow(given, place.seat)
    if (place.is === 'none' && row === null) return refuse('NOT_ENROLLED')
    if (now >= session.startAt) return refuse('ALREADY_STARTED')
    if (place.is !== 'offered' || place.until <= now || session.state === 'cancelled')
      return refuse('OFFER_GONE')
    const changed = agreementRefusal(session, context.input.agreed, now)
    if (changed) return refuse(changed.code, changed.details)
    // A paper may have run out, or been ended, while the place was waited for.
    const missing = missingPaper(session, acting.candidate.papers)
    if (missing) return refuse(missing.code, missing.details)
    const { personId } = acting.participant
    const clash = clashOf(session, personId, caller.person.agenda)
    if (clash) return refuseClash(clash)
    const seat: Seat = { who: personId, by: caller.personId, at: now, ...postOf(place.offer) }
    const taken = await changeSeats(session._id, takeOffered(SEATS, seat), now, { startAt: session.startAt })
    return taken ? follow(given, seat) : explain(given)
  }),
}

/** The row and the agenda follow from the seat; what is there already is left as it is. */
async function follow(given: OnePlace, seat: Seat) {
  const { session, acting, caller, row, now } = given
  const [after, clash] = await Promise.all([
    bringRow(session, acting.participant, 'holder', row, {
      by: caller.personId,
      now,
      ...postOf(seat),
    }),
    holdTime(given),
  ])
  return clash ? giveBack(given, clash) : answer(given, { is: 'holder', seat }, after)
}

/** The offer had gone by the time it was taken: by another tap of the same person, or by the clock. */
async function explain(given: OnePlace) {
  const session = await readAgain(given)
  if (!session) return refuse('NOT_FOUND')
  const place = placeOf({ ...given, session })
  return place.is === 'holder' ? follow({ ...given, session }, place.seat) : refuse('OFFER_GONE')
}
