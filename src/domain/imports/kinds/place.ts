/** Owns the table of places: rooms, halls, points, corridors, with their floor, their lift and their hours. */
import type { PlaceEntry, StationDocument } from '../../station/documents'
import { gridKey, namedIn } from '../../station/grids'
import {
  type PlaceFloor,
  placeFloors,
  placeKinds,
  type PlaceOpening,
  placeOpenings,
  placePurposes,
} from '../../station/place-words'
import { decidePlace, type PlaceAnswers, placeAnswers, placeForm } from '../../station/places'
import { defineTable, type RowOf } from '../define-kind'
import { oneOf, type Reader, severalOf, whole, words, yesOrNo } from '../reading'

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
/** 2, 2楼, 2F, 二层, B1, 负一楼 beside the names themselves. */
const floorWords = Object.fromEntries([
  ...HAN.flatMap((han, i) =>
    [`${i + 1}`, `${i + 1}楼`, `${i + 1}层`, `${i + 1}f`, `f${i + 1}`, han, `${han}层`].map(
      (word) => [word, `f${i + 1}` as PlaceFloor] as const,
    ),
  ),
  ...[
    '-1',
    ...['楼', '层'].map((word) => `-1${word}`),
    'b1',
    '负一楼',
    '负一层',
    '地下',
    '地下室',
    '地下一楼',
  ].map((word) => [word, 'b1' as PlaceFloor] as const),
])

const readKind = oneOf(placeKinds)
const readFloor = oneOf(placeFloors, floorWords)
const readPurposes = severalOf(placePurposes, placeForm.purposes.most)

const ALWAYS = /^(?:24 ?小时|全天|全天候|不打烊)/
const AS_OFFICE = ['和站里一样', '同站里', '工作时间', '上班时间']

/** 24 小时, the hours of the office, or hours of its own. */
const openingIn: Reader<{ opening: PlaceOpening; hours: string }> = (text) => {
  if (ALWAYS.test(text)) return { ok: true, value: { opening: 'always', hours: '' } }
  if (AS_OFFICE.includes(text) || text === placeOpenings.office)
    return { ok: true, value: { opening: 'office', hours: '' } }
  const hours = words(placeForm.hours.most)(text)
  return hours.ok ? { ok: true, value: { opening: 'own', hours: hours.value } } : hours
}

export const placeTable = defineTable({
  name: '地方',
  about: '没有的地方会新建，有自己的码；同名的只改写了的几项',
  next: '新的地方可以印贴纸和门牌了，在工作台的「地方」里',
  columns: {
    name: {
      label: '名称',
      words: ['地方', '叫什么', '功能室', '功能室名称', '房间', '房间名称', '场地', '场地名称', '点位'],
      needed: true,
      read: words(placeForm.name.most),
    },
    kind: { label: '种类', words: ['是哪一种', '类型', '类别'], read: readKind },
    purposes: {
      label: '用途',
      words: ['做什么用', '功能', '主要用途'],
      read: readPurposes,
      hint: '几样用顿号隔开',
    },
    floor: {
      label: '楼层',
      words: ['在几楼', '几楼', '所在楼层'],
      read: readFloor,
    },
    lift: { label: '电梯', words: ['有电梯吗', '有无电梯', '是否有电梯'], read: yesOrNo },
    opening: {
      label: '开放时间',
      words: ['开门时间', '几点开门', '开放时段'],
      read: openingIn,
      hint: '可以写「24 小时」；不写就和站里一样',
    },
    holds: {
      label: '容纳人数',
      words: ['坐得下多少人', '座位', '座位数', '可容纳', '人数'],
      read: whole(placeForm.holds.least, placeForm.holds.most),
    },
    grid: { label: '网格', words: ['所属网格', '所在网格', '网格名称'], read: words(20) },
    about: {
      label: '说明',
      words: ['里面有什么', '设施', '设备', '介绍'],
      read: words(placeForm.about.most),
    },
  },
  keyOf: ({ name }) => gridKey(name),
})

type PlaceRow = RowOf<typeof placeTable.columns>
type Around = Pick<StationDocument, 'places' | 'grids'>

/** What a row makes of a place: as it stood, and as it is then. */
export interface PlaceChange {
  before: PlaceEntry | null
  after: PlaceEntry
}

/** What is said of a place by a row; what it leaves open stays as it stands. */
const answersOf = (
  { grid: _, lift, opening, ...said }: PlaceRow,
  stands: PlaceEntry | null,
): PlaceAnswers => ({
  ...placeAnswers(stands ?? { placeCode: '', name: said.name, gridId: null }),
  ...Object.fromEntries(Object.entries(said).filter(([, answer]) => answer !== undefined)),
  ...(lift !== undefined && { lift: lift ? 'yes' : 'no' }),
  ...opening,
})

/** The grid that a row names; undefined where the station has none of that name. */
const gridOf = (
  { grid }: PlaceRow,
  stands: PlaceEntry | null,
  { grids }: Around,
): string | null | undefined => (grid === undefined ? (stands?.gridId ?? null) : namedIn(grids, grid)?.gridId)

/**
 * What a row makes of the places of a station; no change where all of it stands there.
 * @param newCode of a place that is not there yet
 */
export function decidePlaceRow(
  row: PlaceRow,
  around: Around,
  newCode: string,
): { ok: true; change: PlaceChange | null } | { ok: false; problem: string } {
  const stands = namedIn(around.places, row.name) ?? null
  const gridId = gridOf(row, stands, around)
  if (gridId === undefined) return { ok: false, problem: `没有找到网格「${row.grid ?? ''}」` }
  const placeCode = stands?.placeCode ?? newCode
  const answers = answersOf(row, stands)
  const decided = decidePlace(around, { placeCode, isNew: stands === null, gridId, answers })
  if (!decided.ok) return { ok: false, problem: '站里的地方写满了' }
  const after = decided.value.find((place) => place.placeCode === placeCode)
  if (!after) return { ok: false, problem: '站里的地方写满了' }
  const asItStands = stands && { ...stands, ...placeAnswers(stands), gridId: stands.gridId ?? null }
  return { ok: true, change: sameEntry(asItStands, after) ? null : { before: stands, after } }
}

const ordered = (entry: PlaceEntry): string =>
  JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
const sameEntry = (a: PlaceEntry | null, b: PlaceEntry): boolean => a !== null && ordered(a) === ordered(b)

/** The places with what a row makes of them; doing it twice is doing it once. */
export const withPlace = (places: readonly PlaceEntry[], { after }: PlaceChange): PlaceEntry[] =>
  places.some(({ placeCode }) => placeCode === after.placeCode)
    ? places.map((place) => (place.placeCode === after.placeCode ? after : place))
    : [...places, after]

/** Whether a place still stands as the row has left it. */
export const isUntouched = (places: readonly PlaceEntry[], { after }: PlaceChange): boolean =>
  places.some((place) => sameEntry(place, after))

/** The places without what a row has made of them. */
export const withoutPlace = (places: readonly PlaceEntry[], { before, after }: PlaceChange): PlaceEntry[] =>
  places.flatMap((place) => (sameEntry(place, after) ? (before ? [before] : []) : [place]))
