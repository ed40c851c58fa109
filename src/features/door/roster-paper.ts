/** Owns the attendance sheet of a session: who is expected, and room to sign in and out by hand. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
import { spanWord } from '@/domain/words/moments'
import { answersWord } from './words'
import type { Column, Paper } from '../screens/paper-sheet'

type RosterSheet = Output<'desk.printRoster'>
type Line = Pick<
  RosterSheet['rows'][number],
  'name' | 'grid' | 'maskedPhone' | 'withAdult' | 'post' | 'answers'
>

const sheet = createResource<string, RosterSheet>({
  name: 'roster-sheet',
  load: (sessionId) => call('desk.printRoster', { sessionId }),
  keyOf: (sessionId) => sessionId,
})

export const openSheet = (sessionId: string): Promise<void> => sheet.open(sessionId)
export const useSheet = (sessionId: string) => sheet.use(sheet.select(sessionId))

const order: Column<Line> = { head: '', cell: (_, index) => index + 1, is: 'order' }
const postColumn: Column<Line> = { head: '岗位', cell: ({ post = '' }) => post }
const answersColumn: Column<Line> = { head: '回答', cell: ({ answers = [] }) => answersWord(answers) }
const columns: readonly Column<Line>[] = [
  { head: '姓名', cell: ({ name, withAdult }) => (withAdult === '' ? name : `${name}（${withAdult}带）`) },
  { head: '网格', cell: ({ grid }) => grid },
  { head: '电话', cell: ({ maskedPhone }) => maskedPhone },
  { head: '签到', cell: () => '', is: 'sign' },
  { head: '签退', cell: () => '', is: 'sign' },
]

/** For people who join at the door. */
const emptyLine: Line = { name: '', grid: '', maskedPhone: '', withAdult: '' }
const spare = 5

export function rosterPaper(of: RosterSheet, now: number): Paper<Line> {
  const { title, stationName, startAt, endAt, placeName, rows } = of
  return {
    title: `${title} · 签到表`,
    facts: [stationName, spanWord(startAt, endAt, now), placeName, `${rows.length} 人`].join(' · '),
    columns: [
      order,
      ...(rows.some(({ post = '' }) => post !== '') ? [postColumn] : []),
      ...columns.slice(0, -2),
      ...(rows.some(({ answers = [] }) => answers.length > 0) ? [answersColumn] : []),
      ...columns.slice(-2),
    ],
    parts: [{ rows: [...rows, ...Array.from({ length: spare }, () => emptyLine)] }],
    letters: 34,
    look: 'loose',
  }
}
