/** Owns the request keys whose outcome nobody knows yet: one for each action and input, for minutes, until it is seen. */
import { readItem, removeItem, writeItem } from '@/platform/storage'
import { outcomeIn } from './outcomes'

/** Where keys are kept; they outlive the app being closed. */
export interface KeyStore {
  read(key: string): unknown
  /** @returns false when nothing could be kept. */
  write(key: string, value: unknown): unknown
  remove(key: string): void
}

interface KeptKey {
  /** The action and what was given with it. */
  slot: string
  action: string
  requestKey: string
  /** What was given, for actions whose outcome is recognised by it. */
  input: unknown
  /** When it was first sent, by the cloud's clock; when last, by the phone's. Epoch milliseconds. */
  sentAt: number
  triedAt: number
}

/** Attempts beyond so many are long forgotten by the person too. */
const most = 40
const place = 'request-keys'

/**
 * No request is under way any longer than this: the functions end after 20 seconds at the latest, and the phone gives
 * up after 12. What is read later than that shows how it ended, whether it happened or not.
 */
const underWayMs = 60_000

/** The same value in the same letters, however its fields are ordered; what is undefined does not travel. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}

/** Two independent rounds of a common string hash, 64 bits together: inputs of one person never meet in it. */
function digest(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`
}

export const slotOf = (action: string, input: unknown): string => `${action}:${digest(canonical(input))}`

function isKept(value: unknown): value is KeptKey {
  const kept = value as Partial<KeptKey> | null
  return (
    typeof kept?.slot === 'string' &&
    typeof kept.action === 'string' &&
    typeof kept.requestKey === 'string' &&
    typeof kept.triedAt === 'number' &&
    typeof kept.sentAt === 'number'
  )
}

export interface KeptKeys {
  find(slot: string): KeptKey | null
  keep(key: KeptKey): void
  drop(slot: string): void
  /** Takes in what a read answered: keys whose outcome it shows have done their work. */
  shown(read: string, answer: unknown, askedAt: number): void
}

/** The keys kept in a store. A full phone keeps them in memory, so that a retry without closing the app still holds. */
export function createKeptKeys(store: KeyStore): KeptKeys {
  let unkept: KeptKey[] | null = null

  function all(): KeptKey[] {
    if (unkept) return unkept
    const kept = store.read(place)
    return Array.isArray(kept) ? kept.filter(isKept) : []
  }

  function save(keys: KeptKey[]): void {
    unkept = null
    if (keys.length === 0) store.remove(place)
    else if (store.write(place, keys) === false) unkept = keys
  }

  const isShownBy = (key: KeptKey, read: string, answer: unknown, askedAt: number): boolean => {
    const outcome = outcomeIn(key.action, read)
    if (!outcome) return false
    // A phone's clock that was set back in between tells nothing; the key then ends by its age.
    if (askedAt - key.triedAt >= underWayMs) return true
    try {
      return outcome(answer, key.input, key.sentAt)
    } catch {
      return false
    }
  }

  return {
    find: (slot) => all().find((key) => key.slot === slot) ?? null,
    keep: (key) => save([...all().filter(({ slot }) => slot !== key.slot), key].slice(-most)),
    drop: (slot) => {
      const keys = all()
      const left = keys.filter((key) => key.slot !== slot)
      if (left.length < keys.length || left.length === 0) save(left)
    },
    shown: (read, answer, askedAt) => {
      const keys = all()
      const left = keys.filter((key) => !isShownBy(key, read, answer, askedAt))
      if (left.length < keys.length) save(left)
    },
  }
}

/** The keys on this phone. */
export const keptKeys = createKeptKeys({ read: readItem, write: writeItem, remove: removeItem })
