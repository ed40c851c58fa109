/**
 * Owns what a record counts beside the others of the same person: each minute once, and no day longer than a day.
 * Asked in the transaction that credits, with the account as that transaction reads it.
 */
import { MINUTE } from '../kernel/clock'
import type { AccountDocument } from '../account/account'
import { computeMinutes, nearPiece } from './compute-minutes'
import type { AppliedRule, ServiceRecordDocument } from './documents'
import { hoursRulesOf } from './rules'
import { firstMinutes, freePieces, minutesOfPieces, type Piece, spansOfOthers } from '../account/spans'

/** A record with the minutes that count, and the pieces of the person's time that it takes. */
interface CountedRecord {
  record: ServiceRecordDocument
  pieces: Piece[]
}

type Books = Pick<AccountDocument, 'days' | 'spans'>

/** Minutes of the record's day that are credited to other records. */
const creditedElsewhere = (record: ServiceRecordDocument, { days }: Pick<Books, 'days'>): number =>
  Math.max(0, (days[record.day] ?? 0) - (record.creditStands ? record.minutes : 0))

/** The time in which a record without measured ends may lie; null when only its day is known. */
function windowOf(record: ServiceRecordDocument): Piece | null {
  const { plannedStartAt, plannedEndAt, kind } = record
  if (plannedStartAt == null || plannedEndAt == null) return null
  const { beforeMinutes, afterMinutes } = hoursRulesOf(record).span
  return kind === 'added'
    ? { from: plannedStartAt, to: plannedEndAt }
    : { from: plannedStartAt - beforeMinutes * MINUTE, to: plannedEndAt + afterMinutes * MINUTE }
}

/** The visit near the planned time; null for a record without proofs. */
function visitOf({ checkIn, checkOut, plannedStartAt, plannedEndAt, day }: ServiceRecordDocument) {
  if (!checkIn || !checkOut || plannedStartAt == null || plannedEndAt == null) return null
  const visit = { inAt: checkIn.at, outAt: checkOut.at }
  const planned = { startAt: plannedStartAt, endAt: plannedEndAt }
  return { visit, planned, near: nearPiece(visit, planned, hoursRulesOf({ day })) }
}

/** What is still free in the time in which the record may lie, the proved part of it first; null without such a time. */
function freeOf(record: ServiceRecordDocument, taken: readonly Piece[]): Piece[] | null {
  const window = windowOf(record)
  if (window === null) return null
  const near = visitOf(record)?.near
  if (!near || near.to <= near.from) return freePieces(window, taken)
  return [...freePieces(near, taken), ...freePieces(window, [near, ...taken])]
}

/** The most minutes that may be written for a record beside what other records have counted. */
export function minutesFree(record: ServiceRecordDocument, account: Books): number {
  const dayLeft = hoursRulesOf(record).day.minutes - creditedElsewhere(record, account)
  const free = freeOf(record, spansOfOthers(account.spans, record._id))
  return Math.max(0, free === null ? dayLeft : Math.min(dayLeft, minutesOfPieces(free)))
}

function cutTo(
  record: ServiceRecordDocument,
  most: number,
  { ruleId, text }: Pick<AppliedRule, 'ruleId' | 'text'>,
): ServiceRecordDocument {
  const { round, smallest } = hoursRulesOf(record)
  if (record.minutes <= most) return record
  const rounded = Math.floor(Math.max(0, most) / round.toMinutes) * round.toMinutes
  const minutes = rounded < smallest.minutes ? 0 : rounded
  const rules = [...record.rules, { ruleId, text, delta: minutes - record.minutes }]
  return { ...record, minutes, rules }
}

/** A record with what of it counts beside all that the account knows of other records. */
export function countOnce(record: ServiceRecordDocument, account: Books): CountedRecord {
  const rules = hoursRulesOf(record)
  const taken = spansOfOthers(account.spans, record._id)
  const visited = record.state === 'corrected' ? null : visitOf(record)
  const elsewhere = creditedElsewhere(record, account)
  const daily = (counted: ServiceRecordDocument): ServiceRecordDocument => {
    const cut = cutTo(counted, rules.day.minutes - elsewhere, rules.day)
    return { ...cut, dayMinutes: elsewhere + cut.minutes }
  }
  if (visited) {
    const { rawMinutes, minutes, applied } = computeMinutes(visited.visit, visited.planned, rules, taken)
    return {
      record: daily({ ...record, rawMinutes, minutes, rules: applied }),
      pieces: freePieces(visited.near, taken),
    }
  }
  const free = freeOf(record, taken)
  const fitting = free === null ? record : cutTo(record, minutesOfPieces(free), rules.once)
  const counted = daily(fitting)
  return { record: counted, pieces: firstMinutes(free ?? [], counted.minutes) }
}
