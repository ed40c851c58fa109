/** Owns the times of invitations. */
import { DAY, instantOf } from '../kernel/clock'
import type { CaseFacts } from '../case/define-case'

export const invitationRules = {
  /** Whoever leads the team answers within so many working days; then the station sees to it. */
  answerWorkingDays: 3,
  /** So many days ahead somebody invites at the earliest, so that there is time to answer. */
  aheadDays: 5,
  /** Within so many days the other side says whether another day will do. */
  dayDays: 3,
  /** Within so many working days somebody of the team says that it was performed. */
  saidWorkingDays: 3,
  /** For so many days whoever invited says whether it was. */
  confirmDays: 5,
  /** How often each side asks for another day. */
  mostDays: 3,
  perDay: 5,
  atDesk: 20,
} as const

/** When it is to begin, as both have last agreed. */
export function beginsAt({ form, createdAt }: Pick<CaseFacts, 'form' | 'createdAt'>): number {
  const { day, time } = form
  if (typeof day !== 'string' || typeof time !== 'string' || day === '' || time === '') return createdAt + DAY
  return instantOf(day, time)
}
