/** Owns the days of the week as chips: as texts, because chips are told apart by their text. */
import type { Weekday } from '@/domain/kernel/clock'

/** Monday 1 to Sunday 7. */
export type WeekdayText = '1' | '2' | '3' | '4' | '5' | '6' | '7'

export const weekdayOptions: { value: WeekdayText; text: string }[] = [
  { value: '1', text: '周一' },
  { value: '2', text: '周二' },
  { value: '3', text: '周三' },
  { value: '4', text: '周四' },
  { value: '5', text: '周五' },
  { value: '6', text: '周六' },
  { value: '7', text: '周日' },
]

export const weekdayTexts = (days: readonly Weekday[]): WeekdayText[] =>
  days.map((day) => String(day) as WeekdayText)

export const weekdayNumbers = (days: readonly WeekdayText[]): Weekday[] =>
  days.map((day) => Number(day) as Weekday)
