/** Owns what an organiser does for people at the door: ticking a name, and checking out everybody who is left. */
import type { EnrollmentDocument, VisitProof } from '@/domain/activity/documents'
import type { AccountDocument } from '@/domain/account/account'
import { doorRefusal } from '@/domain/activity/requirements'
import {
  decideCheckInFor,
  decideLeave,
  hasCome,
  proofByOrganiser,
  proofFor,
} from '@/domain/attendance/decide-door'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { invariant } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { type PointsRules, pointsRulesOf } from '@/domain/points/rules'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type HandlerFor, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { type AccountDoc, accountJoin } from '../../repositories/accounts'
import { enter } from '../../repositories/absences'
import {
  enrollmentIdOf,
  countEnrollments,
  findEnrollment,
  findEnrollments,
  ownRowJoin,
} from '../../repositories/enrollments'
import { withKin } from '../../repositories/people'
import { recordJoin } from '../../repositories/service-records'
import { bareSessionJoin } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { rosterRow, type RosterRowView } from '../../views/attendance'
import { endLeftOpen, endVisit, writtenOut } from './leaving'
import { atDoorOf, type BareSession, onDoor, visitorOf } from './reads'
import { sessionTouched } from '../../touched'

/** Visits ended by one call: each takes up to seven requests, and a call has three seconds. */
const BATCH = 15

interface AtDesk {
  caller: Caller
  session: BareSession
  row: EnrollmentDocument | null
  record: ServiceRecordDocument | null
  proof: VisitProof
  now: number
  pointsRules: PointsRules
  /** Read before the record; null where there is none, absent where it was not read. */
  account?: AccountDocument | null
}

export interface MarkResult {
  row: RosterRowView
  minutes: number | null
}

export function marked(
  { caller, session }: Pick<AtDesk, 'caller' | 'session'>,
  row: EnrollmentDocument,
  minutes: number | null,
  now = row.checkOut?.receivedAt ?? row.checkIn?.receivedAt ?? 0,
): Result<MarkResult> {
  const view = rosterRow(row, session, { caller, now })
  invariant(view, 'a marked person is on the roster')
  return done({ row: view, minutes })
}

/** Checks a person in whose row is known. One request; one more when the row moved in between. */
export async function markIn({
  caller,
  session,
  row,
  proof,
}: Pick<AtDesk, 'caller' | 'session' | 'row' | 'proof'>): Promise<Result<MarkResult>> {
  const step = decideCheckInFor(session, row, proof)
  if (!step.ok) return step
  if (step.value.repeated) return marked({ caller, session }, step.value.row, step.value.row.minutes)
  if (row && (await enter({ before: row, update: step.value.update })))
    return marked({ caller, session }, step.value.row, null)
  const stored = await findEnrollment(step.value.row._id)
  const again = decideCheckInFor(session, stored, proof)
  return again.ok && again.value.repeated
    ? marked({ caller, session }, again.value.row, again.value.row.minutes)
    : refuse('NOT_ENROLLED')
}

/** Checks a person out whose row is known; who has left already is answered with what stands. */
export async function markOut(given: AtDesk): Promise<Result<MarkResult>> {
  const { caller, session, proof, now, pointsRules, account } = given
  const { row, record } = await writtenOut(account ?? null, given, now)
  const leave = decideLeave(row, record?.state === 'open')
  if (!leave.ok) return leave
  invariant(row, 'somebody who may leave has a row')
  if (leave.value === 'nothing') return marked(given, row, record?.minutes ?? row.minutes)
  const end = leave.value === 'close' ? endVisit : endLeftOpen
  const read = account === undefined ? {} : { read: { account, record } }
  const ended = await end({ session, row, checkOut: proof, by: caller.personId, now, pointsRules, ...read })
  return marked(given, ended.row, ended.record?.minutes ?? ended.row.minutes)
}

export const mark: HandlerFor<'attendance.mark'> = {
  joins: ({ input }) => ({
    account: accountJoin(input.personId),
    session: bareSessionJoin(input.sessionId),
    row: ownRowJoin(input.sessionId, input.personId),
    record: recordJoin(enrollmentIdOf(input.sessionId, input.personId)),
    person: { from: 'people', where: { _id: input.personId }, limit: 1 },
    ...withStation,
    ...withKin,
  }),
  touches: sessionTouched,
  run: onDoor<BareSession & Doc>()(async (session, { caller, input, joined, now }) => {
    const person = joinedOne<PersonDocument & Doc>(joined, 'person')
    const row = joinedOne<EnrollmentDocument & Doc>(joined, 'row')
    const whom = row ?? { personId: input.personId, ownerId: input.personId }
    const given: AtDesk = {
      caller,
      session,
      row,
      record: joinedOne<ServiceRecordDocument & Doc>(joined, 'record'),
      proof: proofFor(whom, proofByOrganiser('roster', caller.personId, now), atDoorOf(caller, person)),
      account: joinedOne<AccountDoc>(joined, 'account'),
      now,
      pointsRules: pointsRulesOf(joinedOne<StationDocument>(joined, 'station')),
    }
    if (input.as === 'out') return markOut(given)
    const kept = hasCome(given.row) ? null : doorRefusal(session, visitorOf(person, input.personId))
    return kept ? refuse(kept.code, kept.details) : markIn(given)
  }),
}

export const checkOutAll: HandlerFor<'attendance.checkOutAll'> = {
  joins: ({ input }) => ({
    session: bareSessionJoin(input.sessionId),
    ...withStation,
    ...withKin,
  }),
  touches: sessionTouched,
  run: onDoor<BareSession & Doc>()(async (session, { caller, joined, now }) => {
    if (now < session.startAt) return refuse('CHECK_IN_NOT_OPEN')
    // Read only for those who may end the visits.
    const present = { sessionId: session._id, state: 'checkedIn' }
    const [batch, all] = await Promise.all([
      findEnrollments(present, { order: [['createdAt', 'asc']], limit: BATCH }),
      countEnrollments(present),
    ])
    // Nobody can say who stayed after the planned end, so nobody is checked out later than that.
    const proof = proofByOrganiser('bulk', caller.personId, now, Math.min(now, session.endAt))
    const pointsRules = pointsRulesOf(joinedOne<StationDocument>(joined, 'station'))
    const by = caller.personId
    await Promise.all(
      batch.map((row) =>
        endVisit({ session, row, checkOut: proofFor(row, proof, caller), by, now, pointsRules }),
      ),
    )
    return done({ done: batch.length, left: Math.max(0, all - batch.length) })
  }),
}
