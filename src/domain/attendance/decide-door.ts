/** Owns what the door decides: who may come in, leave or stand by, with a code or through an organiser. */
import type { EnrollmentDocument, ProofDoubt, SessionDocument, VisitProof } from '../activity/documents'
import { checkInWindowOf } from '../activity/rules'
import { isNear, type Near } from '../household/near'
import { type Decision, ok, reject } from '../kernel/errors'
import { type AdvancedRow, advanceRow } from './advance-row'
import { checkDoorCode, type DoorClaim, type DoorCodeRefusal, isProofTooLate } from './door-code'

type DoorSession = Pick<SessionDocument, 'startAt' | 'endAt' | 'doorSecret' | 'state'>

/** A proof as a phone sends it; `placeCode` only when the station knows the sticker. */
export interface DoorProofInput extends DoorClaim {
  nonce: string
  placeCode: string | null
  /** What the server knows against it: that another account used it, or that the person may read the secret. */
  doubts?: readonly ProofDoubt[]
}

/** Wrong codes that one person may send for one session; then only an organiser lets the person in or out. */
export const MOST_MISSES = 10

export type DoorCode =
  DoorCodeRefusal | 'CODE_TRIES' | 'NOT_ENROLLED' | 'NOT_CHECKED_IN' | 'CHECK_IN_NOT_OPEN' | 'CHECK_IN_CLOSED'

/** `repeated`: it had been done before and what stands is the answer. */
type DoorStep = { repeated: true; row: EnrollmentDocument } | ({ repeated: false } & AdvancedRow)

/** The states of whoever has been checked in, whatever came after. */
export const comeStates: readonly EnrollmentDocument['state'][] = [
  'checkedIn',
  'checkedOut',
  'counted',
  'leftOpen',
]

/** Whether the person has been checked in, whatever came after. */
export const hasCome = (row: Pick<EnrollmentDocument, 'state'> | null): boolean =>
  !!row && comeStates.includes(row.state)

const withDoubts = (proof: VisitProof, doubts: readonly ProofDoubt[]): VisitProof =>
  doubts.length > 0 ? { ...proof, doubts: [...doubts] } : proof

/** What time says against a proof: it came late, and perhaps only when the session was over. */
const lateness = (session: DoorSession, late: boolean, now: number): ProofDoubt[] =>
  late ? [now > session.endAt ? 'afterEnd' : 'late'] : []

/** The visit's proof by code: when it was made by the phone's word, which the code supports. */
const proofByCode = (
  session: DoorSession,
  proof: DoorProofInput,
  { late, by, now, also = [] }: { late: boolean; by: string; now: number; also?: readonly ProofDoubt[] },
): VisitProof =>
  withDoubts(
    {
      method: 'code',
      at: Math.min(proof.at, now),
      receivedAt: now,
      late,
      nonce: proof.nonce,
      byPersonId: by,
      placeCode: proof.placeCode,
    },
    [...also, ...lateness(session, late, now), ...(proof.doubts ?? [])],
  )

/** Whether the digits fit, for somebody who has not sent too many wrong ones. */
function checkCode(
  session: DoorSession,
  row: EnrollmentDocument,
  proof: DoorProofInput,
  now: number,
): Decision<{ late: boolean }, DoorCode> {
  if ((row.doorMisses ?? 0) >= MOST_MISSES) return reject('CODE_TRIES')
  return checkDoorCode(session.doorSecret, proof, now)
}

/** What an organiser says, by scanning a card, by ticking a name, or for everybody at once. */
export const proofByOrganiser = (
  method: 'card' | 'roster' | 'bulk',
  by: string,
  now: number,
  at = now,
): VisitProof => ({ method, at, receivedAt: now, late: false, nonce: null, byPersonId: by, placeCode: null })

/** An organiser's proof for this person: one for oneself, the own family or the own household is looked at by somebody else. */
export const proofFor = (
  whom: { personId: string; ownerId: string },
  proof: VisitProof,
  organiser: Near,
): VisitProof =>
  isNear(organiser, [whom.personId, whom.ownerId])
    ? withDoubts(proof, [...(proof.doubts ?? []), 'self'])
    : proof

/**
 * A card that is read for somebody leaving. For people who have no phone to see it on, one organiser does not prove the
 * whole visit alone: when the same one has read the card for the beginning, another person looks at it.
 */
export const cardProofOut = (
  proof: VisitProof,
  row: Pick<EnrollmentDocument, 'checkIn'> | null,
  hasPhone: boolean,
): VisitProof =>
  !hasPhone && row?.checkIn?.method === 'card' && row.checkIn.byPersonId === proof.byPersonId
    ? withDoubts(proof, ['alone'])
    : proof

/** When somebody who was called absent was called so; null for everybody else. */
const absentSince = (row: EnrollmentDocument): number | null =>
  row.state === 'noShow' ? (row.history[row.history.length - 1]?.at ?? 0) : null

function enter(
  row: EnrollmentDocument,
  checkIn: VisitProof,
  as: 'person' | 'organiser',
): Decision<DoorStep, DoorCode> {
  const advance = advanceRow(row, ['checkIn'], {
    as,
    by: checkIn.byPersonId,
    at: checkIn.receivedAt,
    set: { checkIn },
  })
  return advance.ok ? ok({ repeated: false, ...advance.value }) : reject('NOT_ENROLLED')
}

