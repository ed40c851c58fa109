/** Owns writing that an organiser's mark is taken back: row, record, books and absence in one transaction. */
import { countsFor } from '@/domain/activity/course-terms'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { advanceRow } from '@/domain/attendance/advance-row'
import { decideUndo, type MarkedEnd, type UndoCode } from '@/domain/attendance/undo'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { VisitedSession } from '@/domain/hours/new-record'
import type { Actor } from '@/domain/hours/record-facts'
import { recordOfUndoneVisit, undoRecord } from '@/domain/hours/undo-record'
import { type Decision, invariant, ok, reject } from '@/domain/kernel/errors'
import type { AccountDocument } from '@/domain/account/account'
import type { Transaction } from '../platform/transaction'
import { noteAbsence } from './absences'
import { type AccountDoc, accountInside, ACCOUNTS, creditInside } from './accounts'
import type { EnrollmentDoc } from './enrollments'
import { afterVisitEnds, assertEnded } from './owed-ends'
import { type RecordDoc, RECORDS, writeBooking } from './service-records'

interface UndoingMark {
  enrollmentId: string
  session: VisitedSession & Parameters<typeof countsFor>[0]
  end: MarkedEnd
  organiser: Actor
  isStaff: boolean
  now: number
}

/** A record that stands is taken back with what it credited. */
async function takeBack(
  tx: Transaction,
  record: ServiceRecordDocument,
  account: AccountDocument,
  { organiser, now }: UndoingMark,
): Promise<Decision<true, UndoCode>> {
  const credit = await creditInside(tx, record, account)
  const write = undoRecord({ record, account, credit }, organiser, now)
  if (!write.ok) return reject('UNDO_CLOSED')
  await tx.set(RECORDS, write.value.record as RecordDoc)
  await writeBooking(tx, write.value, now)
  return ok(true)
}

/**
 * What the taken back check-in leaves: a record that counts nothing, so that a check-out on its way counts nothing. It is
 * decided on the account, which therefore is another version.
 */
async function leaveMark(
  tx: Transaction,
  row: EnrollmentDocument,
  account: AccountDocument,
  { session, organiser, now }: UndoingMark,
): Promise<void> {
  if (!countsFor(session, row.personId)) return
  await tx.set(ACCOUNTS, { ...account, version: account.version + 1 } as AccountDoc)
  await tx.add(RECORDS, recordOfUndoneVisit(row, session, organiser, now) as RecordDoc)
}

/**
 * Takes one mark back. At most 10 requests. DuplicateError when the person has checked out at the same moment.
 * @returns the row as it then stands; for a repetition, as it stands
 */
export function undoMark(undoing: UndoingMark): Promise<Decision<EnrollmentDocument, UndoCode>> {
  const { enrollmentId, end, organiser, isStaff, now } = undoing
  return afterVisitEnds(now, async (tx) => {
    const row = await tx.get<EnrollmentDoc>('enrollments', enrollmentId)
    const account = row && (await accountInside(tx, row.personId))
    if (account) assertEnded(account, enrollmentId)
    const record = await tx.get<RecordDoc>(RECORDS, enrollmentId)
    const step = decideUndo(row, record, { end, personId: organiser.personId, isStaff, now })
    if (!step.ok) return step
    invariant(row && account, 'a mark that is taken back has a row')
    if (step.value.repeated) return ok(row)
    const { event } = step.value
    if (record) {
      const back = await takeBack(tx, record, account, undoing)
      if (!back.ok) return back
    } else if (end === 'in') await leaveMark(tx, row, account, undoing)
    const set: Partial<EnrollmentDocument> =
      end === 'out' ? { checkOut: null, minutes: null } : { checkIn: null, checkOut: null, minutes: null }
    const gone = event === 'undoWalkIn' ? { cancelledAt: now, walkIn: false } : {}
    const advanced = advanceRow(row, [event], {
      as: 'organiser',
      by: organiser.personId,
      at: now,
      set: { ...set, ...gone },
    })
    invariant(advanced.ok, `${row._id} cannot be taken back from ${row.state}`)
    await tx.update('enrollments', enrollmentId, advanced.value.update.patch)
    // An absence that the check-in had taken back counts again.
    if (event === 'undoAbsent') await noteAbsence(tx, row)
    return ok(advanced.value.row)
  })
}
