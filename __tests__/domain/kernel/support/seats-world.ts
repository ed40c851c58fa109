/** Owns the world that the properties of seats are tested in: a few people, stale readings, a clock, and the rules every accepted change must keep. */
import fc from 'fast-check'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import * as seatsKernel from '@/domain/kernel/seats'
import type { Offer, Seats } from '@/domain/kernel/seats'
import { assertSeats } from '@/domain/kernel/seats-reading'
import { type Observer, OneDocument } from './one-document'

export const PATH = 'seats'
const PEOPLE = ['ann', 'bo', 'cai', 'dan', 'eve']
const OFFER_TIME = 12
const START = 100

export const operations = [
  'takeSeat',
  'joinQueue',
  'leaveQueue',
  'release',
  'consume',
  'releaseAndOffer',
  'offerNext',
  'acceptOffer',
  'endOffers',
  'passOfferOn',
  'releaseStandby',
  'giveSeatAtDoor',
  'giveSeatFromQueue',
  'resizeSeats',
  'resizeQueue',
  'closeSeats',
  'openSeats',
] as const
export type Operation = (typeof operations)[number]

/** One thing that happens. `reader` acts on what it read last, which may be long out of date. */
export interface Happening {
  what: Operation | 'read' | 'tick'
  who: string
  by: string
  other: string
  reader: number
  size: number
}

/** What a change is meant to do, stated apart from how it is done. */
interface Intent {
  update: GuardedUpdate
  enters?: string[]
  leaves?: string[]
  /** Offers that the caller read and means to end. */
  ends?: Offer[]
  capacity?: number
  queueCapacity?: number
}

const asker = fc.constantFrom('self', 'parent')

const happening = (what: fc.Arbitrary<Happening['what']>, people: string[]): fc.Arbitrary<Happening> => {
  const person = fc.constantFrom(...people)
  return fc.record({
    what,
    who: person,
    by: asker,
    other: person,
    reader: fc.nat({ max: 2 }),
    size: fc.nat({ max: 3 }),
  })
}

/** Seats as they may stand in the middle of their life: people spread over the lists, some room left. */
const standingSeats = (people: string[]): fc.Arbitrary<Seats> =>
  fc
    .record({
      present: fc.shuffledSubarray(people),
      by: asker,
      cuts: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })),
      free: fc.nat({ max: 1 }),
      queueFree: fc.nat({ max: 2 }),
    })
    .map(({ present, by, cuts: [held, offered], free, queueFree }) => {
      const entries = present.map((who) => ({ who, by, at: START - 20 }))
      const holders = entries.slice(0, held)
      const offers = entries.slice(held, held + offered).map((entry) => ({ ...entry, until: START + 6 }))
      const queue = entries.slice(held + offered)
      const capacity = free + holders.length + offers.length
      const queueCapacity = queueFree + queue.length
      return { capacity, free, queueCapacity, queueFree, holders, offers, queue, open: true, version: 1 }
    })

const everyday: Operation[] = ['joinQueue', 'leaveQueue', 'offerNext', 'endOffers', 'release', 'takeSeat']

/** Random scripts over small seats, where clashes are frequent; in a smaller world still for one operation. */
export const scriptOf = (focus?: Operation) => {
  const people = focus ? PEOPLE.slice(0, 3) : PEOPLE
  const what = fc.oneof(
    { weight: focus ? 4 : 16, arbitrary: fc.constantFrom<Operation>(...operations) },
    { weight: focus ? 12 : 6, arbitrary: fc.constantFrom<Operation>(...everyday) },
    { weight: 6, arbitrary: fc.constant('read' as const) },
    { weight: 2, arbitrary: fc.constant('tick' as const) },
    { weight: focus ? 8 : 0, arbitrary: fc.constant(focus ?? 'read') },
  )
  return fc.record({
    seats: standingSeats(people),
    happenings: fc.array(happening(what, people), { minLength: 15, maxLength: 40 }),
  })
}
export interface Script {
  seats: Seats
  happenings: Happening[]
}

const sizes = [0, 1, 2, 3]

