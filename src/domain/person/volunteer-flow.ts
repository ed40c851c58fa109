/** Owns the way of a volunteer's application: applied, seen by staff, active, suspended, withdrawn (domain rules SM-01). */
import type { EffectOf } from '../kernel/effects'
import { defineWorkflow } from '../kernel/workflow'

export interface VolunteerFacts {
  /** Whether the person who acts is the volunteer, or pools points with that volunteer. */
  own: boolean
  reason: string
  /** Whether the volunteer left while suspended, and nobody has lifted that since. */
  suspended: boolean
  /** Whether the actor is the head of the station. */
  isAdmin: boolean
}

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
  },
  guards: {
    notOwn: (facts: VolunteerFacts) => !facts.own || ('OWN_RECORD' as const),
    liftsSuspension: ({ suspended, isAdmin }: VolunteerFacts) =>
      !suspended || isAdmin || ('SUSPENDED_BEFORE' as const),
    hasReason: (facts: VolunteerFacts) => facts.reason !== '' || ('REASON_NEEDED' as const),
  },
  effects: ['giveNumber', 'noteSuspension', 'liftSuspension', 'followStanding', 'tell'],
  rows: [
    {
      from: ['none', 'rejected', 'withdrawn'],
      on: 'apply',
      by: ['resident'],
      to: 'pendingReview',
      due: { workingDays: 3 },
    },
    {
      from: ['none', 'rejected', 'withdrawn'],
      on: 'applyMinor',
      by: ['resident'],
      to: 'pendingGuardian',
      due: { days: 7 },
      overdue: 'lapse',
    },
    { from: 'pendingGuardian', on: 'lapse', by: ['system'], to: 'none', effects: ['followStanding', 'tell'] },
    {
      from: 'pendingGuardian',
      on: 'guardianConsent',
      by: ['staff', 'station_admin'],
      needs: ['notOwn'],
      to: 'pendingReview',
      due: { workingDays: 3 },
    },
    {
      from: 'pendingReview',
      on: 'approve',
      by: ['staff', 'station_admin'],
      // Whoever turned somebody down does not judge the next application of that person.
      apart: ['reject'],
      needs: ['notOwn', 'liftsSuspension'],
      to: 'active',
      effects: ['giveNumber', 'liftSuspension', 'followStanding', 'tell'],
    },
    {
      from: ['pendingReview', 'pendingGuardian'],
      on: 'reject',
      by: ['staff', 'station_admin'],
      apart: ['reject'],
      needs: ['notOwn', 'hasReason'],
      to: 'rejected',
      effects: ['followStanding', 'tell'],
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

export type VolunteerEvent = keyof typeof volunteerFlow.events
export type VolunteerActor = (typeof volunteerFlow.roles)[number]
export type VolunteerEffect = EffectOf<typeof volunteerFlow>
