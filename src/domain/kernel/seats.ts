/**
 * Owns the changes to seats: a scarce thing with a capacity, holders and a queue, embedded in one document.
 *
 * Each change is one guarded update (see conditions.ts), so any number of people may try at once: the guard
 * decides, the counters and the lists move together, and `version` counts the changes. Repeating a change that
 * has taken effect is refused by its own guard and therefore harmless. Reading and explaining is in
 * seats-reading.ts; why the truth is one document is in docs/adr/0003-seats-in-one-document.md.
 *
 * Always true: capacity = free + holders + offers; queueCapacity = queueFree + queue; a person is at most once
 * in holders, offers and queue together; the queue is in order of arrival.
 */

import { allOf, assertPatch, type Guard, type GuardedUpdate, type Patch } from './guarded-update'
import { invariant } from './errors'
import { countedInPosts, freeInPosts, type PostCounter, postOf } from './seats-posts'

/** A held place. `who` sits in it, `by` asked for it (a parent for a child), `at` is when, in epoch milliseconds. */
export interface Seat {
  who: string
  by: string
  at: number
  /** What the person does there, where the seats are divided into posts (seats-posts.ts). */
  post?: string
  /** For a seat that is lent (seats-leases.ts): until when. */
  until?: number
  /** For a lent seat: its time has been prolonged once. */
  renewed?: true
  /** It came with a place in the whole of what this is a part of, and goes with it. */
  enrolled?: true
}

/** A place in the queue; `at` is when the person joined. */
export type Waiter = Seat

/** A seat kept for somebody from the queue until `until`; `at` is when it was offered. */
export interface Offer extends Seat {
  until: number
}

/** An answer that gave no seat. `why` is what is said to the person; empty when nobody wrote anything. */
export interface Refused {
  at: number
  by: string
  /** By a person's decision, because nobody answered in time, or because nothing was left. */
  how: 'declined' | 'lapsed' | 'full'
  why: string
}

/** Somebody who asks. `until` is when an answer is due, in epoch milliseconds. */
export interface Applicant extends Seat {
  until: number
  refused?: Refused
}

export interface Seats {
  capacity: number
  free: number
  queueCapacity: number
  queueFree: number
  holders: Seat[]
  offers: Offer[]
  queue: Waiter[]
  /** Whether people may take seats and join the queue. A closed queue still moves up. */
  open: boolean
  version: number
  /** The counters of each post; absent where the seats are not divided. */
  posts?: Record<string, PostCounter>
  /** Those who ask for a seat and hold none (seats-applicants.ts); absent where nobody ever asked. */
  applicants?: Applicant[]
  /** How many of them have no answer. */
  applying?: number
}

/** Above this a single document becomes too heavy to rewrite on every change; see the ADR. */
export const MAX_SEATS = 5000
/** Whoever waits is read with everybody's page, because the order says where one stands; so fewer wait than sit. */
export const MAX_QUEUE = 500

const isCount = (n: number, most: number): boolean => Number.isInteger(n) && n >= 0 && n <= most

/** Empty seats. Throws InvariantError when a size is not a whole number from 0 to MAX_SEATS, or MAX_QUEUE. */
export function newSeats(capacity: number, queueCapacity: number, open = true): Seats {
  invariant(
    isCount(capacity, MAX_SEATS) && isCount(queueCapacity, MAX_QUEUE),
    `not a capacity: ${capacity}, ${queueCapacity}`,
  )
  const lists = { holders: [], offers: [], queue: [] }
  return { capacity, free: capacity, queueCapacity, queueFree: queueCapacity, ...lists, open, version: 1 }
}

/** Every change goes through here: it counts the version and checks that the patch is one the database accepts. */
export function change(path: string, guards: readonly Guard[], patch: Patch): GuardedUpdate {
  const counted = { ...patch, $inc: { ...patch.$inc, [`${path}.version`]: 1 } }
  assertPatch(counted)
  return { guard: allOf(...guards), patch: counted }
}

const absent = (path: string, list: 'holders' | 'offers' | 'queue', who: string): Guard => ({
  [`${path}.${list}.who`]: { $ne: who },
})

/**
 * Holds while these waiters are still the first ones, in this order; `at` tells a rejoined person from before. Whoever
 * was first of a post when it was read stays so as long as they stand there, since newcomers only stand behind.
 */
