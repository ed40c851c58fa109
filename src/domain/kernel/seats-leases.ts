/**
 * Owns seats that are lent for a time: a holder keeps one until `until`, may prolong it once, and when its time is
 * over it goes to the head of the queue in the same step.
 *
 * A lease begins with takeSeat (or joinQueue) and ends with one guarded update that names the lease as it was read,
 * so two runs of a timer, a timer and the holder, or any number of repetitions end it once. A seat is freed only
 * when nobody waits; while leases are the only way out of a seat, a free seat and a queue never exist together.
 */

import type { Guard, GuardedUpdate } from './guarded-update'
import { change, headsAre, leaveQueue, type Seat, type Seats, type Waiter } from './seats'
import { standing } from './seats-reading'

/** A held seat with an end. */
export interface Lease extends Seat {
  until: number
}

/** A lease and its place in the list of holders, by which it is changed. */
interface LeaseAt {
  index: number
  lease: Lease
}

const isLease = (seat: Seat): seat is Lease => seat.until !== undefined

/** The lease of `who`; null for somebody who holds none. */
export function leaseOf(seats: Seats, who: string): LeaseAt | null {
  const index = seats.holders.findIndex((holder) => holder.who === who)
  const seat = seats.holders[index]
  return seat && isLease(seat) ? { index, lease: seat } : null
}

const stillLent = (path: string, { index, lease }: LeaseAt): Guard => ({
  [`${path}.holders.${index}.who`]: lease.who,
  [`${path}.holders.${index}.until`]: lease.until,
})

/**
 * Ends a lease and lends the same seat to `head` until `until`, in one step. Refused when the lease has ended or been
 * prolonged since it was read, or when somebody else is first in the queue by now.
 */
export function handOver(
  path: string,
  held: LeaseAt,
  head: Waiter,
  now: number,
  until: number,
): GuardedUpdate {
  const next: Lease = { who: head.who, by: head.by, at: now, until }
  return change(path, [stillLent(path, held), headsAre(path, [head])], {
    $inc: { [`${path}.queueFree`]: 1 },
    $pop: { [`${path}.queue`]: -1 },
    $set: { [`${path}.holders.${held.index}`]: next },
  })
}

/** Ends a lease for which nobody waits; refused when somebody does, or when it has ended or been prolonged since. */
export function endLease(path: string, { who, until }: Lease): GuardedUpdate {
  const guards = [
    { [`${path}.holders`]: { $elemMatch: { who, until } } },
    { [`${path}.queue.0`]: { $exists: false } },
  ]
  return change(path, guards, { $inc: { [`${path}.free`]: 1 }, $pull: { [`${path}.holders`]: { who } } })
}

/** Prolongs a lease, once: refused when it has been prolonged before, or has ended since it was read. */
export function renewLease(path: string, held: LeaseAt, until: number): GuardedUpdate {
  const slot = `${path}.holders.${held.index}`
  return change(path, [stillLent(path, held), { [`${slot}.renewed`]: { $exists: false } }], {
    $set: { [`${slot}.until`]: until, [`${slot}.renewed`]: true },
  })
}

/** What a timer must do next about leases; `wakeAt` is when the earliest one ends, or null without any. */
type NextLease =
  | { do: 'handOver'; held: LeaseAt; head: Waiter }
  | { do: 'end'; held: LeaseAt }
  | { do: 'nothing'; wakeAt: number | null }

/** The next lease whose time is over and who gets its seat. Apply it and ask again until it answers `nothing`. */
export function nextLease(seats: Seats, now: number): NextLease {
  const leases = seats.holders.flatMap((seat, index) => (isLease(seat) ? [{ index, lease: seat }] : []))
  const held = leases.find(({ lease }) => lease.until <= now)
  const [head] = seats.queue
  if (held) return head ? { do: 'handOver', held, head } : { do: 'end', held }
  const ends = leases.map(({ lease }) => lease.until)
  return { do: 'nothing', wakeAt: ends.length ? Math.min(...ends) : null }
}

/**
 * The update by which somebody leaves of one's own will: a lent seat goes to the head of the queue until `until`.
 * Null for somebody who is not in. When it is refused, read again.
 */
export function leaveLease(
  path: string,
  seats: Seats,
  who: string,
  { now, until }: { now: number; until: number },
): GuardedUpdate | null {
  if (standing(seats, who).is === 'waiting') return leaveQueue(path, who)
  const held = leaseOf(seats, who)
  if (!held) return null
  const [head] = seats.queue
  return head ? handOver(path, held, head, now, until) : endLease(path, held.lease)
}
