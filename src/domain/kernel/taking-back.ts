/**
 * Owns taking a decision back: which decision stands, whose it is to take back and until when, and where that leads. A
 * table names its ways back in pairs of event and state; each is one row, granted where the decision came from there.
 */
import { HOUR } from './clock'
import type { HistoryEntry } from './history'

/** What the guards of taking back look at. */
export interface TakeBackFacts<S extends string = string> {
  /** Epoch milliseconds. */
  now: number
  /** The state from which the last decision was taken; null when nobody decided, or something has happened since. */
  decidedFrom: S | null
  /** Whether that decision is the actor's to take back. */
  decisionIsTheirs: boolean
  /** Until when it may be taken back. */
  takeBackUntil: number
}

/** The last move of a case, if it was one of these decisions; null when something has happened since. */
export function lastDecision(
  { history }: { history: readonly HistoryEntry[] },
  decisions: readonly string[],
): HistoryEntry | null {
  const last = history[history.length - 1]
  return last !== undefined && decisions.includes(last.on) ? last : null
}

/** What the guards see of the decision that stands; @param hours for how long after it may be taken back */
export const factsOfDecision = <S extends string>(
  decision: HistoryEntry | null,
  { isTheirs, hours }: { isTheirs: (decision: HistoryEntry) => boolean; hours: number },
): Omit<TakeBackFacts<S>, 'now'> => ({
  decidedFrom: (decision?.from ?? null) as S | null,
  decisionIsTheirs: decision !== null && isTheirs(decision),
  takeBackUntil: (decision?.at ?? 0) + hours * HOUR,
})

/** The guards of taking back, with the codes for what is too late or followed by something, and for another's decision. */
export const takeBackGuards = <const K extends string, const N extends string>(closed: K, notTheirs: N) => ({
  isTheirs: ({ decidedFrom, decisionIsTheirs }: TakeBackFacts) =>
    decidedFrom === null ? closed : decisionIsTheirs || notTheirs,
  inTime: ({ now, takeBackUntil }: TakeBackFacts) => now <= takeBackUntil || closed,
  cameFrom:
    (state: string) =>
    ({ decidedFrom }: TakeBackFacts) =>
      decidedFrom === state || closed,
})

/** The event that takes a decision back to where it came from; null where there is none. */
export const wayBack = <E extends string>(
  ways: readonly (readonly [E, string, ...unknown[]])[],
  from: string | null,
): E | null => ways.find(([, to]) => to === from)?.[0] ?? null
