/** Owns every decision on a reservation once it stands: handing out, giving up, falling due, taking back. */
import { monthOf } from '../kernel/clock'
import { isNear, type Near } from '../household/near'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import type { EffectOf } from '../kernel/effects'
import { type Decision, ok, reject } from '../kernel/errors'
import { alreadyDone, decide, moved, type Move, transitionPatch } from '../kernel/workflow'
import type { RedemptionDocument } from './documents'
import { redemptionFlow } from './redemption-flow'
import { storeRules } from './rules'
import type { RedemptionState } from './vocabulary'

export type RedemptionEvent = keyof typeof redemptionFlow.events
type Role = (typeof redemptionFlow.roles)[number]
export type RedemptionEffect = EffectOf<typeof redemptionFlow>

/** A reservation that came about. */
export type StandingRedemption = RedemptionDocument & { state: RedemptionState }

export const isStanding = (redemption: RedemptionDocument | null): redemption is StandingRedemption =>
  redemption !== null && redemption.state !== 'void'

export interface RedemptionActor extends Near {
  /** The roles of the station that the actor holds; what the actor is to this reservation is added here. */
  roles: readonly Role[]
  /** The shop that the actor acts for. */
  partnerId: string | null
  /** How the actor is named on the slip when handing out. */
  name: string
}

/** The rules themselves, when a time has passed. */
export const SYSTEM: RedemptionActor = { personId: 'system', roles: ['system'], partnerId: null, name: '' }

export const isOwn = (redemption: RedemptionDocument, personId: string): boolean =>
  redemption.ownerId === personId || redemption.personId === personId

/** What a person may attempt on a reservation, with the facts that the guards judge by. */
export function attemptOf(
  redemption: RedemptionDocument,
  actor: RedemptionActor,
  { now, reason = '' }: { now: number; reason?: string },
) {
  const { ownerId, personId, byPersonId, byCard } = redemption
  const toIt: Role[] = [
    ...(isOwn(redemption, actor.personId) ? (['owner'] as const) : []),
    ...(byPersonId === actor.personId ? (['recorder'] as const) : []),
  ]
  const ownShop = redemption.partnerId !== null && redemption.partnerId === actor.partnerId
  return {
    by: actor.personId,
    roles: [...toIt, ...actor.roles],
    at: now,
    facts: {
      ...{ now, expiresAt: redemption.expiresAt, ownShop, reason },
      own: isNear(actor, [ownerId, personId]),
      actedFor: byCard === true && isNear(actor, [byPersonId]),
    },
    ...(reason ? { note: reason } : {}),
  }
}

export type RedemptionCode =
  | 'INVALID_STATE'
  | 'FORBIDDEN'
  | 'OTHER_DECIDER'
  | 'REDEMPTION_EXPIRED'
  | 'REDEMPTION_CLOSED'
  | 'OWN_PRIZE'
  | 'CARD_SECOND_PERSON'
  | 'NOT_YOUR_PRIZE'
  | 'REASON_NEEDED'

/** What one guarded update of the reservation writes, and what has to follow it. */
interface RedemptionChange {
  after: StandingRedemption
  update: GuardedUpdate
  effects: readonly RedemptionEffect[]
}

type Ending = Partial<Omit<RedemptionDocument, 'state'>>

/** What each move writes beside the state and when it ended. */
const endings: Record<
  RedemptionEvent,
  (given: { actor: RedemptionActor; now: number; reason: string }) => Ending
> = {
  redeem: ({ actor, now }) => ({
    redeemedMonth: monthOf(now),
    handedOutBy: actor.name,
    handedOutById: actor.personId,
  }),
  cancel: ({ reason }) => ({ reason }),
  expire: ({ reason }) => ({ reason }),
  refund: ({ now, reason }) => ({ reason, refundedMonth: monthOf(now) }),
}

/**
 * Decides an event. Granted without effect (`repeated`) when the same person has just done the same. Whatever ended
 * otherwise is REDEMPTION_CLOSED; the other codes are those of the table's guards.
 */
export function decideRedemption(
  redemption: StandingRedemption,
  event: RedemptionEvent,
  actor: RedemptionActor,
  given: { now: number; reason?: string },
): Decision<
  { repeated: true; after: StandingRedemption } | ({ repeated: false } & RedemptionChange),
  RedemptionCode
> {
  const { now, reason = '' } = given
  const justNow = redemption.endedAt !== null && now - redemption.endedAt < storeRules.repeatMs
  if (justNow && alreadyDone(redemption, event, { by: actor.personId })) {
    return ok({ repeated: true, after: redemption })
  }
  const move = decide(redemptionFlow, redemption, event, attemptOf(redemption, actor, given))
  if (!move.ok) {
    const over = move.error.code === 'INVALID_STATE' && redemption.state !== 'reserved'
    return over ? reject('REDEMPTION_CLOSED') : move
  }
  return ok({
    repeated: false,
    ...changeOf(redemption, move.value, {
      endedAt: now,
      remindAt: null,
      ...endings[event]({ actor, now, reason }),
    }),
  })
}

function changeOf(
  redemption: StandingRedemption,
  move: Move<RedemptionState, RedemptionEffect>,
  facts: Ending,
): RedemptionChange {
  const update = together(transitionPatch(redemption, move), { guard: {}, patch: { $set: facts } })
  return { after: { ...moved(redemption, move), ...facts }, update, effects: move.effects }
}

/** The update that notes that the person has been told how soon it ends. */
export const reminded = (redemption: Pick<RedemptionDocument, 'version' | 'remindAt'>): GuardedUpdate => ({
  guard: { state: 'reserved', version: redemption.version, remindAt: redemption.remindAt },
  patch: { $set: { remindAt: null } },
})
