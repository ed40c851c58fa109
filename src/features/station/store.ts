/** Owns what the station has open, as the desk sees and turns it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
import type { Features } from '@/domain/station/features'

export type Switches = Output<'station.switches'>

const switches = createResource<void, Switches>({
  name: 'switches',
  load: () => call('station.switches', {}),
})

export const openSwitches = (): Promise<void> => switches.open()
export const useSwitches = () => switches.use(switches.select())

/** Switches; when somebody else has switched meanwhile, the page is read again. */
export const saveSwitches = async (features: Features, version: number): Promise<Answer<Switches>> =>
  switches.takeAnswer(undefined, await call('station.saveSwitches', { features, version }))
