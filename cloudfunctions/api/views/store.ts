/** Owns what residents see of prizes and of their own reservations. */
import type { Output } from '@/contract'
import { pickUpText as codeText } from '@/domain/attendance/scan-text'
import type { AccountDocument } from '@/domain/account/account'
import { freePoints } from '@/domain/account/debts'
import type { HouseholdDocument } from '@/domain/household/documents'
import { DAY, monthOf, startOf } from '@/domain/kernel/clock'
import { entryWords } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import { isSelf } from '@/domain/person/merged'
import { type Reservable, reserveObstacle } from '@/domain/store/decide-reserve'
import { lapsingOnReturn } from '@/domain/points/expiry'
import { attemptOf, isOwn, type StandingRedemption } from '@/domain/store/decide-redemption'
import {
  alwaysOpen,
  isHandedOutAt,
  isOpenDay,
  nextOpenText,
  openingText,
  pickUpText,
  type StoreDocument,
} from '@/domain/store/opening'
import { keepText, redemptionFlow } from '@/domain/store/redemption-flow'
import { stockText, takenBy } from '@/domain/store/stock'
import { purseNames } from '@/domain/store/vocabulary'
import { type Caller, joinedOne } from '../handler'
import { redemptionActor } from '../access/redemptions'
import type { Doc } from '../platform/cloud'
import type { PrizeToRead } from '../repositories/prizes'
import type { RedemptionDoc } from '../repositories/redemptions'
import { buttonsOf } from './buttons'
import { obstacleView } from './obstacle'
import { rowsOf } from './rows'

type Card = Output<'store.open'>['items'][number]
type Purse = Output<'store.open'>['purses'][number]

/** The accounts that somebody may spend from, as they were read along with the caller. */
interface Purses {
  own: AccountDocument | null
  household: AccountDocument | null
  householdName: string
  inHousehold: boolean
  members: HouseholdDocument['members']
}

export const pursesIn = (joined: Record<string, Doc[]>): Purses => {
  const household = joinedOne<HouseholdDocument & Doc>(joined, 'household')
  return {
    own: joinedOne<AccountDocument & Doc>(joined, 'account'),
    household: joinedOne<AccountDocument & Doc>(joined, 'householdAccount'),
    householdName: household?.name ?? '',
    inHousehold: household !== null,
    members: household?.members ?? [],
  }
}

export const freeOf = (account: AccountDocument | null): number => (account ? freePoints(account) : 0)

/** The caller's own purse first, then the household's. */
export function purseViews({ own, household, householdName, inHousehold }: Purses): Purse[] {
  const mine: Purse = { purse: 'own', name: purseNames.own, free: freeOf(own) }
  const name = householdName || purseNames.household
  return inHousehold ? [mine, { purse: 'household', name, free: freeOf(household) }] : [mine]
}

export const storeIn = (joined: Record<string, Doc[]>, stationId: string): StoreDocument =>
  joinedOne<StoreDocument>(joined, 'store') ?? alwaysOpen(stationId)

export const openingView = (store: StoreDocument, now: number): Output<'store.open'>['opening'] => {
  const next = nextOpenText(store, now)
  return {
    openToday: isOpenDay(store, now),
    text: openingText(store),
    nextText: next ? `下次是 ${next}` : '',
  }
}

export function prizeCard(prize: PrizeToRead, caller: Caller, free: number): Card {
  return {
    prizeId: prize._id,
    title: prize.title,
    kind: prize.kind,
    photo: prize.photo,
    points: prize.points,
    left: prize.stock.free,
    stockText: stockText(prize.stock.free, prize.lowMark),
    soldOut: prize.stock.free === 0,
    partnerName: prize.partnerName,
    marked: caller.person.markedPrizeId === prize._id,
    missing: Math.max(0, prize.points - free),
  }
}

/** Said to whoever may let the common points pay for a child. */
const CHILDREN = '；用家里的积分给孩子兑，也算您的份'

