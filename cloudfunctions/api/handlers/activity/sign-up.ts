/**
 * Owns signing up. The seats of the session decide in one guarded update; the row and the agenda follow from it and
 * are written again by a repeat, or by the settling job, when this run ends too early.
 */
import type { SessionDocument } from '@/domain/activity/documents'
import {
  agreementRefusal,
  type AgreedTerms,
  clashOf,
  measureRefusal,
  noOtherPlaces,
  othersOf,
  PLACES_A_DAY,
  roomRefusal,
  signUpRefusal,
} from '@/domain/activity/decide-sign-up'
import { comesBack } from '@/domain/course/lessons'
import { answersTo, type SentAnswers } from '@/domain/activity/organiser-questions'
import { postFor } from '@/domain/activity/posts'
import { answerUntilOf, isReviewed } from '@/domain/activity/rules'
import { SEATS } from '@/domain/activity/session-changes'
import { allOf, type Guard, type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import { apply, notAsking } from '@/domain/kernel/seats-applicants'
import { asDivided, postOf, roomIn } from '@/domain/kernel/seats-posts'
import { endOffers, joinQueue, takeSeat, type Seat } from '@/domain/kernel/seats'
import { postAt, standing, type Standing as Place } from '@/domain/kernel/seats-reading'
import { refuse, type Handler, type Rejected } from '../../handler'
import { foreign, isGuest } from '../../access/station'
import { BusyError } from '../../platform/cloud'
import { timesToday } from '../../repositories/agenda'
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

/** Each round is lost only to somebody who succeeded, and no two kinds of loss can alternate for long. */
const MOST_ROUNDS = 12

export const signUp: Handler<'activity.signUp'> = {
  joins: placeJoins,
  visits: placeVisits,
  run: onPlace(async (given, context) => {
    const { riskAck, agreed, postId, answers } = context.input
    const acknowledged = riskAck === true
    const taken = await takePlace(given, { acknowledged, agreed, postId, answers })
    return 'ok' in taken ? taken : finish(taken, { acknowledged, answers })
  }),
}

/** What came with the tap. */
interface Asked {
  acknowledged: boolean
  agreed: AgreedTerms
  postId: string | undefined
  answers: SentAnswers | undefined
}

interface TakenPlace extends OnePlace {
  place: Exclude<Place, { is: 'none' | 'refused' }>
  /** Whether this run took the place, so that the session as read does not show it yet. */
  isNew: boolean
}

/** Takes a seat or joins the queue, reading again whenever somebody else was quicker. */
async function takePlace(given: OnePlace, asked: Asked): Promise<TakenPlace | Rejected> {
  const { acknowledged, agreed, postId } = asked
  let current = given
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const place = placeOf(current)
    const lapsed = place.is === 'offered' && place.until <= current.now ? place.offer : null
    if (place.is === 'refused') return refuse('APPLICATION_DECLINED')
    if (place.is !== 'none' && !lapsed) return { ...current, place, isNew: false }
    const changed = agreementRefusal(current.session, agreed, current.now)
    const refused = changed ? refuse(changed.code, changed.details) : await refusalOf(current, acknowledged)
    if (refused) return refused
    const post = postFor(current.session, postId)
    if (!post.ok) return post
    const answered = answersTo(current.session, asked.answers)
    if (!answered.ok) return answered
    const full = roomRefusal(current.session, post.post)
    if (full) return refuse(full.code, full.details)
    if (lapsed) await changeSeats(current.session._id, endOffers(SEATS, [lapsed]), current.now)
    else {
      const taken = await tryPlace(current, post.post)
      if (taken) return taken
    }
    const session = await readAgain(current)
    if (!session) return refuse('NOT_FOUND')
    current = { ...current, session }
  }
  throw new BusyError(`no place could be taken in ${given.session._id} in ${MOST_ROUNDS} rounds`)
}

/** What stands in the way, judged from what was read. */
async function refusalOf(given: OnePlace, acknowledged: boolean): Promise<Rejected | null> {
  const { session, acting, caller, now } = given
  const { agenda } = caller.person
  // Whoever has had a place and moved since is a guest of a session that takes no others: that place is gone.
  if (isGuest(caller) && session.district !== true) return refuse('OTHER_STATION')
  // The door lets nobody of another station in without a place, so no place is given to them either.
  const elsewhere = foreign([session], caller)
  if (elsewhere) return elsewhere
  const measure = {
    by: caller.personId,
    who: acting.participant.personId,
    history: given.row?.history ?? [],
    now,
  }
  const refusal = signUpRefusal(session, acting.candidate, agenda, now) ?? measureRefusal(session, measure)
  const clash = refusal?.code === 'TIME_CLASH' ? clashOf(session, acting.candidate.personId, agenda) : null
  if (clash) return refuseClash(clash)
  if (refusal) return refuse(refusal.code, refusal.details)
  if (timesToday(caller.person.quota, now) >= PLACES_A_DAY)
    return refuse('PLACES_TODAY', { most: PLACES_A_DAY })
  return session.riskAckNeeded && !acknowledged ? refuse('RISK_NOT_ACKNOWLEDGED') : null
}

