/** Owns the numbers of the points store; defaults of this product, nothing in law asks for them. */
import { DAY, MINUTE } from '../kernel/clock'

export const storeRules = {
  /** How long a reservation is kept at the counter. */
  keepDays: 7,
  /** How long before its end a person is reminded. */
  remindMs: DAY,
  /** A reservation that was begun longer ago is completed, or given up, by the job. No function lives so long. */
  settleMs: 2 * MINUTE,
  /** Whoever handed a prize out gets the same answer again for so long; later its code is a used one. */
  repeatMs: 10 * MINUTE,
  /** How many prizes may be reserved with one card on a day; whoever has no phone fetches few things. */
  mostByCard: 3,
  /** How often a shop may read one card on a day, and for how long one reading lets it hand out one thing. */
  scansADay: 5,
  scanMs: 10 * MINUTE,
  /** The stock of one prize lies in one document. */
  mostStock: 1000,
}

/** Partners that a station has at most; lists that offer a choice read them all. */
export const MOST_PARTNERS = 100
