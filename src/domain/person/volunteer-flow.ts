/** Owns the way of a volunteer's application: applied, seen by staff, active, suspended, withdrawn (domain rules SM-01). */
import type { EffectOf } from '../kernel/effects'
import { takeBackGuards, type TakeBackFacts, wayBack } from '../kernel/taking-back'
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from './roles'

export interface VolunteerFacts extends TakeBackFacts {
  /** Whether the person who acts is the volunteer, or pools points with that volunteer. */
  own: boolean
  reason: string
  /** Whether the volunteer left while suspended, and nobody has lifted that since. */
  suspended: boolean
  /** Whether the actor is the head of the station. */
  isAdmin: boolean
  /** Whether the person has already done something that only volunteers do; only for taking an approval back. */
  hasBegun: boolean
}

const REVIEW = { workingDays: 3 }
const GUARDIAN = { days: 7 }
/** Whoever turned somebody down does not judge the next application of that person. */
export const APART = ['reject'] as const

/** Where each taking back leads; the decision must have come from there. */
const TAKEN_BACK = [
  ['backToReview', 'pendingReview'],
  ['backToGuardian', 'pendingGuardian'],
] as const
const back = takeBackGuards('DECISION_KEPT', 'DECISION_NOT_YOURS')

export const volunteerFlow = defineWorkflow({
  name: 'volunteer',
  title: '志愿者',
  start: 'none',
  roles: ['resident', 'staff', 'station_admin', 'system'],
  states: {
    none: { label: '未申请', tone: 'plain' },
    pendingGuardian: { label: '等监护人同意', tone: 'waiting', waitsFor: ['staff', 'station_admin'] },
    pendingReview: { label: '审核中', tone: 'waiting', waitsFor: ['staff', 'station_admin'] },
    active: { label: '志愿者', tone: 'good' },
    suspended: { label: '暂停', tone: 'warn' },
    withdrawn: { label: '已退出', tone: 'done' },
    rejected: { label: '未通过', tone: 'warn' },
  },
  events: {
    apply: { label: '申请' },
    applyMinor: { label: '申请（未成年）' },
    guardianConsent: { label: '监护人已同意' },
    approve: { label: '通过' },
    reject: { label: '不通过' },
    suspend: { label: '暂停' },
    restore: { label: '恢复' },
    withdraw: { label: '退出' },
    lapse: { label: '过期' },
    backToReview: { label: '撤销' },
    backToGuardian: { label: '撤销' },
  },
  guards: {
    notOwn: (facts: VolunteerFacts) => !facts.own || ('OWN_RECORD' as const),
    liftsSuspension: ({ suspended, isAdmin }: VolunteerFacts) =>
      !suspended || isAdmin || ('SUSPENDED_BEFORE' as const),
    hasReason: (facts: VolunteerFacts) => facts.reason !== '' || ('REASON_NEEDED' as const),
    decisionIsTheirs: back.isTheirs,
    takeBackOpen: back.inTime,
    backToReview: back.cameFrom('pendingReview'),
    backToGuardian: back.cameFrom('pendingGuardian'),
    notBegun: ({ hasBegun }: VolunteerFacts) => !hasBegun || ('DECISION_KEPT' as const),
  },
  effects: [
    'giveNumber',
    'noteSuspension',
    'liftSuspension',
    'putBackSuspension',
    'followStanding',
    'tell',
    'tellTakenBack',
  ],
  takesBack: ['backToReview', 'backToGuardian'],
  rows: [
    {
      from: ['none', 'rejected', 'withdrawn'],
      on: 'apply',
      by: ['resident'],
      to: 'pendingReview',
      due: REVIEW,
    },
    {
      from: ['none', 'rejected', 'withdrawn'],
      on: 'applyMinor',
      by: ['resident'],
      to: 'pendingGuardian',
      due: GUARDIAN,
      overdue: 'lapse',
    },
    { from: 'pendingGuardian', on: 'lapse', by: ['system'], to: 'none', effects: ['followStanding', 'tell'] },
    {
      from: 'pendingGuardian',
      on: 'guardianConsent',
      by: STAFF,
      needs: ['notOwn'],
      to: 'pendingReview',
      due: REVIEW,
    },
    {
      from: 'pendingReview',
      on: 'approve',
      by: STAFF,
      apart: APART,
      needs: ['notOwn', 'liftsSuspension'],
      to: 'active',
      effects: ['giveNumber', 'liftSuspension', 'followStanding', 'tell'],
    },
    {
      from: ['pendingReview', 'pendingGuardian'],
      on: 'reject',
      by: STAFF,
      apart: APART,
      needs: ['notOwn', 'hasReason'],
      to: 'rejected',
      effects: ['followStanding', 'tell'],
    },
    // Whoever decided takes it back shortly after, before the person has done anything as a volunteer.
    {
      from: 'active',
      on: 'backToReview',
      by: STAFF,
      needs: ['notOwn', 'decisionIsTheirs', 'takeBackOpen', 'backToReview', 'notBegun'],
      to: 'pendingReview',
      due: REVIEW,
      effects: ['putBackSuspension', 'followStanding', 'tellTakenBack'],
    },
    {
      from: 'rejected',
      on: 'backToReview',
      by: STAFF,
      needs: ['notOwn', 'decisionIsTheirs', 'takeBackOpen', 'backToReview'],
      to: 'pendingReview',
      due: REVIEW,
      effects: ['tellTakenBack'],
    },
    {
      from: 'rejected',
      on: 'backToGuardian',
      by: STAFF,
      needs: ['notOwn', 'decisionIsTheirs', 'takeBackOpen', 'backToGuardian'],
      to: 'pendingGuardian',
      due: GUARDIAN,
      overdue: 'lapse',
      effects: ['tellTakenBack'],
    },
    {
      from: 'active',
      on: 'suspend',
      by: ['station_admin'],
      needs: ['notOwn', 'hasReason'],
      to: 'suspended',
      effects: ['noteSuspension', 'followStanding', 'tell'],
    },
    {
      from: 'suspended',
      on: 'restore',
      by: ['station_admin'],
      needs: ['notOwn'],
      to: 'active',
      effects: ['liftSuspension', 'followStanding', 'tell'],
    },
    {
      from: ['active', 'suspended', 'pendingReview', 'pendingGuardian'],
      on: 'withdraw',
      by: ['resident'],
      to: 'withdrawn',
      effects: ['followStanding'],
    },
  ],
})

/** Every event that takes a decision on an application back. */
export const takingsBack = TAKEN_BACK.map(([on]) => on)

/** The event that takes a decision back to where it came from; null where there is none. */
export const takingBack = (from: string | null) => wayBack(TAKEN_BACK, from)

export type VolunteerEvent = keyof typeof volunteerFlow.events
export type VolunteerActor = (typeof volunteerFlow.roles)[number]
export type VolunteerEffect = EffectOf<typeof volunteerFlow>
