/**
 * Owns drawing by lot so that anybody can do it again. Before anybody enrols, the digest of a seed is shown; after the
 * draw the seed itself. A ticket's lot is HMAC-SHA256 with the key `seed ‖ day` over its number, and the smallest goes
 * first: whoever has the seed, the day and the numbers comes to the same order, and nobody could know it beforehand
 * without the seed, nor change the seed without changing the digest.
 */
import { hmac } from '@stablelib/hmac'
import { hash, SHA256 } from '@stablelib/sha256'
import { type Applicant, type Seats } from '../kernel/seats'
import type { Lot } from './documents'

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Seeds, days and tickets are digits and small letters: one byte each. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** The digest that is shown before the draw: SHA-256 over the letters of the seed, in hex. */
export const digestOfSeed = (seed: string): string => hexOf(hash(bytesOf(seed)))

/** The lot of one ticket, in hex. */
export const lotOf = (seed: string, day: string, ticket: string): string =>
  hexOf(hmac(SHA256, bytesOf(seed + day), bytesOf(ticket)))

/** The tickets in the order of their lots. */
export function drawnOrder(seed: string, day: string, tickets: readonly string[]): string[] {
  const lots = new Map(tickets.map((ticket) => [ticket, lotOf(seed, day, ticket)]))
  const lot = (ticket: string) => lots.get(ticket) ?? ''
  return [...tickets].sort((a, b) => (lot(a) < lot(b) ? -1 : lot(a) > lot(b) ? 1 : a < b ? -1 : 1))
}

/** What the draw gave one ticket: a seat for so many of the family, places in the queue for others, nothing for the rest. */
export interface LotOutcome extends Lot {
  seated: number
  inLine: number
}

/** Goes through the tickets in their order: seats as long as there are any, then the queue. */
export function outcomesOf(
  lots: readonly Lot[],
  { free, line }: { free: number; line: number },
): LotOutcome[] {
  let [seats, places] = [free, line]
  return lots.map((lot) => {
    const seated = Math.min(seats, lot.people)
    const inLine = Math.min(places, lot.people - seated)
    seats -= seated
    places -= inLine
    return { ...lot, seated, inLine }
  })
}

/** Who of a family asked first: those of one household draw one lot, and it is that of this phone. */
export const firstOfFamily = (
  { applicants = [] }: Pick<Seats, 'applicants'>,
  family: readonly string[],
): string | null => applicants.find(({ by }) => family.includes(by))?.by ?? null

/** The phone that stands for the family of each who asks, by the households that some of them are in. */
export function headsOf(
  { applicants = [] }: Pick<Seats, 'applicants'>,
  households: ReadonlyMap<string, string>,
): (by: string) => string {
  const heads = new Map<string, string>()
  for (const { by } of applicants) {
    const home = households.get(by)
    if (home !== undefined && !heads.has(home)) heads.set(home, by)
  }
  return (by) => heads.get(households.get(by) ?? '') ?? by
}

/**
 * The draw of those who ask: families in the order of their tickets, within one in the order in which they asked.
 * @param ticketOf the ticket of whoever asks for the family
 */
export function drawOf(
  { applicants = [] }: Pick<Seats, 'applicants'>,
  { seed, day, ticketOf }: { seed: string; day: string; ticketOf: (by: string) => string },
): { lots: Lot[]; order: Applicant[] } {
  const families = new Map<string, Applicant[]>()
  for (const one of applicants) {
    const ticket = ticketOf(one.by)
    families.set(ticket, [...(families.get(ticket) ?? []), one])
  }
  const drawn = drawnOrder(seed, day, [...families.keys()])
  const of = (ticket: string) => families.get(ticket) ?? []
  return {
    lots: drawn.map((ticket) => ({ ticket, people: of(ticket).length })),
    order: drawn.flatMap(of),
  }
}
