/** Owns how what a station writes of itself is changed: by the version that was seen, naming whoever was quicker. */
import { maskName } from '@/domain/person/mask'
import type { StationDocument } from '@/domain/station/documents'
import { type Rejected, refuse } from '../../handler'
import { changeStation, findStation } from '../../repositories/stations'

/** Writes what has been decided about a station as it was seen. One request, one more where somebody was quicker. */
export async function writeStation(
  { _id }: StationDocument,
  seen: number,
  set: Partial<StationDocument>,
): Promise<Rejected | null> {
  const patch = { $set: set, $inc: { version: 1 } }
  if (await changeStation(_id, { guard: { version: seen }, patch })) return null
  const station = await findStation(_id)
  return refuse('STATION_CHANGED', { name: maskName(station?.selfBy ?? '') || '同事' })
}
