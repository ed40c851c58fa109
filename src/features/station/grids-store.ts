/** Owns the grids of the station, as its desk sees and changes them. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Grids = Output<'station.grids'>
export type Grid = Grids['grids'][number]

const grids = createResource<void, Grids>({ name: 'station-grids', load: () => call('station.grids', {}) })

export const openGrids = (): Promise<void> => grids.open()
export const useGrids = () => grids.use(grids.select())

/** Takes what stands now; after a refusal the page is read again beneath what is being written. */
async function afterwards(answer: Answer<Grids>): Promise<Answer<Grids>> {
  if (answer.ok) grids.take(undefined, answer.data)
  else await openGrids()
  return answer
}

export const saveGrid = async (input: Input<'station.saveGrid'>) =>
  afterwards(await callKeyed('station.saveGrid', input))

export const removeGrid = async (input: Input<'station.removeGrid'>) =>
  afterwards(await call('station.removeGrid', input))
