/** Owns how households and visits to them are said. */
import type { Household } from './store'
import { dateWord } from '@/domain/words/moments'
import { chipWords } from '@/domain/visit/chips'
import { isDue } from '@/domain/visit/households'

/** 2 单元 301 */
const doorWord = ({ unit, room }: Pick<Household, 'unit' | 'room'>): string =>
  [unit && `${unit} 单元`, room].filter(Boolean).join(' ')

const NAMED = 2

/** 王*、李* 等 3 人 */
function namesWord({ names, people }: Pick<Household, 'names' | 'people'>): string {
  const named = names.slice(0, NAMED).join('、')
  return people > Math.min(names.length, NAMED) ? `${named} 等 ${people} 人` : named
}

export const householdWord = (household: Household): string =>
  [doorWord(household), namesWord(household)].filter(Boolean).join(' ')

/** When it was called on, and when it is to be called on again. */
export function paceWord(household: Household, now: number): string {
  const { last, nextAt } = household
  if (last === null || nextAt === null) return '还没有走访过'
  const before = `上次 ${dateWord(last.at, now)} ${chipWords(last.chips)}`
  return isDue(household, now) ? `${before}，该再去看看了` : `${before}，${dateWord(nextAt, now)}再去`
}
