/** Owns reading and writing recaps, and what is counted for them. */
import { type HomeAddress, type RecapDocument, whoCame } from '@/domain/activity/recap'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { changeDoc, type Doc, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import type { CameRow } from './enrollments'

export const RECAPS = 'recaps'
export type RecapDoc = RecapDocument & Doc

export const findRecap = (sessionId: string): Promise<RecapDoc | null> => getDoc<RecapDoc>(RECAPS, sessionId)

export const changeRecap = (sessionId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(RECAPS, sessionId, guard, patch)

/** What stands of a session, for those who write it, along with the caller. */
export const recapJoin = (sessionId: string): Join => ({ from: RECAPS, where: { _id: sessionId }, limit: 1 })

/** The same for everybody: nothing unless it is shown. */
export const shownRecapJoin = (sessionId: string): Join => ({
  from: RECAPS,
  where: { _id: sessionId, listed: true },
  limit: 1,
})

/** The newest of the caller's station, in the caller's own request. */
export const withNewestRecap: { recap: Join } = {
  recap: {
    from: RECAPS,
    sameIn: 'stationId',
    where: { listed: true },
    order: { endAt: -1, _id: -1 },
    limit: 1,
  },
}

/** A page of a station's. One request. */
export const findRecaps = (where: Guard, options: FindOptions): Promise<RecapDoc[]> =>
  findDocs<RecapDoc>(RECAPS, { ...where, listed: true }, options)

const HOMES_AT_ONCE = 1000

/** Where those live whose phones the rows of people who came belong to. One request for each thousand. */
export async function homesOf(rows: readonly CameRow[]): Promise<Map<string, HomeAddress>> {
  const owners = [...new Set(whoCame(rows).map(({ ownerId }) => ownerId))]
  const homes = new Map<string, HomeAddress>()
  for (let from = 0; from < owners.length; from += HOMES_AT_ONCE) {
    const people = await findDocs<HomeAddress & Doc>(
      'people',
      { _id: { $in: owners.slice(from, from + HOMES_AT_ONCE) } },
      { limit: HOMES_AT_ONCE, fields: { gridId: 1, building: 1, unit: 1, room: 1 } },
    )
    people.forEach((person) => homes.set(person._id, person))
  }
  return homes
}

/** Sessions of a leader that ended within a time, the latest first, each with whether there is a recap of it. */
export const untoldSessionsJoin = (
  { stationId, leaderId }: { stationId: string; leaderId: string },
  { from, until }: { from: number; until: number },
  longest: number,
  limit: number,
): Join => ({
  from: 'sessions',
  where: {
    ...{ leaderId, stationId, listed: true, state: { $ne: 'postponed' } },
    startAt: { $gte: from - longest, $lt: until },
    endAt: { $gte: from, $lt: until },
  },
  order: { startAt: -1 },
  limit,
  fields: { activityId: 1, title: 1, startAt: 1, endAt: 1 },
  counting: {
    ...{ as: 'told', from: RECAPS, variables: { id: '$_id' } },
    fits: { $eq: ['$_id', '$$id'] },
  },
})
