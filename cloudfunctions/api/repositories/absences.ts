/** Owns absences: the row and what is remembered of the person move in one transaction, so that each counts exactly once. */
import { type Absence, type Absences, withAbsence, withoutAbsence } from '@/domain/person/absences'
import { advanceRow } from '@/domain/attendance/advance-row'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { EnrollmentActor } from '@/domain/activity/enrollment-flow'
import type { GuardedUpdate, Patch } from '@/domain/kernel/guarded-update'
import type { PersonDocument } from '@/domain/person/documents'
import { ABSENT_MARK, filing } from '@/domain/person/finding'
import { changeDoc, type Doc } from '../platform/cloud'
import { runTransaction, type Transaction } from '../platform/transaction'
import { changeEnrollment, type EnrollmentDoc, moveAlike } from './enrollments'
import { findPeople } from './people'

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
  const patch = remembering(person, change(person))
  if (patch) await tx.update('people', ownerId, patch)
}

/** Whoever has read the person before decides anew, so that what they are filed under is never written back. */
const remembering = (person: PersonDocument, absences: Absences): Patch | null =>
  absences === person.absences
    ? null
    : { $set: { absences, ...filing({ ...person, absences }) }, $inc: { version: 1 } }

const missedIn = (person: PersonDocument, { _id, title, startAt }: EnrollmentDocument): Absences =>
  withAbsence(person, { enrollmentId: _id, title, at: startAt })

/** That somebody did not come is remembered. */
export const noteAbsence = (tx: Transaction, row: EnrollmentDocument): Promise<void> =>
  remember(tx, row, (person) => missedIn(person, row))

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

const ABSENT_AT_ONCE = 20

/**
 * Calls everybody absent who holds a place in a session that is over and did not come. One request for the rows, one for
 * each person of whom it is remembered, and one where people are not `known`. The rows come first, so whoever comes in after
 * all meets a row that says so, and changes the person by taking the absence back: what is remembered is written to the
 * person as they were before the rows were moved, or by a transaction that reads both.
 * @param rows every row of the session
 * @returns false when somebody has moved at the same moment; then it is to be asked again
 */
export async function callAllAbsent(
  rows: readonly EnrollmentDocument[],
  known: ReadonlyMap<string, PersonDocument>,
  now: number,
): Promise<boolean> {
  const absent = rows.filter(({ state }) => state === 'confirmed')
  // Called by a run that may have died before it was remembered.
  const called = rows.filter(({ state }) => state === 'noShow')
  const concerned = [...absent, ...called].filter(({ personId, ownerId }) => personId === ownerId)
  const others = await findPeople(concerned.flatMap(({ ownerId }) => (known.has(ownerId) ? [] : [ownerId])))
  const personOf = ({ ownerId }: EnrollmentDocument) => known.get(ownerId) ?? others.get(ownerId)
  const moved = await moveAlike(absent, { event: 'noShow', as: 'system', by: 'system', at: now })
  if (moved < absent.length) return false
  for (let from = 0; from < concerned.length; from += ABSENT_AT_ONCE) {
    const group = concerned.slice(from, from + ABSENT_AT_ONCE)
    await Promise.all(
      group.map(async (row) => {
        const person = personOf(row)
        const change = person && remembering(person, missedIn(person, row))
        if (!change) return
        const written =
          row.state === 'confirmed' &&
          (await changeDoc('people', person._id, { version: person.version }, change))
        if (!written) await rememberAbsence(row._id)
      }),
    )
  }
  return true
}

/** Remembers that somebody did not come whose row says so. Six requests. */
const rememberAbsence = (enrollmentId: string): Promise<void> =>
  runTransaction(async (tx) => {
    const row = await tx.get<EnrollmentDoc>('enrollments', enrollmentId)
    if (row?.state === 'noShow') await noteAbsence(tx, row)
  })

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
