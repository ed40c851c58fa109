/** Owns what each partner handed out in a month, as it goes on paper and is signed. */
import type { Column, Paper } from '../files/paper'
import { monthWord } from '../words/moments'

interface Statement {
  name: string
  rows: readonly { title: string; redeemed: number; refunded: number; points: number }[]
  /** What was taken back of earlier months. */
  corrections: readonly { title: string; month: string; count: number; points: number }[]
  count: number
  points: number
}

interface Line {
  title: string
  out: number
  back: number | ''
  points: number
}

const columns: readonly Column<Line>[] = [
  { head: '奖品', cell: ({ title }) => title },
  { head: '发出', cell: ({ out }) => out, is: 'number' },
  { head: '退回', cell: ({ back }) => back, is: 'number' },
  { head: '积分', cell: ({ points }) => points, is: 'number' },
]

const linesOf = ({ rows, corrections }: Statement): Line[] => [
  ...rows.map(({ title, redeemed, refunded, points }) => ({ title, out: redeemed, back: refunded, points })),
  ...corrections.map(({ title, month, count, points }) => ({
    ...{ title: `${title}（${monthWord(month)}发的，本月退回）`, out: -count },
    ...{ back: '' as const, points: -points },
  })),
]

/** Null when nobody handed anything out. */
export function statementPaper({
  month,
  statements,
}: {
  month: string
  statements: readonly Statement[]
}): Paper<Line> | null {
  const partners = statements.filter(({ rows, corrections }) => rows.length > 0 || corrections.length > 0)
  if (partners.length === 0) return null
  return {
    title: `${monthWord(month)} · 商家对账单`,
    columns,
    parts: partners.map((one) => ({
      name: one.name,
      rows: linesOf(one),
      sum: { title: '合计', out: one.count, back: '', points: one.points },
      signs: ['商家签字', '社区签字'],
    })),
    letters: 20,
  }
}
