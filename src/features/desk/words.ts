/** Owns how cases at the desk are said: their kind, how long there is left, the state of an activity. */
import type { Tone } from '@/components/tag'
import type { Output } from '@/contract'
import { DAY, daysBetween } from '@/domain/kernel/clock'
import { leftWord } from '@/domain/words/moments'
import type { ToDo } from './desk-store'

export const toDoKinds: Record<ToDo['kind'], string> = {
  volunteer: '志愿者申请',
  hours: '时长核定',
  appeal: '时长申诉',
  activity: '活动',
  check: '内容审核',
  wish: '心愿',
  stock: '库存',
  case: '居民的事',
  forgotten: '忘了签退',
}

/** How urgent a deadline is, in words; null when there is none. */
export function dueTag(dueAt: number | null, now: number): { tone: Tone; text: string } | null {
  if (dueAt === null) return null
  if (dueAt <= now) return { tone: 'seal', text: '已经到期' }
  if (dueAt - now < DAY / 4) return { tone: 'seal', text: `还剩 ${leftWord(dueAt, now)}` }
  const days = daysBetween(now, dueAt)
  if (days === 0) return { tone: 'amber', text: '今天到期' }
  if (days === 1) return { tone: 'amber', text: '明天到期' }
  return { tone: 'plain', text: `还有 ${days} 天` }
}

/** Whether the red edge is due. */
export const isPressing = (dueAt: number | null, now: number): boolean =>
  dueAt !== null && dueAt - now < DAY / 4

export type ActivityState = Output<'desk.activity'>['state']

export const activityStates: Record<ActivityState, { tone: Tone; text: string }> = {
  draft: { tone: 'plain', text: '草稿' },
  pendingReview: { tone: 'amber', text: '待审核' },
  rejected: { tone: 'seal', text: '退回修改' },
  published: { tone: 'jade', text: '已发布' },
  cancelled: { tone: 'plain', text: '已取消' },
  archived: { tone: 'plain', text: '已归档' },
}

/** The server says the state of a session in these words. */
export const sessionTone = (state: string): Tone =>
  state === '报名中' || state === '进行中'
    ? 'jade'
    : state === '已取消' || state === '已结束'
      ? 'plain'
      : 'amber'