/** The change that a happening means, or null when it makes no sense to somebody who read `seen`. */
function intentOf(step: Happening, seen: Seats, now: number): Intent | null {
  const { who, by, other, size } = step
  const seat = { who, by, at: now }
  const until = now + OFFER_TIME
  const [head] = seen.queue
  const index = seen.offers.findIndex((offer) => offer.who === who)
  const offer = seen.offers[index]
  switch (step.what) {
    case 'takeSeat':
      return { update: seatsKernel.takeSeat(PATH, seat), enters: [who] }
    case 'joinQueue':
      return { update: seatsKernel.joinQueue(PATH, seat), enters: [who] }
    case 'leaveQueue':
      return { update: seatsKernel.leaveQueue(PATH, who), leaves: [who] }
    case 'release':
      return { update: seatsKernel.release(PATH, who), leaves: [who] }
    case 'consume':
      return { update: seatsKernel.consume(PATH, who), leaves: [who] }
    case 'releaseAndOffer':
      return head ? { update: seatsKernel.releaseAndOffer(PATH, who, head, now, until), leaves: [who] } : null
    case 'offerNext': {
      const heads = seen.queue.slice(0, Math.max(1, size))
      return heads.length ? { update: seatsKernel.offerNext(PATH, heads, now, until) } : null
    }
    case 'acceptOffer':
      return { update: seatsKernel.acceptOffer(PATH, seat) }
    case 'endOffers': {
      const ends = size === 3 ? seen.offers : offer ? [offer] : []
      const leaves = ends.map((ended) => ended.who)
      return ends.length ? { update: seatsKernel.endOffers(PATH, ends), leaves, ends } : null
    }
    case 'passOfferOn':
      return offer && head
        ? {
            update: seatsKernel.passOfferOn(PATH, { who, index }, head, now, until),
            leaves: [who],
            ends: [offer],
          }
        : null
    case 'releaseStandby': {
      const whos = [...new Set([who, other])]
      return { update: seatsKernel.releaseStandby(PATH, whos), leaves: whos }
    }
    case 'giveSeatAtDoor':
      return { update: seatsKernel.giveSeat(PATH, seat, 'door'), enters: [who] }
    case 'giveSeatFromQueue':
      return { update: seatsKernel.giveSeat(PATH, seat, 'queue') }
    case 'resizeSeats': {
      const to = sizes.filter((n) => n !== seen.capacity)[size % 3] ?? 0
      return { update: seatsKernel.resizeSeats(PATH, seen.capacity, to), capacity: to }
    }
    case 'resizeQueue': {
      const to = sizes.filter((n) => n !== seen.queueCapacity)[size % 3] ?? 0
      return { update: seatsKernel.resizeQueue(PATH, seen.queueCapacity, to), queueCapacity: to }
    }
    case 'closeSeats':
      return { update: seatsKernel.closeSeats(PATH) }
    case 'openSeats':
      return { update: seatsKernel.openSeats(PATH) }
    default:
      return null
  }
}

const whosOf = (entries: readonly { who: string }[]): string[] => entries.map((entry) => entry.who)
const everybody = (seats: Seats): string[] => whosOf([...seats.holders, ...seats.offers, ...seats.queue])
const sorted = (whos: readonly string[]): string => [...whos].sort().join()
const entryKey = (entry: object): string => JSON.stringify(entry)

function must(condition: boolean, rule: string): void {
  if (!condition) throw new Error(`broken rule: ${rule}`)
}

/** Every rule that an accepted change must keep, in the words of somebody standing in the line. */
function judge(step: Happening, intent: Intent, before: Seats, after: Seats, now: number): void {
  assertSeats(after)
  must(after.version === before.version + 1, 'each change is counted once')
  const { enters = [], leaves = [], ends = [] } = intent
  const remaining = everybody(before).filter((who) => !leaves.includes(who))
  must(
    leaves.every((who) => everybody(before).includes(who)),
    'only somebody who is in can leave',
  )
  must(sorted(everybody(after)) === sorted([...remaining, ...enters]), 'nobody is lost and nobody slips in')
  if (step.what === 'takeSeat' || step.what === 'joinQueue') must(before.open, 'nobody gets in while closed')
  if (step.what === 'takeSeat') must(before.queue.length === 0, 'nobody jumps the queue')
  if (step.what === 'joinQueue') {
    must(before.free === 0 || before.queue.length > 0, 'nobody waits while a seat could be taken')
  }
  if (step.what === 'acceptOffer') {
    const offer = before.offers.find((candidate) => candidate.who === step.who)
    must(offer !== undefined && offer.until > now, 'only a lasting offer is accepted')
  }
  for (const ended of ends) {
    must(before.offers.map(entryKey).includes(entryKey(ended)), 'only the offer that was read is ended')
  }
  if (step.what === 'consume') {
    must(after.capacity === before.capacity - 1 && after.free === before.free, 'what is consumed is gone')
  }
  must(intent.capacity === undefined || after.capacity === intent.capacity, 'the capacity is as asked')
  must(
    intent.queueCapacity === undefined || after.queueCapacity === intent.queueCapacity,
    'the queue is as asked',
  )
  judgeOrder(step, before, after)
}

