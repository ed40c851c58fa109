/** Owns the attendance sheet that the desk prints, of a crowd in parts by name. */
import { isCrowd, MOST_AT_ONCE } from '@/domain/activity/crowd'
import { postName } from '@/domain/activity/posts'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, type Handler } from '../../handler'
import { withJoined } from '../../access/station'
import { type Doc, findDocs } from '../../platform/cloud'
import { expectedOn, expectedPart } from '../../repositories/rosters'
import { bareSessionJoin } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { answersOf } from '../../views/attendance'
import { rowsOf } from '../../views/rows'
import type { BareSession } from '../attendance/reads'

/** Three requests; of a crowd one more at the same time, which counts them. */
export const printRoster: Handler<'desk.printRoster'> = {
  joins: ({ input }) => ({ ...withStation, session: bareSessionJoin(input.sessionId) }),
  run: withJoined<BareSession & Doc>('session')(async (session, { input, joined }) => {
    const crowd = isCrowd(session.seats)
    const part = crowd ? (input.part ?? 1) : 1
    const [rows, counted] = await Promise.all([
      expectedPart(session._id, { by: crowd ? 'name' : 'createdAt', part }),
      crowd ? expectedOn(session._id) : null,
    ])
    const owners = await findDocs<PersonDocument>(
      'people',
      { _id: { $in: [...new Set(rows.map((row) => row.ownerId))] } },
      { limit: MOST_AT_ONCE, fields: { _id: 1, realName: 1, nickname: 1, maskedPhone: 1 } },
    )
    const ownerOf = new Map(owners.map((owner) => [owner._id, owner]))
    const people = counted ?? rows.length
    return done({
      title: session.title,
      startAt: session.startAt,
      endAt: session.endAt,
      placeName: session.placeName,
      stationName: joinedOne<StationDocument>(joined, 'station')?.name ?? '',
      ...{ part, parts: Math.max(1, Math.ceil(people / MOST_AT_ONCE)), people },
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
