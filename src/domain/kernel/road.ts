/** Owns how long a case stood at each part of its way, reckoned from its history alone. */
import type { HistoryEntry } from './history'

export interface Stretch {
  word: string
  /** All the time that it stood there, in ms; what it stands at now counts until now. */
  ms: number
}

/**
 * The parts of the way in the order in which the case first came to them.
 * @param parts what each state belongs to, in words; a state without a word ends the way and is not told
 */
export function roadOf(
  history: readonly HistoryEntry[],
  parts: Readonly<Partial<Record<string, string>>>,
  now: number,
): Stretch[] {
  const stretches = new Map<string, number>()
  history.forEach(({ at, to, leftOut = 0 }, index) => {
    const word = parts[to]
    // What lies between the first move and the others may not be kept: then nobody knows where the case stood.
    if (word === undefined || leftOut > 0) return
    const until = history[index + 1]?.at ?? now
    stretches.set(word, (stretches.get(word) ?? 0) + Math.max(0, until - at))
  })
  return [...stretches].map(([word, ms]) => ({ word, ms }))
}
