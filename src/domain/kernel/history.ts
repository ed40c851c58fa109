/**
 * Owns how long the history of a case may grow: its beginning and its newest moves are kept, and how many lie between.
 *
 * A document is rewritten and read as a whole, so a case that goes to and fro for ever would in the end be too large
 * to be answered by the database, and with it every list in which it stands.
 */
import type { Patch } from './guarded-update'

export interface HistoryEntry {
  at: number
  /** The person who did it, or `system`. */
  by: string
  on: string
  from: string
  to: string
  note?: string
  /** The request key or another mark by which a repetition is recognised. */
  key?: string
  /** Of the first entry only: how many moves after it are not kept any more. */
  leftOut?: number
}

/** How many entries a history keeps: the first, and the newest of the others. */
export const HISTORY_LIMIT = 30

/** The history with further entries, cut in its middle when it grows too long. */
export function grown(history: readonly HistoryEntry[], entries: readonly HistoryEntry[]): HistoryEntry[] {
  const whole = [...history, ...entries]
  const [first, ...others] = whole
  const tooMany = whole.length - HISTORY_LIMIT
  if (!first || tooMany <= 0) return whole
  return [{ ...first, leftOut: (first.leftOut ?? 0) + tooMany }, ...others.slice(tooMany)]
}

/**
 * The change that adds entries to the history at `path`. `history` is the one that was read; an update that cuts it must
 * be guarded by the version of the case. Without it the newest are kept.
 */
export function historyPatch(
  path: string,
  history: readonly HistoryEntry[] | undefined,
  entries: readonly HistoryEntry[],
): Pick<Patch, '$set' | '$push'> {
  if (history && history.length + entries.length > HISTORY_LIMIT)
    return { $set: { [path]: grown(history, entries) } }
  return { $push: { [path]: { $each: [...entries], $slice: -HISTORY_LIMIT } } }
}

/**
 * The entry of the move that led on from `version`; undefined when there was none, or it is not kept any more. For
 * cases whose every version has one entry.
 */
export function entryAfter(
  current: { version: number; history: readonly HistoryEntry[] },
  version: number,
): HistoryEntry | undefined {
  const index = current.history.length - (current.version - version)
  return index > 0 || (index === 0 && version === 0) ? current.history[index] : undefined
}
