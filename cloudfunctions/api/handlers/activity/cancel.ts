/** Owns giving a place up: cancelling a sign-up, leaving the queue, passing an offer on to the next. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { checkInWindowOf } from '@/domain/activity/rules'
import { hasCome } from '@/domain/attendance/decide-door'
import type { Standing as Place } from '@/domain/kernel/seats-reading'
import { refuse, type Handler } from '../../handler'
import { freeTime, takeTime } from '../../repositories/agenda'
import { seatAtDoor } from '../../repositories/door-seats'
import { bringRow, followOffer, leaveSeats, type Departure } from '../../repositories/places'
import { answer, onPlace, placeJoins, placeVisits, placeOf, type OnePlace } from './load-place'

const NOWHERE: Place = { is: 'none' }

/** States from which a person may still go; later ones were brought about at the door. */
const leavable = new Set<EnrollmentDocument['state']>([
  'confirmed',
  'waiting',
  'offered',
  'applied',
  'cancelled',
])

export const cancel: Handler<'activity.cancel'> = {
  joins: placeJoins,
  visits: placeVisits,
  run: onPlace((given, context) => {
    const { session, row, now } = given
    const place = placeOf(given)
    if (place.is === 'none' && (row === null || row.state === 'cancelled')) {
      return row ? answer(given, NOWHERE, row) : refuse('NOT_ENROLLED')
    }
    // What has been answered is not there to be given up; a place that the row does not show yet is.
    if (place.is === 'refused') return refuse('NOT_ENROLLED')
    if (row && row.state !== 'declined' && !leavable.has(row.state)) return refuse('CANCEL_TOO_LATE')
    if (now >= session.startAt || session.state === 'ended') return refuse('CANCEL_TOO_LATE')
    return giveUp(given, context.input.reason)
  }),
}

export const passOffer: Handler<'activity.passOffer'> = {
  joins: placeJoins,
  visits: placeVisits,
  run: onPlace((given) => {
    const { row } = given
    const place = placeOf(given)
    if (place.is === 'none') {
      if (row === null) return refuse('NOT_ENROLLED')
      // The seat was passed on by this very request before, and its row is still to follow or has followed.
      if (row.state === 'offered' && (row.offerUntil ?? 0) > given.now) return giveUp(given)
      return row.state === 'cancelled' && wasPassed(row, given.caller.personId)
        ? answer(given, NOWHERE, row)
        : refuse('OFFER_GONE')
    }
    return place.is === 'offered' && place.until > given.now ? giveUp(given) : refuse('OFFER_GONE')
  }),
}

/**
 * Whether the row ended by this person's own going. A passed offer is the person's doing even when the job wrote it
 * down, because one that ran out is written as expired.
 */
function wasPassed({ history }: EnrollmentDocument, by: string): boolean {
  const last = history[history.length - 1]
  return last?.on === 'pass' || (last?.on === 'cancel' && last.by === by)
}

/**
 * Leaves the seats first; the row, the agenda and the one who gets the place follow at the same time. Once people come in
 * the place is only freed, and the job offers it: whoever is checked in at this very moment takes it again.
 */
async function giveUp(given: OnePlace, note = '') {
  const { session, acting, caller, row, now } = given
  const { participant } = acting
  const place = placeOf(given)
  const gone = await leaveSeats(session, participant.personId, now, {
    offerAtOnce: now < checkInWindowOf(session).from,
  })
  const [after] = await Promise.all([
    bringRow(session, participant, 'gone', row, { by: caller.personId, now, note }),
    place.is === 'waiting' || place.is === 'offered' || place.is === 'applied'
      ? null
      : freeTime(participant.ownerId, session._id, participant.personId),
    gone.offered ? followOffer(session, gone.offered) : null,
  ])
  if (hasCome(after)) {
    const { personId, ownerId } = participant
    const { startAt, endAt } = session
    await Promise.all([
      seatAtDoor(session._id, { who: personId, by: ownerId, at: now }, now),
      takeTime(ownerId, { sessionId: session._id, personId, startAt, endAt }),
    ])
    return refuse('CANCEL_TOO_LATE')
  }
  return answer(given, NOWHERE, after, countsAfter(gone))
}

/** The places left, by the session as it was read and what has been changed since. */
function countsAfter({ session, from, offered, post }: Departure) {
  const { free, queueFree, queueCapacity, posts } = session.seats
  const freed = (from === 'holder' || from === 'offered') && !offered ? 1 : 0
  const unqueued = from === 'waiting' || offered !== null ? 1 : 0
  const counter = post === undefined ? undefined : posts?.[post]
  const left = counter && { free: counter.free + freed, waiting: counter.waiting - unqueued }
  return {
    queueCapacity,
    free: free + freed,
    queueFree: queueFree + unqueued,
    ...(posts && { posts }),
    ...(posts && counter && post !== undefined && { posts: { ...posts, [post]: { ...counter, ...left } } }),
  }
}
