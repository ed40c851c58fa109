/** Shows what a crowd meets: a rush for few places, many leaving at once, and requests cut off between two writes. */
import fc from 'fast-check'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import {
  acceptOffer,
  endOffers,
  joinQueue,
  newSeats,
  offerNext,
  type Seats,
  takeSeat,
} from '@/domain/kernel/seats'
import { assertSeats, explain, leave, nextStep, standing } from '@/domain/kernel/seats-reading'
import { type Caller, interleave, shuffler } from './support/interleave'
import { OneDocument, without } from './support/one-document'

const PATH = 'seats'
const UNTIL = 1000

class Store {
  private readonly doc: OneDocument<{ seats: Seats }>
  requests = 0

  constructor(seats: Seats) {
    this.doc = new OneDocument({ seats })
  }

  get seats(): Seats {
    return this.doc.read().seats
  }

  *read(): Caller<Seats> {
    yield
    this.requests += 1
    return this.seats
  }

  *send(update: GuardedUpdate): Caller<boolean> {
    yield
    this.requests += 1
    return this.doc.apply(update)
  }
}

type Answer = 'confirmed' | 'waiting' | 'full' | 'race'

/** Signing up as a handler does it: two blind updates, and reading only to explain a refusal. */
function* signUp(
  store: Store,
  who: string,
  at: number,
  weaken = (update: GuardedUpdate) => update,
): Caller<Answer> {
  const seat = { who, by: who, at }
  for (let attempt = 0; attempt < 5; attempt++) {
    if (yield* store.send(weaken(takeSeat(PATH, seat)))) return 'confirmed'
    if (yield* store.send(joinQueue(PATH, seat))) return 'waiting'
    const seats = yield* store.read()
    const why = explain(seats, who, 'join')
    if (why === 'ALREADY') return standing(seats, who).is === 'waiting' ? 'waiting' : 'confirmed'
    if (why === 'QUEUE_FULL') return 'full'
  }
  return 'race'
}

/** Offers what is free, as the timer does and every handler after it freed a seat. */
function* settle(store: Store, now: number, steps: number): Caller<void> {
  for (let i = 0; i < steps; i++) {
    const step = nextStep(yield* store.read(), now)
    if (step.do === 'nothing') return
    if (step.do === 'expire') yield* store.send(endOffers(PATH, step.offers))
    else yield* store.send(offerNext(PATH, step.heads, now, now + UNTIL))
  }
}

function* cancel(store: Store, who: string, now: number): Caller<void> {
  const direct = leave(PATH, yield* store.read(), who, { now, until: now + UNTIL })
  if (!direct || (yield* store.send(direct))) return
  const plain = leave(PATH, yield* store.read(), who, { now, until: now + UNTIL, directly: false })
  if (plain) yield* store.send(plain)
  yield* settle(store, now, 3)
}

const everyoneIn = (seats: Seats): number => seats.holders.length + seats.offers.length + seats.queue.length
const count = (answers: readonly (string | undefined)[], answer: string): number =>
  answers.filter((a) => a === answer).length

describe('500 people signing up at once for 100 places and a queue of 200', () => {
  it('are 100 confirmed, 200 waiting in order of arrival and 200 refused, with at most three requests each', () => {
    const store = new Store(newSeats(100, 200))
    const people = Array.from({ length: 500 }, (_, i) => `p${i}`)
    const answers = interleave(
      people.map((who, i) => signUp(store, who, i)),
      shuffler(1),
    )
    assertSeats(store.seats)
    expect([count(answers, 'confirmed'), count(answers, 'waiting'), count(answers, 'full')]).toEqual([
      100, 200, 200,
    ])
    expect(count(answers, 'race')).toBe(0)
    expect(everyoneIn(store.seats)).toBe(300)
    expect(store.requests).toBeLessThanOrEqual(100 + 200 * 2 + 200 * 3)
    store.seats.queue.forEach(({ who }, i) =>
      expect(standing(store.seats, who)).toMatchObject({ position: i + 1 }),
    )
  })

  it('overfill the places when the guard on free seats is taken away', () => {
    const store = new Store(newSeats(100, 200))
    const people = Array.from({ length: 500 }, (_, i) => `p${i}`)
    const weaken = (update: GuardedUpdate) => without('seats.free', update)
    interleave(
      people.map((who, i) => signUp(store, who, i, weaken)),
      shuffler(1),
    )
    expect(store.seats.holders.length).toBeGreaterThan(100)
    expect(() => assertSeats(store.seats)).toThrow('fell below zero')
  })

  it('tapping ten times has one seat and ten equal answers', () => {
    const store = new Store(newSeats(3, 3))
    const answers = interleave(
      Array.from({ length: 10 }, (_, i) => signUp(store, 'ann', i)),
      shuffler(2),
    )
    expect(new Set(answers)).toEqual(new Set(['confirmed']))
    expect(store.seats.holders).toHaveLength(1)
  })
})

