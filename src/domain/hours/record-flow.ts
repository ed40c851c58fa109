/** Owns the way of a service record: from an open visit to approved hours, appeals and voiding, as a table. */
import { DAY } from '../kernel/clock'
import type { EffectOf } from '../kernel/effects'
import { takeBackGuards, type TakeBackFacts, wayBack } from '../kernel/taking-back'
import { defineWorkflow } from '../kernel/workflow'
import type { AppealCase, RecordState } from './documents'
import { hoursRulesAt } from './rules'
import { ORGANISERS, STAFF } from '../person/roles'

/** What the guards of a record look at. */
export interface RecordFacts extends TakeBackFacts<RecordState> {
  /** Whether it is the actor's own record, or that of a member of the actor's family or household. */
  own: boolean
  /** Whether the actor wrote it down, looked at it for the leaders, or approved it: one who answers an appeal did not. */
  involved: boolean
  actorId: string
  /** Who wrote an added record; empty for a proved one. */
  recorderId: string
  leaderCheckedBy: string | null
  /** Whether the actor alone proved the visit of somebody who has no phone. */
  provedAlone: boolean
  /** Whether a leader's look is all that the rules ask for, or not even that. */
  provedEnough: boolean
  /** Whether only the head of the station may approve it. */
  adminNeeded: boolean
  /** Whether the day would be so long with the minutes of a correction that only the head may set them. */
  adminNeededCorrected: boolean
  isAdmin: boolean
  reason: string
  /** Only for `correct`: what it shall be, and the most that the rules allow. */
  minutes: number | null
  maxMinutes: number
  appealLevel: AppealCase['level'] | null
  /** Until when its owner may appeal; null when that is not open (any more). */
  appealUntil: number | null
  /** Whether the points that it brought are all still there to be taken back. */
  pointsThere: boolean
  /** Deadlines in days, from the rules of the session's day. */
  climbDays: number
  outsideDays: number
}

/** Whoever sent one of these has decided on the record, and answers no appeal against it. */
const DECIDED = ['leaderCheck', 'approve', 'return', 'reject', 'uphold', 'correct'] as const

const forLeaders = (at: number): number => hoursRulesAt(at).leaderWorkingDays
const forDesk = (at: number): number => hoursRulesAt(at).recordWorkingDays

/** Where each taking back leads; the decision must have come from there. */
const TAKEN_BACK = [
  ['backToOpen', 'open', forLeaders],
  ['backToLeader', 'submitted', forLeaders],
  ['backToReturned', 'returned', forLeaders],
  ['backToDesk', 'leaderOk', forDesk],
] as const

/** Whoever decided takes it back, shortly after, while nothing has followed from it. */
const takenBack = TAKEN_BACK.map(([on, to, days]) => ({
  from: ['leaderOk', 'approved', 'returned', 'rejected'] as const,
  on,
  by: ORGANISERS,
  needs: ['decidedByActor', 'takeBackOpen', 'pointsThere', on] as const,
  to,
  due: { workingDays: days },
  effects: ['withdraw', 'unsettle', 'tellTakenBack'] as const,
}))

const back = takeBackGuards('UNDO_CLOSED', 'UNDO_NOT_YOURS')

const nextRaise = ({ now, appealLevel, climbDays, outsideDays }: RecordFacts): number =>
  now + (appealLevel === 'staff' ? climbDays : outsideDays) * DAY

