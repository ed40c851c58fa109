/** Owns the stations of the district as a phone shows them, and saying which one is home. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Stations = Output<'units.stations'>
export type Station = Stations['groups'][number]['stations'][number]

/** By the station whose code was scanned; empty where none was. */
const stations = createResource<string, Stations>({
  name: 'stations',
  load: (at) => call('units.stations', at === '' ? {} : { at }),
  keyOf: (at) => at,
  keep: 2,
})

export const openStations = (at: string): Promise<void> => stations.open(at)
export const useStations = (at: string) => stations.use(stations.select(at))

export const joinStation = (stationId: string) => call('units.join', { stationId })
