/** Owns when those with a place in a session are reminded of it: at most once each, by dated rules, never at night. */
import { DAY, dayOf, instantOf, MINUTE, startOfDay } from '../kernel/clock'
import { ruleAt, type DatedRule } from '../kernel/rules'
import type { SessionDocument } from './documents'

interface ReminderRules {
  /** On the day before, at this hour; null for none. */
  eveningBefore: string | null
  /** And so many minutes before the start, for those who have come by their place since; null for none. */
  minutesBefore: number | null
  /** Nobody is rung up earlier in the day. */
  notBefore: string
  /** A timer that comes later than this is too late for one reminder. */
  lateMin: number
}

const reminderRules: readonly DatedRule<ReminderRules>[] = [
  {
    id: 'reminder-2026',
    effectiveFrom: '1970-01-01',
    value: { eveningBefore: '18:00', minutesBefore: 120, notBefore: '07:00', lateMin: 120 },
  },
]

const rulesFor = (startAt: number): ReminderRules => ruleAt(reminderRules, startAt).value

/** The instants at which a session that starts then is reminded of, in order. */
function remindersOf(startAt: number): number[] {
  const { eveningBefore, minutesBefore, notBefore } = rulesFor(startAt)
  const evening =
    eveningBefore === null ? [] : [instantOf(dayOf(startOfDay(startAt) - DAY / 2), eveningBefore)]
  const near = minutesBefore === null ? [] : [startAt - minutesBefore * MINUTE]
  const awake = (at: number): boolean => at >= instantOf(dayOf(at), notBefore)
  return [...evening, ...near].filter(awake)
}

type ReminderFacts = Pick<SessionDocument, 'state' | 'startAt' | 'remindedAt' | 'duty'>

/** So long after the start of a turn of duty it is looked at who is not there. */
const LOOK_MIN = 15

/** When it is looked at who of a turn of duty has not come. */
const lookAtOf = ({ startAt }: Pick<SessionDocument, 'startAt'>): number => startAt + LOOK_MIN * MINUTE

/** Whether what is due now is that look, and somebody may still step in. */
export const looksForMissing = (
  { startAt, endAt }: Pick<SessionDocument, 'startAt' | 'endAt'>,
  due: number,
  now: number,
): boolean => due === lookAtOf({ startAt }) && now < endAt

const keepsPlaces = new Set(['enrolling', 'enrollClosed', 'postponed'])

/** When the next reminder is due that has not been looked at; null when there is none. */
export function nextReminderOf({ state, startAt, remindedAt = 0, duty }: ReminderFacts): number | null {
  const look = lookAtOf({ startAt })
  if (state === 'ongoing') return duty === true && look > remindedAt ? look : null
  if (!keepsPlaces.has(state)) return null
  return remindersOf(startAt).find((at) => at > remindedAt) ?? null
}

/** Whether the reminder that is due now still helps, or has come too late. */
export const isTimely = ({ startAt }: Pick<SessionDocument, 'startAt'>, due: number, now: number): boolean =>
  now < startAt && now - due <= rulesFor(startAt).lateMin * MINUTE
