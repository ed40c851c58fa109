/**
 * Owns the figures of a station: each is said once, as what a register shows in a month. A figure counts the lines of its
 * register or adds up one of its columns, so whoever doubts it opens the lines.
 */
import type { CaseKind } from '../case/define-case'
import { type CaseKindName, caseKinds } from '../case-kinds'
import type { RegisterKey } from '../registers/keys'
import { durationWord } from '../words/amounts'

/** How a figure comes from the lines of its register. */
type Way =
  /** How many there are. */
  | { by: 'lines' }
  /** A column added up. */
  | { by: 'sum'; column: string }
  /** Lines in which a column says something. */
  | { by: 'said'; column: string }
  /** Lines in which a column names a day of the month or an earlier one. */
  | { by: 'until'; column: string }

export const figureGroups = {
  held: '活动和课程',
  hours: '时长和志愿者',
  cases: '邻里的事',
  homes: '走访和心愿',
  store: '积分和积分超市',
  place: '场地、通知和文章',
  green: '垃圾分类',
} as const
export type FigureGroup = keyof typeof figureGroups

interface Figure {
  group: FigureGroup
  /** What is counted, in words that stand alone. */
  word: string
  /** `minutes` are told as hours and minutes. */
  unit: '场' | '人次' | '人' | '门' | '篇' | '次' | '件' | '户' | '个' | '分' | '条' | 'minutes'
  register: RegisterKey
  way: Way
}

const lines: Way = { by: 'lines' }
const sum = (column: string): Way => ({ by: 'sum', column })
const said = (column: string): Way => ({ by: 'said', column })

const ofCases = (kind: CaseKindName, what: string, way: Way): Figure => ({
  ...{ group: 'cases', word: `${caseKinds[kind].title}${what}`, unit: '件', register: kind, way },
})

/** What was brought in the month, how much of it is settled by the day on which it is counted, and what became of it. */
const caseFigures = Object.fromEntries(
  (Object.keys(caseKinds) as CaseKindName[]).flatMap((kind): [string, Figure][] => {
    const { board }: CaseKind = caseKinds[kind]
    return [
      [kind, ofCases(kind, '', lines)],
      ...(board?.result
        ? [[`${kind}Result`, ofCases(kind, `，${board.result.called}的`, said('result'))] as [string, Figure]]
        : []),
      [`${kind}Over`, ofCases(kind, '，结束了的', said('over'))],
    ]
  }),
)

/** In the order in which they are shown. Hours that were proved and hours that were added are two figures. */
export const figures: Readonly<Record<string, Figure>> = {
  held: { group: 'held', word: '有人到场的活动', unit: '场', register: 'activities', way: said('came') },
  came: { group: 'held', word: '到场', unit: '人次', register: 'activities', way: sum('came') },
  courses: { group: 'held', word: '有人学的课', unit: '门', register: 'courses', way: said('learners') },
  honours: { group: 'held', word: '登记的荣誉', unit: '个', register: 'honours', way: lines },
  recaps: { group: 'held', word: '写了回顾', unit: '篇', register: 'recaps', way: lines },
  duty: { group: 'held', word: '值班交接', unit: '次', register: 'duty', way: lines },
  proved: {
    ...{ group: 'hours', word: '签到证明的时长', unit: 'minutes', register: 'proved', way: sum('minutes') },
  },
  added: { group: 'hours', word: '补录的时长', unit: 'minutes', register: 'added', way: sum('minutes') },
  volunteers: {
    ...{ group: 'hours', word: '志愿者', unit: '人', register: 'volunteers' },
    way: { by: 'until', column: 'since' },
  },
  ...caseFigures,
  visits: { group: 'homes', word: '走访', unit: '次', register: 'visits', way: sum('visits') },
  homes: { group: 'homes', word: '走访到', unit: '户', register: 'visits', way: sum('homes') },
  wishes: { group: 'homes', word: '许下的心愿', unit: '个', register: 'wishes', way: lines },
  granted: { group: 'homes', word: '里面圆了的', unit: '个', register: 'wishes', way: said('granted') },
  given: { group: 'store', word: '发出去的积分', unit: '分', register: 'points', way: sum('given') },
  used: { group: 'store', word: '用出的积分', unit: '分', register: 'points', way: sum('used') },
  redeemed: { group: 'store', word: '积分超市发出', unit: '件', register: 'redemptions', way: lines },
  booked: { group: 'place', word: '居民用场地', unit: '次', register: 'rooms', way: sum('booked') },
  sat: { group: 'place', word: '来坐坐的人', unit: '人次', register: 'rooms', way: sum('sat') },
  notices: { group: 'place', word: '发出的通知', unit: '条', register: 'notices', way: lines },
  articles: { group: 'place', word: '登出来的文章', unit: '篇', register: 'articles', way: lines },
  scans: { group: 'green', word: '投放时扫过', unit: '次', register: 'sorting', way: sum('scans') },
  sortedRight: { group: 'green', word: '里面分对了的', unit: '次', register: 'sorting', way: sum('right') },
}

export type FigureKey = string
export const figureKeys: readonly FigureKey[] = Object.keys(figures)

/** What a number of a figure reads as: 3 场, 12 小时 30 分钟. */
export const figureWord = ({ unit }: Pick<Figure, 'unit'>, value: number): string =>
  unit === 'minutes' ? durationWord(value) : `${value} ${unit}`

/** The registers that some figure is counted in, in one order. */
export const countedRegisters: readonly RegisterKey[] = [
  ...new Set(Object.values(figures).map(({ register }) => register)),
]
