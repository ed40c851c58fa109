/**
 * Owns ending a visit: one update of the account of whoever made it decides, also where nothing is credited, and notes
 * there what is still to be written, the record and the row; that is written after it, once, whoever dies.
 *
 * Whoever ends a visit, or takes one back that has no record yet, moves the account. So a visit that has no record and
 * is not owed by the account at some version has not ended at that version, and is ended once however many try.
 */
import { advanceRow } from '@/domain/attendance/advance-row'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import type { EnrollmentEvent } from '@/domain/activity/enrollment-flow'
import { type AccountDocument, emptyAccount } from '@/domain/account/account'
import { bookedUpdate, firstBooked } from '@/domain/hours/booking'
import type { RecordWrite } from '@/domain/hours/decide-record'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { resumed } from '@/domain/hours/undo-record'
import { together } from '@/domain/kernel/guarded-update'
import { invariant } from '@/domain/kernel/errors'
import { writtenUpdate } from '@/domain/kernel/ledger'
import { afterWithOutbox, settled, withOutbox } from '@/domain/kernel/outbox'
import { settle } from '../kernel/outbox'
import { addDoc, BusyError, getDoc } from '../platform/cloud'
import {
  type AccountDoc,
  accountInside,
  ACCOUNTS,
  accountsFor,
  addRows,
  changeAccount,
  noteWritten,
} from './accounts'
import { changeEnrollment, type EnrollmentDoc, findEnrollment } from './enrollments'
import { itemKinds, type VisitEnd } from './items'
import { postMessages } from './messages'
import { afterVisitEnds, writeOwedEnd } from './owed-ends'
import {
  addRecord,
  findRecord,
  isCounted,
  noticeMessage,
  type RecordDoc,
  RECORDS,
  writeBooking,
  writeRow,
} from './service-records'

/** What the end of a visit is decided on, the account read before the record. */
export interface VisitRead {
  /** Null where there is none. */
  account: AccountDocument | null
  record: ServiceRecordDocument | null
}

interface OpeningRecord {
  row: EnrollmentDocument
  /** The person who ends the visit, or `system`. */
  by: string
  now: number
  /** Whether the decision looks at the account, because the proof may be enough by itself. */
  needsAccount: boolean
  /** `leaveOpen` when nobody ended the visit. */
  event: 'checkOut' | 'leaveOpen'
  /** As it was read with the caller; else it costs two requests. */
  read?: VisitRead | undefined
  /** Pure; may be asked more than once. `credits` is how often the visit had been credited before. */
  decide: (account: AccountDocument | null, credits?: number) => RecordWrite
}

/** A visit that has ended: the row and its record as they now stand. */
interface EndedVisit {
  row: EnrollmentDocument
  record: ServiceRecordDocument
}

/** Each round is lost only to somebody who booked on the same account. */
const MOST_ROUNDS = 8

/**
 * Ends a visit: the account with what is credited, then record, row and entries at the same time, then what was owed is
 * taken off. Five requests and one for each entry and message, three deep.
 * A visit whose check-out was taken back has its record already, which is then opened again.
 * @returns null when the visit had been ended before, or is none any more.
 */
export async function openRecord(opening: OpeningRecord): Promise<EndedVisit | null> {
  const { row, now } = opening
  let read = opening.read && !opening.read.account?.mergedInto ? opening.read : await readVisit(row)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { account, record } = read
    if (account && (await writeOwedEnd(account, row._id, now))) return null
    if (record) return record.state === 'undone' ? endAnew(opening) : null
    const ended = await endOn(account, opening)
    if (ended) return ended
    read = await readVisit(row)
  }
  throw new BusyError(`the account of ${row.personId} is being booked on by many at once`)
}

/** Two requests; more where the record of the person was closed into another. */
async function readVisit({ _id, personId }: EnrollmentDocument): Promise<VisitRead> {
  const accounts = await accountsFor(personId, (id) => getDoc<AccountDoc>(ACCOUNTS, id))
  return { account: accounts.at(-1) ?? null, record: await findRecord(_id) }
}

