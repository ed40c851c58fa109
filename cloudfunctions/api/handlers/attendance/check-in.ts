/** Owns checking in by code, at once or from a phone that had no signal. */
import { decideCheckIn, hasCome } from '@/domain/attendance/decide-door'
import { done, type Handler, refuse } from '../../handler'
import { enter } from '../../repositories/absences'
import { findEnrollment } from '../../repositories/enrollments'
import { attendanceView } from '../../views/attendance'
import { atDoor, doorJoins } from './reads'

/** Two requests; a third when somebody else moved the row in between. */
export const checkIn: Handler<'attendance.checkIn'> = {
  joins: doorJoins,
  run: async ({ caller, input, joined, now }) => {
    const read = atDoor(caller, input, joined)
    if (!read.ok) return read
    const { session, row, record, proof } = read.value
    const step = decideCheckIn(session, row, proof, { by: caller.personId, now })
    if (!step.ok) return step
    if (step.value.repeated) return done(attendanceView(step.value.row, record))
    if (row && (await enter({ before: row, update: step.value.update }))) {
      return done(attendanceView(step.value.row, null))
    }
    const stored = await findEnrollment(step.value.row._id)
    return stored && hasCome(stored) ? done(attendanceView(stored, null)) : refuse('NOT_ENROLLED')
  },
}
