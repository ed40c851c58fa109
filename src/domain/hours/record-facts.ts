/** Owns who acts on a record and what the guards of its table see. */
import { isNear, type Near } from '../household/near'
import { DAY } from '../kernel/clock'
import type { HistoryEntry } from '../kernel/history'
import { available } from '../kernel/ledger'
import { factsOfDecision } from '../kernel/taking-back'
import type { AccountDocument } from '../account/account'
import { approvalOf } from './approval'
import { computeWrittenMinutes } from './compute-minutes'
import { minutesFree } from './count-once'
import type { RecordState, ServiceRecordDocument } from './documents'
import type { RecordActor, RecordFacts } from './record-flow'
import { type HoursRules, hoursRulesOf } from './rules'

/** Who acts. `roles` are those that the table knows: roles at the station, `owner` of the record, or `system`. */
export interface Actor extends Near {
  name: string
  roles: readonly RecordActor[]
}

export const SYSTEM: Actor = { personId: 'system', name: '', roles: ['system'] }

export const rulesOf = hoursRulesOf

/** Whether a record is written to the own account, or to that of a family member. */
export const isOwn = (
  record: Pick<ServiceRecordDocument, 'personId' | 'ownerId'>,
  personId: string,
): boolean => record.personId === personId || record.ownerId === personId

/** Whether somebody had a hand in a record beside the moves of its table. */
const isInvolved = (record: ServiceRecordDocument, personId: string): boolean =>
  [record.recorderId, record.leaderCheckedBy, record.approverId].includes(personId) ||
  [record.checkIn, record.checkOut].some(
    (proof) => proof !== null && proof.method !== 'code' && proof.byPersonId === personId,
  )

/**
 * Whether somebody read the card for both ends of a visit, or for an end of one of somebody near, and another person has
 * to look at it for that.
 */
const provedAlone = (
  { checkIn, checkOut }: Pick<ServiceRecordDocument, 'checkIn' | 'checkOut'>,
  personId: string,
): boolean =>
  [checkIn, checkOut].some(
    (proof) =>
      proof?.byPersonId === personId &&
      (proof.doubts ?? []).some((doubt) => doubt === 'alone' || doubt === 'self'),
  )

/** The person's minutes of that day if this record counts: those credited, without this record's own credit, and its minutes. */
export function dayMinutesOf(record: ServiceRecordDocument, account: AccountDocument | null): number {
  const credited = account?.days[record.day] ?? record.dayMinutes - record.minutes
  return Math.max(0, credited - (account && record.creditStands ? record.minutes : 0)) + record.minutes
}

/**
 * The most minutes that an appeal may set: what the planned time allows, or a leader's day when nothing was planned,
 * and never minutes that other records of the person have counted.
 */
function maxMinutesOf(record: ServiceRecordDocument, account: AccountDocument | null): number {
  const rules = rulesOf(record)
  const free = account === null ? Infinity : minutesFree(record, account)
  const { plannedStartAt, plannedEndAt } = record
  if (plannedStartAt === null || plannedEndAt === null) return Math.min(free, rules.leaderDayMinutes)
  const allowed = ((plannedEndAt - plannedStartAt) / 60_000) * rules.cap.share
  return Math.floor(Math.min(free, allowed) / rules.round.toMinutes) * rules.round.toMinutes
}

function appealUntilOf(record: ServiceRecordDocument, rules: HoursRules): number | null {
  const decided = record.history[record.history.length - 1]
  return decided && record.appeal === null ? decided.at + rules.appealDays * DAY : null
}

const decisions: readonly string[] = ['leaderCheck', 'approve', 'return', 'reject']

/**
 * The decision of a person by which the record stands as it does; null when nobody took one, or something has happened
 * since. A leader's look that was all the rules asked for is followed by their approval.
 */
export function standingDecision({ history, appeal }: ServiceRecordDocument): HistoryEntry | null {
  const last = history[history.length - 1]
  const settled = last?.on === 'autoApprove' && last.by === SYSTEM.personId
  const entry = settled ? history[history.length - 2] : last
  return appeal === null && entry !== undefined && decisions.includes(entry.on) ? entry : null
}

/** What the guards of taking back see of the decision that stands. */
function decisionFacts(record: ServiceRecordDocument, personId: string, account: AccountDocument | null) {
  const decision = standingDecision(record)
  const isTheirs = ({ by }: HistoryEntry) => by === personId
  return {
    ...factsOfDecision<RecordState>(decision, { isTheirs, hours: rulesOf(record).takeBackHours }),
    pointsThere: !record.creditStands || account === null || available(account, 'points') >= record.points,
  }
}

export interface Circumstances {
  now: number
  /** The account as read in the same transaction; null where a record is only looked at. */
  account: AccountDocument | null
  reason?: string
  minutes?: number | null
}

/** The person's minutes of that day once an appeal has set this record to `minutes`. */
const dayMinutesCorrected = (
  record: ServiceRecordDocument,
  account: AccountDocument | null,
  minutes: number,
): number =>
  dayMinutesOf(record, account) - record.minutes + computeWrittenMinutes(minutes, rulesOf(record)).minutes

/** What the guards see of a record, an actor and the circumstances. */
export function factsOf(
  record: ServiceRecordDocument,
  actor: Actor,
  { now, account, reason = '', minutes = null }: Circumstances,
): RecordFacts {
  const rules = rulesOf(record)
  const { way } = approvalOf(record, dayMinutesOf(record, account), rules)
  const corrected = minutes === null ? 0 : dayMinutesCorrected(record, account, minutes)
  return {
    now,
    own: isNear(actor, [record.personId, record.ownerId]),
    involved: isInvolved(record, actor.personId),
    actorId: actor.personId,
    recorderId: record.recorderId,
    leaderCheckedBy: record.leaderCheckedBy,
    provedAlone: provedAlone(record, actor.personId),
    provedEnough: way === 'rules' || (way === 'leader' && record.leaderCheckedBy !== null),
    adminNeeded: way === 'leaderAndAdmin',
    adminNeededCorrected: corrected > rules.leaderDayMinutes,
    isAdmin: actor.roles.includes('station_admin'),
    reason,
    minutes,
    maxMinutes: maxMinutesOf(record, account),
    appealLevel: record.appeal?.level ?? null,
    appealUntil: appealUntilOf(record, rules),
    ...decisionFacts(record, actor.personId, account),
    climbDays: rules.climbDays,
    outsideDays: rules.outsideDays,
  }
}