/** Ends a visit on its account as it was read; null when the account has changed since. */
async function endOn(account: AccountDocument | null, opening: OpeningRecord): Promise<EndedVisit | null> {
  const { row, by, now, needsAccount, event, decide } = opening
  const write = decide(needsAccount ? (account ?? emptyAccount(row.personId)) : null)
  const { record, entries } = write
  const events: EnrollmentEvent[] = [event, ...(isCounted(record) ? (['count'] as const) : [])]
  const messages = write.notices.map((notice) => noticeMessage(record, notice, now))
  const end: VisitEnd = { record, events, by, messages }
  const item = itemKinds.writeVisitEnd.item(`end|${row._id}`, now, end)
  const accountId = account?._id ?? row.personId
  if (account) {
    const { guard, patch } = withOutbox(bookedUpdate(account, write), [item], now)
    if (!(await changeAccount(accountId, guard, patch))) return null
  } else {
    const first = afterWithOutbox(firstBooked(row.personId, write), [item], now)
    if ((await addDoc(ACCOUNTS, first as AccountDoc)) === 'exists') return null
  }
  const [followed] = await Promise.all([
    followRow(row, end, now),
    addRecord(record),
    addRows(entries),
    postMessages(messages),
  ])
  await takeOffEnd(accountId, item.id, entries)
  return { row: followed, record }
}

/** Takes off what was owed of a visit, and the entries whose rows are written. One request; more where somebody noted something else. */
async function takeOffEnd(accountId: string, itemId: string, entries: RecordWrite['entries']): Promise<void> {
  const done = settled([itemId])
  const { guard, patch } =
    entries.length > 0 ? together(done, writtenUpdate(entries.map(({ _id }) => _id))) : done
  if (await changeAccount(accountId, guard, patch)) return
  await Promise.all([
    settle(ACCOUNTS, accountId, [itemId]),
    entries.length > 0 ? noteWritten(accountId, entries) : null,
  ])
}

/** Brings a row to where its visit has ended; one that is there already stands. One request; two more for each change of it meanwhile. */
async function followRow(
  read: EnrollmentDocument,
  { record, events, by }: VisitEnd,
  now: number,
): Promise<EnrollmentDocument> {
  let row = read
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (row.state !== 'checkedIn') return row
    const set = { checkOut: record.checkOut, minutes: record.minutes }
    const advanced = advanceRow(row, events, { as: 'system', by, at: now, set })
    invariant(advanced.ok, `${row._id} cannot end`)
    if (await changeEnrollment(row._id, advanced.value.update)) return advanced.value.row
    const fresh = await findEnrollment(row._id)
    invariant(fresh, `${row._id} was there a moment ago`)
    row = fresh
  }
  throw new BusyError(`${read._id} is being moved by many at once`)
}

/** What an account still owes of a visit when somebody died; its entries are written by the job. The record goes to whoever has the row by now. */
export async function writeVisitEnd(end: VisitEnd, now: number): Promise<void> {
  const row = await findEnrollment(end.record._id)
  invariant(row, `${end.record._id} has ended but is not there`)
  await addRecord({ ...end.record, ownerId: row.ownerId })
  await Promise.all([followRow(row, end, now), postMessages(end.messages)])
}

/** Ends a visit whose record was undone; null when the record stands, or the row has moved. At most 8 requests. */
function endAnew({ row: { _id }, by, now, event, decide }: OpeningRecord): Promise<EndedVisit | null> {
  return afterVisitEnds(now, async (tx) => {
    const before = await tx.get<RecordDoc>(RECORDS, _id)
    const row = before?.state === 'undone' ? await tx.get<EnrollmentDoc>('enrollments', _id) : null
    if (!before || row?.state !== 'checkedIn') return null
    const write = decide(await accountInside(tx, row.personId), before.credits)
    const record = resumed(before, write.record)
    await tx.set(RECORDS, record as RecordDoc)
    await writeBooking(tx, { ...write, record }, now)
    const events = [event, ...(isCounted(record) ? (['count'] as const) : [])]
    return { record, row: await writeRow(tx, row, record, { events, by, at: now }) }
  })
}
