/** Owns the list of what a person and the family have signed up for. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { placeFor } from '@/domain/activity/keep-in-step'
import { DAY } from '@/domain/kernel/clock'
import { done, joinedAll, type Handler } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { ownerRows, ownerRowsJoin } from '../../repositories/enrollments'
import { sessionsOfRows } from '../../repositories/session-places'
import { placeByRow, standingOf } from '../../views/standing'
import { whomOf } from './participant'
import { rowsOf } from '../../views/rows'

export const mine: Handler<'activity.mine'> = {
  joins: ({ input, personId, now }) => ({ rows: ownerRowsJoin(personId, input, now - DAY) }),
  run: async ({ input, caller, joined, now }) => {
    const page = ownerRows[input.when].of(joinedAll<Doc & EnrollmentDocument>(joined, 'rows'))
    const shown = page.shown.filter((row) => (input.when === 'upcoming' ? row.endAt > now : row.endAt <= now))
    const queued = shown.filter(({ state }) => state === 'waiting' || state === 'applied')
    const sessions = await sessionsOfRows(queued)
    return done({
      items: rowsOf(shown, (row) => {
        const session = sessions.find((one) => one._id === row.sessionId)
        const place = session ? placeFor(session, row.personId) : placeByRow(row)
        return {
          enrollmentId: row._id,
          sessionId: row.sessionId,
          title: row.title,
          startAt: row.startAt,
          endAt: row.endAt,
          placeName: row.placeName,
          standing: standingOf(whomOf(caller, row), place, row, session ? { now, session } : { now }),
        }
      }),
      next: page.next,
    })
  },
}
