/** Owns the way of an activity, from draft to archive: who plans it, who lets it be published. */
import { type GuardedUpdate, setting } from '../kernel/guarded-update'
import { carryOut, type EffectOf, type Executors } from '../kernel/effects'
import { defineWorkflow } from '../kernel/workflow'
import { asksGuardians, hasAdults } from './course-terms'
import { mayBePlanned, takesSignUps } from './session-times'
import type { ActivityDocument } from './documents'
import { ORGANISERS, STAFF } from '../person/roles'

interface ActivityChecks {
  activity: Pick<
    ActivityDocument,
    | 'title'
    | 'placeName'
    | 'riskNotice'
    | 'safetyContact'
    | 'leaderId'
    | 'capacity'
    | 'plan'
    | 'createdBy'
    | 'type'
    | 'audience'
    | 'minAge'
    | 'maxAge'
    | 'course'
  >
  /** The person who moves it. */
  by: string
  now: number
  reason?: string
  /** Sessions that are not over yet and not cancelled; none before publishing. */
  sessionsAhead?: number
}

/** What must be filled in before publishing, in the words of the form. */
const needed: [name: string, isThere: (activity: ActivityChecks['activity']) => boolean][] = [
  ['活动名称', (a) => a.title !== ''],
  ['地点', (a) => a.placeName !== ''],
  ['安全提醒', (a) => a.riskNotice !== ''],
  ['安全联系人', (a) => a.safetyContact !== ''],
  ['负责人', (a) => a.leaderId !== ''],
  ['名额', (a) => a.capacity > 0],
  ['场次', (a) => a.plan.length > 0],
  ['两位在场的大人', hasAdults],
]

/** What a published activity still lacks, in the words of the form; null when nothing is missing. */
export const missingField = (activity: ActivityChecks['activity']): string | null =>
  needed.find(([, isThere]) => !isThere(activity))?.[0] ?? null

export const activityFlow = defineWorkflow({
  name: 'activity',
  title: '活动',
  start: 'draft',
  roles: ORGANISERS,
  states: {
    draft: { label: '草稿', tone: 'plain', waitsFor: ORGANISERS },
    pendingReview: { label: '待审核', tone: 'waiting', waitsFor: STAFF },
    rejected: { label: '退回修改', tone: 'warn', waitsFor: ORGANISERS },
    published: { label: '已发布', tone: 'good' },
    cancelled: { label: '已取消', tone: 'warn' },
    archived: { label: '已归档', tone: 'done', final: true },
  },
  events: {
    submit: { label: '送审' },
    approve: { label: '通过并发布' },
    reject: { label: '退回' },
    cancel: { label: '取消整个活动' },
    archive: { label: '归档' },
  },
  guards: {
    complete: ({ activity }: ActivityChecks) => {
      const field = missingField(activity)
      return field === null || { code: 'INCOMPLETE' as const, details: { field } }
    },
    guarded: ({ activity }: ActivityChecks) => asksGuardians(activity) || ('COURSE_NEEDED' as const),
    ahead: ({ activity, now }: ActivityChecks) =>
      (activity.plan.every((session) => mayBePlanned(session, now) && takesSignUps(session, now)) &&
        // What is drawn before anybody could ask is drawn among nobody.
        now < (activity.course?.drawAt ?? Infinity)) ||
      ('BAD_TIMES' as const),
    nothingAhead: ({ sessionsAhead: count = 0 }: ActivityChecks) =>
      count === 0 || { code: 'SESSIONS_AHEAD' as const, details: { count } },
    notOwn: ({ activity, by }: ActivityChecks) => activity.createdBy !== by || ('OWN_RECORD' as const),
    reasoned: ({ reason }: ActivityChecks) => Boolean(reason) || ('REASON_NEEDED' as const),
  },
  effects: ['publishSessions', 'cancelSessions'],
  rows: [
    {
      from: ['draft', 'rejected'],
      on: 'submit',
      by: ORGANISERS,
      needs: ['complete', 'guarded', 'ahead'],
      to: 'pendingReview',
      due: { workingDays: 1 },
    },
    {
      from: 'pendingReview',
      on: 'approve',
      by: STAFF,
      needs: ['notOwn', 'complete', 'guarded', 'ahead'],
      to: 'published',
      effects: ['publishSessions'],
    },
    { from: 'pendingReview', on: 'reject', by: STAFF, needs: ['notOwn', 'reasoned'], to: 'rejected' },
    { from: ['draft', 'pendingReview', 'rejected'], on: 'cancel', by: ORGANISERS, to: 'cancelled' },
    {
      from: 'published',
      on: 'cancel',
      by: ORGANISERS,
      needs: ['reasoned'],
      to: 'cancelled',
      effects: ['cancelSessions'],
    },
    {
      from: ['published', 'cancelled'],
      on: 'archive',
      by: ORGANISERS,
      needs: ['nothingAhead'],
      to: 'archived',
    },
  ],
})

type ActivityEffect = EffectOf<typeof activityFlow>

/** Sessions follow their activity with whoever wrote it or, when that fails, with the job that looks for this mark. */
const spread = () => setting({ spread: true })

const executors: Executors<ActivityEffect, null, never> = { publishSessions: spread, cancelSessions: spread }

/** What a move of an activity changes beside its state. */
export const changedWith = (effects: readonly ActivityEffect[]): GuardedUpdate[] =>
  carryOut(executors, effects, null).updates
