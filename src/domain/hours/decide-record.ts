/** Owns every decision on a service record: the move along its table, what it books and what the person is told. */
import { type Steps, takeSteps } from '../kernel/effects'
import { type Decision, invariant, ok, reject } from '../kernel/errors'
import { entryAfter } from '../kernel/history'
import { decide, moved } from '../kernel/workflow'
import type { PointsRules } from '../points/rules'
import type { AccountDocument, LedgerEntry } from '../account/account'
import { apartOf } from './agreement'
import { approvalOf } from './approval'
import { type HoursBooking, creditRecord, withdrawCredit } from './booking'
import { computeWrittenMinutes } from './compute-minutes'
import { countOnce } from './count-once'
import type { RecordState, ServiceRecordDocument } from './documents'
import {
  type Actor,
  type Circumstances,
  dayMinutesOf,
  factsOf,
  rulesOf,
  standingDecision,
  SYSTEM,
} from './record-facts'
import {
  type DeciderEvent,
  type RecordEffect,
  type RecordEvent,
  recordFlow,
  takingBack,
  takingsBack,
} from './record-flow'
import {
  appealAnswered,
  decisionTakenBack,
  hoursCounted,
  hoursRefused,
  type RecordNotice,
} from './record-notices'

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
  | 'LOOK_APART'
  | 'UNDO_NOT_YOURS'
  | 'UNDO_CLOSED'
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
  /**
   * The message of an earlier version that shall not be read any more. Where it has not gone out yet it is called off,
   * and then `notices` need not be told.
   */
  callsOff?: { kind: RecordNotice['kind']; version: number }
}

/** A granted decision: what to write, or that the same person had done the same before. */
export type RecordDecision =
  { repeated: true; record: ServiceRecordDocument } | ({ repeated: false } & RecordWrite)

const nothingBooked = (record: ServiceRecordDocument): RecordWrite => ({
  record,
  account: null,
  entries: [],
  notices: [],
})

/** One event of the table: the record after it, and what else it leads to. */
function take(
  record: ServiceRecordDocument,
  event: RecordEvent,
  actor: Actor,
  circumstances: Circumstances,
): Decision<{ record: ServiceRecordDocument; effects: readonly RecordEffect[] }, RecordCode> {
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
  return ok({ record: { ...moved(record, move.value), names }, effects: move.value.effects })
}

/** The record after one event of the table, for whoever writes by itself what follows. */
export function step(...given: Parameters<typeof take>): Decision<ServiceRecordDocument, RecordCode> {
  const taken = take(...given)
  return taken.ok ? ok(taken.value.record) : taken
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
  const auto = take(seen, 'autoApprove', SYSTEM, { now, account })
  if (!auto.ok) return nothingBooked(seen)
  const books = { record: auto.value.record, account, credit: null }
  return effected(auto.value, books, approver, { now, reason: '', minutes: null, pointsRules })
}

/** A record as it was before anybody decided, apart from who had looked at it until then. */
function unsettled(record: ServiceRecordDocument): ServiceRecordDocument {
  const looked = [...record.history].reverse().find(({ on }) => on === 'leaderCheck')
  return {
    ...record,
    points: 0,
    pointsRuleId: null,
    approverId: null,
    approverName: null,
    approvedAt: null,
    leaderCheckedBy: record.state === 'leaderOk' ? (record.leaderCheckedBy ?? looked?.by ?? null) : null,
    // Whoever has not said when they left is asked as before.
    asksWhenLeft: record.state === 'open' && record.checkOut?.method === 'planned',
    why: approvalOf(record, record.dayMinutes, rulesOf(record)).why,
  }
}

/** What comes with a decision: when, why, the minutes of a correction, and the rules by which it earns points. */
interface Deciding {
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
): Decision<RecordDecision, RecordCode> {
  const { record, account } = books
  if (repeats(record, event, actor, given.version)) return ok({ repeated: true, record })
  if (record.version !== given.version) return reject('STALE')
  const seen = asCounting(record, account)
  const next = take(seen, event, actor, { ...given, account })
  if (!next.ok) return next
  return ok({ repeated: false, ...effected(next.value, books, actor, given) })
}

/** The step that brings a waiting record nearer to the account. */
const forward = { submitted: 'leaderCheck', leaderOk: 'approve' } as const

/**
 * Believes one of several records that agree. LOOK_APART for one that does not; the other codes are those of
 * {@link decideByOrganiser}, and a repetition is granted without effect like there.
 */
export function agreeByOrganiser(
  books: Books,
  actor: Actor,
  given: Deciding & { version: number },
): Decision<RecordDecision, RecordCode> {
  const { record, account } = books
  const { version } = given
  const before = entryAfter(record, version)?.from
  const from = record.version === version ? record.state : before
  const event = from === 'submitted' || from === 'leaderOk' ? forward[from] : null
  if (event === null) return reject(record.version === version ? 'LOOK_APART' : 'STALE')
  if (repeats(record, event, actor, version)) return ok({ repeated: true, record })
  if (record.version !== version) return reject('STALE')
  const seen = asCounting(record, account)
  if (apartOf(seen, seen.dayMinutes) !== null) return reject('LOOK_APART')
  return decideByOrganiser(books, event, actor, given)
}

