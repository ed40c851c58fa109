/** Owns the days of agreements with partners. */
import { DAY, startOf } from '../kernel/clock'
import type { Answer } from '../kernel/form'

/** Whether it ends on the day on which it begins, or later. */
export const isInOrder = ({ from, until }: { from?: Answer; until?: Answer }): boolean =>
  String(from) <= String(until)

export const agreementRules = {
  /** So many days before its last day the station is reminded. */
  remindDays: 30,
  /** Reminders come in the morning. */
  morningHours: 9,
  perDay: 20,
  atDesk: 60,
  /** So many days back and ahead. */
  daysBack: 3650,
  daysAhead: 3650,
} as const

interface Said {
  form: Readonly<Record<string, Answer>>
}

const startOfAnswer = (day: Answer | undefined): number | null =>
  typeof day === 'string' && day !== '' ? startOf(day) : null

const morning = (day: Answer | undefined, days: number): number | null => {
  const at = startOfAnswer(day)
  return at === null ? null : at + days * DAY + (agreementRules.morningHours * DAY) / 24
}

export const beginsAt = ({ form }: Said): number | null => startOfAnswer(form.from)
export const endsSoonAt = ({ form }: Said): number | null => morning(form.until, -agreementRules.remindDays)
/** The last day counts in full. */
export const endsAt = ({ form }: Said): number | null => {
  const at = startOfAnswer(form.until)
  return at === null ? null : at + DAY
}

/** Those in which it holds between its days: signed and not over. */
export const agreedStates = ['signed', 'active', 'ending'] as const

/** Whether it holds at an instant, as it stands now. */
export function agreementRunsOn(one: Said & { state: string }, at: number): boolean {
  const [from, until] = [beginsAt(one), endsAt(one)]
  const stands = (agreedStates as readonly string[]).includes(one.state)
  return stands && from !== null && until !== null && from <= at && at < until
}
