/** Owns how the clock of a case is said, to whoever wrote it and whoever has it in hand alike: 第 3 天 · 说好周五前 · 在等：物业开门. */
import { daysBetween } from '../kernel/clock'
import { byWord } from '../words/moments'

interface Clock {
  createdAt: number
  /** When its next step was promised; null when none was. */
  promisedAt: number | null
  /** What it waits for; empty while it does not wait. */
  waitsFor: string
}

/** By when it was promised, on one line: 说好周五前, 说好 12 月 14 日前. */
const promised = (by: string): string => (/^\d/.test(by) ? `说好\u00a0${by}` : `说好${by}`)

/** Empty when nothing is promised: nobody waits then. */
export const clockWords = ({ createdAt, promisedAt, waitsFor }: Clock, now: number): string =>
  promisedAt === null
    ? ''
    : [
        `第 ${daysBetween(createdAt, now) + 1} 天`,
        promised(byWord(promisedAt, now)),
        waitsFor && `在等：${waitsFor}`,
      ]
        .filter(Boolean)
        .join(' · ')
