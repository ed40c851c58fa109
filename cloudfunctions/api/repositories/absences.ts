/** Owns absences: the row and the person's count of them move in one transaction, so that each is counted exactly once. */
import { advanceRow } from '@/domain/attendance/advance-row'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { EnrollmentActor } from '@/domain/activity/enrollment-flow'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { runTransaction, type Transaction } from '../platform/cloud'
import { changeEnrollment, type EnrollmentDoc } from './enrollments'

/** An absent child is not held against its parent. */
const count = async (tx: Transaction, row: EnrollmentDocument, by: 1 | -1): Promise<void> => {
  if (row.personId === row.ownerId) await tx.update('people', row.ownerId, { $inc: { noShows: by } })
}

/**
 * Calls somebody who holds a place and did not come absent. Five requests.
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
    await count(tx, row, 1)
    return true
  })
}

/** The row as it was read, and the update that checks the person in. */
interface Entering {
  before: EnrollmentDocument
  update: GuardedUpdate
}

/**
 * Writes a check-in. One request; for somebody who had been called absent five, because the absence is taken back.
 * @returns false when the row has moved since it was read.
 */
export function enter({ before, update }: Entering): Promise<boolean> {
  if (before.state !== 'noShow') return changeEnrollment(before._id, update)
  return runTransaction(async (tx) => {
    const row = await tx.get<EnrollmentDoc>('enrollments', before._id)
    if (!row || row.version !== before.version) return false
    await tx.update('enrollments', before._id, update.patch)
    await count(tx, row, -1)
    return true
  })
}
