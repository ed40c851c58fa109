/** Owns what a visit becomes when it ends: by its own check-out, forgotten, answered the next day, or written down later. */
import type { VisitProof } from '../activity/documents'
import { isNear } from '../household/near'
import { invariant, type Decision, ok, reject } from '../kernel/errors'
import { addWorkingDays, DAY, dayOf, startOf } from '../kernel/clock'
import type { PointsRules } from '../points/rules'
import { type AccountDocument, emptyAccount } from '../account/account'
import { approvalOf } from './approval'
import { type RecordWrite, settleByRules, step } from './decide-record'
import type { ServiceRecordDocument } from './documents'
import {
  addedRecord,
  type Addition,
  minutesOfVisit,
  recordOfVisit,
  type VisitedSession,
  type VisitingRow,
} from './new-record'
import { type Actor, rulesOf, SYSTEM } from './record-facts'
import { forgotCheckOut } from './record-notices'

interface Closing {
  checkOut: VisitProof
  now: number
  /** Of the station; a visit that counts at once earns by them. */
  pointsRules: PointsRules
  /** How often the visit had been credited before its check-out was taken back; none at first. */
  credits?: number
}

/** Whether a record's proofs may be enough by themselves, so that its account has to be read. */
export const mayCountAtOnce = (
  checkIn: VisitProof,
  checkOut: VisitProof,
  session: VisitedSession,
): boolean => {
  const record = { kind: 'proved' as const, checkIn, checkOut }
  return approvalOf(record, 0, rulesOf(session)).way === 'rules'
}

/** An open record as it waits to be looked at. */
export function submitted(record: ServiceRecordDocument, now: number): ServiceRecordDocument {
  const closed = step(record, 'close', SYSTEM, { now, account: null })
  invariant(closed.ok, 'an open record cannot be closed')
  return { ...closed.value, asksWhenLeft: false }
}

/** The record of a visit that ends with a check-out, approved at once when the rules allow it. */
export function closeVisit(
  row: VisitingRow & { checkIn: VisitProof | null },
  session: VisitedSession,
  account: AccountDocument | null,
  { checkOut, now, pointsRules, credits = 0 }: Closing,
): RecordWrite {
  invariant(row.checkIn, 'a visit without check-in')
  const open = recordOfVisit(row, session, { checkIn: row.checkIn, checkOut, at: now, credits })
  return settleByRules(submitted(open, now), account ?? emptyAccount(row.personId), { now, pointsRules })
}

/** The record of a visit that nobody ended: counted to the planned end for now, with a question to its owner. */
export function leaveVisitOpen(
  row: VisitingRow & { checkIn: VisitProof | null },
  session: VisitedSession,
  now: number,
): RecordWrite {
  invariant(row.checkIn, 'a visit without check-in')
  const checkOut: VisitProof = {
    method: 'planned',
    at: Math.max(session.endAt, row.checkIn.at),
    receivedAt: now,
    late: false,
    nonce: null,
    byPersonId: SYSTEM.personId,
    placeCode: null,
  }
  const open = recordOfVisit(row, session, { checkIn: row.checkIn, checkOut, at: now })
  const { why } = approvalOf(open, open.dayMinutes, rulesOf(open))
  const record = { ...open, why, asksWhenLeft: true }
  return { record, account: null, entries: [], notices: [forgotCheckOut(record, now)] }
}

const measured = (record: ServiceRecordDocument, checkOut: VisitProof): ServiceRecordDocument => {
  const { checkIn, plannedStartAt, plannedEndAt } = record
  invariant(checkIn && plannedStartAt !== null && plannedEndAt !== null, 'an open visit without its times')
  const counted = minutesOfVisit({ startAt: plannedStartAt, endAt: plannedEndAt }, checkIn, checkOut)
  return { ...record, ...counted, checkOut, dayMinutes: record.dayMinutes - record.minutes + counted.minutes }
}

/** A check-out made without signal that arrives after the visit was left open: a proof beats the planned end. */
export function closeLeftOpen(
  record: ServiceRecordDocument,
  account: AccountDocument,
  { checkOut, now, pointsRules }: Closing,
): Decision<RecordWrite, 'INVALID_STATE'> {
  if (record.state !== 'open') return reject('INVALID_STATE')
  return ok(settleByRules(submitted(measured(record, checkOut), now), account, { now, pointsRules }))
}

export type AnswerCode = 'INVALID_STATE' | 'MINUTES_NOT_ALLOWED' | 'FORBIDDEN'

/**
 * The owner says when the person left: not before the check-in, not in the future, and not later than the planned
 * end and the share that the rules allow beyond it (MINUTES_NOT_ALLOWED). Only while nobody has decided
 * (INVALID_STATE). The same answer again is granted without effect: `repeated`.
 */
export function answerWhenLeft(
  record: ServiceRecordDocument,
  owner: Actor,
  { leftAt, now }: { leftAt: number; now: number },
): Decision<
  { repeated: true; record: ServiceRecordDocument } | ({ repeated: false } & RecordWrite),
  AnswerCode
> {
  const { checkIn, checkOut, plannedStartAt, plannedEndAt } = record
  if (checkOut?.method === 'answered' && checkOut.at === leftAt) return ok({ repeated: true, record })
  if (!record.asksWhenLeft || !checkIn || plannedStartAt === null || plannedEndAt === null) {
    return reject('INVALID_STATE')
  }
  const latest = plannedEndAt + (plannedEndAt - plannedStartAt) * (rulesOf(record).cap.share - 1)
  if (leftAt < checkIn.at || leftAt > latest || leftAt > now) return reject('MINUTES_NOT_ALLOWED')
  const proof: VisitProof = {
    method: 'answered',
    at: leftAt,
    receivedAt: now,
    late: false,
    nonce: null,
    byPersonId: owner.personId,
    placeCode: null,
  }
  const next = step(record, 'answer', owner, { now, account: null })
  if (!next.ok) return next as Decision<never, AnswerCode>
  const answered = { ...measured(next.value, proof), asksWhenLeft: false }
  const { why } = approvalOf(answered, answered.dayMinutes, rulesOf(answered))
  return ok({ repeated: false, record: { ...answered, why }, account: null, entries: [], notices: [] })
}

/**
 * A record that an organiser adds: written down by one person, which counts as the first look, and left to another
 * one to approve. `taken` are minutes that this person already has for the same session.
 */
export function addByHand(
  given: Addition,
  recorder: Actor,
  taken: number,
): Decision<ServiceRecordDocument, 'OWN_RECORD' | 'MINUTES_NOT_ALLOWED'> {
  const { person, session, at } = given
  if (isNear(recorder, [person.personId, person.ownerId])) return reject('OWN_RECORD')
  const record = addedRecord(given)
  const rules = rulesOf(record)
  const planned = session ? Math.floor((session.endAt - session.startAt) / 60_000) : rules.leaderDayMinutes
  const ahead = given.day > dayOf(at)
  const tooOld = at - startOf(given.day) > rules.addWithinDays * DAY
  if (record.minutes === 0 || record.minutes + taken > planned || ahead || tooOld)
    return reject('MINUTES_NOT_ALLOWED')
  const closed = submitted(record, at)
  const checked = step(closed, 'leaderCheck', recorder, { now: at, account: null })
  invariant(checked.ok, 'an added record must reach its approver')
  const dueAt = addWorkingDays(at, rules.recordWorkingDays)
  return ok({ ...checked.value, leaderCheckedBy: recorder.personId, dueAt })
}