function limitOf(prize: Reservable, { personId, person }: Caller, purses: Purses, now: number) {
  const { limitPerMonth } = prize
  if (limitPerMonth === null) return { limitPerMonth, leftThisMonth: null, limitText: '' }
  const leftThisMonth = Math.max(0, limitPerMonth - takenBy(prize, monthOf(now), { personId }))
  const isBoth = purses.inHousehold && person.family.some(({ removedAt }) => removedAt === null)
  const limitText = `每人每月 ${limitPerMonth} 份，这个月还能兑 ${leftThisMonth} 份${isBoth ? CHILDREN : ''}`
  return { limitPerMonth, leftThisMonth, limitText }
}

export function prizeDetail(
  prize: PrizeToRead,
  caller: Caller,
  given: { purses: Purses; store: StoreDocument; reserved: readonly RedemptionDoc[]; now: number },
): Output<'store.prize'> {
  const { purses, store, reserved, now } = given
  const { personId } = caller
  return {
    ...prizeCard(prize, caller, freeOf(purses.own)),
    intro: prize.intro,
    place: prize.place,
    hoursText: pickUpText(prize.pickUp),
    openNow: isHandedOutAt(prize.pickUp, now),
    ...limitOf(prize, caller, purses, now),
    untilAt: prize.shelfUntil === null ? null : startOf(prize.shelfUntil) + DAY - 1,
    keepText,
    purses: purseViews(purses).map((purse) => {
      const obstacle = reserveObstacle(prize, purse.free, { store, personId, now })
      const missing = Math.max(0, prize.points - purse.free)
      return { ...purse, missing, obstacle: obstacle && obstacleView(obstacle) }
    }),
    reserved: reserved.map(({ _id, expiresAt }) => ({ redemptionId: _id, expiresAt })),
    serverNow: now,
  }
}

export function redemptionCard(redemption: StandingRedemption): Output<'store.mine'>['items'][number] {
  return {
    redemptionId: redemption._id,
    prizeId: redemption.prizeId,
    title: redemption.title,
    kind: redemption.kind,
    photo: redemption.photo,
    points: redemption.points,
    state: redemption.state,
    stateText: redemptionFlow.states[redemption.state].label,
    reservedAt: redemption.reservedAt,
    expiresAt: redemption.expiresAt,
    endedAt: redemption.endedAt,
    place: redemption.place,
  }
}

/** 我女儿 as the caller wrote it; masked when it is nobody of the caller's; empty for the caller. */
function forName({ personId, name }: StandingRedemption, caller: Caller): string {
  if (isSelf(caller.person, personId)) return ''
  const member = caller.person.family.find((entry) => entry.personId === personId)
  return member?.name ?? maskName(name)
}

const saidOf = entryWords(redemptionFlow, { begin: '订下' })

const actorText = (by: string, redemption: StandingRedemption, caller: Caller): string => {
  if (by === 'system') return '到期自动'
  if (by === caller.personId) return '我'
  if (by === redemption.handedOutById) return redemption.handedOutBy
  return by === redemption.ownerId ? maskName(redemption.name) : '工作人员'
}

export function redemptionView(
  redemption: StandingRedemption,
  caller: Caller,
  now: number,
): Output<'store.redemption'> {
  // The code is for whoever holds the phone that it is on, never for somebody who acted with a card.
  const toFetch =
    isOwn(redemption, caller.personId) && redemption.state === 'reserved' && now <= redemption.expiresAt
  const { code } = redemption
  const attempt = attemptOf(redemption, redemptionActor(caller), { now })
  return {
    ...redemptionCard(redemption),
    hoursText: pickUpText(redemption.pickUp),
    openNow: isHandedOutAt(redemption.pickUp, now),
    purse: redemption.purse,
    code: toFetch ? `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}` : null,
    codeText: toFetch ? codeText(code) : null,
    partnerName: redemption.partnerName,
    forName: forName(redemption, caller),
    lapses: redemption.state === 'reserved' ? lapsingOnReturn(redemption.hold, now) : 0,
    handedOutBy: redemption.handedOutBy,
    reason: redemption.reason,
    moves: buttonsOf(redemptionFlow, redemption, attempt).filter(({ event }) => event === 'cancel'),
    history: rowsOf(redemption.history, (entry) => ({
      at: entry.at,
      text: saidOf(entry),
      by: actorText(entry.by, redemption, caller),
      note: entry.note ?? '',
    })),
    serverNow: now,
  }
}
