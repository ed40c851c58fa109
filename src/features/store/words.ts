/** Owns how prizes and reservations are said: what they cost, what is missing, where a reservation stands. */
import type { Tone } from '@/components/tag'
import type { PrizeKind } from '@/domain/store/vocabulary'
import { leftWord } from '@/domain/words/moments'
import type { PrizeCard, RedemptionCard } from './store'

export const kindViews: { value: PrizeKind | 'all'; text: string }[] = [
  { value: 'all', text: '全部' },
  { value: 'goods', text: '物品' },
  { value: 'service', text: '服务' },
]

/** A few left is said in amber, so that somebody who wants one comes soon. */
const few = 3

export const stockTag = ({ soldOut, left, stockText }: PrizeCard): { tone: Tone; text: string } => ({
  tone: !soldOut && left <= few ? 'amber' : 'plain',
  text: stockText,
})

export const stateTones: Record<RedemptionCard['state'], Tone> = {
  reserved: 'amber',
  redeemed: 'jade',
  cancelled: 'plain',
  expired: 'plain',
  refunded: 'plain',
}

/** 领取还剩 6 天 3 小时 */
export const keptWord = (expiresAt: number, now: number): string =>
  expiresAt > now ? `领取还剩 ${leftWord(expiresAt, now)}` : '过了领取的日子'
