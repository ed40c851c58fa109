/** Owns the measures of a fair: how many stalls, how many one holder has, and from how many people on others are asked. */
import { DAY, startOfDay } from '../kernel/clock'

/** What a stall is for. None of it is sold. */
export const stallSorts = {
  clinic: '义诊',
  hair: '理发',
  grinding: '磨刀',
  repair: '维修',
  advice: '咨询',
  sewing: '缝补',
  show: '展示',
  play: '体验',
  other: '便民',
} as const

export type StallSort = keyof typeof stallSorts

export const stallRules = {
  stalls: 60,
  /** One holder has so many at most, so that there is room for others. */
  each: 2,
  offerLetters: 30,
  /** Nobody expects more than these. */
  people: 200_000,
  /** So many days after the end it is still written down who came. */
  markDays: 7,
} as const

/** The most that the lists of a fair hold. */
export const stallLists = { stalls: stallRules.stalls } as const

/**
 * 大型群众性活动安全管理条例 (国务院令第 505 号): from so many people on (第二条) the police give a licence (第十二条: of the county,
 * from the second number on of the city), asked for so many days before (第十三条).
 */
const large = { from: 1_000, ofCity: 5_000, daysBefore: 20 } as const

export interface LargeEvent {
  office: string
  /** The last day on which it is asked for. */
  askBy: number
  /** Whether that day is over. */
  late: boolean
}

/** What a station is reminded of for so many people; null where it is too few or nobody has said how many. */
export function largeEvent(expected: number | null, startAt: number, now: number): LargeEvent | null {
  if (expected === null || expected < large.from) return null
  const askBy = startOfDay(startAt) - large.daysBefore * DAY
  return {
    office: expected < large.ofCity ? '区县公安机关' : '市公安机关',
    ...{ askBy, late: now >= askBy + DAY },
  }
}
