/** Owns reading stations. */
import type { Holidays } from '@/domain/kernel/clock'
import type { StationDocument } from '@/domain/station/documents'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { addDoc, changeDoc, type Doc, findDocs, getDoc, getJoined } from '../platform/cloud'
import type { Join } from '../platform/joins'

/** Reads the caller's station in the caller's own request. */
export const withStation: { station: Join } = { station: { from: 'stations', idIn: 'stationId' } }

/** Reads a station that was named, likewise. */
export const oneStation = (stationId: string): { station: Join } => ({
  station: { from: 'stations', where: { _id: stationId }, limit: 1 },
})

/** The caller's station and that of a thing which was joined before, one document where they are the same. */
export const stationWithThatOf = (thing: string): Join => ({ ...withStation.station, andOf: thing })

/**
 * The days on which the station's office is closed beside weekends, and the weekend days on which it works in exchange:
 * every clock that counts working days, and every room that opens by them, goes by these.
 */
export const holidaysOf = (station: Pick<StationDocument, 'holidays' | 'workedDays'> | null): Holidays => ({
  off: station?.holidays ?? [],
  worked: station?.workedDays ?? [],
})

export const findStation = (stationId: string): Promise<StationDocument | null> =>
  getDoc<StationDocument>('stations', stationId)

/** The station behind another one by its id; the first where none is named. One request. */
export async function nextStation(after: string): Promise<(StationDocument & Doc) | null> {
  const where = after === '' ? {} : { _id: { $gt: after } }
  const found = await findDocs<StationDocument & Doc>('stations', where, {
    limit: 1,
    order: [['_id', 'asc']],
  })
  return found[0] ?? null
}

/** What these joins find beside a station; nothing where that is gone. One request. */
export async function besideStation(
  stationId: string,
  joins: Record<string, Join>,
): Promise<Record<string, Doc[]>> {
  const read = await getJoined<StationDocument & Doc>('stations', stationId, joins)
  return read?.joined ?? {}
}

/** Changes a station if the guard holds, atomically. One request. @returns whether it was changed. */
export const changeStation = (stationId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc('stations', stationId, guard, patch)

/** The only station there is; null where there are several, or none yet. One request. */
export async function soleStationId(): Promise<string | null> {
  const found = await findDocs<StationDocument>('stations', {}, { limit: 2, fields: { _id: 1 } })
  return found.length === 1 ? (found[0]?._id ?? null) : null
}

/** Whether there is any station beside this one. One request. */
export const isAnyStationBut = async (stationId: string): Promise<boolean> =>
  (await findDocs('stations', { _id: { $ne: stationId } }, { limit: 1, fields: { _id: 1 } })).length > 0

/** A station that has just been opened: nothing of it is set up yet but where it is. One request. */
export const addStation = (station: StationDocument): Promise<'added' | 'exists'> =>
  addDoc('stations', station as StationDocument & Doc)

/** The station takes the name of its unit, and of the one above. One request. */
export const renameStation = (stationId: string, names: { name: string } | { instituteName: string }) =>
  changeDoc('stations', stationId, {}, { $set: names, $inc: { version: 1 } })
