/**
 * Owns the times of a whistle: those of the station are its own, the spans for solving are Beijing's (seven working days as
 * a rule, fifteen for what is hard). All are counted from the signing, whoever it was passed on to.
 */
import type { CaseFacts } from '../case/define-case'
import { addWorkingDays, HOUR, MINUTE, type Holidays } from '../kernel/clock'

export const whistleRules = {
  /** The head signs it, or sends it back, within so many working days. */
  signWorkingDays: 1,
  respondWorkingDays: 1,
  arriveWorkingDays: 2,
  solveWorkingDays: 7,
  hardWorkingDays: 15,
  /** What cannot wait is responded to and looked at within these, by day and by night. */
  urgentRespondMinutes: 30,
  urgentArriveHours: 2,
  /** Whoever it has climbed to, or did not find it solved, has so many working days. */
  againWorkingDays: 2,
  /** The head, and then the institute, sees to a clock that has run out within so many working days. */
  climbWorkingDays: 1,
  /** The institute says who leads within so many working days; then the first one does. */
  ruleWorkingDays: 1,
  /** So long whoever blew it may say what it was like. */
  scoreDays: 7,
  mostAssisting: 3,
  perDay: 10,
  /** How often it is handed in again, how often somebody adds a line, waits, and is told that it is not solved. */
  mostAgain: 5,
  mostNotes: 10,
  mostWaits: 4,
  mostNotYet: 3,
} as const
const rules = whistleRules

type Step = 'respond' | 'arrive' | 'solve'

interface Signed {
  since: number
  grade: unknown
  /** Whether the head has said that it is hard. */
  isHard: boolean
  /** The days on which the office is closed, and those on which it works all the same. */
  holidays: Holidays
}

const signedAt = ({ sentAt, now }: CaseFacts): number => sentAt ?? now

/** By when a step is to be taken, counted from the signing. */
export function stepBy(step: Step, { since, grade, isHard, holidays }: Signed): number {
  const isUrgent = grade === 'urgent'
  if (step === 'respond' && isUrgent) return since + rules.urgentRespondMinutes * MINUTE
  if (step === 'arrive' && isUrgent) return since + rules.urgentArriveHours * HOUR
  const days = {
    respond: rules.respondWorkingDays,
    arrive: rules.arriveWorkingDays,
    solve: isHard ? rules.hardWorkingDays : rules.solveWorkingDays,
  }
  return addWorkingDays(since, days[step], holidays)
}

const byOf = (step: Step, facts: CaseFacts): number =>
  stepBy(step, {
    ...{ since: signedAt(facts), grade: facts.form.grade },
    ...{ isHard: facts.times('longer') > 0, holidays: facts.holidays },
  })

/** The first of these that is still to come; where all have passed, a little while, so that it is asked after again. */
const nextOf = (...steps: readonly Step[]) => ({
  until: (facts: CaseFacts): number => {
    const { now, holidays } = facts
    const ahead = steps.map((step) => byOf(step, facts)).find((at) => at > now)
    return ahead ?? addWorkingDays(now, rules.againWorkingDays, holidays)
  },
})

export const respondBy = nextOf('respond', 'arrive', 'solve')
export const arriveBy = nextOf('arrive', 'solve')
export const solveBy = nextOf('solve')

/** By when it is solved once the head has said that it is hard; where that has passed too, it is asked after again. */
export const longerBy = {
  until: (facts: CaseFacts): number => {
    const { now, holidays, timeLeft } = facts
    const hard = addWorkingDays(signedAt(facts), rules.hardWorkingDays, holidays)
    const later = Math.max(hard, timeLeft ?? 0)
    return later > now ? later : addWorkingDays(now, rules.againWorkingDays, holidays)
  },
}
