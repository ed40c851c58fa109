/** Owns the way of a checked piece: judged by the service, looked at by a person when in doubt, appealed, as a table. */
import type { EffectOf } from '../kernel/effects'
import { defineWorkflow } from '../kernel/workflow'
import { DAY } from '../kernel/clock'
import { checkRules } from './rules'

/** What the guards of a check look at. */
export interface CheckFacts {
  now: number
  /** Whether the actor wrote the piece. */
  own: boolean
  blockedAt: number | null
  appealedAt: number | null
  reason: string
}

const STAFF = ['staff', 'station_admin'] as const
/** Whoever has let a piece pass or turned it down does not hear the appeal, the head of the station neither. */
const DECIDED = ['pass', 'block'] as const
const REVIEW = { workingDays: checkRules.reviewWorkingDays }

export const checkFlow = defineWorkflow({
  name: 'contentCheck',
  title: '内容检查',
  start: 'pending',
  roles: ['staff', 'station_admin', 'author', 'system'],
  states: {
    pending: { label: '正在检查', tone: 'waiting' },
    passed: { label: '通过', tone: 'good' },
    inReview: { label: '等人看一眼', tone: 'waiting', waitsFor: STAFF },
    blocked: { label: '没有通过', tone: 'warn' },
    appealed: { label: '申诉中', tone: 'waiting', waitsFor: STAFF },
    replaced: { label: '有了新稿', tone: 'done', final: true },
  },
  events: {
    clear: { label: '自动通过' },
    doubt: { label: '转人工' },
    stop: { label: '自动拦下' },
    giveUp: { label: '没有结果，转人工' },
    pass: { label: '通过' },
    block: { label: '不通过' },
    appeal: { label: '申诉' },
    replace: { label: '换成新稿' },
  },
  guards: {
    notOwn: ({ own }: CheckFacts) => !own || ('OWN_RECORD' as const),
    reasoned: ({ reason }: CheckFacts) => reason !== '' || ('REASON_NEEDED' as const),
    appealOpen: ({ now, blockedAt, appealedAt }: CheckFacts) =>
      (appealedAt === null && blockedAt !== null && now <= blockedAt + checkRules.appealDays * DAY) ||
      ('APPEAL_CLOSED' as const),
  },
  effects: ['carry', 'tellAuthor', 'countHistory'],
  rows: [
    { from: 'pending', on: 'clear', by: ['system'], to: 'passed', effects: ['carry'] },
    {
      from: 'pending',
      on: 'doubt',
      by: ['system'],
      to: 'inReview',
      due: REVIEW,
      effects: ['carry', 'countHistory'],
    },
    { from: 'pending', on: 'stop', by: ['system'], to: 'blocked', effects: ['carry', 'tellAuthor'] },
    {
      from: 'pending',
      on: 'giveUp',
      by: ['system'],
      to: 'inReview',
      due: REVIEW,
      effects: ['carry', 'countHistory'],
    },
    {
      from: 'inReview',
      on: 'pass',
      by: STAFF,
      needs: ['notOwn'],
      to: 'passed',
      effects: ['carry', 'tellAuthor'],
    },
    {
      from: ['inReview', 'passed'],
      on: 'block',
      by: STAFF,
      needs: ['notOwn', 'reasoned'],
      to: 'blocked',
      effects: ['carry', 'tellAuthor'],
    },
    {
      from: 'blocked',
      on: 'appeal',
      by: ['author'],
      needs: ['reasoned', 'appealOpen'],
      to: 'appealed',
      due: REVIEW,
      effects: ['carry', 'countHistory'],
    },
    {
      from: 'appealed',
      on: 'pass',
      by: STAFF,
      apart: DECIDED,
      needs: ['notOwn'],
      to: 'passed',
      effects: ['carry', 'tellAuthor'],
    },
    {
      from: 'appealed',
      on: 'block',
      by: STAFF,
      apart: DECIDED,
      needs: ['notOwn', 'reasoned'],
      to: 'blocked',
      effects: ['carry', 'tellAuthor'],
    },
    {
      from: ['pending', 'inReview', 'blocked', 'appealed', 'passed'],
      on: 'replace',
      by: ['system'],
      to: 'replaced',
    },
  ],
})

export type CheckEvent = keyof typeof checkFlow.events
export type CheckActor = (typeof checkFlow.roles)[number]
export type CheckEffect = EffectOf<typeof checkFlow>
export type CheckCode =
  'INVALID_STATE' | 'FORBIDDEN' | 'OWN_RECORD' | 'REASON_NEEDED' | 'OTHER_DECIDER' | 'APPEAL_CLOSED' | 'STALE'
