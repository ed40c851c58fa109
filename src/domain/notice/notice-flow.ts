/** Owns the way of a notice: drafted, held until its time and its content check, published, corrected, recalled or ended (domain rules SM-17). */
import type { EffectOf } from '../kernel/effects'
import { defineWorkflow } from '../kernel/workflow'
import type { PieceVerdict } from '../moderation/documents'
import { noticeRules } from './rules'
import { GRID } from '../person/roles'

export interface NoticeFacts {
  now: number
  /** Whether everybody in the audience is somebody the actor may write to. */
  withinReach: boolean
  check: PieceVerdict
  /** When it is to go out. */
  publishAt: number
  expiresAt: number
  /** Until when the notice stands once the move is made. */
  endsAt: number
  /** How many people the audience is; null when it is counted later. */
  people: number | null
  reason: string
}

export const noticeFlow = defineWorkflow({
  name: 'notice',
  title: '通知',
  start: 'draft',
  roles: [...GRID, 'system'],
  states: {
    draft: { label: '草稿', tone: 'plain' },
    scheduled: { label: '等着发', tone: 'waiting' },
    published: { label: '已发出', tone: 'good' },
    recalled: { label: '已撤回', tone: 'warn', final: true },
    ended: { label: '已到期', tone: 'done', final: true },
  },
  events: {
    amend: { label: '修改' },
    send: { label: '发出' },
    schedule: { label: '定时发' },
    publish: { label: '到时发出' },
    unschedule: { label: '先不发' },
    holdBack: { label: '没有发出' },
    correct: { label: '更正' },
    propose: { label: '交了更正，等内容检查' },
    recall: { label: '撤回' },
    expire: { label: '到期' },
  },
  guards: {
    withinReach: ({ withinReach }: NoticeFacts) => withinReach || ('NOTICE_NOT_YOUR_GRID' as const),
    notBlocked: ({ check }: NoticeFacts) => check !== 'blocked' || ('NOTICE_BLOCKED' as const),
    checked: ({ check }: NoticeFacts) =>
      check === 'passed' || (check === 'blocked' ? ('NOTICE_BLOCKED' as const) : ('INVALID_STATE' as const)),
    inTime: ({ now, publishAt, expiresAt }: NoticeFacts) =>
      (publishAt <= now + noticeRules.aheadMs &&
        expiresAt > Math.max(now, publishAt) &&
        expiresAt <= Math.max(now, publishAt) + noticeRules.longestMs) ||
      ('NOTICE_BAD_EXPIRY' as const),
    somebody: ({ people }: NoticeFacts) => people === null || people > 0 || ('NOTICE_NOBODY' as const),
    reasoned: ({ reason }: NoticeFacts) => reason !== '' || ('REASON_NEEDED' as const),
  },
  effects: ['goOut', 'end', 'checkPiece', 'tellReaders', 'tellReturned'],
  rows: [
    { from: 'draft', on: 'amend', by: GRID, needs: ['withinReach'], to: 'draft', effects: ['checkPiece'] },
    {
      from: 'draft',
      on: 'send',
      by: GRID,
      needs: ['withinReach', 'checked', 'inTime', 'somebody'],
      to: 'published',
      due: { until: ({ endsAt }) => endsAt },
      overdue: 'expire',
      effects: ['goOut'],
    },
    {
      from: 'draft',
      on: 'schedule',
      by: GRID,
      needs: ['withinReach', 'notBlocked', 'inTime', 'somebody'],
      to: 'scheduled',
      due: { until: ({ publishAt }) => publishAt },
      overdue: 'publish',
    },
    {
      from: 'scheduled',
      on: 'publish',
      by: ['system'],
      needs: ['checked', 'inTime', 'somebody'],
      to: 'published',
      due: { until: ({ endsAt }) => endsAt },
      overdue: 'expire',
      effects: ['goOut'],
    },
    { from: 'scheduled', on: 'unschedule', by: GRID, needs: ['withinReach'], to: 'draft' },
    {
      from: 'scheduled',
      on: 'holdBack',
      by: ['system'],
      needs: ['reasoned'],
      to: 'draft',
      effects: ['tellReturned'],
    },
    {
      from: 'published',
      on: 'correct',
      by: [...GRID, 'system'],
      needs: ['withinReach', 'inTime'],
      to: 'published',
      due: { until: ({ endsAt }) => endsAt },
      overdue: 'expire',
      effects: ['checkPiece'],
    },
    {
      from: 'published',
      on: 'propose',
      by: GRID,
      needs: ['withinReach', 'inTime'],
      to: 'published',
      due: { until: ({ endsAt }) => endsAt },
      overdue: 'expire',
      effects: ['checkPiece'],
    },
    {
      from: 'published',
      on: 'recall',
      by: GRID,
      needs: ['withinReach', 'reasoned'],
      to: 'recalled',
      effects: ['end', 'tellReaders'],
    },
    {
      from: 'published',
      on: 'recall',
      by: ['system'],
      needs: ['reasoned'],
      to: 'recalled',
      effects: ['end'],
    },
    { from: 'published', on: 'expire', by: ['system'], to: 'ended', effects: ['end'] },
  ],
})

export type NoticeEvent = keyof typeof noticeFlow.events
export type NoticeActor = (typeof noticeFlow.roles)[number]
export type NoticeEffect = EffectOf<typeof noticeFlow>
