/** Owns reading and writing home visits, and the records of those who live behind the doors of a building. */
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { VisitDocument } from '@/domain/visit/documents'
import { visitRules } from '@/domain/visit/rules'
import { spellingsOf } from '@/domain/station/building'
import { changeDoc, type Doc, getDoc } from '../platform/cloud'
import { derivedId, digestOf } from '../platform/identity'
import type { Join } from '../platform/joins'

export const VISITS = 'visits'
export type VisitDoc = VisitDocument & Doc

/** What the key of a phone makes: the same visit, however often it is handed in. */
export const visitIdOf = (personId: string, requestKey: string): string =>
  derivedId('vi', personId, requestKey)

export interface Place {
  stationId: string
  gridId: string
  building: string
}

/** Stands for that somebody was shown living at a place. */
export const shownAt = ({ stationId, gridId, building }: Place, personId: string): string =>
  digestOf('shown', [stationId, gridId, building, personId].join('|'))

export const findVisit = (visitId: string): Promise<VisitDoc | null> => getDoc<VisitDoc>(VISITS, visitId)

export const changeVisit = (visitId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(VISITS, visitId, guard, patch)

export const visitJoin = (visitId: string): Join => ({ from: VISITS, where: { _id: visitId }, limit: 1 })

/** The visits to whoever it is, at the caller's station, the newest first. */
export const visitsJoin = (personId: string): Join => ({
  from: VISITS,
  sameIn: 'stationId',
  where: { ownerId: personId },
  order: { at: -1 },
  limit: visitRules.mostVisits,
})

const livesIn = ({ gridId, building }: Omit<Place, 'stationId'>) => ({
  ...{ gridId, building: { $in: spellingsOf(building) } },
})

/** Whoever else lives behind the same door as the `person` who was joined before, each with the newest visits. */
export const behindJoin = ({
  personId,
  ...place
}: Omit<Place, 'stationId'> & { personId: string }): Join => ({
  from: 'people',
  sameIn: 'stationId',
  where: { ...livesIn(place), room: { $gt: '' }, _id: { $ne: personId } },
  alike: { of: 'person', fields: ['unit', 'room'] },
  order: { _id: 1 },
  limit: visitRules.mostBehind,
  fields: { realName: 1, nickname: 1 },
  newest: {
    ...{ as: 'visits', from: VISITS, theirs: 'ownerId', where: {}, order: { at: -1 } },
    limit: visitRules.mostVisits,
  },
})

/** Those of the caller's station who live in a building, each with the newest visit that stands. */
export const homesJoin = (place: Omit<Place, 'stationId'>): Join => ({
  from: 'people',
  sameIn: 'stationId',
  where: livesIn(place),
  order: { _id: 1 },
  limit: visitRules.mostRecords + 1,
  fields: {
    ...{ realName: 1, nickname: 1, birthDate: 1, unit: 1, room: 1 },
    ...{ 'family.birthDate': 1, 'family.removedAt': 1 },
  },
  newest: {
    ...{ as: 'visits', from: VISITS, theirs: 'ownerId', where: { state: 'made' } },
    ...{ order: { at: -1 }, fields: { at: 1, chips: 1, alone: 1 } },
  },
})
