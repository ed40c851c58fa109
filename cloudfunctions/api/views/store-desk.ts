/** Owns what those behind the counter see: reservations to hand out, prizes with their stock, partners. */
import type { Output } from '@/contract'
import { decide } from '@/domain/kernel/workflow'
import { entryWords } from '@/domain/kernel/workflow-reading'
import type { CheckDocument } from '@/domain/moderation/documents'
import { maskName } from '@/domain/person/mask'
import { circumstancesOf, factsOf } from '@/domain/store/decide-prize'
import { attemptOf, type StandingRedemption } from '@/domain/store/decide-redemption'
import type { PartnerDocument, PrizeDocument, StockMoveDocument } from '@/domain/store/documents'
import { openingText, type StoreDocument } from '@/domain/store/opening'
import { prizeFlow } from '@/domain/store/prize-flow'
import { redemptionFlow } from '@/domain/store/redemption-flow'
import { isLow, reservedOf } from '@/domain/store/stock'
import { stockWayNames } from '@/domain/store/vocabulary'
import { isStaff, heldOf, STAFF } from '@/domain/person/roles'
import type { Caller } from '../handler'
import { checkedAtDesk } from './check'
import { obstacleView } from './obstacle'
import { redemptionCard } from './store'
import { redemptionActor } from '../access/redemptions'
import { buttonsOf } from './buttons'

type Counter = Output<'store.redeem'>
type Row = Output<'store.desk'>['items'][number]

export function counterView(redemption: StandingRedemption, caller: Caller, now: number): Counter {
  const actor = redemptionActor(caller)
  const redeem = decide(redemptionFlow, redemption, 'redeem', attemptOf(redemption, actor, { now }))
  // The button shows what a press with a reason would do; the reason is asked for on pressing.
  const refund = decide(
    redemptionFlow,
    redemption,
    'refund',
    attemptOf(redemption, actor, { now, reason: '…' }),
  )
  const code = redeem.ok ? null : redeem.error.code
  const closed = code === 'INVALID_STATE' ? 'REDEMPTION_CLOSED' : code
  return {
    ...redemptionCard(redemption),
    name: maskName(redemption.name),
    partnerName: redemption.partnerName,
    mayRedeem: redeem.ok,
    obstacle: closed === null ? null : obstacleView({ code: closed }),
    mayRefund: refund.ok,
  }
}

export function prizeRow(prize: PrizeDocument): Row {
  return {
    prizeId: prize._id,
    title: prize.title,
    kind: prize.kind,
    photo: prize.photo,
    points: prize.points,
    state: prize.state,
    stateText: prizeFlow.states[prize.state].label,
    partnerName: prize.partnerName,
    onHand: prize.stock.capacity,
    reserved: reservedOf(prize.stock),
    left: prize.stock.free,
    low: isLow(prize),
  }
}

const attemptBy = (prize: PrizeDocument, caller: Caller, now: number) => ({
  by: caller.personId,
  roles: heldOf(STAFF, caller),
  at: now,
  facts: circumstancesOf(prize, now),
})

/** Of going onto the shelf now and on a day to come, only the one that its first day asks for is offered. */
function shelfMoves(prize: PrizeDocument, caller: Caller, now: number): Output<'store.shelf'>['moves'] {
  const attempt = attemptBy(prize, caller, now)
  const { from } = attempt.facts
  const other = from !== null && from > now ? 'putOn' : 'schedule'
  return buttonsOf(prizeFlow, prize, attempt).filter(({ event }) => event !== other)
}

const saidOf = entryWords(prizeFlow, { begin: '建好', amend: '改了内容' })

export function deskPrize(
  prize: PrizeDocument,
  given: {
    caller: Caller
    moves: readonly StockMoveDocument[]
    partners: readonly PartnerDocument[]
    /** What the prize's check says when it was turned down. */
    turnedDown: CheckDocument | null
    now: number
  },
): Output<'store.deskPrize'> {
  const { caller, moves, partners, turnedDown, now } = given
  const written = new Set(moves.map((move) => move._id))
  const all = [...prize.unwrittenMoves.filter((move) => !written.has(move._id)), ...moves]
  return {
    ...prizeRow(prize),
    version: prize.version,
    form: factsOf(prize),
    check: checkedAtDesk(prize.content, turnedDown, caller, now),
    moves: shelfMoves(prize, caller, now),
    stockMoves: all
      .sort((a, b) => b.at - a.at)
      .map(({ at, how, before, after, reason, byName }) => ({
        at,
        how,
        text: stockWayNames[how],
        before,
        after,
        reason,
        by: byName,
      })),
    history: prize.history
      .slice(-30)
      .reverse()
      .map((entry) => ({
        at: entry.at,
        text: saidOf(entry),
        by: entry.by === 'system' ? '到期自动' : entry.by === caller.personId ? '我' : '同事',
        note: entry.note ?? '',
      })),
    partners: partners.map(({ _id, name }) => ({ partnerId: _id, name })),
    rights: { mayEdit: isStaff(caller) },
  }
}

export const storeDays = (store: StoreDocument): Output<'store.saveOpening'> => ({
  weekdays: store.weekdays,
  closedDays: store.closedDays,
  extraDays: store.extraDays,
  text: openingText(store),
  version: store.version ?? 0,
})

export const partnerView = (partner: PartnerDocument): Output<'store.savePartner'> => ({
  partnerId: partner._id,
  name: partner.name,
  place: partner.place,
  contact: partner.contact,
  face: partner.face ?? null,
  active: partner.active,
  fetchUntil: partner.fetchUntil ?? null,
  version: partner.version,
})
