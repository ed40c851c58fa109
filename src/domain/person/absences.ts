/**
 * Owns the times somebody held a place and did not come: which are remembered, and when the head of the station is to ask
 * about them. Nothing follows by itself: whoever stays away three times may be ill.
 */
import { DAY } from '../kernel/clock'

export const absenceRules = {
  /** So many within the span are a reason to ask. Source: SM-01, a default of ours. */
  askFrom: 3,
  spanDays: 365,
  /** So many are remembered of one person, the newest. */
  kept: 8,
}

export interface Absence {
  enrollmentId: string
  title: string
  /** When it began to which they did not come, in milliseconds. */
  at: number
  /** A promise was given up shortly before; absent of a place that was held and left empty. */
  late?: true
}

export interface Absences {
  /** The oldest first. */
  missed: Absence[]
  /** Until when it is a reason to ask; null while it is none, or once somebody has asked. */
  askUntil: number | null
  /** Who has asked last, and when; absent before the first time. */
  asked?: { by: string; at: number }
}

interface Missing {
  absences?: Absences
}

const none: Absences = { missed: [], askUntil: null }

/** The end of the span in which the newest of them are too many; null when they are not. */
function askUntilOf(missed: readonly Absence[]): number | null {
  const newest = missed[missed.length - 1]
  const first = missed[missed.length - absenceRules.askFrom]
  if (newest === undefined || first === undefined) return null
  const until = first.at + absenceRules.spanDays * DAY
  return newest.at <= until ? until : null
}

/** With one more; as it stands when it is remembered already. */
export function withAbsence({ absences = none }: Missing, absence: Absence): Absences {
  if (absences.missed.some(({ enrollmentId }) => enrollmentId === absence.enrollmentId)) return absences
  const missed = [...absences.missed, absence].sort((a, b) => a.at - b.at).slice(-absenceRules.kept)
  return { ...absences, missed, askUntil: askUntilOf(missed) }
}

/** Without one that was none after all. Whoever was asked about the others is not asked about again by that. */
export function withoutAbsence({ absences = none }: Missing, enrollmentId: string): Absences {
  const missed = absences.missed.filter((each) => each.enrollmentId !== enrollmentId)
  return { ...absences, missed, askUntil: absences.askUntil === null ? null : askUntilOf(missed) }
}

/** How often somebody gave a promise up late within the span; what was talked over with whoever asked counts no more. */
export const timesLate = ({ absences = none }: Missing, now: number): number => {
  const since = Math.max(now - absenceRules.spanDays * DAY, absences.asked?.at ?? 0)
  return absences.missed.filter(({ late, at }) => late && at > since).length
}

/** Whether somebody is to be asked about them. */
export const isToAsk = ({ absences }: Missing, now: number): boolean => (absences?.askUntil ?? 0) > now

/**
 * Once somebody has asked. Null when there is nothing to ask, or when one has come since what was shown, which ended with
 * `newest`: the one who asked did not know of it.
 */
export function whenAsked(
  { absences }: Missing,
  newest: string,
  asked: { by: string; at: number },
): Absences | null {
  if (!absences || !isToAsk({ absences }, asked.at)) return null
  const known = absences.missed[absences.missed.length - 1]?.enrollmentId === newest
  return known ? { ...absences, askUntil: null, asked } : null
}
