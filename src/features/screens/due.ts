/** Owns how urgent a deadline is said and shown, wherever one stands. */
import type { Tone } from '@/components/tag'
import { DAY, daysBetween } from '@/domain/kernel/clock'
import { leftWord } from '@/domain/words/moments'

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
