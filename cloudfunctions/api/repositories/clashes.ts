/** Owns finding who has promised to be elsewhere at the time a session is moved to. */
import type { SessionDocument } from '@/domain/activity/documents'
import { isCrowd } from '@/domain/activity/crowd'
import { DAY } from '@/domain/kernel/clock'
import { enrollmentIdOf, findEnrollments } from './enrollments'

/** Somebody with a place in a moved session, and the other activity of the same time. */
export interface Clash {
  sessionId: string
  name: string
  title: string
}

const MOST = 200
const promised = ['confirmed', 'offered', 'checkedIn']

/** Who of those with a place is promised elsewhere at the new times. One request for each moved session with people, two for a crowd. */
export async function clashesOf(moved: readonly SessionDocument[]): Promise<Clash[]> {
  const found = await Promise.all(moved.map(clashesIn))
  return found.flat()
}

async function clashesIn(session: SessionDocument): Promise<Clash[]> {
  if (isCrowd(session.seats)) return clashesInCrowd(session)
  const { _id: sessionId, startAt, endAt, seats } = session
  if (seats.holders.length === 0) return []
  const here = new Set(seats.holders.map(({ who }) => who))
  const rows = await findEnrollments(
    {
      ownerId: { $in: [...new Set(seats.holders.map(({ by }) => by))] },
      // No session lasts longer than a day, so an earlier start cannot reach into this one.
      startAt: { $gt: startAt - DAY, $lt: endAt },
      state: { $in: promised },
    },
    { limit: MOST, fields: { personId: 1, sessionId: 1, name: 1, title: 1, startAt: 1, endAt: 1 } },
  )
  return rows
    .filter((row) => here.has(row.personId) && row.sessionId !== sessionId && row.endAt > startAt)
    .map(({ name, title }) => ({ sessionId, name, title }))
}

/** Rows of a station's other sessions of that time that are looked at. */
const MOST_ELSEWHERE = 1000

/** Looked at from the other side: who is promised to anything else of the station then, and has a place here too. */
async function clashesInCrowd({ _id, stationId, startAt, endAt }: SessionDocument): Promise<Clash[]> {
  const fields = { personId: 1, name: 1, title: 1, endAt: 1 } as const
  const found = await findEnrollments(
    {
      ...{ stationId, startAt: { $gt: startAt - DAY, $lt: endAt } },
      ...{ state: { $in: promised }, sessionId: { $ne: _id } },
    },
    { limit: MOST_ELSEWHERE, fields },
  )
  const elsewhere = found.filter((row) => row.endAt > startAt)
  if (elsewhere.length === 0) return []
  const ids = [...new Set(elsewhere.map(({ personId }) => enrollmentIdOf(_id, personId)))]
  const held = { _id: { $in: ids }, state: { $in: promised } }
  const rows = await findEnrollments(held, { limit: MOST, fields: { personId: 1 } })
  const here = new Set(rows.map(({ personId }) => personId))
  return elsewhere
    .filter(({ personId }) => here.has(personId))
    .slice(0, MOST)
    .map(({ name, title }) => ({ sessionId: _id, name, title }))
}
