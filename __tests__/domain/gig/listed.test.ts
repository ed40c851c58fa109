/** A post is never listed when it is over, whenever it is looked at and whether or not the timer has run. */
import fc from 'fast-check'
import { isListed } from '@/domain/gig/listed'
import { postFlow, shownUntil } from '@/domain/gig/post-states'
import { DAY, dayOf } from '@/domain/kernel/clock'

const start = Date.parse('2026-11-26T02:00:00Z')

it('lists what is published up to the end of its day, and nothing else, at any time', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.integer({ min: -2 * DAY, max: 80 * DAY }),
      fc.constantFrom(...Object.keys(postFlow.states)),
      (days, later, state) => {
        const until = dayOf(start + days * DAY)
        const now = start + later
        const listed = isListed({ kind: 'jobPost', state, form: { until } }, now)
        expect(listed).toBe(state === 'published' && dayOf(now) <= until)
        // Whatever the timer is asked by says the same.
        expect(now < shownUntil(until)).toBe(dayOf(now) <= until)
      },
    ),
  )
})
