/** Owns what happens at a door in tests: people with a place, proofs that fit, and checking that the books agree. */
import { doorCodeAt } from '../../src/domain/attendance/door-code'
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import type { AccountDocument, LedgerEntry } from '../../src/domain/account/account'
import { creditEntryId, minutesUnit } from '../../src/domain/hours/booking'
import type { ServiceRecordDocument } from '../../src/domain/hours/documents'
import { assertLedger } from '../../src/domain/kernel/ledger-checks'
import { aPerson, personIdOf, put, putSession, type SessionGiven } from './builders'
import type { TestCloud } from './test-cloud'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

let nonces = 0

/** A proof as a phone keeps it: the digits of that moment. */
export const proofAt = (session: Pick<SessionDocument, 'doorSecret'>, at: number) => ({
  code: doorCodeAt(session.doorSecret, at),
  at,
  nonce: `nonce-${String(++nonces).padStart(8, '0')}`,
})

/** A session of two hours that starts at `startAt`, with these people signed up through the real action. */
export async function attended(
  test: TestCloud,
  openids: readonly string[],
  given: SessionGiven = {},
): Promise<SessionDocument> {
  const session = await putSession(test, given)
  const known = await test.rows<{ _id: string }>('people')
  const ids = new Set(known.map((person) => person._id))
  await put(
    test,
    'people',
    openids.filter((openid) => !ids.has(personIdOf(openid))).map((openid) => aPerson(openid)),
  )
  for (const openid of openids) await test.must(openid, 'activity.signUp', { sessionId: session._id })
  return session
}

/** Checks a person in at `inAt` and out at `outAt` by code; answers the last attendance. */
export async function visit(
  test: TestCloud,
  openid: string,
  session: SessionDocument,
  { inAt = session.startAt, outAt = session.endAt } = {},
) {
  test.at(inAt)
  await test.must(openid, 'attendance.checkIn', { sessionId: session._id, proof: proofAt(session, inAt) })
  test.at(outAt)
  return test.must(openid, 'attendance.checkOut', { sessionId: session._id, proof: proofAt(session, outAt) })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** Every way in which rows, records, entries and accounts contradict each other; empty when they agree. */
export async function bookErrors(test: TestCloud): Promise<string[]> {
  const [rows, records, entries, accounts] = await Promise.all([
    test.rows<EnrollmentDocument>('enrollments'),
    test.rows<ServiceRecordDocument>('serviceRecords'),
    test.rows<LedgerEntry>('entries'),
    test.rows<AccountDocument>('accounts'),
  ])
  const errors: string[] = []
  for (const account of accounts) {
    try {
      assertLedger(
        account,
        entries.filter((entry) => entry.accountId === account._id),
      )
    } catch (error) {
      errors.push(String(error))
    }
    const mine = records.filter((record) => record.personId === account._id && record.creditStands)
    for (const kind of ['proved', 'added'] as const) {
      const minutes = sum(mine.filter((record) => record.kind === kind).map((record) => record.minutes))
      const unit = minutesUnit({ kind })
      if (minutes !== account.balances[unit])
        errors.push(`${account._id}: ${unit} ${account.balances[unit]}, records ${minutes}`)
    }
    const points = sum(mine.map((record) => record.points))
    if (points !== account.balances.points)
      errors.push(`${account._id}: points ${account.balances.points}, records ${points}`)
    for (const [day, minutes] of Object.entries(account.days)) {
      const known = sum(mine.filter((record) => record.day === day).map((record) => record.minutes))
      if (known !== minutes) errors.push(`${account._id}: ${day} has ${minutes}, records ${known}`)
    }
  }
  const entryIds = new Set(entries.map((entry) => entry._id))
  for (const record of records) {
    if (record.version !== record.history.length)
      errors.push(`${record._id}: version ${record.version} of ${record.history.length} moves`)
    if (record.creditStands && !entryIds.has(creditEntryId(record)))
      errors.push(`${record._id}: credited without an entry`)
    const row = rows.find((candidate) => candidate._id === record._id)
    if (record.kind === 'proved' && !row) errors.push(`${record._id}: a record without a row`)
    const counted = record.state === 'approved' || record.state === 'corrected'
    if (record.kind === 'proved' && counted && row?.state !== 'counted')
      errors.push(`${record._id}: ${record.state}, but its row is ${row?.state}`)
    // A visit whose end was taken back goes on, or is none.
    const minutes = record.state === 'undone' ? null : record.minutes
    if (row && row.minutes !== minutes && record.state !== 'open')
      errors.push(`${record._id}: ${record.minutes} minutes, its row ${row.minutes}`)
  }
  const ended = ['checkedOut', 'counted', 'leftOpen']
  for (const row of rows.filter((candidate) => ended.includes(candidate.state))) {
    if (!records.some((record) => record._id === row._id))
      errors.push(`${row._id}: ${row.state} without a record`)
  }
  return errors
}
