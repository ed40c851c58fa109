/** Owns how a paper is said: to its holder and at the desk. */
import type { Profile } from '@/api/me'
import type { Tone } from '@/components/tag'
import { startOf } from '@/domain/kernel/clock'
import { dateWord } from '@/domain/words/moments'

type Paper = Profile['volunteer']['papers'][number]

/** 有效到 2027 年 3 月 1 日, 11 月 2 日，6 小时: when it holds, or when it was. */
export function daysOfPaper(
  { sort, from, until, hours }: Pick<Paper, 'sort' | 'from' | 'until' | 'hours'>,
  now: number,
): string {
  const word = (day: string | null): string => (day === null ? '' : dateWord(startOf(day), now))
  if (sort === 'training')
    return [word(from), hours === null ? '' : `${hours} 小时`].filter(Boolean).join('，')
  if (until === null) return '长期有效'
  return from === null ? `有效到 ${word(until)}` : `${word(from)}到 ${word(until)}`
}

const states: Record<Paper['state'], { tone: Tone; text: string }> = {
  valid: { tone: 'jade', text: '有效' },
  soon: { tone: 'amber', text: '快到期' },
  over: { tone: 'plain', text: '过期了' },
  ahead: { tone: 'plain', text: '还没开始' },
  ended: { tone: 'plain', text: '停用了' },
}

/** How it stands; nothing for a training, which stays. */
export const tagOfPaper = ({ sort, state }: Pick<Paper, 'sort' | 'state'>) =>
  sort === 'training' && state === 'valid' ? null : states[state]
