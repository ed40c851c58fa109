/** Owns how sorting is said on the pages. */
import { sortingFlow, type SortingState } from '@/domain/sorting/flow'
import { type DayPart, dayParts } from '@/domain/sorting/windows'
import { dateWord } from '@/domain/words/moments'

/** 3 月 8 日早上 */
export const partWord = (at: number, part: DayPart, now: number): string =>
  `${dateWord(at, now)}${dayParts[part]}`

export const stateWord = (state: SortingState): string => sortingFlow.states[state].label

/** What came of a scan, as whoever scanned reads it. */
export const outcomeWords = {
  right: (name: string, points: number) => (points > 0 ? `${name}分对了，记 ${points} 分` : `${name}分对了`),
  again: (name: string) => `${name}再分一下，分好了再扫`,
  held: (name: string) => `${name}记下了。扫得有点快，站里看过再算分`,
  taken: (name: string) => `${name}的这一次已经收回`,
  already: (name: string) => `${name}这个时段已经记过，不用再扫`,
} as const
