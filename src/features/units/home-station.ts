/** Owns the stations of the district as a phone shows them, and saying which one is home. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Answer } from '@/api/failure'
import type { Input, Output } from '@/contract'

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

/** What is asked for or withdrawn stands in what the page shows, without being asked for again. */
function takeIn(at: string, answer: Answer<Output<'units.askMove'>>): Answer<Output<'units.askMove'>> {
  if (answer.ok) stations.change(at, (shown) => ({ ...shown, move: answer.data.move }))
  return answer
}

export const askMove = async (at: string, input: Input<'units.askMove'>) =>
  takeIn(at, await call('units.askMove', input))

export const withdrawMove = async (at: string) => takeIn(at, await call('units.withdrawMove', {}))
