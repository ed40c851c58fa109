/**
 * Owns which honours there are, a line for each kind: what it is called, whose it may be, on which boards it stands and
 * whether it goes to people under age. Nobody is ranked by one: it says what somebody has done, and who has said so.
 */

/** A board that everybody of the station may look at, with what one agrees to by standing on it. */
interface Board {
  title: string
  /** Who reads it and what stands there, told before somebody agrees. */
  told: string
  /** Raised whenever `told` changes: an older agreement no longer counts. */
  version: number
}

export const boards = {
  honours: {
    title: '荣誉墙',
    told: '本站居民打开「荣誉墙」就能看到：得了什么荣誉、哪一期、哪里评的，写您的姓，比如“王*”。',
    version: 1,
  },
  deeds: {
    title: '善行义举榜',
    told: '本站居民打开「善行义举榜」就能看到：是哪一类好人好事、哪一年的，写您的姓，比如“王*”。',
    version: 1,
  },
} as const satisfies Record<string, Board>

export type BoardKey = keyof typeof boards
export const boardKeys = Object.keys(boards) as [BoardKey, ...BoardKey[]]

/** Whose an honour can be; those that name nobody are written whole. */
type HolderAs = 'person' | 'family' | 'unit' | 'team' | 'late' | 'past'

interface KindOfHonour {
  title: string
  whose: readonly HolderAs[]
  boards: readonly BoardKey[]
  /** Whether it goes to people under age, who are never written whole. */
  minors: boolean
}

const ONE = ['person', 'late', 'past'] as const
const GROUP = ['unit', 'team'] as const
const BOTH = ['honours', 'deeds'] as const

const kinds = {
  fashionStar: { title: '时尚达人', whose: ['person', 'past'], boards: ['honours'], minors: false },
  advancedGroup: { title: '先进集体', whose: GROUP, boards: ['honours'], minors: false },
  moralModel: { title: '道德模范', whose: ONE, boards: BOTH, minors: false },
  goodPerson: { title: '身边好人', whose: ONE, boards: BOTH, minors: false },
  virtueYouth: { title: '美德少年', whose: ['person', 'past'], boards: ['deeds'], minors: true },
  filialYouth: { title: '孝心少年', whose: ['person', 'past'], boards: ['deeds'], minors: true },
  beijiangModel: { title: '北疆楷模', whose: ONE, boards: BOTH, minors: false },
  mostBeautiful: { title: '最美人物', whose: ONE, boards: BOTH, minors: false },
  civilisedFarmer: { title: '文明农牧民', whose: ['person', 'past'], boards: ['deeds'], minors: false },
  leiFengFourBest: {
    title: '学雷锋“四个优秀”',
    whose: [...ONE, ...GROUP],
    boards: BOTH,
    minors: false,
  },
  beautifulYard: { title: '最美庭院', whose: ['family'], boards: ['honours'], minors: false },
  beautifulFamily: { title: '最美家庭', whose: ['family'], boards: ['honours'], minors: false },
  goodNeighbour: { title: '好邻居', whose: ONE, boards: BOTH, minors: false },
  star: { title: '星级志愿者', whose: ['person'], boards: ['honours'], minors: false },
  award: { title: '表彰', whose: [...ONE, 'team'], boards: ['honours'], minors: false },
  unitHonour: { title: '集体荣誉', whose: GROUP, boards: ['honours'], minors: false },
} as const satisfies Record<string, KindOfHonour>

export type HonourKind = keyof typeof kinds
export const honourKinds: Readonly<Record<HonourKind, KindOfHonour>> = kinds
export const honourKindKeys = Object.keys(kinds) as [HonourKind, ...HonourKind[]]

/** The kinds that a board shows, in the order of its chips. */
export const kindsOn = (board: BoardKey): HonourKind[] =>
  honourKindKeys.filter((kind) => honourKinds[kind].boards.includes(board))

/** Who has given it. */
export const honourLevels = {
  station: '本站',
  street: '街道',
  district: '区级',
  city: '市级',
  region: '省级',
  nation: '国家级',
} as const
export type HonourLevel = keyof typeof honourLevels
