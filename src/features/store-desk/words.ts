/** Owns how prizes are said at the desk. */
import type { Tone } from '@/components/tag'
import type { PrizeRow, PrizeState } from './store'

export const prizeTones: Record<PrizeState, Tone> = {
  draft: 'plain',
  scheduled: 'sky',
  onShelf: 'jade',
  offShelf: 'plain',
}

/** 库存 15 份，已订 3 份，还能订 12 份 */
export const stockWord = ({ onHand, reserved, left }: PrizeRow): string =>
  [`库存 ${onHand} 份`, reserved > 0 ? `已订 ${reserved} 份` : '', `还能订 ${left} 份`]
    .filter(Boolean)
    .join(' · ')
