/** Owns the attendance sheet of a session on paper: who is expected, and room to sign in and out by hand. */
import type { Column, Paper } from '../files/paper'
import { spanWord } from '../words/moments'

interface Line {
  name: string
  grid: string
  maskedPhone: string
  /** With whom a child comes; empty for everybody else. */
  withAdult: string
  post?: string | undefined
  answers?: readonly { ask: string; said: string }[] | undefined
}

interface Roster {
  title: string
  startAt: number
  endAt: number
  placeName: string
  stationName: string
  /** Which part of the sheet it is, counted from 1, and of how many. */
  part: number
  parts: number
  people: number
  /** In the order of names where there are several parts. */
  rows: readonly Line[]
}

/** 自带剪刀吗：带；会修鞋吗：会 */
export const answersWord = (answers: NonNullable<Line['answers']>): string =>
  answers.map(({ ask, said }) => `${ask}：${said}`).join('；')

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

/** 第 3 份，共 10 份：李芳 到 刘强 */
export function partWord({ part, parts, rows }: Pick<Roster, 'part' | 'parts' | 'rows'>): string {
  const [first, last] = [rows[0], rows[rows.length - 1]]
  const names = first && last ? `：${first.name} 到 ${last.name}` : ''
  return `第 ${part} 份，共 ${parts} 份${names}`
}

export function rosterPaper(of: Roster, now: number): Paper<Line> {
  const { title, stationName, startAt, endAt, placeName, people, part, parts, rows } = of
  const facts = [stationName, spanWord(startAt, endAt, now), placeName, `${people} 人`]
  return {
    title: parts === 1 ? `${title} · 签到表` : `${title} · 签到表 ${part}/${parts}`,
    facts: [...facts, ...(parts === 1 ? [] : [partWord(of)])].join(' · '),
    columns: [
      order,
      ...(rows.some(({ post = '' }) => post !== '') ? [postColumn] : []),
      ...columns.slice(0, -2),
      ...(rows.some(({ answers = [] }) => answers.length > 0) ? [answersColumn] : []),
      ...columns.slice(-2),
    ],
    parts: [{ rows: [...rows, ...Array.from({ length: part === parts ? spare : 0 }, () => emptyLine)] }],
    letters: 34,
    look: 'loose',
  }
}