/** The place somebody gets, and the update that gives it: where somebody has to agree first, only the asking for it. */
function placeFor(
  session: SessionDocument,
  seat: Seat,
): { place: TakenPlace['place']; update: GuardedUpdate } {
  if (isReviewed(session)) {
    const applicant = { ...seat, until: answerUntilOf(session) }
    return { place: { is: 'applied', applicant, until: applicant.until }, update: apply(SEATS, applicant) }
  }
  if (session.course) {
    const back = { ...seat, enrolled: true as const }
    return {
      place: { is: 'holder', seat: back },
      update: together(takeSeat(SEATS, back), comesBack(seat.who)),
    }
  }
  const { free, waiting } = roomIn(session.seats, seat.post)
  return free > 0
    ? { place: { is: 'holder', seat }, update: takeSeat(SEATS, seat) }
    : { place: { is: 'waiting', waiter: seat, position: waiting + 1 }, update: joinQueue(SEATS, seat) }
}

/** One guarded update; null when somebody else was quicker. */
async function tryPlace(given: OnePlace, post: string | undefined): Promise<TakenPlace | null> {
  const { session, acting, caller, now } = given
  const seat: Seat = { who: acting.participant.personId, by: caller.personId, at: now, ...postOf({ post }) }
  const { place, update } = placeFor(session, seat)
  const known = [seat.who, ...othersOf(session.seats, seat.by, seat.who)]
  const guard = allOf(
    stillOpen(session, now),
    isGuest(caller) ? { district: true } : {},
    asDivided(SEATS, post),
    noOtherPlaces(SEATS, seat.by, known),
    notAsking(SEATS, seat.who),
  )
  if (!(await changeSeats(session._id, update, now, guard))) return null
  return { ...given, place, isNew: true }
}

/** What was judged before must still hold at the moment the place is taken. */
const stillOpen = (session: SessionDocument, now: number): Guard => ({
  state: 'enrolling',
  startAt: session.startAt,
  endAt: session.endAt,
  placeName: session.placeName,
  riskNotice: session.riskNotice,
  // Whether somebody has to agree first is as this person saw it.
  review: isReviewed(session) ? session.review : { $in: [null, ''] },
  enrolUntil: { $gt: now },
})

/** The session's seats with one more taken, for the counts of the answer. */
function countsWith(seats: SessionDocument['seats'], place: TakenPlace['place']): SessionDocument['seats'] {
  const post = place.is === 'holder' ? place.seat.post : undefined
  const counter = seats.posts?.[post ?? '']
  const posts = counter && { posts: { ...seats.posts, [post ?? '']: { ...counter, free: counter.free - 1 } } }
  return { ...seats, free: seats.free - (place.is === 'holder' ? 1 : 0), ...posts }
}

/** Writes what follows from the place: the row, and for a seat the time in the agenda. */
async function finish(
  taken: TakenPlace,
  { acknowledged, answers: sent }: Pick<Asked, 'acknowledged' | 'answers'>,
) {
  const { session, acting, caller, place, isNew, now } = taken
  const answered = answersTo(session, sent)
  const context = {
    by: caller.personId,
    now,
    offerUntil: place.is === 'offered' ? place.until : null,
    ...postOf({ post: postAt(place) }),
    ...(acknowledged ? { riskAckAt: now } : {}),
    ...(answered.ok && answered.answers.length > 0 && { answers: answered.answers }),
  }
  const [row, clash, later] = await Promise.all([
    bringRow(session, acting.participant, place.is, taken.row, context),
    place.is === 'holder' ? holdTime(taken, PLACES_A_DAY) : null,
    // Only the session itself knows how many came first.
    place.is === 'waiting' && isNew ? readAgain(taken) : null,
  ])
  if (clash) return giveBack(taken, clash)
  if (later) {
    const seen = standing(later.seats, acting.participant.personId)
    return answer({ ...taken, session: later }, seen.is === 'none' ? place : seen, row)
  }
  return answer(taken, place, row, isNew ? countsWith(session.seats, place) : undefined)
}
