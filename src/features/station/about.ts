/** Owns what the station tells of itself. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Station = Output<'station.open'>

const station = createResource<void, Station>({
  name: 'station',
  load: () => call('station.open', {}),
  keep: 1,
})

export const openStation = (): Promise<void> => station.open()
export const useStation = () => station.use(station.select())
