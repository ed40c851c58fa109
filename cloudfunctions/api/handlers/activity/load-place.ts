/** Owns what every move of one person's place begins and ends with. */
import type { ParsedInput } from '@/contract'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { placeFor } from '@/domain/activity/keep-in-step'
import type { Standing as Place } from '@/domain/kernel/seats-reading'
import type { AgendaItem } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Caller, type Rejected, visiting } from '../../handler'
import { opening } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { freeTime, takeTime } from '../../repositories/agenda'
import { enrollmentIdOf, findEnrollment, ownRowJoin } from '../../repositories/enrollments'
import { bringRow, followOffer, leaveSeats } from '../../repositories/places'
import { findSessionFor, sessionForJoin } from '../../repositories/session-places'
import { type SessionDoc, titlesOf } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { placesOf, postPlacesOf } from '../../views/session'
import { standingOf } from '../../views/standing'
import { actingFor, type Acting } from './participant'

export interface OnePlace {
  session: SessionDoc
  acting: Acting
  caller: Caller
  /** The row as it was read along with the caller. */
  row: EnrollmentDocument | null
  now: number
}

type Input = Pick<ParsedInput<'activity.acceptOffer'>, 'sessionId' | 'forPersonId'>

export const placeJoins = ({
  input,
  personId,
}: {
  input: Input
  personId: string
}): Record<string, Join> => ({
  session: sessionForJoin(input.sessionId, personId, input.forPersonId),
  row: ownRowJoin(input.sessionId, input.forPersonId ?? personId),
  ...withStation,
})

/** Those of another station whom it is open to, and whoever has a place or has had one. */
export const placeVisits = visiting<SessionDoc>(
  'session',
  ({ district }, _, joined) => district === true || joinedOne(joined, 'row') !== null,
)

interface PlaceRequest {
  input: Input
  caller: Caller
  joined: Record<string, Doc[]>
  now: number
}

/** Runs with the session, the person and the row that a request is about; NOT_FOUND when one is nothing to the caller. */
export const onPlace = opening<OnePlace, PlaceRequest>(({ input, caller, joined, now }) => {
  const session = joinedOne<SessionDoc>(joined, 'session')
  const acting = actingFor(caller, input.forPersonId, joinedOne<Doc & StationDocument>(joined, 'station'))
  const row = joinedOne<Doc & EnrollmentDocument>(joined, 'row')
  return session && acting ? done({ session, acting, caller, row, now }) : refuse('NOT_FOUND')
})

export const placeOf = ({ session, acting }: OnePlace): Place =>
  placeFor(session, acting.participant.personId)

const agendaItemOf = (session: SessionDocument, personId: string): AgendaItem => ({
  sessionId: session._id,
  personId,
  startAt: session.startAt,
  endAt: session.endAt,
})

/** The session of a place as it stands by now; null when it is gone. One request. */
export const readAgain = ({ session, acting, caller }: OnePlace): Promise<SessionDoc | null> =>
  findSessionFor(session._id, caller.personId, acting.participant.personId)

/** Whether the agenda that was read along with the caller holds the time of this session. */
const hasTime = ({ caller, session, acting }: OnePlace): boolean =>
  caller.person.agenda.some(
    (item) => item.sessionId === session._id && item.personId === acting.participant.personId,
  )

/** What stands in the way of a time: another promise, or that the owner has taken this many today. */
type Obstacle = AgendaItem | 'closed' | { most: number }

/**
 * Writes the time of a seat into the agenda, unless it was there.
 * @param most how many times the owner may take on one day; not counted without it
 * @returns what stands in its way
 */
export const holdTime = async (given: OnePlace, most?: number): Promise<Obstacle | null> => {
  const { caller, now, acting, session } = given
  const { personId, ownerId } = acting.participant
  if (hasTime(given)) return null
  const measure = most === undefined ? undefined : { book: caller.person.quota, most, now }
  const taken = await takeTime(ownerId, agendaItemOf(session, personId), measure)
  return taken === 'full' ? { most: most ?? 0 } : taken
}

/** The refusal of a clash, with what was promised. One request; none for a room. */
export async function refuseClash(clash: AgendaItem): Promise<Rejected> {
  if (clash.room) return refuse('TIME_CLASH', { title: clash.room.title })
  const title = (await titlesOf([clash.sessionId])).get(clash.sessionId)
  return refuse('TIME_CLASH', { title: title ?? '另一场活动' })
}

/** The time of a seat could not be taken: two promises have raced, or the day is full. The seat is given back. */
export async function giveBack(given: OnePlace, obstacle: Obstacle): Promise<Rejected> {
  const { session, acting, caller, now } = given
  const { participant } = acting
  const fresh = (await readAgain(given)) ?? session
  const { offered } = await leaveSeats(fresh, participant.personId, now)
  const row = await findEnrollment(enrollmentIdOf(session._id, participant.personId))
  await Promise.all([
    bringRow(session, participant, 'gone', row, { by: caller.personId, now }),
    freeTime(participant.ownerId, session._id, participant.personId),
    offered ? followOffer(session, offered) : null,
  ])
  if (obstacle === 'closed') return refuse('RECORD_MERGED')
  return 'most' in obstacle ? refuse('PLACES_TODAY', { most: obstacle.most }) : refuseClash(obstacle)
}

/** Answers where the person stands, with the places that are left by these counts. */
export function answer(
  { session, acting, now }: OnePlace,
  place: Place,
  row: EnrollmentDocument | null,
  seats: Parameters<typeof placesOf>[0] = session.seats,
) {
  return done({
    sessionId: session._id,
    standing: standingOf(acting.whom, place, row, { now, session }),
    ...placesOf(seats),
    posts: postPlacesOf(session, seats),
  })
}
