/** The next step: what is missing, and two sessions that a person may join, has time for, and that bring it. */
import fc from 'fast-check'
import { DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import { type Aim, nextStepTowards, prizeAim, starAim } from '../../../src/domain/next-step/next-step'
import {
  type ComingSession,
  type NextPerson,
  slotOf,
  type OpenOrder,
  type Way,
  waysTo,
} from '../../../src/domain/next-step/ways'
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
  nextStepTowards(aim, person, { sessions }, given).ways.map(({ id }) => id)

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
  expect(nextStepTowards(star(0), wang, { sessions: [short, other, long, far] }, given)).toMatchObject({
    unit: 'minutes',
    missing: 6000,
    enough: false,
    ways: [{ id: short._id, brings: 60 }, { id: other._id }],
  })
})

it('prefers the times that somebody said to have', () => {
  const morning = session(monday + DAY + 9 * HOUR, 2)
  const evening = session(monday + 2 * DAY + 19 * HOUR, 2)
  const weekend = session(monday + 5 * DAY + 9 * HOUR, 2)
  const late: NextPerson = { ...wang, slots: ['weekdayEvening', 'weekendMorning'] }
  expect(idsOf(star(0), [morning, evening, weekend], late)).toEqual([evening._id, weekend._id])
  expect(nextStepTowards(star(0), late, { sessions: [morning, evening] }, given).ways).toMatchObject([
    { id: morning._id, fitsTime: false },
    { id: evening._id, fitsTime: true },
  ])
})

it('counts points towards a prize by the rule of the day, and asks for nothing when it can be had', () => {
  const aim = prizeAim({ _id: 'z1', title: '洗衣液', points: 8 }, 5) as Aim
  const one = session(monday + DAY, 2.5)
  const two = session(monday + 2 * DAY, 1)
  expect(nextStepTowards(aim, wang, { sessions: [one, two] }, given)).toEqual({
    ...aim,
    unit: 'points',
    missing: 3,
    enough: true,
    ways: [
      {
        is: 'session',
        id: one._id,
        title: one.title,
        startAt: one.startAt,
        endAt: one.endAt,
        placeName: '广场',
        free: 3,
        brings: 2,
        fitsTime: false,
      },
      expect.objectContaining({ id: two._id, brings: 1 }),
    ],
  })
  expect(nextStepTowards({ ...aim, have: 9 }, wang, { sessions: [one, two] }, given)).toMatchObject({
    missing: 0,
    enough: true,
    ways: [],
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
      const step = nextStepTowards(star(minutes), wang, { sessions }, given)
      expect(step.ways.length).toBeLessThanOrEqual(2)
      const [first, second] = step.ways
      if (first && second) expect(first.endAt).toBeLessThanOrEqual(second.startAt)
      for (const { id, free, startAt } of step.ways) {
        expect(free).toBeGreaterThan(0)
        expect(startAt).toBeGreaterThan(monday)
        expect(sessions.find(({ _id }) => _id === id)?.volunteersOnly).toBe(false)
      }
      const brought = step.ways.reduce((sum, { brings }) => sum + brings, 0)
      expect(step.enough).toBe(brought >= step.missing)
    }),
  )
})

/** An order that anybody may take, on a day from Monday on. */
const order = (days: number, part: string, takes: string): OpenOrder => ({
  ...{ _id: `o-${days}-${part}-${takes}`, whose: { grid: '一网格', calling: '一位奶奶' } },
  form: { item: 'handy', text: '', day: dayOf(monday + days * DAY), part, takes, haste: 'usual', photos: [] },
})
const volunteer: NextPerson = { ...wang, candidate: { ...wang.candidate, isVolunteer: true } }

it('counts an order for the first hour of its part of the day and as long as was asked for, and only for volunteers', () => {
  const [short, long] = [order(1, 'morning', 'half'), order(2, 'evening', 'two')]
  const step = nextStepTowards(star(0), volunteer, { orders: [short, long] }, given)
  expect(step.ways).toMatchObject([
    { is: 'order', id: short._id, brings: 30, startAt: monday + DAY + 8 * HOUR, placeName: '一网格' },
    { is: 'order', id: long._id, brings: 120, startAt: monday + 2 * DAY + 18 * HOUR },
  ])
  expect(step.ways[0]?.title).toContain('帮一位奶奶：')
  expect(waysTo('minutes', wang, { orders: [short, long] }, given)).toEqual([])
  const agenda = [{ sessionId: 's', personId: 'wang', startAt: monday + DAY, endAt: monday + 2 * DAY }]
  const busy = waysTo('minutes', { ...volunteer, agenda }, { orders: [short, long] }, given)
  expect(busy.map(({ id }) => id)).toEqual([long._id])
  const turn = session(monday + DAY, 2, { duty: true })
  const lesson = session(monday + DAY, 2, { course: {} as never })
  expect(waysTo('minutes', volunteer, { sessions: [turn, lesson] }, given)).toMatchObject([
    { is: 'duty', id: turn._id },
  ])
})

it('is the best two of all sorts: no other pair that can be done comes before it', () => {
  const aSession = fc.record({
    start: fc.integer({ min: 1, max: 100 }),
    hours: fc.integer({ min: 1, max: 5 }),
  })
  const anOrder = fc.record({
    days: fc.integer({ min: 0, max: 5 }),
    part: fc.constantFrom('morning', 'afternoon', 'evening'),
    takes: fc.constantFrom('half', 'hour', 'two', 'more'),
  })
  const slots = fc.subarray(['weekdayMorning', 'weekdayEvening', 'weekendAfternoon'] as const)
  const lists = [fc.array(aSession, { maxLength: 8 }), fc.array(anOrder, { maxLength: 6 })] as const
  fc.assert(
    fc.property(...lists, fc.nat(600), slots, (plans, asked, missing, own) => {
      const sessions = plans.map(({ start, hours }) => session(monday + start * HOUR, hours))
      const orders = asked.map(({ days, part, takes }) => order(days, part, takes))
      const seeker = { ...volunteer, slots: own }
      const offered = { sessions, orders }
      const { ways } = nextStepTowards({ ...star(0), have: 6000 - missing }, seeker, offered, given)
      const all = waysTo('minutes', seeker, offered, given)
      const apart = (a: Way, b: Way) => a.endAt <= b.startAt || b.endAt <= a.startAt
      const pairs = all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (apart(a, b) ? [[a, b]] : [])))
      const choices = missing === 0 ? [] : pairs.length > 0 ? pairs : all.map((one) => [one])
      const sum = (some: Way[]) => some.reduce((minutes, { brings }) => minutes + brings, 0)
      const worth = (some: Way[]) => [
        some.filter(({ fitsTime }) => fitsTime).length,
        Number(sum(some) >= missing),
        -Math.max(...some.map(({ endAt }) => endAt)),
        sum(some),
      ]
      const best = choices.map(worth).sort((a, b) => {
        const at = a.findIndex((value, i) => value !== b[i])
        return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0)
      })[0]
      expect(ways.length === 0 ? undefined : worth(ways)).toEqual(best)
    }),
  )
})
