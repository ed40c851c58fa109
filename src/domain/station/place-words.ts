/** Owns what can be said of a place of a station, and how it is said on a row, a sticker and a door. */

export const placeKinds = {
  room: '功能室',
  hall: '服务大厅',
  point: '便民点位',
  corridor: '长廊、楼道',
  outdoors: '室外场地',
} as const
export type PlaceKind = keyof typeof placeKinds

export const placePurposes = {
  theory: '理论宣讲',
  lecture: '讲座培训',
  culture: '文化活动',
  reading: '看书读报',
  sport: '健身打球',
  leisure: '休闲聊天',
  children: '孩子活动',
  service: '办事服务',
  health: '健康义诊',
  volunteer: '志愿服务',
  talks: '议事调解',
  showing: '展览展示',
} as const
export type PlacePurpose = keyof typeof placePurposes

export const placeFloors = {
  b1: '地下一层',
  f1: '一楼',
  f2: '二楼',
  f3: '三楼',
  f4: '四楼',
  f5: '五楼',
  f6: '六楼',
  f7: '七楼',
  f8: '八楼',
  f9: '九楼',
  f10: '十楼',
  f11: '十一楼',
  f12: '十二楼',
} as const
export type PlaceFloor = keyof typeof placeFloors

export const placeLifts = { yes: '有电梯', no: '没有电梯，走楼梯' } as const
export type PlaceLift = keyof typeof placeLifts

export const placeOpenings = { office: '和站里一样', always: '24 小时不打烊', own: '另外写' } as const
export type PlaceOpening = keyof typeof placeOpenings

export const placeBookDays = { all: '每天', working: '周一到周五', free: '周末和节假日' } as const
export type PlaceBookDays = keyof typeof placeBookDays

export interface PlaceFacts {
  kind: PlaceKind
  purposes: readonly PlacePurpose[]
  floor: PlaceFloor | null
  lift: PlaceLift | null
  opening: PlaceOpening
  hours: string
  holds: number | null
  bookable?: boolean
  bookDays?: PlaceBookDays
  bookFrom?: string
  bookTo?: string
}

/** 三楼，有电梯: whoever walks badly is told before the stairs. Of the ground floor the lift is of no matter. */
export function floorWord({ floor, lift }: Pick<PlaceFacts, 'floor' | 'lift'>): string {
  const stairs = lift !== null && floor !== 'f1' ? placeLifts[lift] : ''
  return [floor === null ? '' : placeFloors[floor], stairs].filter(Boolean).join('，')
}

type Hours = Pick<PlaceFacts, 'opening' | 'hours' | 'bookable' | 'bookDays' | 'bookFrom' | 'bookTo'>

/** 每天 9:00–17:00: what is booked is open when it can be. */
function bookedHours({ bookDays = 'all', bookFrom = '', bookTo = '' }: Hours): string {
  const [from, to] = [bookFrom, bookTo].map((time) => time.replace(/^0/, ''))
  return `${placeBookDays[bookDays]} ${from}–${to}`
}

/** When it is open; empty where that is as the station is and nobody has written when that is. */
export function hoursWord(place: Hours, office: string): string {
  const { opening, hours } = place
  if (opening === 'always') return placeOpenings.always
  if (opening === 'own' && place.bookable) return bookedHours(place)
  return opening === 'own' ? hours : office
}

/** 看书读报、孩子活动 */
export const purposesWord = ({ purposes }: Pick<PlaceFacts, 'purposes'>): string =>
  purposes.map((one) => placePurposes[one]).join('、')

/** 坐得下 40 人; empty where nobody has counted. */
export const holdsWord = ({ holds }: Pick<PlaceFacts, 'holds'>): string =>
  holds === null ? '' : `坐得下 ${holds} 人`

/** What stands below its name in a list: 三楼，有电梯 · 24 小时不打烊. */
export const placeLine = (place: PlaceFacts, office: string): string =>
  [floorWord(place), hoursWord(place, office)].filter(Boolean).join(' · ')

/** In the order in which kinds are offered, rooms first; each kind as it was written. */
export const byKind = <P extends Pick<PlaceFacts, 'kind'>>(places: readonly P[]): P[] =>
  (Object.keys(placeKinds) as PlaceKind[]).flatMap((kind) => places.filter((place) => place.kind === kind))
