/**
 * Owns how much of what a partner gives is drawn in a month: one document for each agreement and month, a seat of it for
 * each case that draws.
 *
 * A seat is taken before its case is moved, and belongs to that case from the moment it says so. What was taken for a
 * move that never came is told by the version of the case at which it was tried: once the case has gone on without it, or
 * long enough after whoever tried must be done, it goes back.
 */
import type { Draw } from '../case/documents'
import { MINUTE, NEVER } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { type Guard, type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { newSeats, release, resizeSeats, type Seat, type Seats, takeSeat } from '../kernel/seats'
import { MOST_MONTHLY } from './gives'

/** Whoever tried to move a case has come to an end after so long, one way or the other. */
export const TRIED_MS = 2 * MINUTE

/** `who` is the case, and asks for itself: who of the station moved it stands in its own history. */
interface Drawn extends Seat {
  /** The version of the case at which it was tried. */
  asOf: number
  /** The case has been seen to draw it. */
  sure?: true
}

export interface AllyMonthDocument {
  _id: string
  stationId: string
  agreementId: string
  /** `YYYY-MM`, in which it is done. */
  month: string
  seats: Omit<Seats, 'holders'> & { holders: Drawn[] }
  /** When what is not sure is compared with its cases. */
  compareAt: number
}

export const allyMonthId = ({ agreementId, month }: Pick<Draw, 'agreementId' | 'month'>): string =>
  `${agreementId}:${month}`

/** The most that the lists of a month hold; nobody waits for what is given. */
export const allyMonthLists = {
  'seats.holders': MOST_MONTHLY,
  'seats.offers': 0,
  'seats.queue': 0,
  'seats.applicants': 0,
  'seats.posts': 0,
} as const

/** A month of which nothing is drawn yet. */
export const newAllyMonth = (
  stationId: string,
  at: Pick<Draw, 'agreementId' | 'month'>,
  most: number,
): AllyMonthDocument => ({
  ...{ _id: allyMonthId(at), stationId, agreementId: at.agreementId, month: at.month },
  ...{ seats: { ...newSeats(most, 0), holders: [] }, compareAt: NEVER },
})

/** How much of a month is left, of so much; nothing where more was drawn before the number was lowered. */
export const leftOf = (month: Pick<AllyMonthDocument, 'seats'> | null, most: number): number =>
  Math.max(0, most - (month?.seats.holders.length ?? 0))

const heldBy = ({ seats }: AllyMonthDocument, caseId: string): [number, Drawn] | null => {
  const at = seats.holders.findIndex(({ who }) => who === caseId)
  const found = seats.holders[at]
  return found ? [at, found] : null
}

const asRead = ({ who, asOf }: Drawn): Guard => ({ 'seats.holders': { $elemMatch: { who, asOf } } })

interface Trying {
  caseId: string
  /** As the case was read. */
  version: number
  most: number
  now: number
}

/**
 * What brings a case its seat, from how a month was read: an update after which it is there (`takes`) or after which the
 * month has to be read again; null where it is there already. ALLY_MONTH_FULL where none is left.
 */
export function drawing(
  month: AllyMonthDocument,
  { caseId, version, most, now }: Trying,
): Decision<{ update: GuardedUpdate; takes: boolean } | null, 'ALLY_MONTH_FULL'> {
  const seat: Drawn = { who: caseId, by: caseId, at: now, asOf: version }
  const compare = setting({ compareAt: now + TRIED_MS })
  const [at, held] = heldBy(month, caseId) ?? []
  if (held && held.asOf >= version) return ok(null)
  if (held) {
    // It was tried before, or is still to be given back: it is this move's from now on.
    const slot = `seats.holders.${at}`
    const guard = { [`${slot}.who`]: caseId, [`${slot}.asOf`]: held.asOf }
    return ok({ update: together({ guard, patch: { $set: { [slot]: seat } } }, compare), takes: true })
  }
  const { capacity, holders } = month.seats
  if (holders.length >= most) return reject('ALLY_MONTH_FULL')
  if (capacity !== most) return ok({ update: resizeSeats('seats', capacity, most), takes: false })
  return ok({ update: together(takeSeat('seats', seat), compare), takes: true })
}

/** What of a case decides whether it keeps its seat. */
interface DrawingCase {
  version: number
  draw?: Draw | null
}

/** Whether a case draws from a month. */
const drawsFrom = (month: AllyMonthDocument, one: DrawingCase | null): boolean =>
  !!one?.draw && allyMonthId(one.draw) === month._id

/** Whether a seat goes back: its case does not draw it, and nobody is about to let it. */
const isLeft = (month: AllyMonthDocument, held: Drawn, one: DrawingCase | null, now: number): boolean =>
  !drawsFrom(month, one) && (!one || one.version > held.asOf || held.at + TRIED_MS <= now)

/** Gives back what a case does not draw; null where it keeps its seat, or has none. */
export function givingBack(
  month: AllyMonthDocument,
  { caseId, one, now }: { caseId: string; one: DrawingCase | null; now: number },
): GuardedUpdate | null {
  const [, held] = heldBy(month, caseId) ?? []
  if (!held || !isLeft(month, held, one, now)) return null
  return together(release('seats', caseId), { guard: asRead(held), patch: {} })
}

/** So many cases are looked at by one comparison. */
const MOST_COMPARED = 50

/** The cases whose seats are not sure, the first of them. */
export const unsureIn = ({ seats }: AllyMonthDocument): string[] =>
  seats.holders
    .filter(({ sure }) => !sure)
    .slice(0, MOST_COMPARED)
    .map(({ who }) => who)

/** Writes down which of the seats that were not sure are drawn, and when it has to be compared again. */
export function comparing(
  month: AllyMonthDocument,
  cases: ReadonlyMap<string, DrawingCase>,
  now: number,
): GuardedUpdate {
  const { holders, version } = month.seats
  const found = holders.flatMap(({ who, sure }, at) =>
    !sure && drawsFrom(month, cases.get(who) ?? null) ? [[`seats.holders.${at}.sure`, true] as const] : [],
  )
  const isWhole = holders.filter(({ sure }) => !sure).length === found.length
  const compareAt = isWhole ? NEVER : now + TRIED_MS
  return {
    guard: { 'seats.version': version },
    patch: { $set: { ...Object.fromEntries(found), compareAt } },
  }
}
