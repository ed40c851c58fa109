/** Owns what the door's handlers read along with the caller, and who may ask. */
import type { EnrollmentDocument, ProofDoubt, SessionDocument } from '@/domain/activity/documents'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { type DoorProofInput, MOST_MISSES } from '@/domain/attendance/decide-door'
import type { Near } from '@/domain/household/near'
import { standingPapers } from '@/domain/papers/rules'
import type { PersonDocument } from '@/domain/person/documents'
import { isActiveVolunteer } from '@/domain/person/standing'
import { areOfOneHome } from '@/domain/sorting/household'
import type { StationDocument } from '@/domain/station/documents'
import { mayKeepSecret } from '@/domain/attendance/door-keepers'
import { ORGANISERS, holds } from '@/domain/person/roles'
import { type Caller, joinedAll, joinedOne, refuse, type Rejected, done, visiting } from '../../handler'
import { foreign, opened, opening } from '../../access/station'
import { actingFor } from '../activity/participant'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { changeEnrollment, enrollmentIdOf, ownRowJoin, sameProofJoin } from '../../repositories/enrollments'
import { recordJoin } from '../../repositories/service-records'
import { bareSessionJoin } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'

/** A session of which the people in the seats were not read. */
export type BareSession = Omit<SessionDocument, 'seats'> & {
  seats: Pick<
    SessionDocument['seats'],
    'capacity' | 'free' | 'queueCapacity' | 'queueFree' | 'open' | 'version'
  >
}

interface AtDoor {
  sessionId: string
  forPersonId?: string | undefined
  proof: { at: number; nonce: string; placeCode?: string | undefined }
}

/** The session without its people, the person's row and its record; the station too when a sticker was scanned. */
export function doorJoins({ input, personId }: { input: AtDoor; personId: string }): Record<string, Join> {
  const visitorId = input.forPersonId ?? personId
  return {
    session: bareSessionJoin(input.sessionId),
    row: ownRowJoin(input.sessionId, visitorId),
    record: recordJoin(enrollmentIdOf(input.sessionId, visitorId)),
    sameProof: sameProofJoin(input.sessionId, personId, input.proof),
    ...(input.proof.placeCode ? withStation : {}),
  }
}

/** Whoever has a place, and those whom it is open to: at the door of another station they are guests. */
export const doorVisits = visiting<BareSession>(
  'session',
  ({ district }, _, joined) => district === true || joinedOne(joined, 'row') !== null,
)

interface AtDoorRead {
  session: BareSession
  row: EnrollmentDocument | null
  record: ServiceRecordDocument | null
  proof: DoorProofInput
}

/** Whether the caller acts for himself or for a member of his family. */
const actsFor = (caller: Caller, personId: string): boolean =>
  personId === caller.personId ||
  caller.person.family.some((member) => member.personId === personId && member.removedAt === null)

/** Whoever comes by the caller's phone, as far as the door looks at them. */
export const candidateAtDoor = (caller: Caller, forPersonId: string | undefined) =>
  actingFor(caller, forPersonId, null)?.candidate ?? nobody

const nobody = { isVolunteer: false, papers: [] }

/** Somebody whom an organiser lets in. A child has no record of its own, and so no papers. */
export const visitorOf = (person: PersonDocument | null, personId: string) =>
  person?._id === personId
    ? { isVolunteer: isActiveVolunteer(person), papers: standingPapers(person) }
    : nobody

/** Who lets somebody in or out, read `withKin`; somebody who lives behind the same door is as near as those. */
export const atDoorOf = (
  { personId, kin, person }: Pick<Caller, 'personId' | 'kin' | 'person'>,
  visitor: PersonDocument | null,
): Near => ({ personId, kin: visitor && areOfOneHome(person, visitor) ? [...kin, visitor._id] : kin })

interface GivenAtDoor {
  caller: Caller
  input: AtDoor & { proof: { code: string } }
  joined: Record<string, Doc[]>
  now: number
}

/**
 * Runs with what was read for somebody at the door; NOT_FOUND for a stranger's child, OTHER_STATION for a foreign
 * session.
 */
export const atDoor = opening<AtDoorRead, GivenAtDoor>(({ caller, input, joined, now }) => {
  if (!actsFor(caller, input.forPersonId ?? caller.personId)) return refuse('NOT_FOUND')
  const session = joinedOne<BareSession & Doc>(joined, 'session')
  if (!session) return refuse('NOT_FOUND')
  const row = joinedOne<EnrollmentDocument & Doc>(joined, 'row')
  // Nobody of another station comes to what is not open to it; whoever holds a place and has moved since is let in with it.
  const elsewhere = row ? null : foreign([session], caller)
  if (elsewhere) return elsewhere
  const { code, at, nonce, placeCode } = input.proof
  const places = joinedOne<StationDocument>(joined, 'station')?.places ?? []
  // A sticker that the station does not know is left out; it must not cost anybody the check-in.
  const known = places.some((place) => place.placeCode === placeCode) ? (placeCode ?? null) : null
  return done({
    session,
    row,
    record: joinedOne<ServiceRecordDocument & Doc>(joined, 'record'),
    proof: { code, at, nonce, placeCode: known, doubts: doubtsOf(caller, session, input.proof, joined, now) },
  })
})

/** Two phones may well read the same digits in the same millisecond; a copy is sent on some time later. */
const COPIED_AFTER_MS = 10_000

function doubtsOf(
  caller: Caller,
  session: BareSession,
  { at, nonce }: AtDoor['proof'],
  joined: Record<string, Doc[]>,
  now: number,
): ProofDoubt[] {
  const others = joinedAll<EnrollmentDocument & Doc>(joined, 'sameProof')
  const sameNonce = others.some(({ checkIn, checkOut }) =>
    [checkIn, checkOut].some((p) => p?.nonce === nonce),
  )
  const shared = sameNonce || (others.length > 0 && now - at > COPIED_AFTER_MS)
  return [
    ...(shared ? ['shared' as const] : []),
    ...(mayKeepSecret(session, caller) ? ['holder' as const] : []),
  ]
}

/**
 * Refuses at the door. A wrong code is counted before it is answered, with the version, so that whoever guesses many at
 * once has each guess counted. One request for a wrong code, none otherwise.
 */
export async function refuseAtDoor<T extends Rejected>(
  refused: T,
  row: EnrollmentDocument | null,
): Promise<T> {
  if (refused.error.code === 'CODE_WRONG' && row)
    await changeEnrollment(row._id, {
      guard: { $or: [{ doorMisses: { $exists: false } }, { doorMisses: { $lt: MOST_MISSES } }] },
      patch: { $inc: { doorMisses: 1, version: 1 } },
    })
  return refused
}

/**
 * Runs with the session that was joined, when the caller may run its door: its leader, or anybody with an organiser's
 * role at its station. NOT_FOUND, OTHER_STATION or FORBIDDEN otherwise.
 */
export const onDoor = <T extends Doc & Pick<SessionDocument, 'stationId' | 'leaderId'>>() =>
  opening<T>(({ joined, caller }) => {
    const found = opened(joinedOne<T>(joined, 'session'), caller)
    if (!found.ok) return found
    const leads = found.value.leaderId === caller.personId || holds(ORGANISERS, caller)
    return leads ? found : refuse('FORBIDDEN')
  })
