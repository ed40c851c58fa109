/** Owns absences: the row and what is remembered of the person move in one transaction, so that each counts exactly once. */
import { type Absence, type Absences, withAbsence, withoutAbsence } from '@/domain/person/absences'
import { advanceRow } from '@/domain/attendance/advance-row'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { EnrollmentActor } from '@/domain/activity/enrollment-flow'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { PersonDocument } from '@/domain/person/documents'
import { ABSENT_MARK, filing } from '@/domain/person/finding'
import { type Doc } from '../platform/cloud'
import { runTransaction, type Transaction } from '../platform/transaction'
import { changeEnrollment, type EnrollmentDoc } from './enrollments'

type PersonDoc = PersonDocument & Doc

/** An absent child is not held against its parent. Two requests; none for a child. */
async function remember(
  tx: Transaction,
  { personId, ownerId }: Pick<EnrollmentDocument, 'personId' | 'ownerId'>,
  change: (person: PersonDocument) => Absences,
): Promise<void> {
  if (personId !== ownerId) return
  const person = await tx.get<PersonDoc>('people', ownerId)
  if (!person) return
  const absences = change(person)
  if (absences === person.absences) return
  // Whoever has read the person before decides anew, so that what they are filed under is never written back.
  await tx.update('people', ownerId, {
    $set: { absences, ...filing({ ...person, absences }) },
    $inc: { version: 1 },
  })
}

/** That somebody did not come is remembered. */
export const noteAbsence = (tx: Transaction, row: EnrollmentDocument): Promise<void> =>
  remember(tx, row, (person) =>
    withAbsence(person, { enrollmentId: row._id, title: row.title, at: row.startAt }),
  )

/** Remembers what somebody missed that was no session; once, however often it is asked. Four requests. */
export const noteMissed = (personId: string, absence: Absence): Promise<void> =>
  runTransaction((tx) =>
    remember(tx, { personId, ownerId: personId }, (person) => withAbsence(person, absence)),
  )

const forgetAbsence = (tx: Transaction, row: EnrollmentDocument): Promise<void> =>
  remember(tx, row, (person) => withoutAbsence(person, row._id))

/**
 * Calls somebody who holds a place and did not come absent. Six requests.
 * @returns false when the person has come, or is called absent, already.
 */
export function callAbsent(
  enrollmentId: string,
  who: { as: EnrollmentActor; by: string; now: number },
): Promise<boolean> {
  return runTransaction(async (tx) => {
    const row = await tx.get<EnrollmentDoc>('enrollments', enrollmentId)
    if (!row) return false
    const advanced = advanceRow(row, ['noShow'], { as: who.as, by: who.by, at: who.now })
    if (!advanced.ok) return false
    await tx.update('enrollments', enrollmentId, advanced.value.update.patch)
    await noteAbsence(tx, row)
    return true
  })
}

/** The row as it was read, and the update that checks the person in. */
interface Entering {
  before: EnrollmentDocument
  update: GuardedUpdate
}

/**
 * Writes a check-in. One request; for somebody who had been called absent six, because the absence is taken back.
 * @returns false when the row has moved since it was read.
 */
export function enter({ before, update }: Entering): Promise<boolean> {
  if (before.state !== 'noShow') return changeEnrollment(before._id, update)
  return runTransaction(async (tx) => {
    const row = await tx.get<EnrollmentDoc>('enrollments', before._id)
    if (!row || row.version !== before.version) return false
    await tx.update('enrollments', before._id, update.patch)
    await forgetAbsence(tx, row)
    return true
  })
}

/** Whoever of a station is to be asked about, but for one: nobody asks themselves. */
export const absentGuard = (stationId: string, but: string, now: number) => ({
  stationId,
  marks: ABSENT_MARK,
  'absences.askUntil': { $gt: now },
  _id: { $ne: but },
})
