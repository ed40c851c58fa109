/** Owns the words and colours of a course: what state it is in, where somebody stands, when its lessons are. */
import type { Tone } from '@/components/tag'
import { dateWord, momentWord } from '@/domain/words/moments'
import type { CourseCard, CourseStanding } from './store'

interface Mark {
  tone: Tone
  text: string
}

/** Whether it still takes somebody, and how. */
export function roomTag({ phase, cancelled, free, mayQueue, waiting }: CourseCard): Mark {
  if (cancelled) return { tone: 'plain', text: '取消了' }
  if (phase === 'over') return { tone: 'plain', text: '不收人了' }
  if (phase === 'drawing') return { tone: 'amber', text: '正在抽签' }
  if (phase === 'lots') return { tone: 'sky', text: '登记抽签' }
  if (free > 0) return { tone: 'jade', text: `还有 ${free} 个名额` }
  return mayQueue
    ? { tone: 'amber', text: waiting > 0 ? `满了，${waiting} 人候补` : '满了，可候补' }
    : { tone: 'plain', text: '都满了' }
}

/** Where somebody stands. */
export function standingTag({ state, position }: Pick<CourseStanding, 'state' | 'position'>): Mark | null {
  switch (state) {
    case 'in':
      return { tone: 'jade', text: '报上了' }
    case 'waiting':
      return { tone: 'amber', text: `候补第 ${position ?? 1} 位` }
    case 'ticket':
      return { tone: 'sky', text: '等抽签' }
    case 'missed':
      return { tone: 'plain', text: '没抽中' }
    default:
      return null
  }
}

/** 下一课 明天 周六 10:00，共 6 课 */
export function lessonsWord({ nextAt, firstAt, lessons }: CourseCard, now: number): string {
  const next =
    nextAt === null ? '课都上完了' : `${nextAt === firstAt ? '第一课' : '下一课'} ${momentWord(nextAt, now)}`
  return `${next}，共 ${lessons} 课`
}

/** What stands at the end of giving a place up. */
export const leaveWords: Partial<Record<CourseStanding['state'], string>> = {
  ...{ in: '退课', waiting: '退出候补', ticket: '不抽了' },
}

/** What the button at the thumb says. */
export function joinWord({ phase, free, mayQueue, mine }: CourseCard): string {
  if (mine.some(({ isSelf }) => isSelf)) return '给家人报'
  if (phase === 'lots') return '登记抽签'
  return free > 0 || !mayQueue ? '报这门课' : '排候补'
}

/** 7 月 1 日 前先让本站居民报 */
export const ownFirstWord = ({ ownUntil, station }: CourseCard, now: number): string =>
  ownUntil === null || ownUntil <= now
    ? ''
    : station === ''
      ? `${dateWord(ownUntil, now)}前只有本站的居民能报`
      : `${dateWord(ownUntil, now)}起，您也能报`

/** A long row of letters in groups that can be read out. */
export const inGroups = (text: string, of: number): string =>
  text.replace(new RegExp(`(.{${of}})(?=.)`, 'g'), '$1 ')

/** The number of a ticket as it is shown everywhere: 482 913 507. */
export const ticketWord = (ticket: string): string => inGroups(ticket, 3)
