/** Owns the grids of the station, as its desk sees and changes them. */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Grids = Output<'station.grids'>
export type Grid = Grids['grids'][number]

const grids = createResource<void, Grids>({
  name: 'station-grids',
  duty: true,
  load: () => call('station.grids', {}),
})

export const openGrids = (): Promise<void> => grids.open()
export const useGrids = () => grids.use(grids.select())

export const saveGrid = async (input: Input<'station.saveGrid'>) =>
  grids.takeAnswer(undefined, await callKeyed('station.saveGrid', input))

export const removeGrid = async (input: Input<'station.removeGrid'>) =>
  grids.takeAnswer(undefined, await call('station.removeGrid', input))
