/**
 * Owns what the papers of a station lack: which kinds of it there are, how pressing one is, and in which order they are
 * said. A gap is seen in the rows at the moment of looking and stored nowhere, so that mending it makes it go.
 */
import { addWorkingDays, DAY, type Day, type Holidays, startOf, startOfDay } from '../kernel/clock'
import { type Month, spanOfMonth } from '../points/months'

export const gapRules = {
  /** Hours are said from this working day after the service on. */
  hoursFromDay: 7,
  /** By the end of this working day they are decided (令67 §11). */
  hoursUntilDay: 10,
  /** Sessions that ended within so many days are looked at. */
  sessionDays: 31,
  /** So many sessions, the latest of the time that is asked about. */
  mostSessions: 120,
  /** Cards are counted no further. */
  mostCards: 100,
  /** So many of one kind are shown; the others come in as these are mended. */
  shown: 20,
} as const

export const gapKinds = {
  hours: '时长没有核',
  clock: '答应的期限',
  duty: '值班没有人',
  unsigned: '没有人签到',
  untold: '没有回顾',
  unpictured: '没有照片',
  cards: '卡没有印',
  stock: '快没有了',
} as const
export type GapKind = keyof typeof gapKinds
export const gapKindNames = Object.keys(gapKinds) as [GapKind, ...GapKind[]]

/** The most pressing first. */
export const pressings = { late: '已经过了日子', soon: '今明两天要办', open: '补上就齐' } as const
type Pressing = keyof typeof pressings
export const pressingNames = Object.keys(pressings) as [Pressing, ...Pressing[]]

/** One thing that is missing, and where it is put right. */
export interface Gap {
  id: string
  kind: GapKind
  pressing: Pressing
  /** One plain sentence. */
  title: string
  caption: string
  /** Since when it is missing. */
  since: number
  page: string
}

/** The time that is asked about: the month that is written, or what is to be seen to now. */
export interface GapSpan {
  /** Sessions and hours of these days, up to `until`. */
  from: number
  until: number
  /** Whether only what belongs to these days is asked for, and not what is due now. */
  isMonth: boolean
}

/** What is to be seen to now: of the sessions those that ended before today. */
export const spanNow = (now: number): GapSpan => ({
  from: startOfDay(now) - gapRules.sessionDays * DAY,
  until: startOfDay(now),
  isMonth: false,
})

/** The days of a written month that are over. */
export function spanOf(month: Month, now: number): GapSpan {
  const { from, until } = spanOfMonth(month)
  return { from, until: Math.min(until, startOfDay(now)), isMonth: true }
}

/** The end of tomorrow: what ends by then is pressing. */
export const endOfTomorrow = (now: number): number => startOfDay(now) + 2 * DAY

/** How pressing it is to do something until an instant; null for what no clock runs for. */
export function pressingOf(until: number | null, now: number): Pressing {
  if (until === null || until > endOfTomorrow(now)) return 'open'
  return until <= now ? 'late' : 'soon'
}

/** The end of the working day by which hours of a day are to be decided. */
export const hoursUntil = (day: Day, holidays: Holidays): number =>
  addWorkingDays(startOf(day), gapRules.hoursUntilDay, holidays) + DAY

/** From when on hours of a day are said to be undecided. */
export const hoursSaidFrom = (day: Day, holidays: Holidays): number =>
  addWorkingDays(startOf(day), gapRules.hoursFromDay, holidays)

/** How many of each kind there are, and of each the first few in their order. */
export function summedUp(gaps: readonly Gap[]) {
  const kinds = gapKindNames.flatMap((kind) => {
    const found = gaps.filter((gap) => gap.kind === kind)
    const more = found.length > gapRules.shown
    return found.length === 0 ? [] : [{ kind, count: Math.min(found.length, gapRules.shown), more, found }]
  })
  const shown = new Set(kinds.flatMap(({ found }) => found.slice(0, gapRules.shown)))
  return {
    gaps: gaps.filter((gap) => shown.has(gap)),
    kinds: kinds.map(({ kind, count, more }) => ({ kind, count, more })),
    count: shown.size,
    more: kinds.some(({ more }) => more),
  }
}

const rank = ({ pressing }: Gap): number => pressingNames.indexOf(pressing)

/** What presses most first, of the same what is missing for longest. */
export const inOrder = (gaps: readonly Gap[]): Gap[] =>
  [...gaps].sort((a, b) => rank(a) - rank(b) || a.since - b.since || (a.id < b.id ? -1 : 1))