export const recordFlow = defineWorkflow({
  name: 'serviceRecord',
  title: '服务时长',
  start: 'open',
  roles: [...ORGANISERS, 'owner', 'system'],
  states: {
    open: { label: '等您说几点离开', tone: 'warn', waitsFor: ORGANISERS },
    submitted: { label: '待队长初核', tone: 'waiting', waitsFor: ORGANISERS },
    leaderOk: { label: '待专职核定', tone: 'waiting', waitsFor: STAFF },
    approved: { label: '已核定', tone: 'good' },
    returned: { label: '退回重核', tone: 'warn', waitsFor: ORGANISERS },
    rejected: { label: '没有认可', tone: 'warn' },
    appealed: { label: '申诉中', tone: 'waiting', waitsFor: STAFF },
    corrected: { label: '申诉后已改', tone: 'good' },
    upheld: { label: '申诉后维持', tone: 'done' },
    voided: { label: '已作废', tone: 'warn', final: true },
    undone: { label: '签退已撤销', tone: 'plain' },
  },
  events: {
    close: { label: '签退' },
    answer: { label: '补说离开时间' },
    autoApprove: { label: '按规则核定' },
    leaderCheck: { label: '初核通过' },
    approve: { label: '核定' },
    return: { label: '退回' },
    reject: { label: '不认可' },
    appeal: { label: '申诉' },
    raise: { label: '升一级' },
    uphold: { label: '维持原样' },
    correct: { label: '改正时长' },
    void: { label: '作废' },
    undo: { label: '撤销' },
    reopen: { label: '重新签退' },
    backToOpen: { label: '撤销' },
    backToLeader: { label: '撤销' },
    backToReturned: { label: '撤销' },
    backToDesk: { label: '撤销' },
  },
  guards: {
    /** Whoever gave both ends of a visit for somebody without a phone, or an end of one to somebody near, is not the second person who looks at it. */
    notProvedAlone: ({ provedAlone }: RecordFacts) => !provedAlone || ('OTHER_DECIDER' as const),
    notOwn: ({ own }: RecordFacts) => !own || ('OWN_RECORD' as const),
    otherPerson: ({ actorId, recorderId, leaderCheckedBy }: RecordFacts) =>
      (actorId !== recorderId && actorId !== leaderCheckedBy) || ('SAME_APPROVER' as const),
    uninvolved: ({ involved }: RecordFacts) => !involved || ('OTHER_DECIDER' as const),
    proofSuffices: ({ provedEnough }: RecordFacts) => provedEnough || ('INVALID_STATE' as const),
    highEnough: ({ adminNeeded, isAdmin }: RecordFacts) =>
      !adminNeeded || isAdmin || ('ADMIN_NEEDED' as const),
    highEnoughCorrected: ({ adminNeededCorrected, isAdmin }: RecordFacts) =>
      !adminNeededCorrected || isAdmin || ('ADMIN_NEEDED' as const),
    reasonWhenLong: ({ adminNeeded, reason }: RecordFacts) =>
      !adminNeeded || reason !== '' || ('REASON_NEEDED' as const),
    reasoned: ({ reason }: RecordFacts) => reason !== '' || ('REASON_NEEDED' as const),
    levelReached: ({ appealLevel, isAdmin }: RecordFacts) =>
      appealLevel === 'staff' || isAdmin || ('ADMIN_NEEDED' as const),
    minutesAllowed: ({ minutes, maxMinutes }: RecordFacts) =>
      (minutes !== null && minutes <= maxMinutes) || ('MINUTES_NOT_ALLOWED' as const),
    appealOpen: ({ now, appealUntil }: RecordFacts) =>
      (appealUntil !== null && now <= appealUntil) || ('APPEAL_CLOSED' as const),
    decidedByActor: back.isTheirs,
    takeBackOpen: back.inTime,
    /** Points that were spent meanwhile are not asked back by a tap; the head of the station may still void. */
    pointsThere: ({ pointsThere }: RecordFacts) => pointsThere || ('UNDO_CLOSED' as const),
    backToOpen: back.cameFrom('open'),
    backToLeader: back.cameFrom('submitted'),
    backToReturned: back.cameFrom('returned'),
    backToDesk: back.cameFrom('leaderOk'),
    notOutside: ({ appealLevel }: RecordFacts) => appealLevel !== 'outside' || ('INVALID_STATE' as const),
  },
  effects: [
    'lookedAt',
    'lookAgain',
    'stopAsking',
    'settle',
    'credit',
    'withdraw',
    'setMinutes',
    'clearPoints',
    'closeAppeal',
    'tellCounted',
    'tellRefused',
    'tellAnswered',
    'unsettle',
    'tellTakenBack',
  ],
  rows: [
    { from: 'open', on: 'close', by: ['system'], to: 'submitted', due: { workingDays: forDesk } },
    { from: 'open', on: 'answer', by: ['owner'], to: 'submitted', due: { workingDays: forLeaders } },
    // An organiser's mark was taken back before anybody had looked; the visit goes on, or never was.
    {
      from: ['open', 'submitted', 'approved'],
      on: 'undo',
      by: ['system'],
      to: 'undone',
    },
    { from: 'undone', on: 'undo', by: ['system'], to: 'undone' },
    { from: 'undone', on: 'reopen', by: ['system'], to: 'open' },
    {
      from: ['submitted', 'leaderOk'],
      on: 'autoApprove',
      by: ['system'],
      needs: ['proofSuffices'],
      to: 'approved',
      effects: ['credit'],
    },
    {
      from: ['open', 'submitted', 'returned'],
      on: 'leaderCheck',
      by: ORGANISERS,
      needs: ['notOwn', 'notProvedAlone'],
      to: 'leaderOk',
      due: { workingDays: forDesk },
      effects: ['lookedAt', 'settle'],
    },
    {
      from: 'leaderOk',
      on: 'approve',
      by: STAFF,
      needs: ['notOwn', 'otherPerson', 'highEnough', 'reasonWhenLong'],
      to: 'approved',
      effects: ['credit', 'tellCounted'],
    },
    {
      from: 'leaderOk',
      on: 'return',
      by: STAFF,
      needs: ['notOwn', 'reasoned'],
      to: 'returned',
      due: { workingDays: forLeaders },
      effects: ['lookAgain'],
    },
    {
      from: ['open', 'submitted', 'returned'],
      on: 'reject',
      by: ORGANISERS,
      needs: ['notOwn', 'reasoned'],
      to: 'rejected',
      effects: ['stopAsking', 'tellRefused'],
    },
    {
      from: 'leaderOk',
      on: 'reject',
      by: STAFF,
      needs: ['notOwn', 'reasoned'],
      to: 'rejected',
      effects: ['stopAsking', 'tellRefused'],
    },
    {
      from: ['approved', 'rejected'],
      on: 'appeal',
      by: ['owner'],
      needs: ['appealOpen'],
      to: 'appealed',
      due: { until: ({ now, climbDays }) => now + climbDays * DAY },
      overdue: 'raise',
    },
    {
      from: 'appealed',
      on: 'raise',
      by: ['system'],
      needs: ['notOutside'],
      to: 'appealed',
      due: { until: nextRaise },
      overdue: 'raise',
    },
    {
      from: 'appealed',
      on: 'uphold',
      by: STAFF,
      apart: DECIDED,
      needs: ['notOwn', 'uninvolved', 'levelReached', 'reasoned'],
      to: 'upheld',
      effects: ['closeAppeal', 'tellAnswered'],
    },
    {
      from: 'appealed',
      on: 'correct',
      by: STAFF,
      apart: DECIDED,
      needs: ['notOwn', 'uninvolved', 'levelReached', 'reasoned', 'minutesAllowed', 'highEnoughCorrected'],
      to: 'corrected',
      effects: ['closeAppeal', 'withdraw', 'setMinutes', 'credit', 'tellAnswered'],
    },
    {
      from: 'appealed',
      on: 'void',
      by: ['station_admin'],
      apart: DECIDED,
      needs: ['notOwn', 'uninvolved', 'reasoned'],
      to: 'voided',
      effects: ['closeAppeal', 'withdraw', 'clearPoints', 'tellRefused'],
    },
    ...takenBack,
    {
      from: ['approved', 'corrected', 'upheld'],
      on: 'void',
      by: ['station_admin'],
      needs: ['notOwn', 'reasoned'],
      to: 'voided',
      effects: ['closeAppeal', 'withdraw', 'clearPoints', 'tellRefused'],
    },
  ],
})

export type RecordEvent = keyof typeof recordFlow.events
export type RecordEffect = EffectOf<typeof recordFlow>
export type RecordActor = (typeof recordFlow.roles)[number]

/** The events that an organiser sends through one action. */
export const deciderEvents = [
  'leaderCheck',
  'approve',
  'return',
  'reject',
  'uphold',
  'correct',
  'void',
] as const
export type DeciderEvent = (typeof deciderEvents)[number]

/** Every event that takes a decision back. */
export const takingsBack = TAKEN_BACK.map(([on]) => on)

/** The event that takes a decision back to where it came from; null where there is none. */
export const takingBack = (from: RecordState | null) => wayBack(TAKEN_BACK, from)
