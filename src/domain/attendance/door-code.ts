/** Owns the changing code at the door: how it follows from a session's secret and the time, and which proofs it makes. */
import { hmac } from '@stablelib/hmac'
import { SHA256 } from '@stablelib/sha256'
import { DAY, MINUTE } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'

/** How long one code stands on the screen. */
export const DOOR_WINDOW_MS = 30_000
/** How far ahead of the server a phone's idea of the time may be. */
const SKEW_MS = MINUTE
/** How long a proof may lie on a phone before it is of no use. */
const PROOF_LIFE_MS = DAY
/** A proof that took longer than this to arrive is marked late. */
const LATE_MS = 2 * MINUTE
/** How many older windows are still recognised, so that a person is told "too old" and not "wrong": ten minutes. */
const REMEMBERED_WINDOWS = 20

const windowOf = (ms: number): number => Math.floor(ms / DOOR_WINDOW_MS)

const hexToBytes = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16))

function codeOfWindow(secret: string, window: number): string {
  const counter = new Uint8Array(8)
  // Two halves instead of one 64-bit write, which older phones lack.
  const view = new DataView(counter.buffer)
  view.setUint32(0, Math.floor(window / 2 ** 32))
  view.setUint32(4, window % 2 ** 32)
  const digest = hmac(SHA256, hexToBytes(secret), counter)
  const offset = (digest[digest.length - 1] ?? 0) & 15
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The six digits at an instant in epoch milliseconds. `secret` is the session's key in hex. */
export const doorCodeAt = (secret: string, ms: number): string => codeOfWindow(secret, windowOf(ms))

/** When the code shown at `ms` gives way to the next one, in epoch milliseconds. */
export const doorCodeEndsAt = (ms: number): number => (windowOf(ms) + 1) * DOOR_WINDOW_MS

/** What a phone kept at the door: the digits it read and when, by its own idea of server time. */
export interface DoorClaim {
  code: string
  at: number
}

export type DoorCodeRefusal = 'CODE_WRONG' | 'CODE_EXPIRED' | 'PROOF_TOO_LATE'

/**
 * Whether the digits fit the time they claim: the window of that time or the one before, so that a code is good for
 * 30 to 60 seconds. CODE_EXPIRED when they fit a window of the last ten minutes, CODE_WRONG when they fit none or
 * the claimed time lies in the future, PROOF_TOO_LATE a day after the claimed time. `late` marks a proof that took
 * more than two minutes to arrive.
 */
export function checkDoorCode(
  secret: string,
  claim: DoorClaim,
  now: number,
): Decision<{ late: boolean }, DoorCodeRefusal> {
  if (claim.at > now + SKEW_MS) return reject('CODE_WRONG')
  if (now - claim.at > PROOF_LIFE_MS) return reject('PROOF_TOO_LATE')
  const window = windowOf(claim.at)
  const fits = (age: number): boolean => codeOfWindow(secret, window - age) === claim.code
  if (fits(0) || fits(1)) return ok({ late: now - claim.at > LATE_MS })
  for (let age = 2; age <= REMEMBERED_WINDOWS; age++) if (fits(age)) return reject('CODE_EXPIRED')
  return reject('CODE_WRONG')
}
