/** Owns how what a partner gives each month is said: how much there is of it, and how much of a month is left. */
import { type Gift } from '@/domain/agreement/gives'
import { type AllyMonthDocument, leftOf } from '@/domain/agreement/month'
import { monthNear } from '@/domain/words/moments'

/** 每月 8 次 */
export const mostWord = ({ most, unit }: Gift): string => `每月 ${most} ${unit}`

/** 本月还有 5 次, 下个月已约满 */
export function leftWord(
  { most, unit }: Gift,
  { month, of, now }: { month: string; of: AllyMonthDocument | null; now: number },
): string {
  const left = leftOf(of, most)
  return left === 0 ? `${monthNear(month, now)}已约满` : `${monthNear(month, now)}还有 ${left} ${unit}`
}
