/** Owns the code of the station, as its desk prints it and hands it on. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type StationCode = Output<'station.code'>

const code = createResource<void, StationCode>({
  name: 'station-code',
  duty: true,
  load: () => call('station.code', {}),
})

export const openCode = (): Promise<void> => code.open()
export const useCode = () => code.use(code.select())
