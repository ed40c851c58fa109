/** Owns moving a reservation: one guarded update that decides and notes what follows, then what follows. */
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { STORE_RULE } from '@/domain/store/decide-reserve'
import {
  decideRedemption,
  isStanding,
  type RedemptionActor,
  type RedemptionCode,
  type RedemptionEffect,
  type RedemptionEvent,
  type StandingRedemption,
} from '@/domain/store/decide-redemption'
import { countedIn, type Movement } from '@/domain/store/stock'
import { derivedId } from '../platform/identity'
import { type HoldEnd, itemKinds, messageItem } from './items'
import { moveCase } from '../kernel/move-case'
import { completeOutbox } from '../kernel/outbox'
import { messageOf } from './messages'
import { REDEMPTIONS } from './redemptions'

interface RedemptionMoveInput {
  now: number
  reason?: string
  /** For a refund: whether the thing itself came back. */
  backToStock?: boolean
}

const notes: Record<RedemptionEvent, string> = {
  redeem: '兑换',
  cancel: '取消预订',
  expire: '过期没领',
  refund: '退回',
}

/**
 * Moves a reservation and does what follows, in at most five requests. What cannot be done now is done by the job. When
 * somebody else moved it first, it is read and decided again.
 */
export async function moveRedemption(
  read: StandingRedemption,
  event: RedemptionEvent,
  actor: RedemptionActor,
  given: RedemptionMoveInput,
): Promise<Decision<StandingRedemption, RedemptionCode | 'NOT_FOUND'>> {
  const { now } = given
  const moved = await moveCase<StandingRedemption, RedemptionCode | 'NOT_FOUND'>({
    collection: REDEMPTIONS,
    read,
    now,
    decide: (current) => {
      if (!isStanding(current)) return reject('NOT_FOUND')
      const decided = decideRedemption(current, event, actor, given)
      if (!decided.ok) return decided
      if (decided.value.repeated) return ok({ update: null, after: current })
      const { after, update, effects } = decided.value
      const { items } = carryOut(executors, effects, { event, after, actor, given })
      return ok({ update, after, items })
    },
    // What an earlier move still owes goes along.
    atOnce: (current, items) => soon([...current.outbox, ...items]),
  })
  if (!moved.ok) return moved
  const { doc } = moved.value
  if (!moved.value.moved) await completeOutbox(REDEMPTIONS, doc._id, soon(doc.outbox), now)
  return ok(doc)
}

/** Points and prizes move at once; letters go out with the job anyway, so whoever stands at the counter need not wait. */
const soon = (items: readonly OutboxItem[]): OutboxItem[] => items.filter((item) => item.kind !== 'letter')

/** A move that was granted: the reservation after it, who made it, and what came with it. */
interface RedemptionMove {
  event: RedemptionEvent
  after: StandingRedemption
  actor: RedemptionActor
  given: RedemptionMoveInput
}

/** The hold that ends, with how its end is booked. */
function endOf({ event, after, actor, given: { now } }: RedemptionMove): HoldEnd {
  const { accountId, hold, title } = after
  const note = `${notes[event]}「${title}」`
  return { accountId, held: hold, facts: { ruleId: STORE_RULE, at: now, byPersonId: actor.personId, note } }
}

const onePrize = ({ prizeId, _id }: StandingRedemption) => ({ prizeId, redemptionId: _id })

/** What came back to the store room with a refund. */
function movementBack({ after, actor, given }: RedemptionMove): Movement {
  const { _id, prizeId, month } = after
  const { now, reason = '', backToStock = false } = given
  return {
    moveId: derivedId('k', prizeId, 'refund', _id),
    how: 'in',
    // What came back broken goes nowhere, and the month's limit of whoever had it is free again all the same.
    amount: backToStock ? 1 : 0,
    reason: backToStock ? `退回：${reason}` : `退回，没有入库：${reason}`,
    uncounts: { ...countedIn(after), month },
    byPersonId: actor.personId,
    byName: actor.name,
    at: now,
  }
}

/** What a move leads to in other documents. Every item carries all it needs, so that the order does not matter. */
const executors: Executors<RedemptionEffect, RedemptionMove, OutboxItem> = {
  capture: (move) => itemKinds.capturePoints.item('capture', move.given.now, endOf(move)),
  release: (move) => itemKinds.releasePoints.item('release', move.given.now, endOf(move)),
  refund: (move) => itemKinds.refundPoints.item('refund', move.given.now, endOf(move)),
  consume: ({ after, given }) => itemKinds.handOutPrize.item('handOut', given.now, onePrize(after)),
  giveBack: ({ after, given }) => {
    const payload = { ...onePrize(after), ...countedIn(after), month: after.month }
    return itemKinds.giveBackPrize.item('giveBack', given.now, payload)
  },
  restock: (move) => {
    const payload = { prizeId: move.after.prizeId, movement: movementBack(move) }
    return itemKinds.restockPrize.item('restock', move.given.now, payload)
  },
  // Whoever gives up the own reservation knows it.
  tell: ({ event, after, actor, given }) =>
    actor.personId === after.ownerId ? [] : messageItem(messageAbout(event, after, given.now)),
}

const returned = { cancel: 'cancelled', expire: 'expired', refund: 'refunded' } as const

function messageAbout(event: RedemptionEvent, after: StandingRedemption, now: number) {
  const { _id, ownerId, stationId, title, points, partnerName } = after
  const to = { personId: ownerId, stationId, cause: [_id, after.version], at: now }
  const about = { redemptionId: _id, title, name: after.personId === ownerId ? '' : after.name, points }
  if (event === 'redeem') {
    const handedOutBy = partnerName || '社区工作人员'
    return messageOf('prizeFetched', { ...to, params: { ...about, handedOutBy } })
  }
  return messageOf('prizeReturned', {
    ...to,
    params: { ...about, why: returned[event], reason: after.reason },
  })
}
