/** Owns the last answers kept on the phone, so that a page shows something at once and without signal. */
import { readItem, removeItem, writeItem } from '@/platform/storage'

/** Raised when the shape of kept answers changes: what an older version kept is then not shown. */
const version = 1

interface Kept {
  version: number
  /** Newest last. */
  entries: [key: string, data: unknown, at: number][]
}

const slotOf = (name: string) => `kept:${name}`

function read(name: string): Kept['entries'] {
  const kept = readItem(slotOf(name)) as Kept | null
  return kept?.version === version && Array.isArray(kept.entries) ? kept.entries : []
}

/** The last answer under this name and key and when it came (the phone's clock), or null. */
export function readKept<T>(name: string, key: string): { data: T; at: number } | null {
  const entry = read(name).find(([kept]) => kept === key)
  return entry ? { data: entry[1] as T, at: entry[2] } : null
}

/** Keeps an answer; the oldest beyond `limit` are let go. */
export function keepAnswer(name: string, key: string, data: unknown, limit: number): void {
  const others = read(name).filter(([kept]) => kept !== key)
  const entries = [...others, [key, data, Date.now()] as Kept['entries'][number]].slice(-limit)
  writeItem(slotOf(name), { version, entries } satisfies Kept)
}

/** Lets go of every answer under the name. */
export const forgetKept = (name: string): void => removeItem(slotOf(name))
