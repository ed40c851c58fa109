/** Owns scanning a person's card, on a phone or on paper: in, out, or in without having signed up. */
import type { EnrollmentDocument, SessionDocument, VisitProof } from '@/domain/activity/documents'
import {
  cardProofOut,
  hasCome,
  organiserWindow,
  proofByOrganiser,
  proofFor,
} from '@/domain/attendance/decide-door'
import { doorRefusal } from '@/domain/activity/requirements'
import { participantOf, type Participant } from '@/domain/activity/participant'
import { invariant } from '@/domain/kernel/errors'
import { cardRefusal, isOwnCard } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, type HandlerFor, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { seatAtDoor } from '../../repositories/door-seats'
import {
  addEnrollment,
  enrollmentIdOf,
  findEnrollment,
  moveEnrollment,
  newEnrollment,
} from '../../repositories/enrollments'
import { cardHolderJoin, withKin } from '../../repositories/people'
import { findRecord } from '../../repositories/service-records'
import { bareSessionJoin } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { marked, type MarkResult, markIn, markOut } from './mark'
import { atDoorOf, type BareSession, onDoor, visitorOf } from './reads'
import { cardAtDoorTouched } from '../../touched'

/**
 * Whom a card stands for: its card holder, or a member of the card holder's family; null for a card that is none of this
 * station's, unless those of other stations are invited too. Their grids name nothing here.
 */
export function cardHolderOf(
  person: PersonDocument | null,
  token: string,
  station: StationDocument | null,
  invited = false,
): Participant | null {
  const isHome = person?.stationId === station?._id
  if (!person || !(isHome || invited)) return null
  const grids = isHome ? station : null
  if (isOwnCard(person, token)) return participantOf(person, person._id, grids)
  const member = person.family.find((entry) => entry.cardToken === token && entry.removedAt === null)
  return member ? participantOf(person, member.personId, grids) : null
}

interface WalkIn {
  caller: Caller
  session: BareSession
  row: EnrollmentDocument | null
  cardHolder: Participant
  proof: VisitProof
}

/** Somebody without a place joins at the door: first a seat, then the row. A repeat finds the seat and writes the row. */
async function walkIn({ caller, session, row, cardHolder, proof }: WalkIn): Promise<Result<MarkResult>> {
  const seat = { who: cardHolder.personId, by: cardHolder.ownerId, at: proof.at }
  const seated = await seatAtDoor(session._id, seat, proof.receivedAt)
  if (!seated) return refuse('NO_SEAT_LEFT')
  const attempt = { event: 'walkIn', as: 'organiser', by: caller.personId, at: proof.receivedAt } as const
  const set = { checkIn: proof, walkIn: true, ...seated }
  if (!row) {
    const fresh = newEnrollment(session as unknown as SessionDocument, cardHolder, attempt, set)
    if ((await addEnrollment(fresh)) === 'added') return marked({ caller, session }, fresh, null)
  } else if (row.state !== 'noShow') {
    await moveEnrollment(row, attempt, set)
  }
  return finishWalkIn(caller, session, enrollmentIdOf(session._id, cardHolder.personId), proof)
}

/** A row that we wrote stands as it is; one that only confirms the seat, or calls the person absent, is checked in. */
async function finishWalkIn(caller: Caller, session: BareSession, enrollmentId: string, proof: VisitProof) {
  const stored = await findEnrollment(enrollmentId)
  invariant(stored, 'a walk-in has a row')
  return markIn({ caller, session, row: stored, proof })
}

export const scanCard: HandlerFor<'attendance.scanCard'> = {
  joins: ({ input }) => ({
    session: bareSessionJoin(input.sessionId),
    cardHolder: cardHolderJoin(input.card),
    ...withStation,
    ...withKin,
  }),
  touches: cardAtDoorTouched,
  run: onDoor<BareSession & Doc>()(async (session, { caller, input, joined, now }) => {
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const holder = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    const cardHolder = cardHolderOf(holder, input.card, station, session.district === true)
    if (!cardHolder) return refuse(cardRefusal(holder, input.card))
    const enrollmentId = enrollmentIdOf(session._id, cardHolder.personId)
    const proof = proofFor(
      cardHolder,
      proofByOrganiser('card', caller.personId, now),
      atDoorOf(caller, holder),
    )
    if (input.as === 'out') {
      const [row, record] = await Promise.all([findEnrollment(enrollmentId), findRecord(enrollmentId)])
      const leaving = cardProofOut(proof, row, holder?.openid !== '')
      return markOut({
        ...{ caller, session, row, record, now },
        ...{ proof: leaving, pointsRules: pointsRulesOf(station) },
      })
    }
    const row = await findEnrollment(enrollmentId)
    const kept = hasCome(row) ? null : doorRefusal(session, visitorOf(holder, cardHolder.personId))
    if (kept) return refuse(kept.code, kept.details)
    if (row && (hasCome(row) || row.state === 'confirmed')) {
      return markIn({ caller, session, row, proof })
    }
    const open = organiserWindow(session, now)
    if (!open.ok) return open
    // Whoever was called absent had signed up, and only needs a seat again.
    if (!input.walkIn && row?.state !== 'noShow') return refuse('NOT_ENROLLED')
    return walkIn({ caller, session, row, cardHolder, proof })
  }),
}
