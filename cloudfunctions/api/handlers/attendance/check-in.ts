/** Owns checking in by code, at once or from a phone that had no signal. */
import { doorRefusal } from '@/domain/activity/requirements'
import { decideCheckIn, hasCome } from '@/domain/attendance/decide-door'
import { done, type Handler, refuse } from '../../handler'
import { enter } from '../../repositories/absences'
import { findEnrollment } from '../../repositories/enrollments'
import { attendanceView } from '../../views/attendance'
import { atDoor, candidateAtDoor, doorJoins, doorVisits, refuseAtDoor } from './reads'

/** Two requests; a third when somebody else moved the row in between. */
export const checkIn: Handler<'attendance.checkIn'> = {
  joins: doorJoins,
  visits: doorVisits,
  run: atDoor(async ({ session, row, record, proof }, { caller, input, now }) => {
    const kept = hasCome(row) ? null : doorRefusal(session, candidateAtDoor(caller, input.forPersonId))
    if (kept) return refuse(kept.code, kept.details)
    const step = decideCheckIn(session, row, proof, { by: caller.personId, now })
    if (!step.ok) return refuseAtDoor(step, row)
    if (step.value.repeated) return done(attendanceView(step.value.row, record, session))
    if (row && (await enter({ before: row, update: step.value.update }))) {
      return done(attendanceView(step.value.row, null, session))
    }
    // Somebody else moved the row, or a wrong code of the same person was counted: what stands now decides.
    const stored = await findEnrollment(step.value.row._id)
    const again = decideCheckIn(session, stored, proof, { by: caller.personId, now })
    if (!again.ok) return again
    if (again.value.repeated) return done(attendanceView(again.value.row, null, session))
    const entered = stored && (await enter({ before: stored, update: again.value.update }))
    return entered ? done(attendanceView(again.value.row, null, session)) : refuse('BUSY')
  }),
}
