/** Seats divided into posts: whatever people do in whatever order, no post is overfull, and nobody waits past a free seat of theirs. */
import fc from 'fast-check'
import * as seats from '@/domain/kernel/seats'
import type { Seats } from '@/domain/kernel/seats'
import { dividedSeats, dividePosts } from '@/domain/kernel/seats-division'
import { asDivided, roomIn } from '@/domain/kernel/seats-posts'
import { assertSeats, leave, nextInLine, nextStep, standing } from '@/domain/kernel/seats-reading'
import { OneDocument } from './support/one-document'

const PATH = 'seats'
const sizes = { p1: 2, p2: 1 }
const document = (given: Seats = dividedSeats(0, 4, sizes)) => new OneDocument({ _id: 'one', [PATH]: given })
const read = (doc: OneDocument<object>): Seats => (doc.read() as { seats: Seats }).seats

const who = fc.constantFrom('ann', 'bo', 'cai', 'dan', 'eve', 'fay')
const post = fc.constantFrom('p1', 'p2')
const step = fc.record({
  what: fc.constantFrom(
    'take',
    'join',
    'leave',
    'slowLeave',
    'next',
    'accept',
    'give',
    'standby',
    'look',
    'divide',
  ),
  who,
  post,
  size: fc.nat({ max: 4 }),
})

