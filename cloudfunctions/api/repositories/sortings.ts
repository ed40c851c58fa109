/** Owns reading and writing the points where waste is put out, and what households have put out there. */
import { dayOf, weekdayOf } from '@/domain/kernel/clock'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import type {
  SortingDocument,
  SortingHomeDocument,
  SortingPairDocument,
  SortingPointDocument,
} from '@/domain/sorting/documents'
import type { SortingState } from '@/domain/sorting/flow'
import { householdMark, sharedMarks } from '@/domain/sorting/household'
import { sortingRules } from '@/domain/sorting/rules'
import type { DayPart } from '@/domain/sorting/windows'
import { addDoc, changeDoc, type Doc, findDocs, getDoc, groupDocs } from '../platform/cloud'
import { derivedId, digestOf } from '../platform/identity'
import type { Join } from '../platform/joins'

const POINTS = 'sortingPoints'
const PAIRS = 'sortingPairs'
const HOMES = 'sortingHomes'
export const SORTINGS = 'sortings'
export type SortingPointDoc = SortingPointDocument & Doc
export type SortingDoc = SortingDocument & Doc

/** What a household is known by here: nothing leads back from it to a door. */
export const householdKeyOf = (person: Parameters<typeof householdMark>[0]): string =>
  digestOf('sortingHousehold', householdMark(person))

/** One a household, day and part of the day. */
export const sortingIdOf = (householdKey: string, day: string, part: DayPart): string =>
  derivedId('so', householdKey, day, part)

export const pointJoin = (pointId: string | undefined): Record<string, Join> =>
  pointId === undefined ? {} : { point: { from: POINTS, where: { _id: pointId }, limit: 1 } }

/** All points of the caller's station. */
export const pointsJoin: Join = {
  ...{ from: POINTS, sameIn: 'stationId', where: {}, order: { name: 1, _id: 1 } },
  limit: sortingRules.points,
}

export const findPoint = (pointId: string): Promise<SortingPointDoc | null> =>
  getDoc<SortingPointDoc>(POINTS, pointId)

export const addPoint = (point: SortingPointDocument): Promise<'added' | 'exists'> =>
  addDoc(POINTS, point as SortingPointDoc)

