/** Owns pooling points in a household: who is in it by own consent, what each put in, and taking it back. */
import * as v from 'valibot'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { EVERYONE } from '../domain/person/roles'
import { CardToken, Count, Id, Instant, Text } from './shapes'

const Member = v.object({
  personId: Id,
  name: v.string(),
  isMe: v.boolean(),
  isFounder: v.boolean(),
  joinedAt: Instant,
  /** What of the common points is the member's: put in and not used, taken back or lapsed. */
  contributed: Count,
  /** The part of it that is set aside for reservations. */
  held: Count,
})

const Invitation = v.object({
  personId: Id,
  /** Masked until the invited person has said yes. */
  name: v.string(),
  until: Instant,
})

const Household = v.object({
  householdId: Id,
  name: v.string(),
  isFounder: v.boolean(),
  balance: Count,
  /** Set aside for reserved prizes. */
  held: Count,
  free: Count,
  /** My own points that I could put in now. */
  mine: Count,
  /** What I could take back now: my own share, as far as it is still there. */
  mayTakeBack: Count,
  /** Whose points are used first, in words. */
  shareRule: v.string(),
  members: v.array(Member),
  invitations: v.array(Invitation),
  /** The newest movements of the common points. */
  entries: v.array(
    v.object({
      entryId: Id,
      at: Instant,
      amount: v.number(),
      kind: v.picklist(['credit', 'debit', 'reverse', 'hold', 'capture', 'release']),
      text: v.string(),
    }),
  ),
})

/** My household as it stands after what I did; null when I am in none. */
const Page = v.object({
  household: v.nullable(Household),
  /** Households that invited me and wait for my answer. */
  invitations: v.array(v.object({ householdId: Id, name: v.string(), by: v.string(), until: Instant })),
})

const Amount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))

export const householdActions = defineActions({
  'household.open': {
    summary: '我家的共用积分：有谁、各放了多少，还有谁家在等我答复。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: Page,
    errors: [],
  },
  'household.create': {
    summary: '建一个家庭账户，自己是第一位成员。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.households,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ name: Text(12) }),
    words: { called: ['name'] },
    output: Page,
    errors: ['IN_HOUSEHOLD'],
  },
  'household.invite': {
    summary: '扫家人的居民卡，请家人加入；要家人在自己手机上同意。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.invitations,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ card: CardToken }),
    output: Page,
    errors: [
      'NO_HOUSEHOLD',
      'CARD_UNKNOWN',
      'CARD_RENEWED',
      'INVITED_ELSEWHERE',
      'OWN_PHONE_NEEDED',
      'HOUSEHOLD_FULL',
      'INVITED_OFTEN',
    ],
  },
  'household.answer': {
    summary: '答复邀请：加入，或者不加入。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.invitations,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ householdId: Id, accept: v.boolean() }),
    output: Page,
    errors: ['IN_HOUSEHOLD', 'INVITATION_GONE', 'HOUSEHOLD_FULL'],
  },
  'household.contribute': {
    summary: '把自己的积分放一些到家里共用。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.pooling,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ amount: Amount }),
    output: Page,
    errors: ['NO_HOUSEHOLD', 'NOT_ENOUGH'],
  },
  'household.takeBack': {
    summary: '把自己放进去的积分拿回来。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.pooling,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ amount: Amount }),
    output: Page,
    errors: ['NO_HOUSEHOLD', 'NOT_ENOUGH'],
  },
  'household.leave': {
    summary: '离开家庭账户；自己放进去还在的积分一起带走。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.households,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ householdId: Id }),
    output: Page,
    errors: ['HOUSEHOLD_HOLDS'],
  },
  'household.remove': {
    summary: '建账户的人请一位成员离开，或收回邀请；对方放的积分回到对方自己的账上。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.invitations,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ personId: Id }),
    output: Page,
    errors: ['NO_HOUSEHOLD', 'FOUNDER_ONLY', 'INVALID_STATE'],
  },
})
