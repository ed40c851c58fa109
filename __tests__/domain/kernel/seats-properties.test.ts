/** Shows that seats stay exact, fair and complete under any interleaving, and that every part of every guard is needed for it. */
import fc from 'fast-check'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import { newSeats, type Seats, type Waiter } from '@/domain/kernel/seats'
import { guardParts, without } from './support/one-document'
import {
  type Happening,
  type Operation,
  operations,
  type Script,
  play,
  sampleUpdate,
  scriptOf,
} from './support/seats-world'

const SEED = 20260101

describe('seats under random interleavings with stale readers', () => {
  it('keep every rule', () => {
    const accepted = new Map<string, number>()
    const property = fc.property(scriptOf(), (played) => {
      for (const [operation, times] of Object.entries(play(played))) {
        accepted.set(operation, (accepted.get(operation) ?? 0) + times)
      }
    })
    fc.assert(property, { numRuns: 1500, seed: SEED })
    // A property over operations that are always refused would prove nothing.
    expect([...accepted.keys()].sort()).toEqual([...operations].sort())
    for (const operation of operations) expect(accepted.get(operation)).toBeGreaterThan(20)
  })
})

/** Every part of every guard. A part that is added to a guard must be added here, and shown to be needed. */
const neededParts: Record<Operation, string[]> = {
  takeSeat: ['seats.open', 'seats.free', 'seats.queue.0', 'seats.holders.who', 'seats.offers.who'],
  joinQueue: [
    'seats.open',
    'seats.queueFree',
    '$or',
    'seats.holders.who',
    'seats.offers.who',
    'seats.queue.who',
  ],
  leaveQueue: ['seats.queue.who'],
  release: ['seats.holders.who'],
  consume: ['seats.holders.who'],
  releaseAndOffer: ['seats.holders.who', 'seats.queue.0.who', 'seats.queue.0.at'],
  offerNext: ['seats.free', 'seats.queue.0.who', 'seats.queue.0.at'],
  acceptOffer: ['seats.offers|who', 'seats.offers|until'],
  endOffers: ['seats.offers|who', 'seats.offers|until'],
  passOfferOn: ['seats.offers.0.who', 'seats.queue.0.who', 'seats.queue.0.at'],
  releaseStandby: ['seats.holders.who', '$and'],
  giveSeatAtDoor: ['seats.free', 'seats.holders.who', 'seats.offers.who', 'seats.queue.who'],
  giveSeatFromQueue: ['seats.free', 'seats.queue.who'],
  resizeSeats: ['seats.capacity', 'seats.free'],
  resizeQueue: ['seats.queueCapacity', 'seats.queueFree'],
  closeSeats: ['seats.open'],
  openSeats: ['seats.open'],
}

const step = (what: Happening['what'], who: string, rest: Partial<Happening> = {}): Happening => ({
  what,
  who,
  by: 'self',
  other: who,
  reader: 0,
  size: 0,
  ...rest,
})

const annIsOffered = (queue: Waiter[], queueFree: number): Seats => ({
  ...newSeats(1, queue.length + queueFree),
  free: 0,
  queueFree,
  offers: [{ who: 'ann', by: 'self', at: 80, until: 106 }],
  queue,
})

/** Breaches that chance finds too rarely, told step by step. Reader 0 never reads again, reader 1 does. */
const witnesses: Partial<Record<string, Script>> = {
  // Ann passes, waits again and is offered again; then her first request to pass arrives once more.
  'endOffers seats.offers|until': {
    seats: annIsOffered([], 2),
    happenings: [
      step('endOffers', 'ann'),
      step('takeSeat', 'bo'),
      step('joinQueue', 'ann'),
      step('release', 'bo'),
      step('read', 'bo', { reader: 1 }),
      step('offerNext', 'bo', { reader: 1 }),
      step('endOffers', 'ann'),
    ],
  },
  // Bo, the head of the queue, leaves and is queued again by a parent; then Ann passes what she saw before.
  'passOfferOn seats.queue.0.at': {
    seats: annIsOffered([{ who: 'bo', by: 'self', at: 80 }], 1),
    happenings: [
      step('leaveQueue', 'bo'),
      step('joinQueue', 'bo', { by: 'parent' }),
      step('passOfferOn', 'ann'),
    ],
  },
}

describe('the guards of seats', () => {
  it.each(operations)('of %s consist of the listed parts', (operation) => {
    expect(guardParts(sampleUpdate(operation)).sort()).toEqual([...neededParts[operation]].sort())
  })

  const cases = operations.flatMap((operation) =>
    neededParts[operation].map((part) => [operation, part] as const),
  )
  it.each(cases)(
    'of %s need %s: without it a rule breaks',
    (operation, part) => {
      const weakened = { operation, weaken: (update: GuardedUpdate) => without(part, update) }
      const witness = witnesses[`${operation} ${part}`]
      if (witness) {
        expect(() => play(witness)).not.toThrow()
        expect(() => play(witness, weakened)).toThrow(/broken rule/)
        return
      }
      const property = fc.property(scriptOf(operation), (played) => void play(played, weakened))
      const outcome = fc.check(property, { numRuns: 3_000, seed: SEED, endOnFailure: true })
      expect(String(outcome.errorInstance)).toMatch(/broken rule|InvariantError/)
    },
    60_000,
  )
})
