/** Owns the proof that the list of what one can join asks for exactly what signing up will grant. */
import fc from 'fast-check'
import { requirementRefusal, type Candidate } from '@/domain/activity/requirements'
import { joinableBy } from '@/domain/activity/joinable'
import { dayOf, HOUR, startOf } from '@/domain/kernel/clock'
import { compileQuery } from '../../../emulator/mongo/match'

const now = startOf('2026-11-18') + 10 * HOUR
const session = {
  day: dayOf(now + HOUR),
  ...{ startAt: now + HOUR, state: 'enrolling', enrolUntil: now + HOUR, seats: { free: 1 } },
  ...{ opensDays: null, minAge: null, maxAge: null, volunteersOnly: false, credential: null },
}
const nobodySpecial: Candidate = {
  ...{ personId: 'p', birthDate: '1961-03-12', isVolunteer: false, papers: [] },
}
const finds = (one: object, ...candidates: Candidate[]): boolean =>
  compileQuery(joinableBy(candidates, now))(one as never)

it.each([
  ['with a free place', {}, true],
  ['full', { seats: { free: 0 } }, false],
  ['closed', { enrolUntil: now }, false],
  ['called off', { state: 'cancelled' }, false],
  ['postponed', { state: 'postponed' }, false],
])('a session %s', (_name, given, found) =>
  expect(finds({ ...session, ...given }, nobodySpecial)).toBe(found),
)

it('is found where one of the family may come', () => {
  const child: Candidate = { ...nobodySpecial, personId: 'd', birthDate: '2017-06-01' }
  const forChildren = { ...session, minAge: 6, maxAge: 12 }
  expect([finds(forChildren, nobodySpecial), finds(forChildren, nobodySpecial, child)]).toEqual([false, true])
})

it('agrees with signing up about every condition', () => {
  const age = fc.option(fc.integer({ min: 0, max: 100 }))
  const sessions = fc.record({
    ...{ minAge: age, maxAge: age, volunteersOnly: fc.boolean() },
    credential: fc.option(fc.constantFrom('red', 'blue')),
    training: fc.option(fc.constantFrom('red' as never, 'blue' as never)),
    insured: fc.boolean(),
  })
  const candidates = fc.record({
    personId: fc.constant('p'),
    birthDate: fc.option(
      fc.constantFrom('1940-01-01', '1961-03-12', '2008-11-18', '2008-11-19', '2017-06-01'),
    ),
    isVolunteer: fc.boolean(),
    papers: fc.array(
      fc.record({
        sort: fc.constantFrom('credential' as const, 'training' as const, 'cover' as const),
        kind: fc.constantFrom('red', 'blue'),
        from: fc.option(fc.constantFrom('2026-11-17', '2026-11-18', '2026-11-19')),
        until: fc.option(fc.constantFrom('2026-11-17', '2026-11-18', '2026-11-19')),
      }),
      { maxLength: 3 },
    ),
  })
  fc.assert(
    fc.property(sessions, fc.array(candidates, { minLength: 1, maxLength: 3 }), (given, family) => {
      const one = { ...session, ...given }
      const may = family.some((candidate) => requirementRefusal(one, candidate) === null)
      expect(finds(one, ...family)).toBe(may)
    }),
  )
})