describe('seats in posts', () => {
  it('keep every counter equal to the people, with readings however old', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const doc = document()
        let seen = read(doc)
        steps.forEach(({ what, ...one }, i) => {
          const now = 100 + i
          const entry = { who: one.who, by: one.who, at: now, post: one.post }
          const place = standing(seen, one.who)
          const until = now + 6
          const next = nextStep(seen, now)
          const update = {
            take: () => seats.takeSeat(PATH, entry),
            join: () => seats.joinQueue(PATH, entry),
            leave: () => leave(PATH, seen, one.who, { now, until }),
            slowLeave: () => leave(PATH, seen, one.who, { now, until, directly: false }),
            next: () =>
              next.do === 'offer'
                ? seats.offerNext(PATH, next.heads, now, until)
                : next.do === 'expire'
                  ? seats.endOffers(PATH, next.offers)
                  : null,
            accept: () =>
              place.is === 'offered'
                ? seats.acceptOffer(PATH, { ...entry, post: place.offer.post ?? '' })
                : null,
            give: () =>
              place.is === 'waiting'
                ? seats.giveSeat(PATH, { ...entry, post: place.waiter.post ?? '' }, 'queue')
                : seats.giveSeat(PATH, entry, 'door'),
            standby: () =>
              place.is === 'holder' ? seats.releaseStandby(PATH, [one.who], seen.holders) : null,
            look: () => null,
            divide: () => dividePosts(PATH, seen, { ...sizes, [one.post]: one.size }),
          }[what]()
          if (what === 'look') seen = read(doc)
          const before = read(doc)
          if (!update || !doc.apply(update)) return
          const after = read(doc)
          assertSeats(after)
          if (what === 'take') expect(before.queue.filter((waiter) => waiter.post === one.post)).toEqual([])
          for (const offer of after.offers.filter((made) =>
            before.queue.some(({ who: waiting }) => waiting === made.who),
          ))
            expect(before.queue.filter(({ post: of }) => of === offer.post)[0]?.post).toBe(offer.post)
        })
      }),
      { numRuns: 400 },
    )
  })

  it('let people into their own post, and tell where they stand in its queue', () => {
    const doc = document()
    const seat = (name: string, of: string, at: number) => ({ who: name, by: name, at, post: of })
    expect(doc.apply(seats.takeSeat(PATH, seat('ann', 'p2', 1)))).toBe(true)
    expect(doc.apply(seats.takeSeat(PATH, seat('bo', 'p2', 2)))).toBe(false)
    expect(doc.apply(seats.joinQueue(PATH, seat('bo', 'p2', 2)))).toBe(true)
    expect(doc.apply(seats.joinQueue(PATH, seat('cai', 'p1', 3)))).toBe(false)
    expect(doc.apply(seats.takeSeat(PATH, seat('cai', 'p1', 3)))).toBe(true)
    // Whoever waits for one post takes no seat in another at the same time.
    expect(doc.apply(seats.takeSeat(PATH, seat('bo', 'p1', 4)))).toBe(false)
    expect(doc.apply(seats.takeSeat(PATH, seat('dan', 'p1', 4)))).toBe(true)
    expect(doc.apply(seats.joinQueue(PATH, seat('eve', 'p1', 5)))).toBe(true)
    const now = read(doc)
    expect([roomIn(now), roomIn(now, 'p1'), roomIn(now, 'p2')]).toEqual([
      { free: 0, waiting: 2 },
      { free: 0, waiting: 1 },
      { free: 0, waiting: 1 },
    ])
    expect(standing(now, 'eve')).toMatchObject({ is: 'waiting', position: 1 })
    // The seat of p1 goes to who waits for p1, past somebody who waits longer for another.
    expect(nextInLine(now, { post: 'p1' })?.who).toBe('eve')
    const left = leave(PATH, now, 'cai', { now: 6, until: 20 })
    expect(left && doc.apply(left)).toBe(true)
    expect(read(doc).offers).toMatchObject([{ who: 'eve', post: 'p1' }])
    assertSeats(read(doc))
  })

  it('offer what is free by post, and nothing to those whose post is full', () => {
    const doc = document({
      ...dividedSeats(0, 4, sizes),
      queue: ['ann', 'bo', 'cai'].map((name, i) => ({
        who: name,
        by: name,
        at: i,
        post: i === 1 ? 'p1' : 'p2',
      })),
      queueFree: 1,
      posts: { p1: { capacity: 2, free: 2, waiting: 1 }, p2: { capacity: 1, free: 1, waiting: 2 } },
    })
    const next = nextStep(read(doc), 10)
    expect(next).toMatchObject({ do: 'offer', heads: [{ who: 'ann' }, { who: 'bo' }] })
    if (next.do === 'offer') expect(doc.apply(seats.offerNext(PATH, next.heads, 10, 20))).toBe(true)
    assertSeats(read(doc))
    expect(nextStep(read(doc), 11)).toEqual({ do: 'nothing', wakeAt: 20 })
  })

  it('are divided while nobody is in them, and refuse what would cut somebody', () => {
    const doc = document(seats.newSeats(5, 2))
    const apply = (wanted: Record<string, number>) => {
      const update = dividePosts(PATH, read(doc), wanted)
      return update && doc.apply(update)
    }
    expect(apply({})).toBeNull()
    expect(apply(sizes)).toBe(true)
    expect(read(doc)).toMatchObject({ capacity: 3, free: 3, posts: { p1: { free: 2 }, p2: { free: 1 } } })
    expect(apply(sizes)).toBeNull()
    doc.apply(seats.takeSeat(PATH, { who: 'ann', by: 'ann', at: 1, post: 'p1' }))
    expect(apply({ p1: 1, p2: 4, p3: 2 })).toBe(true)
    expect(read(doc)).toMatchObject({ capacity: 7, free: 6 })
    expect(apply({ p2: 4, p3: 2 })).toBe(false)
    expect(apply({})).toBe(false)
    expect(apply({ p1: 1, p2: 4 })).toBe(true)
    assertSeats(read(doc))
    doc.apply(seats.release(PATH, 'ann', 'p1'))
    expect(apply({})).toBe(true)
    expect(read(doc).posts).toBeUndefined()
    assertSeats(read(doc))
  })

  it('refuse a seat of no post once they are divided', () => {
    const unposted = seats.takeSeat(PATH, { who: 'ann', by: 'ann', at: 1 })
    const guarded = { ...unposted, guard: { ...unposted.guard, ...asDivided(PATH, undefined) } }
    expect(document().apply(guarded)).toBe(false)
    expect(document(seats.newSeats(1, 0)).apply(guarded)).toBe(true)
  })
})
