/** Owns the phone's idea of the cloud's time: its own clock plus what the last answers taught. */
import { readItem, removeItem, writeItem } from '@/platform/storage'

const key = 'server-clock'
/** Phones and answers wobble; a smaller difference is not worth keeping anew. */
const wobbleMs = 500
/** Phones put their clocks right within days; what was learned before that says nothing about the present. */
const keptMs = 24 * 60 * 60_000
/** An answer that seems to have taken longer, or less than no time, saw the phone's clock put right in between. */
const longestMs = 60_000

interface ClockReading {
  offsetMs: number
  /** The newest moment of the phone's own clock at which this held. */
  at: number
}

let learned: ClockReading | null = null
let loaded = false

function isLearned(value: unknown): value is ClockReading {
  const kept = value as Partial<ClockReading> | null
  return Number.isFinite(kept?.offsetMs) && Number.isFinite(kept?.at)
}

function offset(now: number): number {
  if (!loaded) {
    const kept = readItem(key)
    learned = isLearned(kept) ? kept : null
    loaded = true
  }
  if (learned === null) return 0
  // A clock that has gone back was put right by the phone, and what it was wrong by is no longer so.
  if (now < learned.at - wobbleMs || now > learned.at + keptMs) {
    learned = null
    removeItem(key)
    return 0
  }
  return learned.offsetMs
}

/** The cloud's present in epoch milliseconds, as near as this phone knows; also without signal. */
export function serverNow(): number {
  const now = Date.now()
  const offsetMs = offset(now)
  return now + offsetMs
}

/**
 * Learns from an answer that carried the cloud's time. An answer is as exact as half the time it took, so a slow one
 * changes nothing that it does not contradict.
 * @param serverMs the cloud's time in the answer @param sentAt,receivedAt when the phone's clock saw it go and come
 */
export function learnServerTime(serverMs: number, sentAt: number, receivedAt: number): void {
  const took = receivedAt - sentAt
  if (took < 0 || took > longestMs) return
  const known = offset(receivedAt)
  const offsetMs = Math.round(serverMs - (sentAt + receivedAt) / 2)
  const agrees = learned !== null && Math.abs(offsetMs - known) < Math.max(wobbleMs, took / 2)
  if (agrees && receivedAt - (learned?.at ?? 0) < 60_000) return
  learned = { offsetMs: agrees ? known : offsetMs, at: receivedAt }
  writeItem(key, learned)
}
