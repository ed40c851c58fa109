/** Owns the phone's idea of the cloud's time: its own clock plus what the last answers taught. */
import { readItem, writeItem } from '@/platform/storage'

const key = 'server-clock'
/** Phones and answers wobble; a smaller difference is not worth keeping anew. */
const wobbleMs = 500

let offsetMs: number | null = null

function offset(): number {
  if (offsetMs === null) {
    const kept = readItem(key)
    offsetMs = typeof kept === 'number' && Number.isFinite(kept) ? kept : 0
  }
  return offsetMs
}

/** The cloud's present in epoch milliseconds, as near as this phone knows; also without signal. */
export const serverNow = (): number => Date.now() + offset()

/**
 * Learns from an answer that carried the cloud's time.
 * @param serverMs the cloud's time in the answer @param sentAt,receivedAt when the phone's clock saw it go and come
 */
export function learnServerTime(serverMs: number, sentAt: number, receivedAt: number): void {
  const learned = Math.round(serverMs - (sentAt + receivedAt) / 2)
  if (Math.abs(learned - offset()) < wobbleMs) return
  offsetMs = learned
  writeItem(key, learned)
}
