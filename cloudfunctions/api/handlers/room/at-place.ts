/** Owns how a handler of one room begins: the place is one of the caller's station. */
import type { PlaceEntry, StationDocument } from '@/domain/station/documents'
import { type Caller, type Context, done, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'

export interface AtPlace {
  station: StationDocument
  place: PlaceEntry
}

/** The station that was joined, with the place of this code. */
function placeIn(
  joined: Record<string, Doc[]>,
  { stationId }: Pick<Caller, 'stationId'>,
  placeCode: string,
): Result<AtPlace> {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  const place = station?.places.find((one) => one.placeCode === placeCode)
  return station?._id === stationId && place ? done({ station, place }) : refuse('PLACE_UNKNOWN')
}

/** Runs with the place that the input names. */
export const atPlace =
  <C extends Pick<Context<never>, 'joined' | 'caller'> & { input: { placeCode: string } }, T>(
    run: (at: AtPlace, context: C) => Promise<Result<T>>,
  ) =>
  (context: C): Promise<Result<T>> => {
    const found = placeIn(context.joined, context.caller, context.input.placeCode)
    return found.ok ? run(found.value, context) : Promise.resolve(found)
  }