/**
 * Takes the actor's own decision back: what it booked is reversed, and the record waits where it waited before. Granted
 * again without effect; UNDO_NOT_YOURS for another's decision, UNDO_CLOSED once it is too late or something has followed.
 */
export function takeBackByOrganiser(
  books: Books,
  actor: Actor,
  given: Deciding & { version: number },
): Decision<RecordDecision, RecordCode> {
  const { record, account } = books
  if (takingsBack.some((event) => repeats(record, event, actor, given.version)))
    return ok({ repeated: true, record })
  if (record.version !== given.version) return reject('STALE')
  const event = takingBack((standingDecision(record)?.from ?? null) as RecordState | null)
  if (event === null) return reject('UNDO_CLOSED')
  const next = take(record, event, actor, { ...given, account })
  if (!next.ok) return next
  return ok({ repeated: false, ...effected(next.value, books, actor, given) })
}

interface DecisionContext extends Deciding {
  actor: Actor
  books: Books
}

type Step = (write: RecordWrite, decided: DecisionContext) => RecordWrite

const changing =
  (change: (record: ServiceRecordDocument, decided: DecisionContext) => ServiceRecordDocument): Step =>
  (write, decided) => ({ ...write, record: change(write.record, decided) })

const telling =
  (notice: (record: ServiceRecordDocument, decided: DecisionContext) => RecordNotice): Step =>
  (write, decided) => ({ ...write, notices: [...write.notices, notice(write.record, decided)] })

/** Books on the account as the steps before have left it. */
const booking =
  (
    book: (record: ServiceRecordDocument, account: AccountDocument, decided: DecisionContext) => HoursBooking,
  ): Step =>
  (write, decided) => {
    const booked = book(write.record, write.account ?? decided.books.account, decided)
    const account = booked.entries.length > 0 ? booked.account : write.account
    return { ...write, record: booked.record, account, entries: [...write.entries, ...booked.entries] }
  }

const steps: Steps<RecordEffect, DecisionContext, RecordWrite> = {
  lookedAt: changing((record, { actor }) => ({
    ...record,
    leaderCheckedBy: actor.personId,
    asksWhenLeft: false,
  })),
  lookAgain: changing((record) => ({ ...record, leaderCheckedBy: null })),
  stopAsking: changing((record) => ({ ...record, asksWhenLeft: false })),
  settle: ({ record }, { actor, books, now, pointsRules }) => {
    const write = settleByRules(record, books.account, { now, pointsRules, approver: actor })
    return write.entries.length ? { ...write, notices: [hoursCounted(write.record, now)] } : write
  },
  credit: booking((record, account, { actor, books: { credit }, now, pointsRules }) =>
    creditRecord(approved(record, actor, now), account, {
      ...{ at: now, byPersonId: actor.personId, pointsRules },
      ...(credit ? { earnedAt: credit.at } : {}),
    }),
  ),
  withdraw: booking((record, account, { actor, books: { credit }, now }) =>
    withdrawCredit(record, account, credit, { at: now, byPersonId: actor.personId }),
  ),
  setMinutes: changing((record, { minutes }) => {
    invariant(minutes !== null, 'a correction without minutes')
    return withMinutes(record, computeWrittenMinutes(minutes, rulesOf(record)).minutes)
  }),
  clearPoints: changing((record) => ({ ...record, points: 0 })),
  closeAppeal: changing((record, { reason }) => ({
    ...record,
    appeal: record.appeal && { ...record.appeal, dueAt: null, outcome: reason },
  })),
  tellCounted: telling((record, { now }) => hoursCounted(record, now)),
  tellRefused: telling((record, { reason, now }) => hoursRefused(record, reason, now)),
  unsettle: changing(unsettled),
  tellTakenBack: (write, { books: { record }, now }) => {
    const told = record.state === 'approved' ? 'hoursCounted' : record.state === 'rejected' ? 'toDo' : null
    if (told === null) return write
    const notices = [...write.notices, decisionTakenBack(write.record, now)]
    return { ...write, notices, callsOff: { kind: told, version: record.version } }
  },
  tellAnswered: telling((record, { now }) => appealAnswered(record, now)),
}

/** What is written when an event was taken. */
const effected = (
  { record, effects }: { record: ServiceRecordDocument; effects: readonly RecordEffect[] },
  books: Books,
  actor: Actor,
  deciding: Deciding,
): RecordWrite => takeSteps(steps, effects, { ...deciding, actor, books }, nothingBooked(record))

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