function judgeOrder(step: Happening, before: Seats, after: Seats): void {
  const stayed = after.queue.filter((waiter) => before.queue.map(entryKey).includes(entryKey(waiter)))
  const stayedBefore = before.queue.filter((waiter) => after.queue.map(entryKey).includes(entryKey(waiter)))
  must(stayed.map(entryKey).join() === stayedBefore.map(entryKey).join(), 'those who stay keep their order')
  const isNew = after.queue.slice(stayed.length)
  must(stayed.concat(isNew).length === after.queue.length, 'newcomers stand at the end')
  must(
    after.queue.slice(0, stayed.length).every((w, i) => w === stayed[i]),
    'newcomers stand behind',
  )
  const offered = after.offers.filter((offer) => whosOf(before.queue).includes(offer.who))
  const heads = before.queue.slice(0, offered.length)
  must(sorted(whosOf(offered)) === sorted(whosOf(heads)), 'a seat is offered to the head of the queue')
  for (const offer of offered) {
    const waiter = heads.find((head) => head.who === offer.who)
    must(waiter?.by === offer.by, 'an offer keeps who had asked')
  }
  if (step.what === 'leaveQueue') must(after.queue.length === before.queue.length - 1, 'one leaves at a time')
}

export interface Weakened {
  operation: Operation
  weaken: (update: GuardedUpdate) => GuardedUpdate
}

/** Plays a script; throws at the first broken rule. With `weakened`, one operation's guard lacks a part. */
export function play(
  { seats, happenings }: Script,
  weakened?: Weakened,
  observe?: Observer,
): Record<string, number> {
  const doc = new OneDocument({ _id: 'one', [PATH]: seats }, observe)
  const readSeats = (): Seats => doc.read()[PATH] as Seats
  const readings = [readSeats(), readSeats(), readSeats()]
  const accepted: Record<string, number> = {}
  const lastAt: Record<string, number> = {}
  let clock = START
  for (const step of happenings) {
    // Many people act in the same millisecond, but one person does not act twice in it.
    clock += step.what === 'tick' ? 4 : step.size === 0 ? 1 : 0
    const now = Math.max(clock, (lastAt[step.who] ?? 0) + 1)
    lastAt[step.who] = now
    if (step.what === 'read') readings[step.reader] = readSeats()
    const intent = intentOf(step, readings[step.reader] as Seats, now)
    if (!intent || step.what === 'read' || step.what === 'tick') continue
    const strip = weakened?.operation === step.what ? weakened.weaken : (update: GuardedUpdate) => update
    const before = readSeats()
    if (!doc.apply(strip(intent.update))) continue
    accepted[step.what] = (accepted[step.what] ?? 0) + 1
    judge(step, intent, before, readSeats(), now)
    must(!doc.apply(strip(intent.update)), 'a repetition has no effect')
  }
  return accepted
}

/** A sample of each operation's update, from which the parts of its guard are listed. */
export function sampleUpdate(operation: Operation): GuardedUpdate {
  const seen = seatsKernel.newSeats(2, 2)
  seen.queue = [{ who: 'ann', by: 'self', at: 1 }]
  seen.offers = [{ who: 'bo', by: 'self', at: 1, until: 9 }]
  const step = { what: operation, who: 'bo', by: 'self', other: 'cai', reader: 0, size: 1 }
  const intent = intentOf(step, seen, 5)
  if (!intent) throw new Error(`no sample of ${operation}`)
  return intent.update
}
