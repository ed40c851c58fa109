/** Owns how prizes are said at the desk. */
import type { Tone } from '@/components/tag'
import type { PrizeRow, PrizeState } from './store'

export const prizeTones: Record<PrizeState, Tone> = {
  draft: 'plain',
  scheduled: 'sky',
  onShelf: 'jade',
  offShelf: 'plain',
}

/** 在手 15 份，订出 3 份，还能订 12 份 */
export const stockWord = ({ onHand, reserved, left }: PrizeRow): string =>
  [`在手 ${onHand} 份`, reserved > 0 ? `订出 ${reserved} 份` : '', `还能订 ${left} 份`]
    .filter(Boolean)
    .join(' · ')
