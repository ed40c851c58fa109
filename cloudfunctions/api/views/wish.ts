/** Owns how a wish looks on the wall and in lists: what is wished and for whom, never whose it is. */
import type { Output } from '@/contract'
import { daysBetween } from '@/domain/kernel/clock'
import { isShown } from '@/domain/moderation/pieces'
import type { WishDocument } from '@/domain/wish/documents'
import { isNear } from '@/domain/wish/rules'
import { wishFlow } from '@/domain/wish/wish-flow'
import type { WishCardDoc } from '../repositories/wishes'

export type WishCard = Output<'wish.wall'>['items'][number]

/** What stands in place of a title that may not be read. */
export const HIDDEN = '内容正在检查'

const EXCERPT = 40

const granted = new Set<WishDocument['state']>(['confirmed', 'closed'])

const excerptOf = (text: string): string => {
  const letters = [...text]
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT - 1).join('')}…` : text
}

/** @param readable whether the reader may see what has not passed the check of contents */
export function wishCardOf(wish: WishCardDoc, now: number, readable: boolean): WishCard {
  const { form, seats, state, thanks } = wish
  const isRead = readable || isShown(wish.body)
  const bound = state === 'claimed' || state === 'fulfilling'
  const ends = seats.holders.flatMap(({ until }) => (until === undefined ? [] : [until]))
  const shownThanks = thanks && isShown(thanks.check) ? thanks : null
  return {
    wishId: wish._id,
    alias: wish.alias,
    title: isRead ? form.title : HIDDEN,
    kind: form.kind,
    group: form.group,
    gridId: wish.gridId,
    gridName: wish.gridName,
    stage: state,
    stageText: wishFlow.states[state].label,
    publishedAt: wish.publishedAt,
    waitedDays:
      wish.publishedAt === null ? 0 : Math.max(0, daysBetween(wish.publishedAt, wish.grantedAt ?? now)),
    deadlineAt: wish.deadlineAt,
    nearlyDue: wish.wall === 'open' && isNear(wish.deadlineAt, now),
    helpers: seats.holders.length,
    helpersWanted: seats.capacity,
    runnersUp: seats.queueCapacity - seats.queueFree,
    leaseUntil: bound && ends.length > 0 ? Math.min(...ends) : null,
    photo: isRead ? (form.photos[0] ?? null) : null,
    grantedAt: granted.has(state) ? wish.grantedAt : null,
    thanksExcerpt: shownThanks && shownThanks.text !== '' ? excerptOf(shownThanks.text) : null,
    thanksVoice: shownThanks?.voice ?? null,
  }
}
