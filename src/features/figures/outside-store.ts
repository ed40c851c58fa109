/** Owns writing the figures that come from elsewhere, of a station or of a unit. */
import { call } from '@/api/client'
import type { Input, Output } from '@/contract'

export type Outside = Output<'figures.saveOutside'>
export type OutsideItem = Outside['items'][number]
export type OutsideOf = Input<'figures.saveOutside'>['of']

export const saveOutside = (input: Input<'figures.saveOutside'>) => call('figures.saveOutside', input)
export const removeOutside = (input: Input<'figures.removeOutside'>) => call('figures.removeOutside', input)
