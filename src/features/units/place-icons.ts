/** Owns by which sign points and bases are told apart, at the desk and on the station's own page. */
import type { IconName } from '@/components/icon'

export const placeIcons: Record<'point' | 'base', IconName> = { point: 'pin', base: 'flag' }
