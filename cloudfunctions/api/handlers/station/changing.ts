/** Owns how what a station writes of itself is changed: by the version that was seen, naming whoever was quicker. */
import type { ErrorCode } from '@/contract'
import type { Decision } from '@/domain/kernel/errors'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Rejected, refuse } from '../../handler'
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

interface Writing<V> {
  station: StationDocument
  caller: Caller
  /** The version that was seen. */
  seen: number
  /** What is answered, of the station as it stands then. */
  view: (station: StationDocument, caller: Caller) => V
}

/** Writes a list of the station as it was decided; one that stands so already is granted, whoever wrote it. */
export async function writeList<K extends 'grids' | 'places', V>(
  list: K,
  decided: Decision<StationDocument[K], ErrorCode>,
  { station, caller, seen, view }: Writing<V>,
): Promise<{ ok: true; value: V } | Rejected> {
  if (!decided.ok) return decided
  if (JSON.stringify(decided.value) === JSON.stringify(station[list])) return done(view(station, caller))
  const set = { [list]: decided.value, selfBy: nameOf(caller.person) }
  const refused = await writeStation(station, seen, set)
  return refused ?? done(view({ ...station, ...set, version: seen + 1 }, caller))
}
