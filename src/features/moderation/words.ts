/** Owns how checked contents and outgoing messages are said at the desk. */
import type { Tone } from '@/components/tag'
import type { CheckItem, CheckState, OutboxState } from './store'

export const subjectWords: Record<CheckItem['subjectKind'], string> = {
  wish: '心愿',
  notice: '通知',
  prize: '积分超市',
  activity: '活动',
  recap: '活动回顾',
  livelihood: '惠民工程的照片',
  honour: '荣誉事迹',
  article: '文章',
  thanks: '感谢的话',
  duty: '值班交接',
  visit: '走访照片',
  case: '大家看得到的照片',
}

export const checkTones: Record<CheckState, Tone> = {
  pending: 'amber',
  passed: 'jade',
  inReview: 'amber',
  blocked: 'seal',
  appealed: 'sky',
  replaced: 'plain',
}

/** Tone and words of a decision that stands. */
export const decidedTag = ({
  state,
  stateText,
}: Pick<CheckItem, 'state' | 'stateText'>): { tone: Tone; text: string } =>
  state === 'passed' ? { tone: 'jade', text: '通过了' } : { tone: checkTones[state], text: stateText }

/** 一年里通过 5 次，没通过 1 次 */
export function historyWords(history: CheckItem['authorHistory']): string {
  if (history === null) return ''
  const { passed, blocked } = history
  if (passed + blocked === 0) return '一年里第一次送检'
  return blocked === 0 ? `一年里通过 ${passed} 次` : `一年里通过 ${passed} 次，没通过 ${blocked} 次`
}

export const outboxWords: Record<OutboxState, { tone: Tone; text: string }> = {
  failed: { tone: 'seal', text: '没发出去' },
  due: { tone: 'amber', text: '等着发' },
  sending: { tone: 'sky', text: '正在发' },
  inboxOnly: { tone: 'plain', text: '只在收件箱' },
}
