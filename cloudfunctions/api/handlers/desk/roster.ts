/** Owns the attendance sheet that the desk prints. */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { postName } from '@/domain/activity/posts'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, type Handler } from '../../handler'
import { withJoined } from '../../access/station'
import { findDocs } from '../../platform/cloud'
import { withStation } from '../../repositories/stations'
import { answersOf } from '../../views/attendance'
import { rowsOf } from '../../views/rows'

const MOST_ROWS = 500

export const printRoster: Handler<'desk.printRoster'> = {
  joins: ({ input }) => ({
    ...withStation,
    session: { from: 'sessions', where: { _id: input.sessionId }, limit: 1 },
  }),
  run: withJoined<SessionDocument>('session')(async (session, { input, joined }) => {
    const rows = await findDocs<EnrollmentDocument>(
      'enrollments',
      {
        sessionId: input.sessionId,
        state: { $in: ['confirmed', 'checkedIn', 'checkedOut', 'counted', 'leftOpen'] },
      },
      { order: [['createdAt', 'asc']], limit: MOST_ROWS, fields: { history: 0, checkIn: 0, checkOut: 0 } },
    )
    const owners = await findDocs<PersonDocument>(
      'people',
      { _id: { $in: [...new Set(rows.map((row) => row.ownerId))] } },
      { limit: MOST_ROWS, fields: { _id: 1, realName: 1, nickname: 1, maskedPhone: 1 } },
    )
    const ownerOf = new Map(owners.map((owner) => [owner._id, owner]))
    return done({
      title: session.title,
      startAt: session.startAt,
      endAt: session.endAt,
      placeName: session.placeName,
      stationName: joinedOne<StationDocument>(joined, 'station')?.name ?? '',
      rows: rowsOf(rows, (row) => {
        const owner = ownerOf.get(row.ownerId)
        return {
          name: row.name,
          grid: row.gridName,
          post: postName(session, row.post),
          answers: answersOf(row),
          maskedPhone: owner?.maskedPhone ?? '',
          withAdult: row.ownerId === row.personId ? '' : owner?.realName || owner?.nickname || '',
        }
      }),
    })
  }),
}
