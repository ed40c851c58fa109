/** Owns reading and writing service records: each change with what it books, tells and moves, in one transaction. */
import { advanceRow } from '@/domain/attendance/advance-row'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { EnrollmentEvent } from '@/domain/activity/enrollment-flow'
import type { AccountDocument } from '@/domain/account/account'
import type { Books, RecordWrite } from '@/domain/hours/decide-record'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { RecordNotice } from '@/domain/hours/record-notices'
import { type Decision, invariant, ok, reject } from '@/domain/kernel/errors'
import type { Guard } from '@/domain/kernel/guarded-update'
import { inPages } from '../kernel/paging'
import { addDoc, type Doc, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import { DuplicateError, runTransaction, type Transaction } from '../platform/transaction'
import type { Join } from '../platform/joins'
import { ACCOUNTS, accountInside, creditInside, ENTRIES, type EntryDoc } from './accounts'
import type { EnrollmentDoc } from './enrollments'
import { afterVisitEnds, assertEnded } from './owed-ends'
import { calledOffPatch, mayCallOff, type MessageDoc, messageIdOf, messageOf } from './messages'

export const RECORDS = 'serviceRecords'
export type RecordDoc = ServiceRecordDocument & Doc

export const findRecord = (recordId: string): Promise<RecordDoc | null> =>
  getDoc<RecordDoc>(RECORDS, recordId)

export const findRecords = (where: Guard, options: FindOptions): Promise<RecordDoc[]> =>
  findDocs<RecordDoc>(RECORDS, where, options)

/** Adds a record that books nothing yet; `exists` when its id is taken. One request. */
export const addRecord = (record: ServiceRecordDocument): Promise<'added' | 'exists'> =>
  addDoc(RECORDS, record as RecordDoc)

/**
 * Adds a record with what it books and tells, in one transaction; one whose id is taken stands as it is. At most 7 requests.
 * @param decide pure; may be asked more than once. Null writes nothing.
 */
export async function bookRecord(
  personId: string,
  now: number,
  decide: (account: AccountDocument) => RecordWrite | null,
): Promise<void> {
  try {
    await runTransaction(async (tx) => {
      const write = decide(await accountInside(tx, personId))
      if (write === null) return
      await tx.add(RECORDS, write.record as RecordDoc)
      await writeBooking(tx, write, now)
    })
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
  }
}

export const recordJoin = (recordId: string): Join => ({ from: RECORDS, where: { _id: recordId }, limit: 1 })

/** Where several records lie and who led what they are about; not what they say. */
export const recordPlacesJoin = (recordIds: readonly string[]): Join => ({
  from: RECORDS,
  where: { _id: { $in: [...recordIds] } },
  limit: recordIds.length,
  fields: { stationId: 1, leaderId: 1 },
})

export const passbook = inPages<RecordDoc>(20, ['day', 'desc', 'day'], ['createdAt', 'desc'])

/** The records of the caller and the family, the newest first, along with the caller. */
export const passbookJoin = (ownerId: string, cursor: string | undefined): Join =>
  passbook.join({ from: RECORDS, where: { ownerId, state: { $ne: 'undone' } } }, cursor)

/** The records that a month of a person's own is summed up from, proved by a visit and credited, the newest first. */
export const monthJoin = (personId: string, month: string, cursor: string | undefined): Join =>
  passbook.join(
    {
      from: RECORDS,
      where: {
        // Those of records that were closed into this one as well; they lie with the same phone.
        ...{ ownerId: personId, $or: [{ personId }, { standsFor: personId }] },
        ...{ kind: 'proved', creditStands: true },
        // A written day goes on with a dash after its month; the full stop is the sign behind the dash.
        day: { $gte: `${month}-`, $lt: `${month}.` },
      },
    },
    cursor,
  )

/** A notice as a message of its record's owner; a record tells at most one thing of a kind for each of its versions. */
export function noticeMessage(
  record: ServiceRecordDocument,
  { kind, params, deliverAt }: RecordNotice,
  at: number,
): MessageDoc {
  const { ownerId, stationId, _id, version } = record
  const message = messageOf(kind, { personId: ownerId, stationId, cause: [_id, version], at, params })
  return { ...message, delivery: { ...message.delivery, nextAt: deliverAt } } as MessageDoc
}

/** Writes what a decision booked and tells; the record itself is written by the caller. */
export async function writeBooking(tx: Transaction, write: RecordWrite, now: number): Promise<void> {
  for (const entry of write.entries) await tx.add(ENTRIES, entry as EntryDoc)
  if (write.account) await tx.set(ACCOUNTS, write.account as AccountDocument & Doc)
  if (write.callsOff && (await isCalledOff(tx, write.record, write.callsOff))) return
  for (const notice of write.notices) await tx.add('messages', noticeMessage(write.record, notice, now))
}

/** Takes a message away that nobody has read and WeChat has not been given; @returns whether it could be. */
async function isCalledOff(
  tx: Transaction,
  { ownerId, _id }: ServiceRecordDocument,
  { kind, version }: NonNullable<RecordWrite['callsOff']>,
): Promise<boolean> {
  const messageId = messageIdOf(kind, ownerId, [_id, version])
  const message = await tx.get<MessageDoc>('messages', messageId)
  if (!message) return true
  if (!mayCallOff(message)) return false
  await tx.update('messages', messageId, { $set: { ...calledOffPatch } })
  return true
}

export const isCounted = (record: ServiceRecordDocument): boolean =>
  record.state === 'approved' || record.state === 'corrected'

const waits: readonly ServiceRecordDocument['state'][] = ['open', 'submitted', 'leaderOk', 'returned']

/** The events that bring a row in step with its record. */
function rowEvents(
  { state }: Pick<EnrollmentDocument, 'state'>,
  record: ServiceRecordDocument,
): EnrollmentEvent[] {
  const open = record.state === 'open'
  const steps: [EnrollmentEvent, boolean][] = [
    ['checkOut', state === 'leftOpen' && !open],
    ['count', state !== 'counted' && isCounted(record)],
    ['uncount', state === 'counted' && waits.includes(record.state)],
    ['leaveOpen', open && (state === 'counted' || state === 'checkedOut')],
  ]
  return steps.flatMap(([event, needed]) => (needed ? [event] : []))
}

export async function writeRow(
  tx: Transaction,
  row: EnrollmentDocument,
  record: ServiceRecordDocument,
  { events, by, at }: { events: readonly EnrollmentEvent[]; by: string; at: number },
): Promise<EnrollmentDocument> {
  const set = { checkOut: record.checkOut, minutes: record.minutes }
  const advanced = advanceRow(row, events, { as: 'system', by, at, set })
  invariant(advanced.ok, `${row._id} cannot follow its record from ${row.state}`)
  await tx.update('enrollments', row._id, advanced.value.update.patch)
  return advanced.value.row
}

type RecordMove = { repeated: true; record: ServiceRecordDocument } | ({ repeated: false } & RecordWrite)

/**
 * Moves a record as one transaction: the record, what it books, what it tells, and the enrollment that follows it.
 * `decide` sees the books as the transaction reads them and may be asked more than once. NOT_FOUND without a record.
 */
export function moveRecord<K extends string>(
  recordId: string,
  { by, now }: { by: string; now: number },
  decide: (books: Books) => Decision<RecordMove, K>,
): Promise<Decision<ServiceRecordDocument, K | 'NOT_FOUND'>> {
  return afterVisitEnds(now, async (tx) => {
    const record = await tx.get<RecordDoc>(RECORDS, recordId)
    if (!record) return reject('NOT_FOUND')
    const account = await accountInside(tx, record.personId)
    assertEnded(account, recordId)
    const credit = await creditInside(tx, record, account)
    const decision = decide({ record, account, credit })
    if (!decision.ok) return decision
    if (decision.value.repeated) return ok(decision.value.record)
    const write = decision.value
    await tx.set(RECORDS, write.record as RecordDoc)
    await writeBooking(tx, write, now)
    if (record.kind === 'proved') {
      const row = await tx.get<EnrollmentDoc>('enrollments', recordId)
      const events = row ? rowEvents(row, write.record) : []
      const changed = row && (events.length > 0 || row.minutes !== write.record.minutes)
      if (changed) await writeRow(tx, row, write.record, { events, by, at: now })
    }
    return ok(write.record)
  })
}
