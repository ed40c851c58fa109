/** Owns how far a station has been made ready, and beginning a district with the one-time code. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Setup = Output<'setup.steps'>

const setup = createResource<void, Setup>({ name: 'setup', load: () => call('setup.steps', {}) })

export const openSetup = (): Promise<void> => setup.open()
export const useSetup = () => setup.use(setup.select())

export const beginDistrict = (input: Input<'setup.begin'>) => call('setup.begin', input)
