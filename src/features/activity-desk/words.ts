/** Owns how activities and their sessions are said at the desk. */
import type { Tone } from '@/components/tag'
import type { Output } from '@/contract'

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
  ['报名中', '进行中', '已取消', '已结束'].includes(state) ? 'plain' : 'amber'
