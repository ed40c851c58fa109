/** Applicants: whatever people and those who answer do, in whatever order, nobody is in twice, no seat is given twice, and nobody hangs. */
import fc from 'fast-check'
import type { GuardedUpdate } from '@/domain/kernel/guarded-update'
import * as seats from '@/domain/kernel/seats'
import type { Seats } from '@/domain/kernel/seats'
import {
  admit,
  agree,
  apply,
  askAgain,
  askingIn,
  lineUp,
  MOST_APPLICANTS,
  nextAdmission,
  refuseApplicant,
  seatApplicant,
  withdraw,
} from '@/domain/kernel/seats-applicants'
import type { Applicant, Refused } from '@/domain/kernel/seats'
import { dividedSeats } from '@/domain/kernel/seats-division'
import { assertSeats, leave, nextStep, standing } from '@/domain/kernel/seats-reading'
import { guardParts, OneDocument, without } from './support/one-document'

const PATH = 'seats'
const document = (given: Seats) => new OneDocument({ _id: 'one', [PATH]: given })
const read = (doc: OneDocument<object>): Seats => (doc.read() as { seats: Seats }).seats

const who = fc.constantFrom('ann', 'bo', 'cai', 'dan', 'eve', 'fay')
const what = fc.constantFrom(
  ...(['apply', 'confirm', 'admit', 'lineUp', 'door', 'refuse', 'askAgain', 'leave'] as const),
  ...(['next', 'accept', 'lapse', 'open', 'retime'] as const),
)
const step = fc.record({ what, who, post: fc.constantFrom('p1', 'p2'), fresh: fc.boolean() })
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const refusal = (at: number): Refused => ({ at, by: 'desk', how: 'declined', why: '' })

/** What a caller sends who believes `seen`; null when there is nothing to send. */
function updateOf(seen: Seats, one: Step, now: number): GuardedUpdate | null {
  const post = seen.posts ? { post: one.post } : {}
  const place = standing(seen, one.who)
  const applicant = place.is === 'applied' || place.is === 'refused' ? place.applicant : null
  const until = now + 6
  const on = (send: (applicant: Applicant) => GuardedUpdate | null) => (applicant ? send(applicant) : null)
  switch (one.what) {
    case 'apply':
      return apply(PATH, { who: one.who, by: one.who, at: now, until, ...post })
    case 'confirm':
      return on((found) => agree(PATH, seen, found, now))
    case 'admit':
      return on((found) => admit(PATH, found, now))
    case 'lineUp':
      return on((found) => lineUp(PATH, found, now))
    case 'door':
      return on((found) => seatApplicant(PATH, found, { who: one.who, by: one.who, at: now, ...post }))
    case 'refuse':
      return on((found) => (found.refused ? null : refuseApplicant(PATH, seen, found, refusal(now))))
    case 'askAgain':
      return on((found) => (found.refused ? askAgain(PATH, seen, found, until) : null))
    case 'leave':
      return leave(PATH, seen, one.who, { now, until })
    case 'next': {
      const next = nextStep(seen, now)
      if (next.do === 'nothing') return null
      return next.do === 'offer'
        ? seats.offerNext(PATH, next.heads, now, until)
        : seats.endOffers(PATH, next.offers)
    }
    case 'accept':
      return place.is === 'offered'
        ? seats.acceptOffer(PATH, {
            ...{ who: one.who, by: one.who, at: now },
            ...(place.offer.post ? { post: place.offer.post } : {}),
          })
        : null
    case 'lapse':
      return nextAdmission(PATH, seen, now, { is: 'byHand', until: now - 1 })
    case 'retime':
      return nextAdmission(PATH, seen, now, { is: 'byHand', until: now + 9 })
    case 'open':
      return nextAdmission(PATH, seen, now, { is: 'open' })
  }
}

describe('applicants', () => {
  it.each([
    ['undivided', seats.newSeats(2, 2)],
    ['in posts', dividedSeats(0, 2, { p1: 1, p2: 1 })],
  ])('keep every counter equal to the people, %s, with readings however old', (_name, given) => {
    const done = new Set<string>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 80 }), (steps) => {
        const doc = document(given)
        let seen = read(doc)
        steps.forEach((one, i) => {
          if (one.fresh) seen = read(doc)
          const before = read(doc)
          const update = updateOf(seen, one, 100 + i)
          if (!update || !doc.apply(update)) return
          done.add(one.what)
          const after = read(doc)
          assertSeats(after)
          // Asking, waiting for an answer and being refused take nothing from anybody.
          if (['apply', 'refuse', 'askAgain', 'lapse', 'retime'].includes(one.what))
            expect([after.free, after.queueFree, after.posts]).toEqual([
              before.free,
              before.queueFree,
              before.posts,
            ])
          // Nobody who is agreed to passes those who wait already.
          if (one.what === 'admit' && !given.posts) expect(before.queue).toEqual([])
        })
      }),
      { numRuns: 1500, seed: 20260101 },
    )
    expect(done.size).toBe(13)
  })

  it('are answered to the last one, whichever way it ends', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.constantFrom('open', 'over'), (steps, is) => {
        const doc = document(seats.newSeats(2, 1))
        steps.forEach((one, i) => {
          const update = updateOf(read(doc), one, 100 + i)
          if (update) doc.apply(update)
        })
        for (let run = 0; run < 20; run++) {
          const update = nextAdmission(PATH, read(doc), 900, { is })
          if (update) expect(doc.apply(update)).toBe(true)
        }
        expect(askingIn(read(doc))).toEqual([])
        assertSeats(read(doc))
      }),
      { numRuns: 300, seed: 20260101 },
    )
  })

  it('are no more than can be answered', () => {
    const ask = (i: number) => apply(PATH, { who: `w${i}`, by: `w${i}`, at: i, until: 9 })
    const doc = document(seats.newSeats(1, 0))
    for (let i = 0; i < MOST_APPLICANTS; i++) expect(doc.apply(ask(i))).toBe(true)
    expect(doc.apply(ask(MOST_APPLICANTS))).toBe(false)
  })

  it('are taken in their order where nobody has to agree, past one whose post is full', () => {
    const doc = document(dividedSeats(0, 0, { p1: 1, p2: 1 }))
    const ask = (name: string, post: string, at: number) =>
      doc.apply(apply(PATH, { who: name, by: name, at, until: 50, post }))
    expect([ask('ann', 'p1', 1), ask('bo', 'p1', 2), ask('cai', 'p2', 3)]).toEqual([true, true, true])
    for (let run = 0; run < 4; run++) {
      const update = nextAdmission(PATH, read(doc), 10, { is: 'open' })
      if (update) doc.apply(update)
    }
    expect(read(doc).holders.map((seat) => seat.who)).toEqual(['ann', 'cai'])
    expect(standing(read(doc), 'bo')).toMatchObject({ is: 'refused', refused: { how: 'full' } })
  })
})

