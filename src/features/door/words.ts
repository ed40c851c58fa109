/** Owns how the people on a roster are said and sorted into views. */
import type { Tone } from '@/components/tag'
import { checkInWindowOf } from '@/domain/activity/rules'
import { type RosterView, statesIn } from '@/domain/attendance/roster-views'
import { timeWord } from '@/domain/words/moments'
import type { Roster, RosterRow } from './store'

/** What stands in a view in which there is nobody. */
export const emptyViews: Record<RosterView, { title: string; text: string }> = {
  all: { title: '还没有人报名', text: '来了的人可以扫码现场加入' },
  absent: { title: '报名的人都到了', text: '后来的人可以扫码现场加入' },
  present: { title: '现在没有人在场', text: '签到以后会出现在这里' },
  waiting: { title: '没有人候补', text: '满员后来的人会排在这里' },
}

/** Whether the person has a place and did not come, as far as anybody marked. */
export const isAbsent = ({ state }: Pick<RosterRow, 'state'>): boolean =>
  state === 'confirmed' || state === 'noShow'

export const rowsIn = (view: RosterView, rows: readonly RosterRow[]): RosterRow[] =>
  rows.filter(({ state }) => statesIn[view].includes(state))

/** The views with how many are in each: 没到 5. */
export const viewOptions = (rows: readonly RosterRow[]): { value: RosterView; text: string }[] =>
  (
    [
      ['all', '全部'],
      ['absent', '没到'],
      ['present', '在场'],
      ['waiting', '候补'],
    ] as const
  ).map(([value, text]) => ({ value, text: `${text} ${rowsIn(value, rows).length}` }))

/** The same of a crowd, of which nobody counts those who did not come once they are called absent. */
export const crowdOptions = (roster: Roster): { value: RosterView; text: string }[] => [
  { value: 'all', text: '全部' },
  { value: 'absent', text: `没到 ${doorFigures(roster).absent}` },
  { value: 'present', text: `在场 ${roster.counts.present}` },
  { value: 'waiting', text: `候补 ${roster.counts.waiting}` },
]

/** Whether an organiser may let people in at this time; the cloud has the last word. */
export const isEntryOpen = (session: { startAt: number; endAt: number }, now: number): boolean =>
  now >= checkInWindowOf(session).from && now <= session.endAt

/** What there is to do for somebody on the roster now; null when nothing. */
export function deedFor({ state }: Pick<RosterRow, 'state'>, entryOpen: boolean): 'in' | 'out' | null {
  if (isAbsent({ state })) return entryOpen ? 'in' : null
  return state === 'checkedIn' || state === 'leftOpen' ? 'out' : null
}

const at = (ms: number | null, word: string): string => (ms === null ? word : `${timeWord(ms)} ${word}`)

/** Where the person stands, as the one tag that matters. */
export function stateTag(row: RosterRow): { tone: Tone; text: string } {
  switch (row.state) {
    case 'confirmed':
      return { tone: 'plain', text: '还没到' }
    case 'noShow':
      return { tone: 'plain', text: '没有来' }
    case 'waiting':
      return row.onSite ? { tone: 'amber', text: '在现场等空位' } : { tone: 'plain', text: '候补' }
    case 'offered':
      return { tone: 'amber', text: '有位子等回话' }
    case 'checkedIn':
      return { tone: 'jade', text: at(row.checkInAt, '到') }
    case 'checkedOut':
    case 'counted':
      return { tone: 'jade', text: at(row.checkOutAt, '离开') }
    case 'leftOpen':
      return { tone: 'amber', text: '忘了签退' }
  }
}

/** What else is worth knowing about the row. */
export function moreTags(row: RosterRow): { tone: Tone; text: string }[] {
  return [
    ...(row.post ? [{ tone: 'plain' as const, text: row.post }] : []),
    ...(row.missing ? [{ tone: 'amber' as const, text: `没登记${row.missing}` }] : []),
    ...(row.walkIn ? [{ tone: 'plain' as const, text: '现场加入' }] : []),
    ...(row.withAdult ? [{ tone: 'plain' as const, text: '大人带着' }] : []),
    ...(row.late ? [{ tone: 'plain' as const, text: '补传的' }] : []),
  ]
}

/** The three figures over the door, counted as people say them. */
export function doorFigures({ counts }: Roster): { came: number; absent: number; onSite: number } {
  const came = counts.present + counts.left
  return { came, absent: Math.max(0, counts.expected - came), onSite: counts.onSite }
}
