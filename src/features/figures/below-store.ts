/** Owns the figures below a unit on the phone: one figure of all its stations in twelve months. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'
import type { Outside } from './outside-store'

export type BelowFigures = Output<'figures.below'>
export type BelowGroup = BelowFigures['groups'][number]

export interface BelowOf {
  /** Empty for the first figure. */
  figure: string
  /** Empty for the current month. */
  month: string
}

const below = createResource<BelowOf, BelowFigures>({
  name: 'figures-below',
  duty: true,
  load: ({ figure, month }) =>
    call('figures.below', {
      ...(figure !== '' && { figure: figure as NonNullable<Input<'figures.below'>['figure']> }),
      ...(month !== '' && { month }),
    }),
  keyOf: ({ figure, month }) => `${figure}|${month}`,
})

export const openBelow = (of: BelowOf): Promise<void> => below.open(of)
export const useBelow = (of: BelowOf) => below.use(below.select(of))
export const takeOutsideBelow = (of: BelowOf, outside: Outside): void =>
  below.change(of, (shown) => ({ ...shown, outside }))
