/** The next step: what is missing, and two sessions that a person may join, has time for, and that bring it. */
import fc from 'fast-check'
import { DAY, HOUR, startOf } from '../../../src/domain/kernel/clock'
import {
  type Aim,
  type ComingSession,
  type NextPerson,
  nextStepTowards,
  prizeAim,
  slotOf,
  starAim,
} from '../../../src/domain/next-step/next-step'
import { pointsRulesOf } from '../../../src/domain/points/rules'

/** A Monday. */
const monday = startOf('2027-03-01')
const given = { pointsRules: pointsRulesOf(null), now: monday }
const wang: NextPerson = {
  candidate: { personId: 'wang', birthDate: '1990-01-01', isVolunteer: false, papers: [] },
  slots: [],
  agenda: [],
}

let made = 0
function session(startAt: number, hours: number, more: Partial<ComingSession> = {}): ComingSession {
  return {
    _id: `s${++made}`,
    title: '楼道清爽行动',
    placeName: '广场',
    state: 'enrolling',
    startAt,
    endAt: startAt + hours * HOUR,
    day: '2027-03-02',
    enrolUntil: startAt,
    countsHours: true,
    opensDays: null,
    minAge: null,
    maxAge: null,
    volunteersOnly: false,
    credential: null,
    seats: { free: 3 },
    ...more,
  }
}
const star = (minutes: number): Aim => starAim(minutes, given.now) as Aim
const idsOf = (aim: Aim, sessions: ComingSession[], person = wang) =>
  nextStepTowards(aim, person, sessions, given).sessions.map(({ sessionId }) => sessionId)

it.each([
  [0, '一星志愿者', 6000],
  [5999, '一星志愿者', 6000],
  [6000, '二星志愿者', 18000],
  [18000, '三星志愿者', 36000],
  [36000, '四星志愿者', 60000],
  [60000, '五星志愿者', 90000],
])('%i proved minutes lead to %s', (minutes, title, needed) => {
  expect(starAim(minutes, given.now)).toEqual({ aim: 'star', title, prizeId: null, have: minutes, needed })
})

it('the ladder ends, and a prize needs to be marked', () => {
  expect(starAim(90000, given.now)).toBeNull()
  expect(prizeAim(null, 3)).toBeNull()
  expect(prizeAim({ _id: 'z1', title: '洗衣液', points: 8 }, 3)).toMatchObject({ have: 3, needed: 8 })
})

it.each([
  [monday + 8 * HOUR, 'weekdayMorning'],
  [monday + 12 * HOUR, 'weekdayAfternoon'],
  [monday + 4 * DAY + 18 * HOUR, 'weekdayEvening'],
  [monday + 5 * DAY + 11 * HOUR, 'weekendMorning'],
  [monday + 6 * DAY + 17 * HOUR, 'weekendAfternoon'],
  [monday + 6 * DAY + 19 * HOUR, 'weekendEvening'],
])('%i is %s', (at, slot) => {
  expect(slotOf(at)).toBe(slot)
})

it('leaves out what somebody may not or cannot join', () => {
  const at = monday + DAY + 9 * HOUR
  const impossible = [
    session(at, 2, { seats: { free: 0 } }),
    session(at, 2, { countsHours: false }),
    session(at, 2, { state: 'postponed' }),
    session(at, 2, { enrolUntil: monday - 1 }),
    session(monday - HOUR, 2),
    session(at, 2, { volunteersOnly: true }),
    session(at, 2, { minAge: 60 }),
    session(at, 2, { credential: '电工证' }),
    session(at, 0.2),
  ]
  expect(idsOf(star(0), impossible)).toEqual([])
  const promised = session(at, 2)
  const clashing = session(at + HOUR, 2)
  const agenda = [{ sessionId: promised._id, personId: 'wang', startAt: at, endAt: at + 2 * HOUR }]
  expect(idsOf(star(0), [promised, clashing], { ...wang, agenda })).toEqual([])
  const childs = agenda.map((item) => ({ ...item, personId: 'child' }))
  expect(idsOf(star(0), [clashing], { ...wang, agenda: childs })).toEqual([clashing._id])
})

