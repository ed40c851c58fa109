/** Shows how seats are read: standings, reasons, counters, next steps. */
import { newSeats, releaseStandby, type Seats } from '@/domain/kernel/seats'
import {
  assertSeats,
  counterFields,
  explain,
  leave,
  needsSettling,
  nextStep,
  places,
  standing,
} from '@/domain/kernel/seats-reading'
import { Query } from 'mingo'

const entry = (who: string) => ({ who, by: who, at: 1 })
const seatsOf = (changes: Partial<Seats>): Seats => {
  const seats = { ...newSeats(2, 2), ...changes }
  const taken = seats.holders.length + seats.offers.length
  return { ...seats, free: seats.capacity - taken, queueFree: seats.queueCapacity - seats.queue.length }
}
const offer = (who: string, until: number) => ({ ...entry(who), until })

describe('standing', () => {
  const seats = seatsOf({
    holders: [entry('ann')],
    offers: [offer('bo', 9)],
    queue: [entry('cai'), entry('dan')],
  })

  it('tells a holder, an offer with its end, a position and nobody apart', () => {
    expect(standing(seats, 'ann')).toEqual({ is: 'holder', seat: entry('ann') })
    expect(standing(seats, 'bo')).toEqual({ is: 'offered', offer: offer('bo', 9), until: 9 })
    expect(standing(seats, 'dan')).toEqual({ is: 'waiting', waiter: entry('dan'), position: 2 })
    expect(standing(seats, 'eve')).toEqual({ is: 'none' })
  })
})

describe('explain', () => {
  const full = { holders: [entry('ann'), entry('bo')] }
  it.each([
    ['ALREADY', seatsOf({ ...full, open: false }), 'ann', 'take'],
    ['CLOSED', seatsOf({ open: false }), 'eve', 'take'],
    ['RACE', seatsOf({}), 'eve', 'take'],
    ['FULL', seatsOf(full), 'eve', 'take'],
    ['FULL', seatsOf({ queue: [entry('cai')] }), 'eve', 'take'],
    ['RACE', seatsOf(full), 'eve', 'join'],
    ['QUEUE_FULL', seatsOf({ ...full, queue: [entry('cai'), entry('dan')] }), 'eve', 'join'],
    ['QUEUE_FULL', seatsOf({ ...full, queueCapacity: 0 }), 'eve', 'take'],
  ] as const)('answers %s', (reason, seats, who, tried) => {
    expect(explain(seats, who, tried)).toBe(reason)
  })
})

describe('nextStep', () => {
  it('ends what is over before it offers, to no more heads than there are free seats', () => {
    const queue = [entry('cai'), entry('dan')]
    const seats = seatsOf({ capacity: 3, offers: [offer('ann', 10), offer('bo', 20)], queue })
    expect(nextStep(seats, 10)).toEqual({ do: 'expire', offers: [offer('ann', 10)] })
    expect(nextStep(seats, 9)).toEqual({ do: 'offer', heads: [entry('cai')] })
  })

  it('tells when to look again, and stops offering when told to', () => {
    const seats = seatsOf({ offers: [offer('ann', 30), offer('bo', 20)], queue: [entry('cai')] })
    expect(nextStep(seats, 9)).toEqual({ do: 'nothing', wakeAt: 20 })
    expect(nextStep(seatsOf({ queue: [entry('cai')] }), 9, { promote: false })).toEqual({
      do: 'nothing',
      wakeAt: null,
    })
  })

  it('does no more in one step than its batch', () => {
    const seats = seatsOf({ capacity: 5, queueCapacity: 9, queue: ['a', 'b', 'c'].map(entry) })
    expect(nextStep(seats, 9, { batch: 2 })).toEqual({ do: 'offer', heads: [entry('a'), entry('b')] })
  })

  it.each([
    ['an offer that is over', seatsOf({ offers: [offer('ann', 10)] }), true],
    ['a lasting offer', seatsOf({ offers: [offer('ann', 11)] }), false],
    ['a free seat and a queue', seatsOf({ queue: [entry('cai')] }), true],
    ['a queue without a free seat', seatsOf({ capacity: 0, queue: [entry('cai')] }), false],
    ['a free seat that nobody waits for', seatsOf({}), false],
  ])('is found by the query of the timer for %s', (_name, seats, found) => {
    expect(new Query(needsSettling('seats', 10)).test({ seats })).toBe(found)
    expect(nextStep(seats, 10).do !== 'nothing').toBe(found)
  })
})

describe('leave', () => {
  const seats = seatsOf({ holders: [entry('ann')], offers: [offer('bo', 9)], queue: [entry('cai')] })
  it('hands a seat to the head of the queue unless the offer would be over at once', () => {
    const handed = leave('seats', seats, 'ann', { now: 5, until: 6 })
    expect(handed?.patch.$push).toEqual({ 'seats.offers': { ...entry('cai'), at: 5, until: 6 } })
    expect(leave('seats', seats, 'ann', { now: 5, until: 5 })?.patch.$push).toBeUndefined()
    expect(leave('seats', seats, 'bo', { now: 5, until: 6 })?.patch.$set).toHaveProperty(['seats.offers.0'])
    expect(leave('seats', seats, 'bo', { now: 5, until: 6, directly: false })?.patch.$inc).toMatchObject({
      'seats.free': 1,
    })
    expect(leave('seats', seats, 'cai', { now: 5, until: 6 })?.patch.$pull).toEqual({
      'seats.queue': { who: 'cai' },
    })
    expect(leave('seats', seats, 'eve', { now: 5, until: 6 })).toBeNull()
  })
})

describe('counters', () => {
  it('show no place left to a newcomer while somebody waits', () => {
    expect(places(seatsOf({ queue: [entry('cai')] }))).toEqual({ left: 0, waiting: 1, queueLeft: 1 })
    expect(places(seatsOf({ holders: [entry('ann')] }))).toEqual({ left: 1, waiting: 0, queueLeft: 2 })
  })

  it('are read without the people', () => {
    expect(Object.keys(counterFields('seats'))).not.toEqual(expect.arrayContaining(['seats.holders']))
    expect(counterFields('seats')).toMatchObject({ 'seats.free': 1, 'seats.queueFree': 1 })
  })
})

describe('assertSeats', () => {
  const good = seatsOf({ holders: [entry('ann')], queue: [entry('bo')] })
  it.each([
    ['seats that do not add up', { ...good, free: 2 }],
    ['queue places that do not add up', { ...good, queueFree: 0 }],
    ['a counter below zero', { ...good, free: -1, holders: [entry('ann'), entry('c'), entry('d')] }],
    ['somebody in twice', { ...good, queue: [entry('ann')] }],
    ['half a seat', { ...good, free: 0.5, capacity: 1.5 }],
  ])('crashes on %s', (_name, seats) => {
    expect(() => assertSeats(good)).not.toThrow()
    expect(() => assertSeats(seats)).toThrow()
  })
})

describe('changes that mean nothing', () => {
  it('crash before they are sent', () => {
    expect(() => newSeats(-1, 0)).toThrow('not a capacity')
    expect(() => newSeats(5001, 0)).toThrow('not a capacity')
    expect(() => newSeats(0, 501)).toThrow('not a capacity')
    expect(() => releaseStandby('seats', [])).toThrow()
    expect(() => releaseStandby('seats', ['ann', 'ann'])).toThrow()
  })
})
