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

export type DoorCodeRefusal = 'CODE_WRONG' | 'PROOF_TOO_LATE'

/** Whether a proof has lain on a phone for more than a day and is of no use any more. */
export const isProofTooLate = (claim: Pick<DoorClaim, 'at'>, now: number): boolean =>
  now - claim.at > PROOF_LIFE_MS

/**
 * Whether the digits fit the time they claim: the window of that time, the one before or the one after, since the phone
 * and the screen may each be a little slow or fast. CODE_WRONG when they fit none of these, however near they once
 * were: an answer that told old from wrong would tell a guesser what to send. CODE_WRONG too when the claimed time lies
 * in the future, PROOF_TOO_LATE a day after the claimed time. `late` marks a proof that took more than two minutes to
 * arrive.
 */
export function checkDoorCode(
  secret: string,
  claim: DoorClaim,
  now: number,
): Decision<{ late: boolean }, DoorCodeRefusal> {
  if (claim.at > now + SKEW_MS) return reject('CODE_WRONG')
  if (isProofTooLate(claim, now)) return reject('PROOF_TOO_LATE')
  const window = windowOf(claim.at)
  const fits = [window, window - 1, window + 1].some((each) => codeOfWindow(secret, each) === claim.code)
  return fits ? ok({ late: now - claim.at > LATE_MS }) : reject('CODE_WRONG')
}