it('prefers what brings all of it, then what is over soonest', () => {
  const short = session(monday + DAY, 1)
  const other = session(monday + 2 * DAY, 1)
  const long = session(monday + 3 * DAY, 4)
  const far = session(monday + 9 * DAY, 8)
  expect(idsOf(star(6000 - 120), [short, other, long, far])).toEqual([short._id, other._id])
  expect(idsOf(star(6000 - 240), [short, other, long, far])).toEqual([short._id, long._id])
  expect(nextStepTowards(star(0), wang, [short, other, long, far], given)).toMatchObject({
    unit: 'minutes',
    missing: 6000,
    enough: false,
    sessions: [{ sessionId: short._id, brings: 60 }, { sessionId: other._id }],
  })
})

it('prefers the times that somebody said to have', () => {
  const morning = session(monday + DAY + 9 * HOUR, 2)
  const evening = session(monday + 2 * DAY + 19 * HOUR, 2)
  const weekend = session(monday + 5 * DAY + 9 * HOUR, 2)
  const late: NextPerson = { ...wang, slots: ['weekdayEvening', 'weekendMorning'] }
  expect(idsOf(star(0), [morning, evening, weekend], late)).toEqual([evening._id, weekend._id])
  expect(nextStepTowards(star(0), late, [morning, evening], given).sessions).toMatchObject([
    { sessionId: morning._id, fitsTime: false },
    { sessionId: evening._id, fitsTime: true },
  ])
})

it('counts points towards a prize by the rule of the day, and asks for nothing when it can be had', () => {
  const aim = prizeAim({ _id: 'z1', title: '洗衣液', points: 8 }, 5) as Aim
  const one = session(monday + DAY, 2.5)
  const two = session(monday + 2 * DAY, 1)
  expect(nextStepTowards(aim, wang, [one, two], given)).toEqual({
    ...aim,
    unit: 'points',
    missing: 3,
    enough: true,
    sessions: [
      {
        sessionId: one._id,
        title: one.title,
        startAt: one.startAt,
        endAt: one.endAt,
        placeName: '广场',
        free: 3,
        brings: 2,
        fitsTime: false,
      },
      expect.objectContaining({ sessionId: two._id, brings: 1 }),
    ],
  })
  expect(nextStepTowards({ ...aim, have: 9 }, wang, [one, two], given)).toMatchObject({
    missing: 0,
    enough: true,
    sessions: [],
  })
})

it('never suggests two at the same time, more than two, or what cannot be joined', () => {
  const any = fc.record({
    start: fc.integer({ min: -10, max: 200 }),
    hours: fc.integer({ min: 1, max: 6 }),
    free: fc.nat(2),
    volunteersOnly: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 25 }), fc.nat(6000), (plans, minutes) => {
      const sessions = plans
        .map(({ start, hours, free, volunteersOnly }) =>
          session(monday + start * HOUR, hours, { seats: { free }, volunteersOnly }),
        )
        .sort((a, b) => a.startAt - b.startAt)
      const step = nextStepTowards(star(minutes), wang, sessions, given)
      expect(step.sessions.length).toBeLessThanOrEqual(2)
      const [first, second] = step.sessions
      if (first && second) expect(first.endAt).toBeLessThanOrEqual(second.startAt)
      for (const { sessionId, free, startAt } of step.sessions) {
        expect(free).toBeGreaterThan(0)
        expect(startAt).toBeGreaterThan(monday)
        expect(sessions.find(({ _id }) => _id === sessionId)?.volunteersOnly).toBe(false)
      }
      const brought = step.sessions.reduce((sum, { brings }) => sum + brings, 0)
      expect(step.enough).toBe(brought >= step.missing)
    }),
  )
})
