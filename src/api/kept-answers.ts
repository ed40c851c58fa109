/** Owns the last answers kept on the phone, so that a page shows something at once and without signal. */
import { readItem, removeItem, writeItem } from '@/platform/storage'

/**
 * An answer is only shown by the version of the app that kept it: another one may expect other fields, and a page that
 * does not find them is a white screen, every time and without signal.
 */
const version = BUILD_DIGEST

interface Kept {
  version: string
  /** Newest last. `until` is when an answer may be shown no longer (the cloud's clock), if it says so. */
  entries: [key: string, data: unknown, at: number, until?: number][]
}

const slotOf = (name: string) => `kept:${name}`
/** The names under which something is kept, so that all can be let go of. */
const index = 'kept-names'

function names(): string[] {
  const kept = readItem(index)
  return Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : []
}

function isEntry(value: unknown): value is Kept['entries'][number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[2] === 'number'
}

function read(name: string): Kept['entries'] {
  const kept = readItem(slotOf(name)) as Partial<Kept> | null
  return kept?.version === version && Array.isArray(kept.entries) ? kept.entries.filter(isEntry) : []
}

function write(name: string, entries: Kept['entries']): void {
  if (entries.length === 0) return removeItem(slotOf(name))
  writeItem(slotOf(name), { version, entries } satisfies Kept)
  const known = names()
  if (!known.includes(name)) writeItem(index, [...known, name])
}

/**
 * The last answer under this name and key and when it came (the phone's clock), or null.
 * @param now the cloud's clock, by which an answer's time is over
 */
export function readKept<T>(name: string, key: string, now: number): { data: T; at: number } | null {
  const entries = read(name)
  const current = entries.filter(([, , , until]) => until === undefined || until > now)
  if (current.length < entries.length) write(name, current)
  const entry = current.find(([kept]) => kept === key)
  return entry ? { data: entry[1] as T, at: entry[2] } : null
}

/** Keeps an answer; the oldest beyond `limit` are let go. */
export function keepAnswer(name: string, key: string, data: unknown, limit: number, until?: number): void {
  const others = read(name).filter(([kept]) => kept !== key)
  const entry: Kept['entries'][number] = [
    key,
    data,
    Date.now(),
    ...(until === undefined ? [] : [until]),
  ] as never
  write(name, [...others, entry].slice(-limit))
}

/** Lets go of one answer. */
export function forgetAnswer(name: string, key: string): void {
  const entries = read(name)
  const others = entries.filter(([kept]) => kept !== key)
  if (others.length < entries.length) write(name, others)
}

/** Lets go of every answer under the name. */
export const forgetKept = (name: string): void => removeItem(slotOf(name))

/** Lets go of every answer on this phone. */
export function forgetAllKept(): void {
  names().forEach(forgetKept)
  removeItem(index)
}
