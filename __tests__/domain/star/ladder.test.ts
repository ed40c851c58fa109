/** Who may apply for which star: every rung by hours, ratings and complaints, in turn, and what the application says of ratings. */
import { ratedWord, type StarFacts, starName, starOf, starToApplyFor } from '@/domain/star/ladder'
import { starHeld } from '@/domain/person/stars'

const now = Date.parse('2026-11-26T02:00:00Z')
const ladder = [100, 300, 600, 1000, 1500]

const facts = (more: Partial<StarFacts> = {}): StarFacts => ({
  ...{ isVolunteer: true, held: 0, rests: false, provedMinutes: 0 },
  ...{ rated: { times: 0, average: 0 }, complaints: 0 },
  ...more,
})

it('leads up by proved hours', () => {
  for (const [i, hours] of ladder.entries()) {
    expect(starOf(hours * 60 - 1, now).star).toBe(i)
    expect(starOf(hours * 60, now).star).toBe(i + 1)
  }
  expect(starOf(0, now)).toEqual({ star: 0, next: { star: 1, missingMinutes: 6000, neededMinutes: 6000 } })
  expect(starOf(90_000, now)).toEqual({ star: 5, next: null })
})

it('is applied for in turn, by whoever has the hours, good ratings and no complaint that was true', () => {
  const hours = [0, 99, ...ladder.flatMap((one) => [one, one + 1]), 5000]
  const ratings = [
    ...[0, 1, 2, 3, 9].flatMap((times) => [1, 3.99, 4, 5].map((average) => ({ times, average }))),
  ]
  for (const held of [0, 1, 2, 3, 4, 5])
    for (const hour of hours)
      for (const rated of ratings)
        for (const complaints of [0, 1])
          for (const [isVolunteer, rests] of [
            [true, false],
            [true, true],
            [false, false],
          ] as const) {
            const given = facts({ held, provedMinutes: hour * 60, rated, complaints, isVolunteer, rests })
            const answer = starToApplyFor(given, now)
            const may =
              isVolunteer &&
              !rests &&
              held < 5 &&
              hour >= (ladder[held] ?? Infinity) &&
              (rated.times < 3 || rated.average >= 4) &&
              complaints === 0
            expect([given, answer.ok]).toEqual([given, may])
            // Never one that is not the next, whatever the hours are enough for.
            if (answer.ok) expect(answer.value).toBe(held + 1)
          }
})

it.each([
  [facts({ isVolunteer: false }), 'STAR_VOLUNTEERS', undefined],
  [facts({ held: 5, provedMinutes: 600_000 }), 'STAR_TOP', undefined],
  [facts({ held: 1, rests: true }), 'STAR_RESTS', undefined],
  [facts({ provedMinutes: 5985 }), 'STAR_HOURS', { star: '一星志愿者', hours: 100, missing: '15 分钟' }],
  [facts({ provedMinutes: 6000, rated: { times: 3, average: 3.9 } }), 'STAR_RATING', { least: 4 }],
  [facts({ provedMinutes: 6000, complaints: 1 }), 'STAR_COMPLAINT', { days: 365 }],
])('what is missing is said: %#', (given, code, details) => {
  expect(starToApplyFor(given, now)).toMatchObject({
    ok: false,
    error: { code, ...(details && { details }) },
  })
})

it('says no average of so few ratings that it would say who gave which', () => {
  const said = [0, 2, 3, 4, 5].map((times) => ratedWord({ times, average: 4.6 }, now))
  expect(said).toEqual([
    ...[
      '还没有人评过',
      '2 次，还太少，不看',
      '3 次，平均 4 分以上',
      '4 次，平均 4 分以上',
      '5 次，平均 4.5 分',
    ],
  ])
})

it('a person has the highest star that was not taken back', () => {
  const star = (state: 'held' | 'rests' | 'gone') => ({ caseId: 'k', at: 7, state, version: 1 })
  expect(starHeld()).toEqual({ star: 0, at: null, rests: false })
  expect(starHeld({ 1: star('held'), 2: star('gone') })).toEqual({ star: 1, at: 7, rests: false })
  expect(starHeld({ 1: star('held'), 2: star('rests') })).toEqual({ star: 2, at: 7, rests: true })
  expect(starName(3)).toBe('三星志愿者')
})
