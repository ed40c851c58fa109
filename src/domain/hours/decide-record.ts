/** Owns every decision on a service record: the move along its table, what it books and what the person is told. */
import { type Decision, invariant, ok, reject } from '../kernel/errors'
import { entryAfter } from '../kernel/history'
import { decide, moved } from '../kernel/workflow'
import type { PointsRules } from '../points/rules'
import type { AccountDocument, LedgerEntry } from '../account/account'
import { approvalOf } from './approval'
import { creditRecord, withdrawCredit } from './booking'
import { computeWrittenMinutes } from './compute-minutes'
import { countOnce } from './count-once'
import type { ServiceRecordDocument } from './documents'
import { type Actor, type Circumstances, dayMinutesOf, factsOf, rulesOf, SYSTEM } from './record-facts'
import { type DeciderEvent, type RecordEvent, recordFlow } from './record-flow'
import { appealAnswered, hoursCounted, hoursRefused, type RecordNotice } from './record-notices'

export type RecordCode =
  | 'INVALID_STATE'
  | 'FORBIDDEN'
  | 'OWN_RECORD'
  | 'SAME_APPROVER'
  | 'OTHER_DECIDER'
  | 'ADMIN_NEEDED'
  | 'REASON_NEEDED'
  | 'MINUTES_NOT_ALLOWED'
  | 'APPEAL_CLOSED'
  | 'STALE'

/** A record as read with the account it is booked on and the entry of its standing credit, if it has one. */
export interface Books {
  record: ServiceRecordDocument
  account: AccountDocument
  credit: LedgerEntry | null
}

/** What one transaction writes. `account` is null when nothing was booked. */
export interface RecordWrite {
  record: ServiceRecordDocument
  account: AccountDocument | null
  entries: LedgerEntry[]
  notices: RecordNotice[]
}

/** A granted decision: what to write, or that the same person had done the same before. */
export type Granted = { repeated: true; record: ServiceRecordDocument } | ({ repeated: false } & RecordWrite)

const nothingBooked = (record: ServiceRecordDocument): RecordWrite => ({
  record,
  account: null,
  entries: [],
  notices: [],
})

/** The record after one event of the table, without what the event books. */
export function step(
  record: ServiceRecordDocument,
  event: RecordEvent,
  actor: Actor,
  circumstances: Circumstances,
): Decision<ServiceRecordDocument, RecordCode> {
  const { now, reason } = circumstances
  const attempt = {
    by: actor.personId,
    roles: actor.roles,
    at: now,
    facts: factsOf(record, actor, circumstances),
    ...(reason ? { note: reason } : {}),
  }
  const move = decide(recordFlow, record, event, attempt)
  if (!move.ok) return move
  const names = actor.name === '' ? record.names : { ...record.names, [actor.personId]: actor.name }
  return ok({ ...moved(record, move.value), names })
}

function approved(record: ServiceRecordDocument, approver: Actor, now: number): ServiceRecordDocument {
  const bySystem = approver.personId === SYSTEM.personId
  return {
    ...record,
    why: bySystem ? '' : record.why,
    approverId: approver.personId,
    approverName: bySystem ? null : approver.name,
    approvedAt: now,
  }
}

/**
 * Approves a submitted record when the rules ask for nobody (more); otherwise only notes why somebody must look.
 * `account` must have been read in the transaction that writes the outcome, so that the day's total is exact.
 */
export function settleByRules(
  submitted: ServiceRecordDocument,
  account: AccountDocument,
  { now, pointsRules, approver = SYSTEM }: { now: number; pointsRules: PointsRules; approver?: Actor },
): RecordWrite {
  const { record } = countOnce(submitted, account)
  const { dayMinutes } = record
  const seen = { ...record, dayMinutes, why: approvalOf(record, dayMinutes, rulesOf(record)).why }
  const auto = step(seen, 'autoApprove', SYSTEM, { now, account })
  if (!auto.ok) return nothingBooked(seen)
  const booked = creditRecord(approved(auto.value, approver, now), account, {
    at: now,
    byPersonId: approver.personId,
    pointsRules,
  })
  return { ...booked, notices: [] }
}

