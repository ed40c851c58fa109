/** Owns how a record begins: from a visit with its proofs, or written down by an organiser. */
import type { EnrollmentDocument, SessionDocument, VisitProof } from '../activity/documents'
import { addWorkingDays, type Day, startOf } from '../kernel/clock'
import { beginCase } from '../kernel/workflow'
import { computeMinutes, computeWrittenMinutes } from './compute-minutes'
import type { ServiceRecordDocument } from './documents'
import { SYSTEM } from './record-facts'
import { hoursRulesAt } from './rules'

export type VisitedSession = Pick<
  SessionDocument,
  '_id' | 'stationId' | 'title' | 'placeName' | 'organiserName' | 'leaderId' | 'startAt' | 'endAt' | 'day'
>

export type VisitingRow = Pick<EnrollmentDocument, '_id' | 'personId' | 'ownerId' | 'name'>

const undecided = {
  leaderCheckedBy: null,
  approverId: null,
  approverName: null,
  approvedAt: null,
  points: 0,
  pointsRuleId: null,
  credits: 0,
  creditStands: false,
  appeal: null,
} as const

/** The minutes of a visit and the rules that changed them, as the fields of a record. */
export function minutesOfVisit(
  session: Pick<VisitedSession, 'startAt' | 'endAt'>,
  checkIn: VisitProof,
  checkOut: VisitProof,
): Pick<ServiceRecordDocument, 'rawMinutes' | 'minutes' | 'rules'> {
  const visit = { inAt: checkIn.at, outAt: checkOut.at }
  const { rawMinutes, minutes, applied } = computeMinutes(visit, session, hoursRulesAt(session.startAt))
  return { rawMinutes, minutes, rules: applied }
}

/** The record of a visit, still open: nobody and no rule has looked at it. `at` is when it is written. */
export function recordOfVisit(
  row: VisitingRow,
  session: VisitedSession,
  {
    checkIn,
    checkOut,
    at,
    credits = 0,
  }: { checkIn: VisitProof; checkOut: VisitProof; at: number; credits?: number },
): ServiceRecordDocument {
  const counted = minutesOfVisit(session, checkIn, checkOut)
  const rules = hoursRulesAt(session.startAt)
  return {
    _id: row._id,
    stationId: session.stationId,
    sessionId: session._id,
    personId: row.personId,
    ownerId: row.ownerId,
    name: row.name,
    title: session.title,
    day: session.day,
    placeName: session.placeName,
    organiserName: session.organiserName,
    leaderId: session.leaderId,
    kind: 'proved',
    plannedStartAt: session.startAt,
    plannedEndAt: session.endAt,
    checkIn,
    checkOut,
    ...counted,
    dayMinutes: counted.minutes,
    why: '',
    note: '',
    recorderId: '',
    recorderName: '',
    ...undecided,
    credits,
    names: {},
    asksWhenLeft: false,
    ...beginCase(
      { start: 'open' },
      { by: SYSTEM.personId, at, dueAt: addWorkingDays(at, rules.leaderWorkingDays) },
    ),
    createdAt: at,
  }
}

export interface Addition {
  recordId: string
  stationId: string
  stationName: string
  person: { personId: string; ownerId: string; name: string }
  recorder: { personId: string; name: string }
  session: Pick<
    VisitedSession,
    '_id' | 'placeName' | 'organiserName' | 'leaderId' | 'startAt' | 'endAt'
  > | null
  title: string
  day: Day
  minutes: number
  reason: string
  at: number
}

/** A record that an organiser wrote down, still open. */
export function addedRecord(given: Addition): ServiceRecordDocument {
  const { session, recorder, person, at } = given
  const rules = hoursRulesAt(startOf(given.day))
  const { rawMinutes, minutes, applied } = computeWrittenMinutes(given.minutes, rules)
  return {
    _id: given.recordId,
    stationId: given.stationId,
    sessionId: session?._id ?? null,
    ...person,
    title: given.title,
    day: given.day,
    placeName: session?.placeName ?? '',
    organiserName: session?.organiserName ?? given.stationName,
    leaderId: session?.leaderId ?? recorder.personId,
    kind: 'added',
    plannedStartAt: session?.startAt ?? null,
    plannedEndAt: session?.endAt ?? null,
    checkIn: null,
    checkOut: null,
    rawMinutes,
    minutes,
    rules: applied,
    dayMinutes: minutes,
    why: '补录',
    note: given.reason,
    recorderId: recorder.personId,
    recorderName: recorder.name,
    ...undecided,
    names: { [recorder.personId]: recorder.name },
    asksWhenLeft: false,
    ...beginCase({ start: 'open' }, { by: recorder.personId, at, note: given.reason }),
    createdAt: at,
  }
}
