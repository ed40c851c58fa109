/**
 * Owns the robot of a station's group in WeCom: which addresses it may have, when it speaks, and what it says. It says how
 * many things are missing and of which kind, never a name, a number or a door.
 */
import { DAY, HOUR, type Holidays, isWorkingDay, MINUTE, startOfDay } from '../kernel/clock'
import { type Gap, gapKindNames, gapKinds, pressingNames, pressings, summedUp } from './gaps'

export const robotRules = {
  /** Since the beginning of a working day. */
  speaksAt: 8 * HOUR + 30 * MINUTE,
  /** Later than this it is no word of the morning any more. */
  speaksUntil: 12 * HOUR,
  /** So often it is tried on one morning, where it is known that nothing went out. */
  attempts: 3,
  retryAfter: 5 * MINUTE,
} as const

/** Where WeCom takes the words of a robot; its key is all that tells one from another. */
export const ROBOT_PATH = '/cgi-bin/webhook/send?key='
export const ROBOT_ORIGIN = 'https://qyapi.weixin.qq.com'

const KEY = /^[A-Za-z0-9-]{20,64}$/

/** The key in an address as WeCom hands it out; null for any other address. */
export function robotKeyOf(address: string): string | null {
  const before = ROBOT_ORIGIN + ROBOT_PATH
  const key = address.trim().slice(before.length)
  return address.trim().startsWith(before) && KEY.test(key) ? key : null
}

/**
 * What came of the last morning: it went out; nothing was missing; WeCom did not take it and will not; it could not be
 * reached; no answer came, so that it may have gone out. `none` before the first.
 */
export const robotOutcomes = ['none', 'sent', 'nothing', 'refused', 'failed', 'unknown'] as const
export type RobotOutcome = (typeof robotOutcomes)[number]

/**
 * What came of saying something: `sent`; `refused` when WeCom will never take it as it is, because the robot is gone or the
 * key is wrong; `failed` when it is known that nothing went out and trying later may help; `unknown` when no answer came, so
 * that it may have gone out.
 */
export type Saying = 'sent' | 'refused' | 'failed' | 'unknown'

/** One for each station that has one. */
export interface RobotDocument {
  /** The station. */
  _id: string
  /** The key, sealed; empty once the address was taken away. */
  keyCipher: string
  /** The last four of its letters, to tell one from another. */
  tail: string
  /** Who wrote it down or took it away, and when. */
  byId: string
  byName: string
  at: number
  /** When the timer has to look at it; a number nobody lives to see where there is nothing to say. */
  wakeAt: number
  outcome: RobotOutcome
  /** The morning of that outcome, and how often it was tried then. */
  saidAt: number
  attempts: number
  /** The request by which it was tried last, and what came of it: its repeat says nothing again. */
  triedKey: string
  tried: Saying
  version: number
}

/** When it speaks next, on the first working morning that lies ahead. */
export function nextMorning(now: number, holidays: Holidays): number {
  let day = startOfDay(now)
  // A year with no working day is no calendar of an office; it looks again then.
  for (let step = 0; step < 366; step++, day += DAY)
    if (day + robotRules.speaksAt > now && isWorkingDay(day, holidays)) return day + robotRules.speaksAt
  return day
}

/** Whether what is due may be said now. */
export const isMorning = (now: number, holidays: Holidays): boolean =>
  isWorkingDay(now, holidays) && now < startOfDay(now) + robotRules.speaksUntil

/** What it says of what is missing; a few hundred letters at most, whatever is missing. */
export function morningWord(stationName: string, gaps: readonly Gap[]): string {
  const { count, more } = summedUp(gaps)
  const lines = pressingNames.flatMap((pressing) => {
    const of = gapKindNames.flatMap((kind) => {
      const found = gaps.filter((gap) => gap.kind === kind && gap.pressing === pressing).length
      return found === 0 ? [] : [`${gapKinds[kind]} ${found} 样`]
    })
    return of.length === 0 ? [] : [`${pressings[pressing]}：${of.join('，')}`]
  })
  return [
    `${stationName.slice(0, 40)}：早上好，还缺 ${count} 样${more ? '以上' : ''}`,
    ...lines,
    '打开小程序的工作台，点「还缺什么」，一样一样补上。',
  ].join('\n')
}

/** What it says when it is tried. */
export const trialWord = (stationName: string): string =>
  `${stationName.slice(0, 40)}：这是试发的一条。以后每个工作日早上 8:30，缺什么会在这里说一声。`
