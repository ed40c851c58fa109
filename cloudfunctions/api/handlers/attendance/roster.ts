/** Owns the roster of a session, with what is happening at the door right now. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { enrolRulesAt } from '@/domain/activity/rules'
import { MINUTE } from '@/domain/kernel/clock'
import { done, type Handler, joinedAll, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { bareSessionJoin } from '../../repositories/sessions'
import { mayReadNames, rosterCounts, rosterRow, type RosterRowView } from '../../views/attendance'
import { type BareSession, runningDoor } from './reads'

const listed: EnrollmentDocument['state'][] = [
  'confirmed',
  'waiting',
  'offered',
  'checkedIn',
  'checkedOut',
  'counted',
  'leftOpen',
  'noShow',
]

/** One request; a session never has more than a thousand people. */
export const roster: Handler<'attendance.roster'> = {
  joins: ({ input }) => ({
    session: bareSessionJoin(input.sessionId),
    rows: {
      from: 'enrollments',
      where: { sessionId: input.sessionId, state: { $in: listed } },
      order: { createdAt: 1 },
      limit: 1000,
      fields: { history: 0 },
    },
  }),
  run: async ({ caller, joined, now }) => {
    const running = runningDoor(caller, joinedOne<BareSession & Doc>(joined, 'session'))
    if (!running.ok) return running
    const { _id, title, placeName, startAt, endAt, seats } = running.value
    const whole = mayReadNames(caller)
    const rows = joinedAll<EnrollmentDocument & Doc>(joined, 'rows')
      .map((row) => rosterRow(row, whole))
      .filter((row): row is RosterRowView => row !== null)
    return done({
      sessionId: _id,
      title,
      placeName,
      startAt,
      endAt,
      capacity: seats.capacity,
      free: seats.free,
      counts: rosterCounts(rows),
      rows,
      mayReleaseStandbyAt: startAt + enrolRulesAt(startAt).standbyAfterMin * MINUTE,
      serverNow: now,
    })
  },
}
