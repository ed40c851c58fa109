/** Owns which taps count: a finger that comes down again on the same spot meant what stood there before. */

/** Where a tap fell, as a browser's or WeChat's event says it. */
export interface TapEvent {
  clientX?: number
  clientY?: number
  detail?: unknown
  changedTouches?: ArrayLike<{ clientX: number; clientY: number }>
}

interface Spot {
  x: number
  y: number
}

interface Tap {
  spot: Spot
  name: string
  at: number
  /** When the work that this tap began was answered; Infinity while it goes on, null when it began none. */
  answeredAt: number | null
}

/** A finger trembles this far, in pixels of the screen. */
const near = 28
/** A second tap within this time was not thought about: nobody reads a new word so soon. */
const quickMs = 600
/** Two taps on one thing within this time are one tap of an unsteady hand. */
const doubleMs = 350
/** After an answer the next word on the spot of the finished one waits until it can have been read. */
const answeredMs = 2_000

let last: Tap | null = null

/** The spot of a tap; null for a keyboard or a screen reader, which have none. */
function spotOf(event: TapEvent | undefined): Spot | null {
  if (event === undefined) return null
  const touch = event.changedTouches?.[0]
  const detail = (typeof event.detail === 'object' ? event.detail : null) as { x?: number; y?: number } | null
  const x = touch?.clientX ?? event.clientX ?? detail?.x ?? 0
  const y = touch?.clientY ?? event.clientY ?? detail?.y ?? 0
  return x === 0 && y === 0 ? null : { x, y }
}

const isNear = (a: Spot, b: Spot): boolean => Math.abs(a.x - b.x) < near && Math.abs(a.y - b.y) < near

function isStray(tap: Tap, spot: Spot, name: string, now: number): boolean {
  if (!isNear(tap.spot, spot)) return false
  if (tap.name === name) return now - tap.at < doubleMs
  if (now - tap.at < quickMs) return true
  return tap.answeredAt !== null && now - tap.answeredAt < answeredMs
}

/**
 * Whether a tap counts; one that counts is remembered. Whoever begins work by it calls `answered` when that ends.
 * @param name what stands at the spot now, in the words of a screen reader
 * @returns null for a tap that was meant for what stood there before
 */
export function takeTap(
  event: TapEvent | undefined,
  name: string,
): { answered: () => void; works: () => void } | null {
  const spot = spotOf(event)
  const now = Date.now()
  if (spot === null) return { answered: () => undefined, works: () => undefined }
  if (last !== null && isStray(last, spot, name, now)) return null
  const tap: Tap = { spot, name, at: now, answeredAt: null }
  last = tap
  return {
    works: () => {
      tap.answeredAt = Infinity
    },
    answered: () => {
      tap.answeredAt = Date.now()
    },
  }
}
