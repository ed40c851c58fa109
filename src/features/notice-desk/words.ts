/** Owns how notices are said at the desk: their state, their check, how far they have come. */
import type { Tone } from '@/components/tag'
import type { CallRow, DeskNotice, NoticeRow, NoticeState } from './store'

export const noticeStates: Record<NoticeState, { tone: Tone; text: string }> = {
  draft: { tone: 'plain', text: '草稿' },
  scheduled: { tone: 'amber', text: '定时发' },
  published: { tone: 'jade', text: '已发' },
  recalled: { tone: 'seal', text: '已撤回' },
  ended: { tone: 'plain', text: '已过期' },
}

/** Said beside the state only where the check holds something back. */
export const checkTags: Record<DeskNotice['check'], { tone: Tone; text: string } | null> = {
  passed: null,
  pending: { tone: 'amber', text: '正在检查' },
  inReview: { tone: 'amber', text: '等人看内容' },
  blocked: { tone: 'seal', text: '内容没通过' },
}

/** 看过 210 / 312 */
export const readWords = ({ people, read }: Pick<NoticeRow, 'people' | 'read'>): string =>
  people === null ? '' : `看过 ${read} / ${people}`

export const whyTags: Record<CallRow['why'], { tone: Tone; text: string }> = {
  unread: { tone: 'sky', text: '没读' },
  outdated: { tone: 'sky', text: '读的是更正前的' },
  unanswered: { tone: 'amber', text: '读了，没回收到' },
}

export const reachedWords: Record<Exclude<CallRow['reachedBy'], 'none'>, string> = {
  call: '打过电话了',
  visit: '上门了',
}
