/** Owns the reading of seats: where a person stands, why a change was refused, and what has to happen next. */

import type { Guard, GuardedUpdate } from './guarded-update'
import { invariant } from './errors'
import { askingIn, withdraw } from './seats-applicants'
import type { Applicant, Refused } from './seats'
import type { PostCounter } from './seats-posts'
import { peopleOf } from './seats-division'
import {
  leaveQueue,
  type Offer,
  passOffer,
  passOfferOn,
  release,
  releaseAndOffer,
  type Seat,
  type Seats,
  type Waiter,
} from './seats'

/** Where somebody stands; `position` counts from 1. */
export type Standing =
  | { is: 'holder'; seat: Seat }
  | { is: 'offered'; offer: Offer; until: number }
  | { is: 'waiting'; waiter: Waiter; position: number }
  /** Asks for a seat and has no answer, or one that gave none. */
  | { is: 'applied'; applicant: Applicant; until: number }
  | { is: 'refused'; applicant: Applicant; refused: Refused }
  | { is: 'none' }

/** Where `who` stands in these seats. */
export function standing(seats: Seats, who: string): Standing {
  const seat = seats.holders.find((holder) => holder.who === who)
  if (seat) return { is: 'holder', seat }
  const offer = seats.offers.find((candidate) => candidate.who === who)
  if (offer) return { is: 'offered', offer, until: offer.until }
  const index = seats.queue.findIndex((waiter) => waiter.who === who)
  const waiter = seats.queue[index]
  if (!waiter) return asking(seats, who)
  const ahead = seats.queue.slice(0, index).filter(({ post }) => post === waiter.post).length
  return { is: 'waiting', waiter, position: ahead + 1 }
}

function asking({ applicants = [] }: Seats, who: string): Standing {
  const applicant = applicants.find((one) => one.who === who)
  if (!applicant) return { is: 'none' }
  const { refused, until } = applicant
  return refused ? { is: 'refused', applicant, refused } : { is: 'applied', applicant, until }
}

/** Where everybody in these seats stands, by person: one look at all of them, where each would be looked for among thousands. */
export function standings({ holders, offers, queue, applicants = [] }: Seats): Map<string, Standing> {
  const found = new Map<string, Standing>()
  for (const applicant of applicants) {
    const { refused, until } = applicant
    const asks: Standing = refused
      ? { is: 'refused', applicant, refused }
      : { is: 'applied', applicant, until }
    found.set(applicant.who, asks)
  }
  const ahead = new Map<string | undefined, number>()
  for (const waiter of queue) {
    const position = (ahead.get(waiter.post) ?? 0) + 1
    ahead.set(waiter.post, position)
    found.set(waiter.who, { is: 'waiting', waiter, position })
  }
  for (const offer of offers) found.set(offer.who, { is: 'offered', offer, until: offer.until })
  for (const seat of holders) found.set(seat.who, { is: 'holder', seat })
  return found
}

const NOWHERE: Standing = { is: 'none' }

/** Where `who` stands by {@link standings}. */
export const standingIn = (places: ReadonlyMap<string, Standing>, who: string): Standing =>
  places.get(who) ?? NOWHERE

/** What is written in the seats of whoever stands so; null of somebody who is not in them. */
export function seatAt(place: Standing): Seat | null {
  switch (place.is) {
    case 'holder':
      return place.seat
    case 'offered':
      return place.offer
    case 'waiting':
      return place.waiter
    case 'applied':
    case 'refused':
      return place.applicant
    case 'none':
      return null
  }
}

/** The post of whoever stands so; undefined without one. */
export const postAt = (place: Standing): string | undefined => seatAt(place)?.post

/** RACE means that the refusal's cause is gone by now: try the change again. */
type Refusal = 'ALREADY' | 'CLOSED' | 'FULL' | 'QUEUE_FULL' | 'RACE'

/**
 * Why takeSeat or joinQueue was refused, judged from seats read afterwards. ALREADY: the person is in, see
 * standing. FULL: no seat, but the queue has room. QUEUE_FULL: neither.
 */
export function explain(seats: Seats, who: string, tried: 'take' | 'join' = 'take'): Refusal {
  if (standing(seats, who).is !== 'none') return 'ALREADY'
  if (!seats.open) return 'CLOSED'
  if (seats.free > 0 && seats.queue.length === 0) return 'RACE'
  if (seats.queueFree === 0) return 'QUEUE_FULL'
  return tried === 'take' ? 'FULL' : 'RACE'
}

/** What a settle job must do next; `wakeAt` is when the earliest offer ends, or null when nothing is pending. */
type NextStep =
  | { do: 'expire'; offers: Offer[] }
  | { do: 'offer'; heads: Waiter[] }
  | { do: 'nothing'; wakeAt: number | null }

/**
 * The next change that is due, for the settle job and for every handler that freed a seat: end offers whose time
 * is over, then offer free seats to the head of the queue. Apply it and ask again until it answers `nothing`. A
 * crash between any two writes leaves seats for which this answers the missing step. `batch` bounds one step, and
 * `promote: false` stops offers, for instance once an activity has begun.
 */
