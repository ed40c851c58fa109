/** Owns what a partner gives each month by an agreement: what, how much of it, and on which days it may be drawn. */
import { type Day, startOf } from '../kernel/clock'
import type { Answer } from '../kernel/form'
import { agreementRunsOn } from './rules'

/** The most that one agreement gives in a month. */
export const MOST_MONTHLY = 500

/** In what it is counted; times where nothing else is said. */
const TIMES = '次'
const units = { trips: '趟', portions: '份', people: '人次', hours: '小时' } as const

type Given = Readonly<Record<string, Answer>>

const isSaid = (answer: Answer | undefined): boolean => String(answer ?? '').trim() !== ''
const withGives = ({ gives }: Given) => ({ asked: isSaid(gives) })

/** What is given each month; all three are open of what is not given by months. */
export const givesFields = {
  gives: {
    is: 'text',
    label: '每月给什么',
    most: 20,
    line: true,
    optional: true,
    placeholder: '比如：上门理发',
    hint: '点单时可以请这一家来做，居民看得到；不按月给的空着',
  },
  monthly: {
    is: 'whole',
    label: '一个月多少',
    least: 1,
    most: MOST_MONTHLY,
    optional: true,
    vary: withGives,
    hint: `写 1 到 ${MOST_MONTHLY}，用完了下个月再约`,
  },
  unit: { is: 'choice', label: '按什么算', options: units, wheel: true, none: TIMES, vary: withGives },
} as const

/** What can be drawn each month. */
export interface Gift {
  what: string
  most: number
  unit: string
}

/** What the answers say is given each month; null of an agreement that gives nothing by months. */
export function giftIn({ gives, monthly, unit }: Given): Gift | null {
  if (typeof gives !== 'string' || !isSaid(gives) || typeof monthly !== 'number') return null
  return { what: gives, most: monthly, unit: (units as Record<string, string>)[String(unit)] ?? TIMES }
}

/** Whether what is given each month is said whole: what and how much of it, or neither. */
export const isSaidWhole = ({ gives, monthly, unit }: Given): boolean =>
  isSaid(gives) ? isSaid(monthly) : !isSaid(monthly) && !isSaid(unit)

/** The states in which an agreement is kept, and what it gives may be drawn. */
export const inForce = ['active', 'ending'] as const

/** Whether what an agreement gives may be drawn for a day: it is in force now, and still is by then. */
export const givesOn = (one: { state: string; form: Given }, day: Day): boolean =>
  (inForce as readonly string[]).includes(one.state) && agreementRunsOn(one, startOf(day))
