/** Owns virtue-credit points: my balance and ledger, the rules they are earned by, and the public list of each month. */
import * as v from 'valibot'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { NextStep } from './next-step'
import { EVERYONE, HEAD, STAFF } from '../domain/person/roles'
import { ruleReason } from '../domain/kernel/rule-form'
import { ruleNumbers } from '../domain/points/rule-form'
import { Count, Cursor, Day, Id, Instant, Month, Version } from './shapes'

const numbers = formEntries(ruleNumbers)
/** A phone with yesterday's version does not know of old things. */
const RuleNumbers = { ...numbers, reusePoints: v.optional(numbers.reusePoints) }

/** What a rule says; the sentences are made from the numbers, so that the two never differ. */
const Rule = v.object({
  ruleId: v.string(),
  effectiveFrom: Day,
  numbers: v.object(numbers),
  /** 每满 1 小时记 1 分; 帮邻居圆一个心愿记 10 分; and so on, nothing of what it gives none for and says nothing of. */
  says: v.array(v.string()),
  state: v.picklist(['past', 'now', 'coming']),
})

const Rules = v.object({
  /** Handed back when saving; somebody else's change in between answers STALE. */
  version: Version,
  /** The earliest day from which a new rule may hold: tomorrow. */
  earliest: Day,
  /** The newest first. */
  rules: v.array(Rule),
  /** Who changed what and why, the newest first; names masked for those who do not work at the desk. */
  changes: v.array(
    v.object({ at: Instant, by: v.string(), text: v.string(), reason: v.string(), effectiveFrom: Day }),
  ),
  expiry: v.string(),
  mayEdit: v.boolean(),
})

export const pointsActions = defineActions({
  'points.mine': {
    summary: '我的积分：余额、每一笔的来历、哪一年的什么时候到期、下一步。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({
      balance: v.number(),
      held: v.number(),
      /** What is free by the year in which it was earned, the oldest first. */
      lots: v.array(v.object({ year: Count, amount: Count, expiresAt: Instant })),
      /** What expires within the next 30 days; null when nothing does. */
      expiring: v.nullable(v.object({ amount: Count, at: Instant })),
      household: v.nullable(v.object({ householdId: Id, name: v.string(), balance: Count })),
      /** Null when there is nothing to aim for; absent on later pages. */
      nextStep: v.optional(v.nullable(NextStep)),
      entries: v.array(
        v.object({
          entryId: Id,
          at: Instant,
          amount: v.number(),
          balanceAfter: v.number(),
          kind: v.picklist(['credit', 'debit', 'reverse', 'hold', 'capture', 'release']),
          text: v.string(),
          /** The service record it came from, if any. */
          recordId: v.nullable(Id),
        }),
      ),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'points.rules': {
    summary: '积分按什么规则记，哪天起，谁改过。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({}),
    output: Rules,
    errors: [],
  },
  'points.previewRule': {
    summary: '新规则先试算：上个月按新旧规则各记多少分。',
    kind: 'query',
    roles: STAFF,
    scope: 'open',
    input: v.object(RuleNumbers),
    output: v.object({
      month: Month,
      /** The new rule in words. */
      says: v.array(v.string()),
      /** Records of time that were credited in that month. */
      records: Count,
      /** What was rewarded by the piece in that month: 3 个圆了的心愿. */
      counted: v.array(v.string()),
      /** Points as they were given, and as the new rule would have given them. */
      before: Count,
      after: Count,
      /** A few people, masked: what each would have had. */
      examples: v.array(v.object({ name: v.string(), minutes: Count, before: Count, after: Count })),
    }),
    errors: [],
  },
  'points.saveRule': {
    summary: '改积分规则，最早明天起；同一天的新规则改成这一条。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'open',
    input: v.object({
      ...RuleNumbers,
      ...formEntries(ruleReason),
      version: Version,
      effectiveFrom: Day,
    }),
    words: { said: ['reason'] },
    output: Rules,
    errors: ['STALE', 'RULE_TOO_EARLY', 'RULE_UNCHANGED'],
  },
  'points.summary': {
    summary: '一个月的积分公示：得了多少、用了多少、按哪条规则（姓名已遮）。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ month: Month }),
    output: v.object({
      month: Month,
      /** Null while the month is not over, is being summed up, or lies before the station began. */
      summary: v.nullable(
        v.object({
          madeAt: Instant,
          earned: Count,
          spent: Count,
          expired: Count,
          people: Count,
          /** What was earned, by rule and in the rule's own words. */
          byRule: v.array(v.object({ text: v.string(), points: v.number(), times: Count })),
          /** At most 100 of those people, masked and in no order of points. */
          list: v.array(v.object({ name: v.string(), earned: v.number(), spent: Count })),
        }),
      ),
    }),
    errors: [],
  },
})
