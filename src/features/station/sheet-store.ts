/** Owns what the station writes about itself, as the desk sees and changes it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Sheet = Output<'station.sheet'>

const sheet = createResource<void, Sheet>({ name: 'station-sheet', load: () => call('station.sheet', {}) })

export const openSheet = (): Promise<void> => sheet.open()
export const useSheet = () => sheet.use(sheet.select())

export const saveSheet = async (input: Input<'station.saveSheet'>) =>
  sheet.takeAnswer(undefined, await call('station.saveSheet', input))

export const closeDays = async (input: Input<'station.closeDays'>) =>
  sheet.takeAnswer(undefined, await call('station.closeDays', input))
