/** Owns what may be asked about what the papers of a station lack. */
import * as v from 'valibot'
import { gapKindNames, pressingNames } from '../domain/gaps/gaps'
import { robotOutcomes } from '../domain/gaps/robot'
import { HEAD, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Instant, LooseText, Month, Version } from './shapes'

export const Gap = v.object({
  id: v.string(),
  kind: v.picklist(gapKindNames),
  pressing: v.picklist(pressingNames),
  title: v.string(),
  caption: v.string(),
  /** Since when it is missing. */
  since: Instant,
  /** Where it is put right. */
  page: v.string(),
})

const Robot = v.object({
  /** Null where there is none. */
  robot: v.nullable(
    v.object({
      /** The last four letters of its key, all that is ever shown of it. */
      tail: v.string(),
      /** When it speaks next, and what came of the last morning. */
      nextAt: Instant,
      outcome: v.picklist(robotOutcomes),
      saidAt: Instant,
      attempts: Count,
    }),
  ),
  /** Who wrote it down or took it away last, and when; null before anybody did. */
  changed: v.nullable(v.object({ by: v.string(), at: Instant })),
  version: Version,
  serverNow: Instant,
})

export const gapActions = defineActions({
  'gaps.list': {
    summary:
      '还缺什么：没人签到的、没有回顾的、没核的时长、快到期的、没人的值班、快没有的奖品，各在哪一页补。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    /** With a month, what the papers of that month lack; else what is to be seen to now. */
    input: v.object({ month: v.optional(Month) }),
    output: v.object({
      /** The most pressing first, of each kind the first few. */
      gaps: v.array(Gap),
      /** How many of each kind there are; with `more`, at least so many. */
      kinds: v.array(v.object({ kind: v.picklist(gapKindNames), count: Count, more: v.boolean() })),
      count: Count,
      /** Whether there are more than were counted. */
      more: v.boolean(),
      /** Whether the caller looks after the robot that says it in the group. */
      mayTell: v.boolean(),
      serverNow: Instant,
    }),
    errors: [],
  },
  'gaps.robot': {
    summary: '每天早上在企业微信群里说一声的机器人：有没有、下一次几点、上一次发出去没有。',
    kind: 'query',
    roles: HEAD,
    scope: 'station',
    input: v.object({}),
    output: Robot,
    errors: [],
  },
  'gaps.setRobot': {
    summary: '填上或者换掉群机器人的地址。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ address: LooseText(300), version: Version }),
    output: Robot,
    errors: ['NOT_FOUND', 'ROBOT_ADDRESS', 'STALE'],
  },
  'gaps.removeRobot': {
    summary: '去掉群机器人，早上不再发。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ version: Version }),
    output: Robot,
    errors: ['STALE'],
  },
  'gaps.tryRobot': {
    summary: '往群里试发一条。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.robotTrials,
    roles: HEAD,
    scope: 'station',
    input: v.object({}),
    output: Robot,
    errors: ['NOT_FOUND', 'ROBOT_REFUSED', 'ROBOT_SILENT'],
  },
})
