/** Owns days that are answered together: some forms want one of them to come before another. */
import type { FormTable } from '@/domain/kernel/form'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { dayFieldsOf } from '@/domain/kernel/form-days'

/** So many days from now for one answer of a form, and for its others the nearest that they may be. */
export const daysAround = (
  table: FormTable,
  name: string,
  { days, now }: { days: number; now: number },
): Record<string, string> =>
  Object.fromEntries(
    dayFieldsOf(table).map(([other, { from = 1, most }]) => {
      const near = other === name ? days : Math.min(most, Math.max(from, days))
      return [other, dayOf(now + near * DAY)]
    }),
  )