/** What comes with a decision: when, why, the minutes of a correction, and the rules by which it earns points. */
export interface Deciding {
  now: number
  reason: string
  minutes: number | null
  pointsRules: PointsRules
}

/** Whether this very event was what moved the record away from `version`; every move adds one entry of history. */
function repeats(record: ServiceRecordDocument, event: RecordEvent, actor: Actor, version: number): boolean {
  const next = entryAfter(record, version)
  return next?.on === event && next.by === actor.personId
}

/** A record that is not credited as it would count now; one that is, as it stands. */
const asCounting = (record: ServiceRecordDocument, account: AccountDocument): ServiceRecordDocument =>
  record.creditStands
    ? { ...record, dayMinutes: dayMinutesOf(record, account) }
    : countOnce(record, account).record

/**
 * An organiser's decision. STALE when the record has moved since `version` was seen; a repetition of what the same
 * person did then is granted without effect. The other codes are those of the table's guards.
 */
export function decideByOrganiser(
  books: Books,
  event: DeciderEvent,
  actor: Actor,
  given: Deciding & { version: number },
): Decision<Granted, RecordCode> {
  const { record, account } = books
  if (repeats(record, event, actor, given.version)) return ok({ repeated: true, record })
  if (record.version !== given.version) return reject('STALE')
  const seen = asCounting(record, account)
  const next = step(seen, event, actor, { ...given, account })
  if (!next.ok) return next
  return ok({ repeated: false, ...effectOf(event, next.value, books, actor, given) })
}

function effectOf(
  event: DeciderEvent,
  record: ServiceRecordDocument,
  { account, credit }: Books,
  actor: Actor,
  { now, reason, minutes, pointsRules }: Deciding,
): RecordWrite {
  const by = { at: now, byPersonId: actor.personId, pointsRules }
  switch (event) {
    case 'leaderCheck': {
      const checked = { ...record, leaderCheckedBy: actor.personId, asksWhenLeft: false }
      const write = settleByRules(checked, account, { now, pointsRules, approver: actor })
      return write.entries.length ? { ...write, notices: [hoursCounted(write.record, now)] } : write
    }
    case 'approve': {
      const booked = creditRecord(approved(record, actor, now), account, by)
      return { ...booked, notices: [hoursCounted(booked.record, now)] }
    }
    case 'return':
      return nothingBooked({ ...record, leaderCheckedBy: null })
    case 'reject':
      return {
        ...nothingBooked({ ...record, asksWhenLeft: false }),
        notices: [hoursRefused(record, reason, now)],
      }
    case 'uphold': {
      const answered = closeAppeal(record, reason)
      return { ...nothingBooked(answered), notices: [appealAnswered(answered, now)] }
    }
    case 'correct': {
      invariant(minutes !== null, 'a correction without minutes')
      const answered = closeAppeal(record, reason)
      const back = withdrawCredit(answered, account, credit, by)
      const { minutes: counted } = computeWrittenMinutes(minutes, rulesOf(record))
      const corrected = approved(withMinutes(back.record, counted), actor, now)
      const earned = credit ? { earnedAt: credit.at } : {}
      const again = creditRecord(corrected, back.account, { ...by, ...earned })
      return {
        ...again,
        entries: [...back.entries, ...again.entries],
        notices: [appealAnswered(again.record, now)],
      }
    }
    case 'void': {
      const back = withdrawCredit({ ...closeAppeal(record, reason), points: 0 }, account, credit, by)
      return { ...back, notices: [hoursRefused(back.record, reason, now)] }
    }
  }
}

const closeAppeal = (record: ServiceRecordDocument, outcome: string): ServiceRecordDocument => ({
  ...record,
  appeal: record.appeal && { ...record.appeal, dueAt: null, outcome },
})

function withMinutes(record: ServiceRecordDocument, minutes: number): ServiceRecordDocument {
  const delta = minutes - record.minutes
  const rule = { ruleId: 'hours.appeal', text: '申诉后改正', delta }
  return {
    ...record,
    minutes,
    dayMinutes: record.dayMinutes + delta,
    rules: delta === 0 ? record.rules : [...record.rules, rule],
  }
}
