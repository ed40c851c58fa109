/** Owns what somebody is told of a place in a course. */
import { furtherPages } from '../further-pages'
import { momentWord } from '../words/moments'
import { because } from '../words/reason'

export type CourseNews = 'in' | 'drawnIn' | 'drawnLine' | 'drawnOut' | 'dropped' | 'restored' | 'cancelled'

interface Told {
  courseId: string
  /** As the course is called. */
  course: string
  /** Whose place it is: empty for the reader's own. */
  name: string
  /** When the next lesson begins; null when none is ahead. */
  nextAt: number | null
  /** In line, counted from 1. */
  position: number
  reason: string
  now: number
}

const whose = (name: string): string => (name === '' ? '您' : name)
const next = ({ nextAt, now }: Told): string =>
  nextAt === null ? '' : `下一课 ${momentWord(nextAt, now)}，每一课都有位子。`

const writers: Record<CourseNews, (told: Told) => { title: string; text: string }> = {
  in: (told) => ({
    title: `「${told.course}」有${whose(told.name)}的位子了`,
    text: `${next(told)}哪一课来不了，提前点「请假」；不想来了，点进去退课，好让给下一位。`,
  }),
  drawnIn: (told) => ({
    title: `「${told.course}」抽中了`,
    text: `${whose(told.name)}抽中了。${next(told)}种子和票号都公开了，可以自己算一遍。`,
  }),
  drawnLine: (told) => ({
    title: `「${told.course}」抽签结果`,
    text: `${whose(told.name)}排在候补第 ${told.position} 位，有人退课就轮到。种子和票号都公开了，可以自己算一遍。`,
  }),
  drawnOut: (told) => ({
    title: `「${told.course}」抽签结果`,
    text: `这次${whose(told.name)}没有抽中，候补也满了。种子和票号都公开了，可以自己算一遍。`,
  }),
  dropped: (told) => ({
    title: `「${told.course}」的位子让给下一位了`,
    text: `${whose(told.name)}的位子收回了。${because(told.reason)}还想来，可以再报；有出入，请联系站里。`,
  }),
  restored: (told) => ({
    title: `「${told.course}」的位子还是${whose(told.name)}的`,
    text: `刚才的收回撤销了，照旧来上课。${next(told)}`,
  }),
  cancelled: (told) => ({
    title: `「${told.course}」取消了`,
    text: `后面的课都不上了。${because(told.reason)}给您添麻烦了。`,
  }),
}

/** The words of a piece of news, and the page that it leads to. */
export const courseNewsOf = (
  what: CourseNews,
  told: Told,
): { title: string; text: string; page: string } => ({
  ...writers[what](told),
  page: furtherPages.course(told.courseId),
})
