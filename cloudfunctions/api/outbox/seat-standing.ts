/** Owns giving back the places in volunteers-only sessions of somebody who is no volunteer in good standing any more. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { appPages } from '@/domain/app-pages'
import { isActiveVolunteer } from '@/domain/person/standing'
import { freeTime } from '../repositories/agenda'
import { type EnrollmentDoc, findEnrollment, findEnrollments } from '../repositories/enrollments'
import { messageOf, postMessages } from '../repositories/messages'
import { bringRow, followOffer, leaveSeats } from '../repositories/places'
import { findSessionOf } from '../repositories/session-places'
import type { Holding } from './holding'

/** Nobody has more places ahead than this. */
const MOST_PLACES = 200

const told = ({ _id, ownerId, stationId, title, sessionId, history }: EnrollmentDocument, at: number) =>
  messageOf('toDo', {
    personId: ownerId,
    stationId,
    cause: [_id, 'standing', history.length],
    at,
    params: {
      title: '一场志愿者活动的位子退回了',
      caption: `「${title}」只请志愿者参加。您的志愿者身份现在停着，位子给了后面的人；恢复以后可以再报。`,
      page: appPages.session(sessionId),
    },
  })

/** The message comes first and the seat before the row, so that a repeat finds what is still to be done. */
async function giveBack(row: EnrollmentDoc, now: number): Promise<void> {
  const session = await findSessionOf(row.sessionId, row.personId)
  if (!session?.volunteersOnly || session.state === 'cancelled' || now >= session.startAt) return
  await postMessages([told(row, now)])
  const { offered } = await leaveSeats(session, row.personId, now)
  const fresh = await findEnrollment(row._id)
  await Promise.all([
    bringRow(session, row, 'gone', fresh, { by: 'system', now, note: '志愿者身份停用' }),
    freeTime(row.ownerId, session._id, row.personId),
    offered ? followOffer(session, offered) : null,
  ])
}

/** One request for somebody who has no place ahead. Places of the family are not held as a volunteer. */
export const keepSeatsInStep: Holding = async (person, now) => {
  if (isActiveVolunteer(person)) return
  const rows = await findEnrollments(
    {
      ownerId: person._id,
      personId: person._id,
      state: { $in: ['confirmed', 'waiting', 'offered', 'applied'] },
      startAt: { $gt: now },
    },
    { limit: MOST_PLACES },
  )
  const outcomes = await Promise.allSettled(rows.map((row) => giveBack(row, now)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
