/** Owns what the door decides: who may come in, leave or stand by, with a code or through an organiser. */
import type { EnrollmentDocument, SessionDocument, VisitProof } from '../activity/documents'
import { checkInWindowOf } from '../activity/rules'
import { type Decision, ok, reject } from '../kernel/errors'
import { type AdvancedRow, advanceRow } from './advance-row'
import { checkDoorCode, type DoorClaim, type DoorCodeRefusal } from './door-code'

export type DoorSession = Pick<SessionDocument, 'startAt' | 'endAt' | 'doorSecret' | 'state'>

/** A proof as a phone sends it; `placeCode` only when the station knows the sticker. */
export interface DoorProofInput extends DoorClaim {
  nonce: string
  placeCode: string | null
}

export type DoorCode =
  DoorCodeRefusal | 'NOT_ENROLLED' | 'NOT_CHECKED_IN' | 'CHECK_IN_NOT_OPEN' | 'CHECK_IN_CLOSED'

/** `repeated`: it had been done before and what stands is the answer. */
export type DoorStep = { repeated: true; row: EnrollmentDocument } | ({ repeated: false } & AdvancedRow)

const inside: readonly EnrollmentDocument['state'][] = ['checkedIn', 'checkedOut', 'counted', 'leftOpen']

/** Whether the person has been checked in, whatever came after. */
export const hasCome = (row: Pick<EnrollmentDocument, 'state'> | null): boolean =>
  !!row && inside.includes(row.state)

/** The visit's proof by code: when it was made by the phone's word, which the code supports. */
export const proofByCode = (proof: DoorProofInput, late: boolean, by: string, now: number): VisitProof => ({
  method: 'code',
  at: Math.min(proof.at, now),
  receivedAt: now,
  late,
  nonce: proof.nonce,
  byPersonId: by,
  placeCode: proof.placeCode,
})

/** A proof that an organiser gives, by scanning a card, by ticking a name, or for everybody at once. */
export const proofByOrganiser = (
  method: 'card' | 'roster' | 'bulk',
  by: string,
  now: number,
  at = now,
): VisitProof => ({ method, at, receivedAt: now, late: false, nonce: null, byPersonId: by, placeCode: null })

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
  const code = checkDoorCode(session.doorSecret, proof, now)
  if (!code.ok) return code
  const { from, until } = checkInWindowOf(session)
  if (proof.at < from) return reject('CHECK_IN_NOT_OPEN')
  if (proof.at > until) return reject('CHECK_IN_CLOSED')
  // Only a proof made before the place was given away can bring an absent person back.
  const absentAt = absentSince(row)
  if (absentAt !== null && proof.at >= absentAt) return reject('CHECK_IN_CLOSED')
  return enter(row, proofByCode(proof, code.value.late, by, now), 'person')
}

/** An organiser checks a person in, from 30 minutes before the start until the end. */
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
export type LeaveStep =
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
  if (!leave.ok) return leave
  if (!row) return reject('NOT_ENROLLED')
  if (leave.value === 'nothing') return ok({ do: 'nothing', row })
  const code = checkDoorCode(session.doorSecret, proof, now)
  if (!code.ok) return code
  return ok({ do: leave.value, row, checkOut: proofByCode(proof, code.value.late, by, now) })
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
  const code = checkDoorCode(session.doorSecret, proof, now)
  if (!code.ok) return code
  const { from, until } = checkInWindowOf(session)
  if (proof.at < from) return reject('CHECK_IN_NOT_OPEN')
  if (proof.at > until) return reject('CHECK_IN_CLOSED')
  return ok({ repeated: false, row: { ...row, onSiteAt: Math.min(proof.at, now) } })
}
