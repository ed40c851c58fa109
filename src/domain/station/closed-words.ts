/** Owns how closed days are said. */
import { startOf } from '../kernel/clock'
import { dateWord } from '../words/moments'
import type { ClosedSpan } from './closed-days'

/** 10 月 1 日到 10 月 7 日; one day is itself. */
export const closedWord = ({ from, to }: ClosedSpan, now: number): string =>
  from === to
    ? dateWord(startOf(from), now)
    : `${dateWord(startOf(from), now)}到 ${dateWord(startOf(to), now)}`
