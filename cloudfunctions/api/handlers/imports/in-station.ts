/** Owns writing what lies in the document of a station: decided anew on what stands there whenever somebody was quicker. */
import type { StationDocument } from '@/domain/station/documents'
import { BusyError } from '../../platform/cloud'
import { changeStation, findStation } from '../../repositories/stations'
import type { ImportContext } from './importer'

const ROUNDS = 4

/** Changes one list of a station. One request, two more for each who was quicker; none where nothing changes. */
export async function changeList<K extends 'grids' | 'places'>(
  list: K,
  { station, caller }: ImportContext,
  change: (entries: StationDocument[K]) => StationDocument[K],
): Promise<void> {
  let stands: StationDocument | null = station
  for (let round = 0; round < ROUNDS && stands; round++) {
    const { version } = stands
    const after = change(stands[list])
    if (JSON.stringify(after) === JSON.stringify(stands[list])) return
    const update = { guard: { version }, patch: { $set: { [list]: after, version: version + 1 } } }
    if (await changeStation(caller.stationId, update)) return
    stands = await findStation(caller.stationId)
  }
  throw new BusyError('the station is being changed by others')
}
