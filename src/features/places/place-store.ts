/** Owns one place as everybody may see it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type ShownPlace = Output<'station.place'>

/** The own station when none is named. */
interface PlaceAt {
  placeCode: string
  stationId?: string
}

const place = createResource<PlaceAt, ShownPlace>({
  name: 'place',
  load: (at) => call('station.place', at),
  keyOf: ({ placeCode, stationId = '' }) => `${stationId}.${placeCode}`,
  keep: 5,
})

/** How it stands with the room after what somebody did at its door. */
export const takeRoom = (at: PlaceAt, room: NonNullable<ShownPlace['room']>): void =>
  place.change(at, (shown) => ({ ...shown, room }))

export const openPlace = (at: PlaceAt): Promise<void> => place.open(at)
export const usePlace = (at: PlaceAt) => place.use(place.select(at))