export const headsAre = (path: string, heads: readonly Waiter[]): Guard =>
  allOf(
    ...heads.map(({ who, at, post }, i) =>
      post === undefined
        ? { [`${path}.queue.${i}.who`]: who, [`${path}.queue.${i}.at`]: at }
        : { [`${path}.queue`]: { $elemMatch: { who, at, post } } },
    ),
  )

/** Takes these heads off the queue: the first one, or out of the midst of other posts' people. */
const unqueued = (path: string, { who, post }: Waiter): Patch =>
  post === undefined ? { $pop: { [`${path}.queue`]: -1 } } : { $pull: { [`${path}.queue`]: { who } } }

/** Holds while the person is in the list, in this post where there is one. */
const among = (path: string, list: 'holders' | 'queue', who: string, post: string | undefined): Guard =>
  post === undefined
    ? { [`${path}.${list}.who`]: who }
    : { [`${path}.${list}`]: { $elemMatch: { who, post } } }

const offerTo = (head: Waiter, now: number, until: number): Offer => ({
  who: head.who,
  by: head.by,
  at: now,
  until,
  ...postOf(head),
})

/** Takes a free seat. Refused while closed, full, somebody is waiting, or the person is already in. */
export function takeSeat(path: string, seat: Seat): GuardedUpdate {
  const room =
    seat.post === undefined
      ? [{ [`${path}.free`]: { $gt: 0 } }, { [`${path}.queue.0`]: { $exists: false } }]
      : // Others may wait for other posts, and this person for one of them.
        [
          freeInPosts(path, [seat]),
          { [`${path}.posts.${seat.post}.waiting`]: 0 },
          absent(path, 'queue', seat.who),
        ]
  const guards = [
    { [`${path}.open`]: true },
    ...room,
    absent(path, 'holders', seat.who),
    absent(path, 'offers', seat.who),
  ]
  return change(path, guards, {
    $inc: { [`${path}.free`]: -1, ...countedInPosts(path, [seat], { free: -1 }) },
    $push: { [`${path}.holders`]: seat },
  })
}

/** Joins the end of the queue. Refused while closed, the queue is full, a seat could be taken, or already in. */
export function joinQueue(path: string, waiter: Waiter): GuardedUpdate {
  const post = `${path}.posts.${waiter.post}`
  const full =
    waiter.post === undefined
      ? [{ [`${path}.free`]: 0 }, { [`${path}.queue.0`]: { $exists: true } }]
      : [{ [`${post}.free`]: 0 }, { [`${post}.waiting`]: { $gt: 0 } }]
  const guards = [
    { [`${path}.open`]: true },
    { [`${path}.queueFree`]: { $gt: 0 } },
    { $or: full },
    absent(path, 'holders', waiter.who),
    absent(path, 'offers', waiter.who),
    absent(path, 'queue', waiter.who),
  ]
  return change(path, guards, {
    $inc: { [`${path}.queueFree`]: -1, ...countedInPosts(path, [waiter], { waiting: 1 }) },
    $push: { [`${path}.queue`]: waiter },
  })
}

/** Leaves the queue; everybody behind moves up. */
export function leaveQueue(path: string, who: string, post?: string): GuardedUpdate {
  return change(path, [among(path, 'queue', who, post)], {
    $inc: { [`${path}.queueFree`]: 1, ...countedInPosts(path, [{ post }], { waiting: -1 }) },
    $pull: { [`${path}.queue`]: { who } },
  })
}

/** Gives a held seat back. Nobody from outside can take it while people wait: they are offered it first. */
export function release(path: string, who: string, post?: string): GuardedUpdate {
  return change(path, [among(path, 'holders', who, post)], {
    $inc: { [`${path}.free`]: 1, ...countedInPosts(path, [{ post }], { free: 1 }) },
    $pull: { [`${path}.holders`]: { who } },
  })
}

/**
 * Hands a held seat on to somebody who is not in: the same seat, in the same post, in one step. It is told by its place
 * in the list, because the database does not take from a list and add to it in one update. Refused when `held` is not as
 * it was read, or the other stands anywhere in these seats.
 */
