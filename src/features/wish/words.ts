/** Owns how a wish is said in a few words: for whom, how long it has waited, where it stands. */
import type { WishNoteProps } from '@/components/wish-note'
import type { Tone } from '@/components/tag'
import type { Output } from '@/contract'
import { dayWord, leftWord } from '@/domain/words/moments'
import { wishSaying, type WishState } from '@/domain/wish/vocabulary'

export type WishCard = Output<'wish.wall'>['items'][number]
export type WishDetail = Output<'wish.open'>

const granted: readonly WishState[] = ['confirmed', 'closed']
const onTheWay: readonly WishState[] = ['claimed', 'fulfilling', 'delivered', 'stationFulfil']
const onTheWall: readonly WishState[] = ['published', 'claimed', 'fulfilling']

export const isGranted = ({ stage }: Pick<WishCard, 'stage'>): boolean => granted.includes(stage)

/** Whether one more helper is wanted. */
export const hasRoom = ({ stage, helpers, helpersWanted }: WishCard): boolean =>
  onTheWall.includes(stage) && helpers < helpersWanted

/** Which paper the note is written on. */
export function paperOf(wish: WishCard): WishNoteProps['stage'] {
  if (isGranted(wish)) return 'granted'
  if (onTheWay.includes(wish.stage) && !hasRoom(wish)) return 'waiting'
  return wish.nearlyDue ? 'soon' : 'open'
}

function waited({ stage, waitedDays, publishedAt, grantedAt }: WishCard, now: number): string {
  if (grantedAt !== null) return `${dayWord(grantedAt, now)}圆的`
  if (publishedAt === null || stage === 'rejected' || stage === 'withdrawn') return ''
  return waitedDays === 0 ? '今天挂上' : `等了 ${waitedDays} 天`
}

/** 一位老人 · 北区 · 等了 3 天 */
export const captionOf = (wish: WishCard, now: number): string =>
  [wishSaying(wish.group), wish.gridName, waited(wish, now)].filter(Boolean).join(' · ')

const helpersWord = ({ helpers, helpersWanted }: WishCard): string =>
  helpers > 0 ? `${helpers} 人愿意帮，还要 ${helpersWanted - helpers} 人` : `要 ${helpersWanted} 人一起`

const leaseWord = (head: string, { leaseUntil }: WishCard, now: number): string =>
  leaseUntil === null || leaseUntil <= now ? head : `${head}，剩 ${leftWord(leaseUntil, now)}`

/** Where it stands, or nothing where waiting says it all. */
export function statusOf(wish: WishCard, now: number): string | undefined {
  if (hasRoom(wish)) {
    if (wish.helpersWanted > 1) return helpersWord(wish)
    return wish.nearlyDue ? `盼在${dayWord(wish.deadlineAt, now)}前` : undefined
  }
  switch (wish.stage) {
    case 'claimed':
      return leaseWord('有人认领', wish, now)
    case 'fulfilling':
      return leaseWord('正在办', wish, now)
    case 'delivered':
      return '送到了，等确认'
    case 'confirmed':
    case 'closed':
      // The day on which it was granted stands in the caption.
      return undefined
    default:
      return wish.stageText
  }
}

/** What the wall offers; none where nobody is wanted. */
export const actionOf = (wish: WishCard): string | undefined =>
  hasRoom(wish) ? (wish.helpers > 0 ? '一起认领' : '我来认领') : undefined

const toneOf: Partial<Record<WishState, Tone>> = { rejected: 'seal', withdrawn: 'plain' }

/** The state as a tag on the page of the wish. */
export const stageTag = (wish: WishCard): { tone: Tone; text: string } => ({
  tone: isGranted(wish) ? 'jade' : (toneOf[wish.stage] ?? 'amber'),
  text: wish.stageText,
})

/** Whether the caller made the wish or looks after whoever did. */
export const isMakers = ({ standing }: WishDetail): boolean =>
  ['wisher', 'family', 'recorder'].includes(standing.is)
