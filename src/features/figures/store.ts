/** Owns the figures of a station on the phone: those of a month with the eleven before it, and counting it anew. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
import type { Outside } from './outside-store'

export type StationFigures = Output<'figures.station'>
export type FigureGroup = StationFigures['groups'][number]
export type Figure = FigureGroup['figures'][number]

export interface FiguresOf {
  /** A station below the own unit; empty for the own one. */
  at: string
  /** Empty for the current month: the cloud knows which one that is. */
  month: string
}

const figures = createResource<FiguresOf, StationFigures>({
  name: 'figures',
  duty: true,
  load: ({ at, month }) =>
    call('figures.station', { ...(at !== '' && { at }), ...(month !== '' && { month }) }),
  keyOf: ({ at, month }) => `${at}|${month}`,
})

export const openFigures = (of: FiguresOf): Promise<void> => figures.open(of)
export const useFigures = (of: FiguresOf) => figures.use(figures.select(of))

/** Counts a month of the own station anew; what is shown as `shownAs` follows. */
export async function countAnew(month: string, shownAs: FiguresOf): Promise<Answer<StationFigures>> {
  return figures.takeAnswer(shownAs, await call('figures.rebuild', { month }))
}

export const takeOutside = (of: FiguresOf, outside: Outside): void =>
  figures.change(of, (shown) => ({ ...shown, outside }))
