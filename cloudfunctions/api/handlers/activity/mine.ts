/** Owns the list of what a person and the family have signed up for. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { placeFor } from '@/domain/activity/keep-in-step'
import { DAY } from '@/domain/kernel/clock'
import { done, joinedAll, refuse, type Handler } from '../../handler'
import type { Doc, Join } from '../../platform/cloud'
import { ownerRowsJoin } from '../../repositories/enrollments'
import { findSessions } from '../../repositories/sessions'
import { placeByRow, standingOf } from '../../views/standing'
import { pageCursor, readPageCursor } from '../../kernel/paging'
import { whomOf } from './participant'
import { rowsOf } from '../../views/rows'

const PAGE = 20

export const mine: Handler<'activity.mine'> = {
  joins: ({ input, personId, now }): Record<string, Join> => {
    const after = readPageCursor(input.cursor)
    return after === 'broken' ? {} : { rows: ownerRowsJoin(personId, input.when, after, now - DAY, PAGE + 1) }
  },
  run: async ({ input, caller, joined, now }) => {
    if (readPageCursor(input.cursor) === 'broken') return refuse('INVALID_INPUT', { field: 'cursor' })
    const read = joinedAll<Doc & EnrollmentDocument>(joined, 'rows')
    const page = read.slice(0, PAGE)
    const shown = page.filter((row) => (input.when === 'upcoming' ? row.endAt > now : row.endAt <= now))
    const queued = shown.filter((row) => row.state === 'waiting').map((row) => row.sessionId)
    const sessions = queued.length ? await findSessions({ _id: { $in: queued } }, PAGE) : []
    const last = page[page.length - 1]
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
          standing: standingOf(whomOf(caller, row), place, row, now),
        }
      }),
      next: last && read.length > PAGE ? pageCursor(last.startAt, last._id) : null,
    })
  },
}
