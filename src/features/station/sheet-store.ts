/** Owns what the station writes about itself, as the desk sees and changes it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Sheet = Output<'station.sheet'>

const sheet = createResource<void, Sheet>({ name: 'station-sheet', load: () => call('station.sheet', {}) })

export const openSheet = (): Promise<void> => sheet.open()
export const useSheet = () => sheet.use(sheet.select())

/** Takes what stands now; where somebody was quicker, the page is read again beneath what is being written. */
async function afterwards(answer: Answer<Sheet>): Promise<Answer<Sheet>> {
  if (answer.ok) sheet.take(undefined, answer.data)
  else await openSheet()
  return answer
}

export const saveSheet = async (input: Input<'station.saveSheet'>) =>
  afterwards(await call('station.saveSheet', input))

export const closeDays = async (input: Input<'station.closeDays'>) =>
  afterwards(await call('station.closeDays', input))