export function handOn(
  path: string,
  { index, seat }: { index: number; seat: Seat },
  next: Pick<Seat, 'who' | 'by' | 'at'>,
): GuardedUpdate {
  const slot = `${path}.holders.${index}`
  const outside = (['holders', 'offers', 'queue'] as const).map((list) => absent(path, list, next.who))
  const guards = [
    { [`${slot}.who`]: seat.who, [`${slot}.at`]: seat.at },
    ...outside,
    { [`${path}.applicants.who`]: { $ne: next.who } },
  ]
  return change(path, guards, { $set: { [slot]: { ...next, ...postOf(seat) } } })
}

/** Takes a held seat away for good, with its holder: a prize was handed out, so there is one less of it. */
export function consume(path: string, who: string): GuardedUpdate {
  return change(path, [{ [`${path}.holders.who`]: who }], {
    $inc: { [`${path}.capacity`]: -1 },
    $pull: { [`${path}.holders`]: { who } },
  })
}

/**
 * Gives a held seat back and offers it to `head`, of the same post, in the same step; refused when `head` is no longer
 * first.
 */
export function releaseAndOffer(
  path: string,
  who: string,
  head: Waiter,
  now: number,
  until: number,
): GuardedUpdate {
  const { $pop, $pull } = unqueued(path, head)
  return change(path, [among(path, 'holders', who, head.post), headsAre(path, [head])], {
    $inc: { [`${path}.queueFree`]: 1, ...countedInPosts(path, [head], { waiting: -1 }) },
    $pull: { [`${path}.holders`]: { who }, ...$pull },
    ...($pop && { $pop }),
    $push: { [`${path}.offers`]: offerTo(head, now, until) },
  })
}

/**
 * Offers free seats to the first in the queue, all of `heads` at once and in their order; refused when the head of
 * the queue has changed or there are fewer free seats. Throws InvariantError without heads.
 */
export function offerNext(path: string, heads: readonly Waiter[], now: number, until: number): GuardedUpdate {
  invariant(heads.length > 0, 'an offer to nobody')
  const whos = heads.map((head) => head.who)
  const room = [{ [`${path}.free`]: { $gte: heads.length } }, freeInPosts(path, heads)]
  return change(path, [...room, headsAre(path, heads)], {
    $inc: {
      [`${path}.free`]: -heads.length,
      [`${path}.queueFree`]: heads.length,
      ...countedInPosts(path, heads, { free: -1, waiting: -1 }),
    },
    $pull: { [`${path}.queue`]: { who: { $in: whos } } },
    $push: { [`${path}.offers`]: { $each: heads.map((head) => offerTo(head, now, until)) } },
  })
}

/** Takes an offered seat, in the post it was offered in. Refused when there is no offer or its time is over at `seat.at`. */
export function acceptOffer(path: string, seat: Seat): GuardedUpdate {
  const lasting = { $elemMatch: { who: seat.who, until: { $gt: seat.at }, ...postOf(seat) } }
  return change(path, [{ [`${path}.offers`]: lasting }], {
    $pull: { [`${path}.offers`]: { who: seat.who } },
    $push: { [`${path}.holders`]: seat },
  })
}

/**
 * Ends these offers and frees their seats; refused unless every one stands exactly as it was read, so that a late
 * repetition cannot end a newer offer to the same person. Throws InvariantError without offers.
 */
export function endOffers(path: string, offers: readonly Offer[]): GuardedUpdate {
  invariant(offers.length > 0, 'no offer to end')
  const standing = offers.map(({ who, until, post }) => ({
    [`${path}.offers`]: { $elemMatch: { who, until, ...postOf({ post }) } },
  }))
  return change(path, standing, {
    $inc: { [`${path}.free`]: offers.length, ...countedInPosts(path, offers, { free: 1 }) },
    $pull: { [`${path}.offers`]: { who: { $in: offers.map((offer) => offer.who) } } },
  })
}

/** The person does not want the offered seat: it becomes free and goes to the next in the queue. */
export const passOffer = (path: string, offer: Offer): GuardedUpdate => endOffers(path, [offer])

/** The offer's time is over: the seat becomes free and goes to the next in the queue. */
export const expireOffer = (path: string, offer: Offer): GuardedUpdate => endOffers(path, [offer])