const ann: Applicant = { who: 'ann', by: 'ann', at: 1, until: 9 }
const asked: Seats = { ...seats.newSeats(1, 1), applicants: [ann], applying: 1 }
const inQueue = { queue: [{ who: 'bo', by: 'bo', at: 2 }], queueFree: 0 }
const held = { holders: [{ who: 'bo', by: 'bo', at: 2 }], free: 0 }
const refusedAnn: Applicant = { ...ann, refused: refusal(3) }
const declined: Seats = { ...asked, applicants: [refusedAnn], applying: 0 }

/** For each part of each guard the seats in which it alone refuses. */
const needed: [string, GuardedUpdate, Record<string, Seats>][] = [
  [
    'apply',
    apply(PATH, { ...ann, at: 5 }),
    {
      'seats.open': { ...seats.newSeats(1, 1), open: false },
      [`seats.applicants.${MOST_APPLICANTS - 1}`]: {
        ...seats.newSeats(1, 1),
        applicants: Array.from({ length: MOST_APPLICANTS }, (_, i) => ({ ...ann, who: `w${i}` })),
        applying: MOST_APPLICANTS,
      },
      'seats.holders.who': { ...seats.newSeats(1, 1), free: 0, holders: [ann] },
      'seats.offers.who': { ...seats.newSeats(1, 1), free: 0, offers: [ann] },
      'seats.queue.who': { ...seats.newSeats(1, 1), queueFree: 0, queue: [ann] },
      'seats.applicants.who': asked,
    },
  ],
  [
    'admit',
    admit(PATH, ann, 5),
    {
      'seats.free': { ...asked, ...held },
      'seats.queue.0': { ...asked, ...inQueue },
      'seats.applicants|who': { ...asked, applicants: [{ ...ann, who: 'bo' }] },
      'seats.applicants|at': { ...asked, applicants: [{ ...ann, at: 2 }] },
      'seats.applicants|refused.at': { ...asked, applicants: [refusedAnn], applying: 0 },
    },
  ],
  [
    'lineUp',
    lineUp(PATH, ann, 5),
    {
      'seats.queueFree': { ...asked, ...held, queueCapacity: 0, queueFree: 0 },
      $or: asked,
      'seats.applicants|who': { ...asked, ...held, applicants: [{ ...ann, who: 'cai' }] },
      'seats.applicants|at': { ...asked, ...held, applicants: [{ ...ann, at: 2 }] },
      'seats.applicants|refused.at': { ...asked, ...held, applicants: [refusedAnn], applying: 0 },
    },
  ],
  [
    'askAgain',
    askAgain(PATH, declined, refusedAnn, 9),
    {
      'seats.applicants.0.who': { ...declined, applicants: [{ ...refusedAnn, who: 'bo' }] },
      'seats.applicants.0.at': { ...declined, applicants: [{ ...refusedAnn, at: 2 }] },
      'seats.applicants.0.refused.at': asked,
    },
  ],
  [
    'refuseApplicant',
    refuseApplicant(PATH, asked, ann, refusal(5)),
    {
      'seats.applicants.0.who': { ...asked, applicants: [{ ...ann, who: 'bo' }] },
      'seats.applicants.0.at': { ...asked, applicants: [{ ...ann, at: 2 }] },
      'seats.applicants.0.refused.at': declined,
    },
  ],
]

describe('every part of every guard', () => {
  it.each(
    needed.flatMap(([name, update, worlds]) =>
      guardParts(update).map((part) => [name, part, update, worlds] as const),
    ),
  )('%s needs %s', (_name, part, update, worlds) => {
    const world = worlds[part]
    if (!world) throw new Error(`${part} is not shown to be needed`)
    expect(document(world).apply(update)).toBe(false)
    expect(document(world).apply(without(part, update))).toBe(true)
  })

  it('an application made anew is not the one that was seen', () => {
    const doc = document(asked)
    expect(doc.apply(withdraw(PATH, ann))).toBe(true)
    expect(doc.apply(apply(PATH, { ...ann, at: 7 }))).toBe(true)
    for (const late of [
      admit(PATH, ann, 8),
      refuseApplicant(PATH, asked, ann, refusal(8)),
      withdraw(PATH, ann),
    ])
      expect(doc.apply(late)).toBe(false)
    expect(standing(read(doc), 'ann')).toMatchObject({ is: 'applied', applicant: { at: 7 } })
  })
})