export function nextStep(
  seats: Seats,
  now: number,
  { batch = 20, promote = true }: { batch?: number; promote?: boolean } = {},
): NextStep {
  const over = seats.offers.filter((offer) => offer.until <= now).slice(0, batch)
  if (over.length) return { do: 'expire', offers: over }
  const heads = promote ? headsOf(seats).slice(0, batch) : []
  if (heads.length) return { do: 'offer', heads }
  const ends = seats.offers.map((offer) => offer.until)
  return { do: 'nothing', wakeAt: ends.length ? Math.min(...ends) : null }
}

/** Those in the queue for whom a seat is free, in their order: of each post as many as it has free. */
function headsOf({ queue, free, posts }: Seats): Waiter[] {
  if (!posts) return queue.slice(0, free)
  const left = new Map(Object.entries(posts).map(([post, counter]) => [post, counter.free]))
  return queue.filter(({ post = '' }) => {
    const room = left.get(post) ?? 0
    left.set(post, room - 1)
    return room > 0
  })
}

/** Who is offered the seat that this entry gives back: the first in the queue, of the same post where there are posts. */
export const nextInLine = (seats: Seats, { post }: Pick<Seat, 'post'>): Waiter | undefined =>
  seats.queue.find((waiter) => waiter.post === post)

/** Finds documents for which nextStep has something to do. */
export function needsSettling(path: string, now: number): Guard {
  return {
    $or: [
      { [`${path}.offers.until`]: { $lte: now } },
      { [`${path}.free`]: { $gt: 0 }, [`${path}.queue.0`]: { $exists: true } },
    ],
  }
}

/**
 * The update by which somebody leaves, whatever their standing, handing the seat straight to the head of the
 * queue when there is one; null when the person is not in. When it is refused, read again; `directly: false`
 * then only frees the seat, which cannot lose a race for the head, and leaves the offering to nextStep.
 */
export function leave(
  path: string,
  seats: Seats,
  who: string,
  { now, until, directly = true }: { now: number; until: number; directly?: boolean },
): GuardedUpdate | null {
  const place = standing(seats, who)
  const headOf = (entry: Seat) => (directly && until > now ? nextInLine(seats, entry) : undefined)
  switch (place.is) {
    case 'holder': {
      const head = headOf(place.seat)
      return head ? releaseAndOffer(path, who, head, now, until) : release(path, who, place.seat.post)
    }
    case 'offered': {
      const index = seats.offers.indexOf(place.offer)
      const head = headOf(place.offer)
      return head ? passOfferOn(path, { who, index }, head, now, until) : passOffer(path, place.offer)
    }
    case 'waiting':
      return leaveQueue(path, who, place.waiter.post)
    case 'applied':
    case 'refused':
      return withdraw(path, place.applicant)
    case 'none':
      return null
  }
}

/** The counters alone, as lists read them without the people. */
export type SeatCounters = Pick<
  Seats,
  'capacity' | 'free' | 'queueCapacity' | 'queueFree' | 'open' | 'version'
>

const counterNames = ['capacity', 'free', 'queueCapacity', 'queueFree', 'open', 'version'] as const

/** The projection that reads the counters without the people, who are many and nobody else's business. */
export function counterFields(path: string): Record<string, 1> {
  return Object.fromEntries(counterNames.map((name) => [`${path}.${name}`, 1 as const]))
}

/** What a list shows: places still to be had by a newcomer, people waiting, and room in the queue. */
export function places(seats: SeatCounters): { left: number; waiting: number; queueLeft: number } {
  const waiting = seats.queueCapacity - seats.queueFree
  return { left: waiting > 0 ? 0 : seats.free, waiting, queueLeft: seats.queueFree }
}

/** Crashes unless the counters equal the lists and everybody is in once. Throws InvariantError. */
export function assertSeats(seats: Seats): void {
  const { capacity, free, queueCapacity, queueFree, holders, offers, queue } = seats
  invariant(
    [free, queueFree, capacity, queueCapacity].every(Number.isInteger),
    'a counter is not a whole number',
  )
  invariant(free >= 0 && queueFree >= 0, `a counter fell below zero: free ${free}, queueFree ${queueFree}`)
  invariant(capacity === free + holders.length + offers.length, 'seats do not add up')
  invariant(queueCapacity === queueFree + queue.length, 'queue places do not add up')
  for (const [id, post] of Object.entries(seats.posts ?? {})) {
    const { taken, waiting } = peopleOf(seats, id)
    invariant(post.free >= 0 && post.capacity === post.free + taken, `post ${id} does not add up`)
    invariant(post.waiting === waiting, `post ${id} counts others than wait`)
  }
  if (seats.posts) {
    const counted = Object.values(seats.posts)
    const sum = (of: (post: PostCounter) => number) => counted.reduce((all, post) => all + of(post), 0)
    invariant(sum((post) => post.capacity) === capacity && sum((post) => post.free) === free, 'posts differ')
  }
  invariant((seats.applying ?? 0) === askingIn(seats).length, 'others ask than are counted')
  const everybody = [...holders, ...offers, ...queue, ...(seats.applicants ?? [])].map(({ who }) => who)
  invariant(new Set(everybody).size === everybody.length, 'somebody is in twice')
}