export const changePoint = (pointId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(POINTS, pointId, guard, patch)

export const findSorting = (sortingId: string): Promise<SortingDoc | null> =>
  getDoc<SortingDoc>(SORTINGS, sortingId)

export const sortingJoin = (sortingId: string): Record<string, Join> => ({
  sorting: { from: SORTINGS, where: { _id: sortingId }, limit: 1 },
})

/** What somebody has scanned within the measure of what is fast, up to an instant. */
export const fastJoin = (helperId: string, at: number): Join => ({
  from: SORTINGS,
  where: { helperId, day: dayOf(at), at: { $gt: at - sortingRules.fastMs, $lte: at } },
  count: true,
  most: sortingRules.fastest,
})

/** What somebody has scanned at a point today, the newest first. */
export const scannedJoin = (helperId: string, pointId: string, now: number): Join => ({
  ...{ from: SORTINGS, where: { helperId, day: dayOf(now), pointId } },
  order: { at: -1 },
  limit: sortingRules.shown,
})

/** How many of a state somebody has scanned at a point today. */
export const scannedCount = (
  helperId: string,
  pointId: string,
  { state, now }: { state: SortingState; now: number },
): Join => ({ from: SORTINGS, where: { helperId, day: dayOf(now), pointId, state }, count: true })

/**
 * Lets one of two households scan the other on a day, and from then on that one alone: two who scan each other would
 * give themselves what is theirs to give to others. One request; two more the first time that the two meet.
 * @returns whether it is this one
 */
export async function claimPair(at: number, scannerKey: string, householdKey: string): Promise<boolean> {
  const day = dayOf(at)
  const _id = derivedId('sp', ...[scannerKey, householdKey].sort())
  const weekday = String(weekdayOf(at))
  const place = `days.${weekday}`
  const guard = { $or: [{ [`${place}.day`]: { $ne: day } }, { [`${place}.scannerKey`]: scannerKey }] }
  // A write that changes nothing could not be told from one that is refused.
  const patch = { $set: { [place]: { day, scannerKey } }, $inc: { scans: 1 } }
  if (await changeDoc(PAIRS, _id, guard, patch)) return true
  const first: SortingPairDocument = { _id, days: { [weekday]: { day, scannerKey } }, scans: 1 }
  return (
    (await addDoc(PAIRS, first as SortingPairDocument & Doc)) === 'added' ||
    changeDoc(PAIRS, _id, guard, patch)
  )
}

interface Claim {
  at: number
  part: DayPart
  sortingId: string
}

/** Claims a part of a day for one door or pool. One request, three at most. @returns the putting out that stands for it */
async function claimMark(_id: string, { at, part, sortingId }: Claim): Promise<string> {
  const day = dayOf(at)
  const weekday = String(weekdayOf(at))
  const place = `days.${weekday}.${part}`
  const guard = { $or: [{ [`${place}.day`]: { $ne: day } }, { [`${place}.sortingId`]: sortingId }] }
  // A write that changes nothing could not be told from one that is refused.
  const patch = { $set: { [place]: { day, sortingId } }, $inc: { scans: 1 } }
  if (await changeDoc(HOMES, _id, guard, patch)) return sortingId
  const first: SortingHomeDocument = { _id, days: { [weekday]: { [part]: { day, sortingId } } }, scans: 1 }
  if ((await addDoc(HOMES, first as SortingHomeDocument & Doc)) === 'added') return sortingId
  const held = (await getDoc<SortingHomeDocument & Doc>(HOMES, _id))?.days[weekday]?.[part]
  return held?.day === day ? held.sortingId : sortingId
}

/**
 * The one putting out of everybody who shares a door or a pool with this person, in a part of a day: the own, unless
 * somebody of them was scanned before, by another card and maybe known by another of the marks. Then all marks lead there.
 * Two requests at most at the same time, where none was scanned before.
 */
export async function claimHome(person: Parameters<typeof sharedMarks>[0], claim: Claim): Promise<string> {
  const ids = sharedMarks(person).map((mark) => derivedId('sh', digestOf('sortingHousehold', mark)))
  const held = await Promise.all(ids.map((id) => claimMark(id, claim)))
  const other = held.find((sortingId) => sortingId !== claim.sortingId)
  if (other === undefined) return claim.sortingId
  const place = `days.${weekdayOf(claim.at)}.${claim.part}.sortingId`
  const own = ids.filter((_, at) => held[at] === claim.sortingId)
  await Promise.all(
    own.map((id) => changeDoc(HOMES, id, { [place]: claim.sortingId }, { $set: { [place]: other } })),
  )
  return other
}

/** What a household has put out since a day, the newest first. One request. */
export const householdSortings = (householdKey: string, from: string): Promise<SortingDoc[]> =>
  findDocs<SortingDoc>(
    SORTINGS,
    { householdKey, day: { $gte: from } },
    {
      order: [
        ['day', 'desc'],
        ['at', 'desc'],
      ],
      limit: sortingRules.shown,
    },
  )

/** What was taken back is no putting out. */
type SortingCounts = Record<Exclude<SortingState, 'taken'>, number>

/** How many there are of each state. One request. */
export async function countSortings(where: Record<string, unknown>): Promise<SortingCounts> {
  const found = await groupDocs<{ _id: SortingState; n: number }>(
    SORTINGS,
    { ...where, state: { $ne: 'taken' } },
    { _id: '$state', n: { $sum: 1 } },
  )
  const none: SortingCounts = { again: 0, right: 0, held: 0, dropped: 0 }
  return { ...none, ...Object.fromEntries(found.map(({ _id, n }) => [_id, n])) }
}

/** What a station has to look at, the longest waiting first. */
export const heldAt = (stationId: string, limit: number): Join => ({
  ...{ from: SORTINGS, where: { stationId, state: 'held' }, order: { at: 1 }, limit },
  fields: { history: 0 },
})

/** The same of the caller's own. */
export const heldJoin: Join = {
  ...{ from: SORTINGS, sameIn: 'stationId', where: { state: 'held' }, order: { at: 1 } },
  limit: sortingRules.shown,
}