/**
 * Ends the offer that `who` has at `index` of the offers and offers the same seat to `head` in one step. It is told
 * by its index because the database does not allow taking from and adding to the same list in one update. As long
 * as `head` is first since it was read, nobody behind can have got a newer offer, so `who` is enough to know it by.
 */
export function passOfferOn(
  path: string,
  { who, index }: { who: string; index: number },
  head: Waiter,
  now: number,
  until: number,
): GuardedUpdate {
  const slot = `${path}.offers.${index}`
  // Somebody behind may have got a newer offer in another post; within the head's own post nobody has.
  const inPost = head.post === undefined ? {} : { [`${slot}.post`]: head.post }
  return change(path, [{ [`${slot}.who`]: who, ...inPost }, headsAre(path, [head])], {
    $inc: { [`${path}.queueFree`]: 1, ...countedInPosts(path, [head], { waiting: -1 }) },
    ...unqueued(path, head),
    $set: { [slot]: offerTo(head, now, until) },
  })
}

/**
 * Frees the seats of holders who did not come, all or none, for those standing by at the door. `seen` are the holders as
 * they were read, from whom the posts are known. Throws InvariantError when nobody is named or somebody twice.
 */
export function releaseStandby(
  path: string,
  whos: readonly string[],
  seen: readonly Seat[] = [],
): GuardedUpdate {
  invariant(whos.length > 0 && new Set(whos).size === whos.length, 'a release of nobody or of somebody twice')
  const posts = whos.map((who) => ({ post: seen.find((seat) => seat.who === who)?.post }))
  const held = whos.map((who, i) => among(path, 'holders', who, posts[i]?.post))
  return change(path, held, {
    $inc: { [`${path}.free`]: whos.length, ...countedInPosts(path, posts, { free: 1 }) },
    $pull: { [`${path}.holders`]: { who: { $in: [...whos] } } },
  })
}

/**
 * Gives a free seat to somebody at the door, past the queue and after closing; for organisers only. `from` tells
 * whether the person stands in the queue now, because leaving it gives a queue place back.
 */
export function giveSeat(path: string, seat: Seat, from: 'door' | 'queue'): GuardedUpdate {
  const queued = from === 'queue'
  const outside = (['holders', 'offers', 'queue'] as const).map((list) => absent(path, list, seat.who))
  const place = queued ? [among(path, 'queue', seat.who, seat.post)] : outside
  const counted = countedInPosts(path, [seat], { free: -1, ...(queued && { waiting: -1 }) })
  return change(path, [{ [`${path}.free`]: { $gt: 0 } }, freeInPosts(path, [seat]), ...place], {
    $inc: { [`${path}.free`]: -1, ...(queued ? { [`${path}.queueFree`]: 1 } : {}), ...counted },
    $push: { [`${path}.holders`]: seat },
    ...(queued ? { $pull: { [`${path}.queue`]: { who: seat.who } } } : {}),
  })
}

/** Changes the capacity from what was read; refused when somebody else changed it or taken seats would be cut. */
export function resizeSeats(path: string, from: number, to: number): GuardedUpdate {
  invariant(isCount(to, MAX_SEATS), `not a capacity: ${to}`)
  const guards = [{ [`${path}.capacity`]: from }, { [`${path}.free`]: { $gte: Math.max(0, from - to) } }]
  return change(path, guards, { $inc: { [`${path}.capacity`]: to - from, [`${path}.free`]: to - from } })
}

/** Changes the length of the queue from what was read; refused when waiting people would be cut. */
export function resizeQueue(path: string, from: number, to: number): GuardedUpdate {
  invariant(isCount(to, MAX_QUEUE), `not a capacity: ${to}`)
  const guards = [
    { [`${path}.queueCapacity`]: from },
    { [`${path}.queueFree`]: { $gte: Math.max(0, from - to) } },
  ]
  const grown = { [`${path}.queueCapacity`]: to - from, [`${path}.queueFree`]: to - from }
  return change(path, guards, { $inc: grown })
}

/** Lets nobody in any more; offers stand and the queue still moves up. */
export function closeSeats(path: string): GuardedUpdate {
  return change(path, [{ [`${path}.open`]: true }], { $set: { [`${path}.open`]: false } })
}

/** Lets people in again. */
export function openSeats(path: string): GuardedUpdate {
  return change(path, [{ [`${path}.open`]: false }], { $set: { [`${path}.open`]: true } })
}
