/** Owns moving a reservation: one guarded update that decides and notes what follows, then what follows. */
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import type { FollowUp } from '@/domain/kernel/follow-ups'
import { STORE_RULE } from '@/domain/store/decide-reserve'
import {
  decideRedemption,
  isStanding,
  type RedemptionActor,
  type RedemptionChange,
  type RedemptionCode,
  type RedemptionEvent,
  type StandingRedemption,
} from '@/domain/store/decide-redemption'
import { derivedId } from '../platform/identity'
import { itemKinds, letterOf } from './items'
import { moveCase } from '../kernel/move-case'
import { completeFollowUps } from '../kernel/outbox'
import { messageOf } from './messages'
import { REDEMPTIONS } from './redemptions'

interface Given {
  now: number
  reason?: string
  /** For a refund: whether the thing itself came back. */
  backToStock?: boolean
}

const notes: Partial<Record<RedemptionEvent, string>> = {
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
  given: Given,
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
      const { after, update } = decided.value
      return ok({ update, after, items: itemsOf(event, decided.value, actor, given) })
    },
    // What an earlier move still owes goes along.
    atOnce: (current, items) => soon([...current.followUps, ...items]),
  })
  if (!moved.ok) return moved
  const { doc } = moved.value
  if (!moved.value.moved) await completeFollowUps(REDEMPTIONS, doc._id, soon(doc.followUps), now)
  return ok(doc)
}

/** Points and prizes move at once; letters go out with the job anyway, so whoever stands at the counter need not wait. */
const soon = (items: readonly FollowUp[]): FollowUp[] => items.filter((item) => item.kind !== 'letter')

/** What a move leads to in other documents. Every item carries all it needs, so that the order does not matter. */
function itemsOf(
  event: RedemptionEvent,
  { after, effects }: RedemptionChange,
  actor: RedemptionActor,
  { now, backToStock = false, reason = '' }: Given,
): FollowUp[] {
  const { _id, prizeId, personId, month, accountId, hold, title } = after
  const facts = {
    ruleId: STORE_RULE,
    at: now,
    byPersonId: actor.personId,
    note: `${notes[event] ?? ''}「${title}」`,
  }
  const end = { accountId, held: hold, facts }
  const one = { prizeId, redemptionId: _id }
  const items: FollowUp[] = []
  if (effects.includes('capture')) items.push(itemKinds.capturePoints.item('capture', now, end))
  if (effects.includes('release')) items.push(itemKinds.releasePoints.item('release', now, end))
  if (effects.includes('refund')) items.push(itemKinds.refundPoints.item('refund', now, end))
  if (effects.includes('consume')) items.push(itemKinds.handOutPrize.item('handOut', now, one))
  if (effects.includes('giveBack')) {
    items.push(itemKinds.giveBackPrize.item('giveBack', now, { ...one, personId, month }))
  }
  if (event === 'refund') {
    const movement = {
      moveId: derivedId('k', prizeId, 'refund', _id),
      how: 'in' as const,
      // What came back broken goes nowhere, and the month's limit of whoever had it is free again all the same.
      amount: backToStock ? 1 : 0,
      reason: backToStock ? `退回：${reason}` : `退回，没有入库：${reason}`,
      uncounts: { personId, month },
      byPersonId: actor.personId,
      byName: actor.name,
      at: now,
    }
    items.push(itemKinds.restockPrize.item('restock', now, { prizeId, movement }))
  }
  const byOther = event === 'cancel' && after.ownerId !== actor.personId
  if (effects.includes('tell') || byOther) items.push(letterOf(letterAbout(event, after, now)))
  return items
}

function letterAbout(event: RedemptionEvent, after: StandingRedemption, now: number) {
  const { _id, ownerId, stationId, title, points, partnerName } = after
  const to = { personId: ownerId, stationId, cause: [_id, after.version], at: now }
  const about = { redemptionId: _id, title, name: after.personId === ownerId ? '' : after.name, points }
  if (event === 'redeem') {
    const handedOutBy = partnerName || '社区工作人员'
    return messageOf('prizeFetched', { ...to, params: { ...about, handedOutBy } })
  }
  const why = event === 'expire' ? 'expired' : event === 'refund' ? 'refunded' : 'cancelled'
  return messageOf('prizeReturned', { ...to, params: { ...about, why, reason: after.reason } })
}
