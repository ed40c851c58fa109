/** Owns the way of a checked piece: judged by the service, looked at by a person when in doubt, appealed, as a table. */
import type { EffectOf } from '../kernel/effects'
import { takeBackGuards, type TakeBackFacts, wayBack } from '../kernel/taking-back'
import { defineWorkflow } from '../kernel/workflow'
import { DAY } from '../kernel/clock'
import { checkRules } from './rules'
import { STAFF } from '../person/roles'

/** What the guards of a check look at. */
export interface CheckFacts extends TakeBackFacts {
  /** Whether the actor wrote the piece. */
  own: boolean
  blockedAt: number | null
  appealedAt: number | null
  reason: string
  /** Whether what was turned down went back to its writer, or was called back, by that very decision. */
  hasReturned: boolean
}

/** Whoever has let a piece pass or turned it down does not hear the appeal, the head of the station neither. */
export const DECIDED = ['pass', 'block'] as const
const REVIEW = { workingDays: checkRules.reviewWorkingDays }

/**
 * Where each taking back leads; the decision must have come from there. Letting a piece pass is taken back as well as
 * turning it down: whoever has read it has read it, but a mistake need not stand for those who have not, and whoever
 * wrote it gets a proper look instead of being turned down.
 */
const TAKEN_BACK = [
  ['backToReview', 'inReview', ['passed', 'blocked']],
  ['backToPassed', 'passed', ['blocked']],
  ['backToAppeal', 'appealed', ['passed', 'blocked']],
] as const
const back = takeBackGuards('DECISION_KEPT', 'DECISION_NOT_YOURS')

/** Whoever decided takes it back shortly after; what stands again has its deadline, what is public again has none. */
const takenBack = TAKEN_BACK.map(([on, to, from]) => ({
  from,
  on,
  by: STAFF,
  needs: ['notOwn', 'decisionIsTheirs', 'takeBackOpen', 'notReturned', on] as const,
  to,
  ...(to === 'passed' ? {} : { due: REVIEW }),
  effects: ['carry', 'tellTakenBack'] as const,
}))

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
    backToReview: { label: '撤销' },
    backToPassed: { label: '撤销' },
    backToAppeal: { label: '撤销' },
  },
  guards: {
    notOwn: ({ own }: CheckFacts) => !own || ('OWN_RECORD' as const),
    reasoned: ({ reason }: CheckFacts) => reason !== '' || ('REASON_NEEDED' as const),
    appealOpen: ({ now, blockedAt, appealedAt }: CheckFacts) =>
      (appealedAt === null && blockedAt !== null && now <= blockedAt + checkRules.appealDays * DAY) ||
      ('APPEAL_CLOSED' as const),
    decisionIsTheirs: back.isTheirs,
    takeBackOpen: back.inTime,
    notReturned: ({ hasReturned }: CheckFacts) => !hasReturned || ('DECISION_KEPT' as const),
    backToReview: back.cameFrom('inReview'),
    backToPassed: back.cameFrom('passed'),
    backToAppeal: back.cameFrom('appealed'),
  },
  effects: ['carry', 'tellAuthor', 'tellTakenBack', 'countHistory'],
  takesBack: ['backToReview', 'backToPassed', 'backToAppeal'],
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
    ...takenBack,
    {
      from: ['pending', 'inReview', 'blocked', 'appealed', 'passed'],
      on: 'replace',
      by: ['system'],
      to: 'replaced',
    },
  ],
})

/** Every event that takes a person's decision back. */
export const takingsBack = TAKEN_BACK.map(([on]) => on)

/** The event that takes a decision back to where it came from; null where there is none. */
export const takingBack = (from: string | null) => wayBack(TAKEN_BACK, from)

export type CheckEvent = keyof typeof checkFlow.events
export type CheckActor = (typeof checkFlow.roles)[number]
export type CheckEffect = EffectOf<typeof checkFlow>
export type CheckCode =
  | 'INVALID_STATE'
  | 'FORBIDDEN'
  | 'OWN_RECORD'
  | 'REASON_NEEDED'
  | 'OTHER_DECIDER'
  | 'APPEAL_CLOSED'
  | 'DECISION_KEPT'
  | 'DECISION_NOT_YOURS'
  | 'STALE'
