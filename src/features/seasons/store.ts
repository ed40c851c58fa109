/** Owns the year of the station, as its desk sees and prepares it. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Year = Output<'season.list'>
export type SeasonDay = Year['days'][number]

const year = createResource<void, Year>({ name: 'seasons', duty: true, load: () => call('season.list', {}) })

export const openYear = (): Promise<void> => year.open()
export const useYear = () => year.use(year.select())

export const saveSeason = async (input: Input<'season.save'>) =>
  year.takeAnswer(undefined, await call('season.save', input))

export const skipSeason = async (input: Input<'season.skip'>) =>
  year.takeAnswer(undefined, await call('season.skip', input))

/** What was held by such a name, however long ago. */
export const findHeld = (text: string) => call('season.list', { text })
