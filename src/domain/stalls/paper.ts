/** Owns the stalls of a fair on paper: which is where, who comes, whom to ring, and room to tick who is there. */
import type { Column, Paper } from '../files/paper'
import { spanWord } from '../words/moments'
import { stallSorts, type StallSort } from './rules'

interface Line {
  number: number
  sort: StallSort
  offer: string
  holder: { name: string; contact: string; came: boolean | null } | null
}

interface Fair {
  title: string
  startAt: number
  endAt: number
  placeName: string
  stationName: string
  stalls: readonly Line[]
}

const cameWord = (came: boolean | null): string => (came === null ? '' : came ? '来了' : '没来')

const columns: readonly Column<Line>[] = [
  { head: '号', cell: ({ number }) => number, is: 'order' },
  { head: '做什么', cell: ({ sort, offer }) => [stallSorts[sort], offer].filter(Boolean).join('：') },
  { head: '谁来', cell: ({ holder }) => holder?.name ?? '' },
  { head: '找谁', cell: ({ holder }) => holder?.contact ?? '' },
  { head: '到场', cell: ({ holder }) => cameWord(holder?.came ?? null), is: 'sign' },
]

/** Null where there are no stalls. */
export function stallsPaper(of: Fair, now: number): Paper<Line> | null {
  const { title, stationName, startAt, endAt, placeName, stalls } = of
  if (stalls.length === 0) return null
  return {
    title: `${title} · 摊位表`,
    facts: [stationName, spanWord(startAt, endAt, now), placeName, `${stalls.length} 个摊位`].join(' · '),
    columns,
    parts: [{ rows: stalls }],
    letters: 30,
    look: 'loose',
  }
}
