/** Owns ending a visit, however it is ended: the record, the credit and the row, and the answer that every repeat gets. */
import type { AccountDocument } from '@/domain/account/account'
import { countsFor } from '@/domain/activity/course-terms'
import type { EnrollmentDocument, VisitProof } from '@/domain/activity/documents'
import { advanceRow } from '@/domain/attendance/advance-row'
import { closeLeftOpen, closeVisit, mayCountAtOnce } from '@/domain/hours/close-visit'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { invariant } from '@/domain/kernel/errors'
import type { PointsRules } from '@/domain/points/rules'
import { askForNote } from '../../repositories/duty-notes'
import { changeEnrollment, findEnrollment } from '../../repositories/enrollments'
import { findRecord, moveRecord } from '../../repositories/service-records'
import { writeOwedEnd } from '../../repositories/owed-ends'
import { openRecord, type VisitRead } from '../../repositories/visit-ends'
import type { BareSession } from './reads'

interface Leaving {
  session: BareSession
  row: EnrollmentDocument
  checkOut: VisitProof
  /** The person who ends it. */
  by: string
  now: number
  /** Of the session's station. */
  pointsRules: PointsRules
  /** As it was read with the caller. */
  read?: VisitRead
}

/** The visit as it stands when it has ended; `record` is null when the activity counts no hours. */
interface CheckOutResult {
  row: EnrollmentDocument
  record: ServiceRecordDocument | null
}

async function asItStands(enrollmentId: string): Promise<CheckOutResult> {
  const [row, record] = await Promise.all([findEnrollment(enrollmentId), findRecord(enrollmentId)])
  invariant(row, `${enrollmentId} has ended but is not there`)
  return { row, record }
}

/** The visit as it was read, or, where its account still owes a part of its end, as it stands once that is written. */
export async function writtenOut<R extends EnrollmentDocument | null>(
  account: AccountDocument | null,
  read: { row: R; record: ServiceRecordDocument | null },
  now: number,
): Promise<{ row: R | EnrollmentDocument; record: ServiceRecordDocument | null }> {
  const owed = account && read.row ? await writeOwedEnd(account, read.row._id, now) : false
  return owed && read.row ? asItStands(read.row._id) : { row: read.row, record: read.record }
}

/**
 * Ends a visit of somebody who is checked in. Five requests, three deep, where it was read with the caller; 2 more where it
 * was not, or when somebody else ended it just now, and one at the same time for a turn of duty, of which whoever was on it
 * is asked for a note.
 */
export async function endVisit(leaving: Leaving): Promise<CheckOutResult> {
  const [ended] = await Promise.all([endNow(leaving), askForNote(leaving.session, leaving.row, leaving)])
  return ended
}

async function endNow({
  session,
  row,
  checkOut,
  by,
  now,
  pointsRules,
  read,
}: Leaving): Promise<CheckOutResult> {
  invariant(row.checkIn, 'a visit without check-in')
  const left = { ...checkOut, at: Math.max(checkOut.at, row.checkIn.at) }
  if (!countsFor(session, row.personId)) {
    const advanced = advanceRow(row, ['checkOut'], {
      as: 'system',
      by,
      at: now,
      set: { checkOut: left, minutes: 0 },
    })
    invariant(advanced.ok, `${row._id} cannot be checked out`)
    const changed = await changeEnrollment(row._id, advanced.value.update)
    return changed ? { row: advanced.value.row, record: null } : asItStands(row._id)
  }
  const ended = await openRecord({
    row,
    by,
    now,
    needsAccount: mayCountAtOnce(row.checkIn, left, session),
    event: 'checkOut',
    read,
    decide: (account, credits) => {
      const closing = { checkOut: left, now, pointsRules, ...(credits === undefined ? {} : { credits }) }
      return closeVisit(row, session, account, closing)
    },
  })
  return ended ?? asItStands(row._id)
}

/** Ends a visit that had been left open, by a proof that came in later; what was decided meanwhile stands. */
export async function endLeftOpen({ row, checkOut, by, now, pointsRules }: Leaving): Promise<CheckOutResult> {
  invariant(row.checkIn, 'a visit without check-in')
  const left = { ...checkOut, at: Math.max(checkOut.at, row.checkIn.at) }
  await moveRecord(row._id, { by, now }, ({ record, account }) => {
    const closed = closeLeftOpen(record, account, { checkOut: left, now, pointsRules })
    return closed.ok ? { ok: true, value: { repeated: false as const, ...closed.value } } : closed
  })
  return asItStands(row._id)
}
