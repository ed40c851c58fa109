/** Owns taking back a mark that an organiser made for somebody: at the door, and afterwards at the desk. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { decideUndo } from '@/domain/attendance/undo'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { done, type HandlerFor, joinedOne, refuse } from '../../handler'
import { writtenOut } from './leaving'
import { onDoor } from './reads'
import { type Doc } from '../../platform/cloud'
import { DuplicateError } from '../../platform/transaction'
import { type AccountDoc, accountJoin } from '../../repositories/accounts'
import { freeTime } from '../../repositories/agenda'
import { enrollmentIdOf, ownRowJoin } from '../../repositories/enrollments'
import { followOffer, leaveSeats } from '../../repositories/places'
import { recordJoin } from '../../repositories/service-records'
import { sessionForJoin } from '../../repositories/session-places'
import type { SessionDoc } from '../../repositories/sessions'
import { undoMark } from '../../repositories/undone-marks'
import { rosterRow } from '../../views/attendance'
import { sessionTouched } from '../../touched'
import { nameOf } from '@/domain/person/name-of'
import { isStaff } from '@/domain/person/roles'

/** Somebody who had joined at the door gives the seat back; the row follows, and until it does a repeat goes on. */
async function leaveSeat(session: SessionDoc, row: EnrollmentDocument, now: number): Promise<void> {
  const { offered } = await leaveSeats(session, row.personId, now)
  await Promise.all([
    freeTime(row.ownerId, session._id, row.personId),
    offered ? followOffer(session, offered) : null,
  ])
}

export const undo: HandlerFor<'attendance.undo'> = {
  joins: ({ input, personId }) => ({
    account: accountJoin(input.personId),
    session: sessionForJoin(input.sessionId, personId, input.personId),
    row: ownRowJoin(input.sessionId, input.personId),
    record: recordJoin(enrollmentIdOf(input.sessionId, input.personId)),
  }),
  touches: sessionTouched,
  run: onDoor<SessionDoc>()(async (session, { caller, input, joined, now }) => {
    const account = joinedOne<AccountDoc>(joined, 'account')
    const read = {
      row: joinedOne<EnrollmentDocument & Doc>(joined, 'row'),
      record: joinedOne<ServiceRecordDocument & Doc>(joined, 'record'),
    }
    const { row, record } = await writtenOut(account, read, now)
    const staff = isStaff(caller)
    const who = { end: input.as, personId: caller.personId, isStaff: staff, now }
    const step = decideUndo(row, record, who)
    if (!step.ok) return step
    if (row && !step.value.repeated && step.value.event === 'undoWalkIn') await leaveSeat(session, row, now)
    const organiser = { personId: caller.personId, name: nameOf(caller.person), roles: [] }
    const enrollmentId = enrollmentIdOf(input.sessionId, input.personId)
    try {
      const undone = await undoMark({ enrollmentId, session, end: input.as, organiser, isStaff: staff, now })
      if (!undone.ok) return undone
      return done({ row: rosterRow(undone.value, session, { caller, now }), minutes: undone.value.minutes })
    } catch (error) {
      // The person checked out at this very moment: what stands is a visit that has ended.
      if (error instanceof DuplicateError) return refuse('INVALID_STATE')
      throw error
    }
  }),
}