/**
 * A person checks in by code. The window (30 minutes before to 30 minutes after the start) is measured at the time of
 * the proof, so a proof kept on a phone without signal is as good as one sent at once. Who has come already gets the
 * stored answer whatever the new proof says.
 */
export function decideCheckIn(
  session: DoorSession,
  row: EnrollmentDocument | null,
  proof: DoorProofInput,
  { by, now }: { by: string; now: number },
): Decision<DoorStep, DoorCode> {
  if (row && hasCome(row)) return ok({ repeated: true, row })
  if (!row || (row.state !== 'confirmed' && row.state !== 'noShow')) return reject('NOT_ENROLLED')
  // Times come first: what is refused for its time must not tell whether the digits were right.
  const { from, until } = checkInWindowOf(session)
  if (proof.at < from) return reject('CHECK_IN_NOT_OPEN')
  if (proof.at > until) return reject('CHECK_IN_CLOSED')
  // Only a proof made before the place was given away can bring an absent person back.
  const absentAt = absentSince(row)
  if (absentAt !== null && proof.at >= absentAt) return reject('CHECK_IN_CLOSED')
  const code = checkCode(session, row, proof, now)
  if (!code.ok) return code
  const also: ProofDoubt[] = absentAt === null ? [] : ['absent']
  return enter(row, proofByCode(session, proof, { late: code.value.late, by, now, also }), 'person')
}

/** An organiser checks a person in, with a proof for that person, from 30 minutes before the start until the end. */
export function decideCheckInFor(
  session: DoorSession,
  row: EnrollmentDocument | null,
  checkIn: VisitProof,
): Decision<DoorStep, DoorCode> {
  if (row && hasCome(row)) return ok({ repeated: true, row })
  const open = organiserWindow(session, checkIn.at)
  if (!open.ok) return open
  if (!row || (row.state !== 'confirmed' && row.state !== 'noShow')) return reject('NOT_ENROLLED')
  return enter(row, checkIn, 'organiser')
}

/** Whether an organiser may check people in now. */
export function organiserWindow(
  session: DoorSession,
  now: number,
): Decision<true, 'CHECK_IN_NOT_OPEN' | 'CHECK_IN_CLOSED'> {
  if (now < checkInWindowOf(session).from) return reject('CHECK_IN_NOT_OPEN')
  return now > session.endAt || session.state === 'cancelled' ? reject('CHECK_IN_CLOSED') : ok(true)
}

/** `close` ends the visit with this proof, `closeLeftOpen` one that nobody had ended; `nothing` when it has ended. */
type LeaveStep =
  | { do: 'nothing'; row: EnrollmentDocument }
  | { do: 'close' | 'closeLeftOpen'; row: EnrollmentDocument; checkOut: VisitProof }

/** Whether a visit can be ended, before looking at how it is proved. */
export function decideLeave(
  row: EnrollmentDocument | null,
  recordOpen: boolean,
): Decision<'nothing' | 'close' | 'closeLeftOpen', DoorCode> {
  switch (row?.state) {
    case 'checkedIn':
      return ok('close')
    case 'leftOpen':
      return ok(recordOpen ? 'closeLeftOpen' : 'nothing')
    case 'checkedOut':
    case 'counted':
      return ok('nothing')
    case 'confirmed':
    case 'noShow':
      return reject('NOT_CHECKED_IN')
    default:
      return reject('NOT_ENROLLED')
  }
}

/** A person leaves by code; a visit that has ended already is answered with what stands. */
export function decideCheckOut(
  session: DoorSession,
  row: EnrollmentDocument | null,
  proof: DoorProofInput,
  { by, now, recordOpen }: { by: string; now: number; recordOpen: boolean },
): Decision<LeaveStep, DoorCode> {
  const leave = decideLeave(row, recordOpen)
  // A check-out that overtook its check-in is kept by the phone and sent again, as long as it is of any use.
  if (!leave.ok) return isProofTooLate(proof, now) ? reject('PROOF_TOO_LATE') : leave
  if (!row) return reject('NOT_ENROLLED')
  if (leave.value === 'nothing') return ok({ do: 'nothing', row })
  const code = checkCode(session, row, proof, now)
  if (!code.ok) return code
  const checkOut = proofByCode(session, proof, { late: code.value.late, by, now })
  return ok({ do: leave.value, row, checkOut })
}

/** A waiting person reports at the door. Repeating it keeps the first report. */
export function decideStandby(
  session: DoorSession,
  row: EnrollmentDocument | null,
  proof: DoorProofInput,
  now: number,
): Decision<{ repeated: boolean; row: EnrollmentDocument }, DoorCode> {
  if (!row || row.state === 'cancelled' || row.state === 'noShow') return reject('NOT_ENROLLED')
  // Who has a place, or has reported already, is answered with where they stand.
  const waits = row.state === 'waiting' || row.state === 'offered'
  if (!waits || row.onSiteAt !== null) return ok({ repeated: true, row })
  const { from, until } = checkInWindowOf(session)
  if (proof.at < from) return reject('CHECK_IN_NOT_OPEN')
  if (proof.at > until) return reject('CHECK_IN_CLOSED')
  const code = checkCode(session, row, proof, now)
  if (!code.ok) return code
  const { doubts = [] } = proofByCode(session, proof, { late: code.value.late, by: row.ownerId, now })
  return ok({ repeated: false, row: { ...row, onSiteAt: Math.min(proof.at, now), onSiteDoubts: doubts } })
}
