/**
 * Owns the times of what residents report. Those of the station are its own; the spans for solving follow 扬州's grids
 * (three working days as a rule, ten for what is hard), the question after four weeks FixMyStreet's.
 */
import type { CaseFacts } from '../case/define-case'
import { addWorkingDays, HOUR, MINUTE } from '../kernel/clock'
import { addWorking } from '../kernel/working-time'

export const incidentRules = {
  /** Somebody takes it in hand within so many hours in which the office is open. */
  takeOfficeHours: 4,
  solveWorkingDays: 3,
  hardWorkingDays: 10,
  /** What cannot wait is taken in hand and solved within these, by day and by night. */
  urgentTakeMinutes: 30,
  urgentSolveHours: 24,
  /** Whoever it has climbed to, or did not find it solved, has so many working days. */
  againWorkingDays: 2,
  /** Somebody else goes and looks within so many working days. */
  lookWorkingDays: 1,
  /** So long whoever reported or met with it may say that it is not solved. */
  sayDays: 7,
  /** Then it is asked whether it has stayed so. */
  stayedDays: 28,
  /** Two of one spot and sort may be the same thing within so many days. */
  alikeDays: 14,
  /** How often one person reports in a day, how many a grid worker does on a round. */
  perDay: 5,
  perRound: 40,
  /** How often whoever reported it adds to it, and how often it waits. */
  mostAdded: 5,
  mostWaits: 4,
} as const
const rules = incidentRules

const isUrgent = ({ form }: CaseFacts): boolean => form.urgency === 'urgent'

/** By when somebody has it in hand: counted from its beginning, whoever it was passed on to. */
export const takeBy = {
  until: (facts: CaseFacts) => {
    const { createdAt, holidays } = facts
    return isUrgent(facts)
      ? createdAt + rules.urgentTakeMinutes * MINUTE
      : addWorking(createdAt, rules.takeOfficeHours * HOUR, holidays)
  },
}

/**
 * By when it is solved: counted from its beginning as well. Once it has gone to another grid that has been reckoned
 * already, with what it has waited and with what was not solved; there it is what is left.
 */
export const solveBy = {
  until: (facts: CaseFacts) => {
    const { createdAt, holidays, times, timeLeft } = facts
    if (times('transfer') > 0) return timeLeft
    return isUrgent(facts)
      ? createdAt + rules.urgentSolveHours * HOUR
      : addWorkingDays(createdAt, rules.solveWorkingDays, holidays)
  },
}

/**
 * By when it is solved once the head has said that it is hard: counted from its beginning, or where it has waited or was
 * not solved meanwhile, so many working days later than it was to be.
 */
export const longerBy = {
  until: ({ createdAt, holidays, now, timeLeft }: CaseFacts) => {
    const more = rules.hardWorkingDays - rules.solveWorkingDays
    return Math.max(
      addWorkingDays(createdAt, rules.hardWorkingDays, holidays),
      addWorkingDays(timeLeft ?? now, more, holidays),
    )
  },
}