const crowded = (holders: number, waiting: number): Seats => {
  const people = Array.from({ length: holders + waiting }, (_, i) => ({ who: `p${i}`, by: `p${i}`, at: i }))
  const lists = { holders: people.slice(0, holders), queue: people.slice(holders) }
  return { ...newSeats(holders, waiting), free: 0, queueFree: 0, ...lists }
}

describe('20 people cancelling at once', () => {
  it('free 20 places, each offered exactly once to the first 20 in the queue', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const store = new Store(crowded(30, 25))
        interleave(
          Array.from({ length: 20 }, (_, i) => cancel(store, `p${i}`, 50)),
          shuffler(seed),
        )
        interleave([settle(store, 50, 100)], () => 0)
        const { free, offers, queue } = store.seats
        assertSeats(store.seats)
        expect(free).toBe(0)
        expect(offers.map((offer) => offer.who)).toEqual(Array.from({ length: 20 }, (_, i) => `p${30 + i}`))
        expect(queue.map((waiter) => waiter.who)).toEqual(['p50', 'p51', 'p52', 'p53', 'p54'])
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('leave nothing behind when any of them is cut off between two requests, once the timer has run', () => {
    const cuts = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 8 })), { maxLength: 8 })
    fc.assert(
      fc.property(fc.nat(), cuts, (seed, cutOff) => {
        const store = new Store(crowded(10, 12))
        interleave(
          Array.from({ length: 8 }, (_, i) => cancel(store, `p${i}`, 50)),
          shuffler(seed),
          undefined,
          new Map(cutOff),
        )
        const left = 10 - store.seats.holders.length
        interleave([settle(store, 60, 100)], () => 0)
        const { free, offers } = store.seats
        assertSeats(store.seats)
        expect(free).toBe(0)
        expect(offers.map((offer) => offer.who)).toEqual(Array.from({ length: left }, (_, i) => `p${10 + i}`))
        expect(nextStep(store.seats, 60)).toEqual({ do: 'nothing', wakeAt: left ? expect.any(Number) : null })
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})

describe('offers that nobody answers', () => {
  it('go on through the whole queue, each person once, and the last seats stay free', () => {
    const store = new Store({ ...crowded(2, 6), free: 2, holders: [] })
    const offered: string[] = []
    for (let now = 50; nextStep(store.seats, now).do !== 'nothing'; now += UNTIL) {
      interleave([settle(store, now, 100)], () => 0)
      offered.push(...store.seats.offers.map((offer) => offer.who))
    }
    expect(offered).toEqual(['p2', 'p3', 'p4', 'p5', 'p6', 'p7'])
    expect(store.seats).toMatchObject({ free: 2, queueFree: 6, offers: [], queue: [] })
  })

  it('are won either by the person or by the timer, never both', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const store = new Store({ ...crowded(1, 2), free: 1, holders: [] })
        interleave([settle(store, 50, 10)], () => 0)
        const accept = store.send(acceptOffer(PATH, { who: 'p1', by: 'p1', at: 50 + UNTIL - 1 }))
        const timer = settle(store, 50 + UNTIL, 10)
        const [accepted] = interleave<boolean | void>([accept, timer], shuffler(seed))
        assertSeats(store.seats)
        expect(standing(store.seats, 'p1').is).toBe(accepted ? 'holder' : 'none')
        expect(standing(store.seats, 'p2').is).toBe(accepted ? 'waiting' : 'offered')
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})
