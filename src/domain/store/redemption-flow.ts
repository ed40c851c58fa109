/** Owns the way of a reservation: fetched, given up, fallen due or taken back; each end gives back or spends once. */
import { defineWorkflow } from '../kernel/workflow'
import { storeRules } from './rules'

interface RedemptionFacts {
  now: number
  expiresAt: number
  /** Whether the actor, or somebody of the same household, is the one who gets it or whose phone it is on. */
  own: boolean
  /** Whether it is a prize of the actor's own shop. */
  ownShop: boolean
  reason: string
  /** Whether the actor, or somebody of the same household, reserved it with the card of whoever gets it. */
  actedFor: boolean
}

export const redemptionFlow = defineWorkflow({
  name: 'redemption',
  title: '兑换',
  start: 'reserved',
  /** `owner` whose phone shows it, `recorder` who scanned the card of whoever has no phone. */
  roles: ['owner', 'recorder', 'staff', 'station_admin', 'partner_user', 'system'],
  states: {
    reserved: { label: '待领取', tone: 'waiting' },
    redeemed: { label: '已领取', tone: 'good' },
    cancelled: { label: '已取消', tone: 'done', final: true },
    expired: { label: '过期退回', tone: 'warn', final: true },
    refunded: { label: '已退回', tone: 'warn', final: true },
  },
  events: {
    redeem: { label: '交给本人' },
    cancel: { label: '不要了' },
    expire: { label: '到期退回' },
    refund: { label: '退回积分' },
  },
  guards: {
    inTime: ({ now, expiresAt }: RedemptionFacts) => now <= expiresAt || ('REDEMPTION_EXPIRED' as const),
    overdue: ({ now, expiresAt }: RedemptionFacts) => now > expiresAt || ('INVALID_STATE' as const),
    notOwn: ({ own }: RedemptionFacts) => !own || ('OWN_PRIZE' as const),
    ownShop: ({ ownShop }: RedemptionFacts) => ownShop || ('NOT_YOUR_PRIZE' as const),
    /** Nobody spends the points of a card alone: who reserved with it neither hands it out nor takes it back. */
    secondPerson: ({ actedFor }: RedemptionFacts) => !actedFor || ('CARD_SECOND_PERSON' as const),
    hasReason: ({ reason }: RedemptionFacts) => reason !== '' || ('REASON_NEEDED' as const),
  },
  effects: ['capture', 'consume', 'release', 'giveBack', 'refund', 'restock', 'tell'],
  rows: [
    {
      from: 'reserved',
      on: 'redeem',
      by: ['staff', 'station_admin'],
      needs: ['notOwn', 'secondPerson', 'inTime'],
      to: 'redeemed',
      effects: ['capture', 'consume', 'tell'],
    },
    {
      from: 'reserved',
      on: 'redeem',
      by: ['partner_user'],
      needs: ['ownShop', 'notOwn', 'secondPerson', 'inTime'],
      to: 'redeemed',
      effects: ['capture', 'consume', 'tell'],
    },
    {
      from: 'reserved',
      on: 'cancel',
      by: ['owner', 'recorder', 'staff', 'station_admin'],
      to: 'cancelled',
      effects: ['release', 'giveBack', 'tell'],
    },
    {
      from: 'reserved',
      on: 'expire',
      by: ['system'],
      needs: ['overdue'],
      to: 'expired',
      effects: ['release', 'giveBack', 'tell'],
    },
    {
      from: 'redeemed',
      on: 'refund',
      by: ['staff', 'station_admin'],
      needs: ['notOwn', 'secondPerson', 'hasReason'],
      // Whoever handed it out has had a say; so has whoever spent the points with a card, see `secondPerson`.
      apart: ['redeem'],
      to: 'refunded',
      effects: ['refund', 'restock', 'tell'],
    },
  ],
})

/** 订好后 7 天内来领 */
export const keepText = `订好后 ${storeRules.keepDays} 天内来领，过期积分自动退回`
