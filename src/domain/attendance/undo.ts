/** Owns taking back a mark that an organiser made for somebody: who may, until when, and what the visit becomes again. */
import type { EnrollmentDocument, VisitProof } from '../activity/documents'
import type { EnrollmentEvent } from '../activity/enrollment-flow'
import type { ServiceRecordDocument } from '../hours/documents'
import { DAY } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'

/** How long after it was made a mark may be taken back. */
const UNDO_MS = DAY

export type UndoCode = 'NOT_ENROLLED' | 'INVALID_STATE' | 'UNDO_NOT_YOURS' | 'UNDO_CLOSED'

/** Which end of the visit the mark is. */
export type MarkedEnd = 'in' | 'out'

interface Undoing {
  end: MarkedEnd
  personId: string
  /** Whether the actor is of the staff, who may take back anybody's mark. */
  isStaff: boolean
  now: number
}

type UndoStep = { repeated: true } | { repeated: false; event: EnrollmentEvent }

type MarkFacts = Pick<EnrollmentDocument, 'state' | 'checkIn' | 'checkOut'>

const undoEvents: Record<MarkedEnd, readonly string[]> = {
  in: ['undoIn', 'undoAbsent', 'undoWalkIn'],
  out: ['undoOut'],
}

const byOrganiser = (proof: VisitProof | null): proof is VisitProof =>
  proof !== null && ['card', 'roster', 'bulk'].includes(proof.method)

/** The proof that would be taken back; null when the row does not stand where it could. */
function markOf({ state, checkIn, checkOut }: MarkFacts, end: MarkedEnd): VisitProof | null {
  if (end === 'in') return state === 'checkedIn' ? checkIn : null
  return state === 'checkedOut' || state === 'counted' ? checkOut : null
}

/** The end that this person may take back now, as far as the row says; null when none. The record has the last word. */
export function undoable(row: MarkFacts, who: Omit<Undoing, 'end'>): MarkedEnd | null {
  const end = row.state === 'checkedIn' ? 'in' : 'out'
  const mark = markOf(row, end)
  const may = byOrganiser(mark) && (who.isStaff || mark.byPersonId === who.personId)
  return may && who.now - mark.receivedAt <= UNDO_MS ? end : null
}

/** Whether a person has decided on the hours already, so that only the desk's own ways lead back. */
const isDecided = (record: ServiceRecordDocument): boolean =>
  record.leaderCheckedBy !== null ||
  record.appeal !== null ||
  (record.approverName !== null && record.approverId !== null) ||
  !['open', 'submitted', 'approved', 'undone'].includes(record.state)

/** What the check-in becomes again: a place that was kept, an absence, or nothing for somebody without a place. */
function eventBack(row: EnrollmentDocument): EnrollmentEvent {
  const entry = [...row.history].reverse().find(({ to }) => to === 'checkedIn')
  if (row.walkIn && entry?.on === 'walkIn') return 'undoWalkIn'
  return entry?.from === 'noShow' ? 'undoAbsent' : 'undoIn'
}

/**
 * Takes back the mark of one end. INVALID_STATE when the visit does not stand there (a check-out is taken back before
 * its check-in), UNDO_NOT_YOURS for what the person proved or another organiser marked, UNDO_CLOSED after a day or once
 * somebody has decided on the hours. Repeating it is granted without effect.
 */
export function decideUndo(
  row: EnrollmentDocument | null,
  record: ServiceRecordDocument | null,
  { end, personId, isStaff, now }: Undoing,
): Decision<UndoStep, UndoCode> {
  if (!row) return reject('NOT_ENROLLED')
  const last = row.history[row.history.length - 1]
  if (last && undoEvents[end].includes(last.on)) return ok({ repeated: true })
  const mark = markOf(row, end)
  if (mark === null) return reject('INVALID_STATE')
  if (!byOrganiser(mark) || (!isStaff && mark.byPersonId !== personId)) return reject('UNDO_NOT_YOURS')
  if (now - mark.receivedAt > UNDO_MS || (record !== null && isDecided(record))) return reject('UNDO_CLOSED')
  return ok({ repeated: false, event: end === 'out' ? 'undoOut' : eventBack(row) })
}
