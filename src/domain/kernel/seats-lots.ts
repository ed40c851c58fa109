/**
 * Owns the changes to seats that concern many people at once: everybody's lot, those who move up by themselves, and
 * the seats of a part that follow from places in the whole. Guarded like all others (seats.ts).
 */
import { invariant } from './errors'
import type { GuardedUpdate } from './guarded-update'
import { type Applicant, change, headsAre, type Seat, type Seats, type Waiter } from './seats'

const seatOf = ({ who, by }: Seat, at: number): Seat => ({ who, by, at })

/**
 * Gives the seats that are free to applicants in this order, then the places in the queue; who is left stays refused.
 * Refused when anything in the seats has changed since they were read: nobody is left out of a draw, and it is drawn once.
 * Throws InvariantError unless the order names every applicant of `seats` once.
 */
export function fillByDraw(
  path: string,
  seats: Seats,
  order: readonly Applicant[],
  now: number,
): GuardedUpdate {
  const all = new Set(order.map(({ who }) => who))
  invariant(
    all.size === order.length && order.length === (seats.applicants ?? []).length,
    'a draw leaves somebody out, or names somebody twice',
  )
  const placed = order.slice(0, seats.free)
  const lined = order.slice(seats.free, seats.free + seats.queueFree)
  const left = order.slice(seats.free + seats.queueFree)
  const refused = { at: now, by: 'system', how: 'full' as const, why: '' }
  return change(path, [{ [`${path}.version`]: seats.version }], {
    $inc: { [`${path}.free`]: -placed.length, [`${path}.queueFree`]: -lined.length },
    $set: {
      [`${path}.holders`]: [...seats.holders, ...placed.map((one) => seatOf(one, now))],
      [`${path}.queue`]: [...seats.queue, ...lined.map((one) => seatOf(one, now))],
      [`${path}.applicants`]: left.map((one) => ({ ...one, refused })),
      [`${path}.applying`]: 0,
    },
  })
}

/** Seats the first of the queue without asking them; refused when the head of the queue has changed or fewer seats are free. */
export function seatNext(path: string, heads: readonly Waiter[], now: number): GuardedUpdate {
  invariant(heads.length > 0, 'nobody to seat')
  const whos = heads.map(({ who }) => who)
  return change(path, [{ [`${path}.free`]: { $gte: heads.length } }, headsAre(path, heads)], {
    $inc: { [`${path}.free`]: -heads.length, [`${path}.queueFree`]: heads.length },
    $pull: { [`${path}.queue`]: { who: { $in: whos } } },
    $push: { [`${path}.holders`]: { $each: heads.map((head) => seatOf(head, now)) } },
  })
}

/** Seats all of these, open or not; refused when fewer seats are free or one of them is in already. */
export function seatAll(path: string, seats: readonly Seat[]): GuardedUpdate {
  invariant(seats.length > 0, 'nobody to seat')
  const whos = seats.map(({ who }) => who)
  const outside = (['holders', 'offers', 'queue'] as const).map((list) => ({
    [`${path}.${list}.who`]: { $nin: whos },
  }))
  return change(path, [{ [`${path}.free`]: { $gte: seats.length } }, ...outside], {
    $inc: { [`${path}.free`]: -seats.length },
    $push: { [`${path}.holders`]: { $each: [...seats] } },
  })
}
