/** Whatever people, the desk and the clock do with a room in whatever order, no two things are ever in it at once. */
import { DAY, HOUR, MINUTE, NEVER, startOf } from '@/domain/kernel/clock'
import { assertWorkflow, everyMove } from '@/domain/kernel/workflow-reading'
import { applied } from '@/domain/kernel/applied'
import { bookingFlow } from '@/domain/room/booking-flow'
import { closeOn, openOnceMore } from '@/domain/room/closing'
import { pausedUntil } from '@/domain/room/decide-book'
import { newRoomDay, type RoomDayDocument } from '@/domain/room/documents'
import { bookableDays, openOn } from '@/domain/room/opening'
import {
  bookingSpan,
  leaveLine,
  lineUp,
  moveBooking,
  passTime,
  type RoomStep,
  stepUpdate,
  walkIn,
} from '@/domain/room/room-day'
import { roomRules } from '@/domain/room/rules'
import { freeBetween, overlaps, takenIn, takingTime } from '@/domain/room/time'
import { chance } from '../../../demo/random'

const day = '2026-11-20'
const opens = startOf(day) + 8 * HOUR
const closes = startOf(day) + 21 * HOUR
const people = ['a', 'b', 'c', 'd']

/** The day after a step, as the database has it. */
const after = (before: RoomDayDocument, step: RoomStep): RoomDayDocument =>
  step.day === before ? before : applied(before, stepUpdate(before, step).patch)

const booking = (personId: string, startAt: number, hours: number, id: string) =>
  bookingSpan(
    { id, personId, name: personId, purpose: null, people: 1, startAt, endAt: startAt + hours * HOUR },
    startAt - DAY,
  )

/** One thing that somebody does, or the clock; nothing where it is refused. */
function anything(
  current: RoomDayDocument,
  now: number,
  pick: (n: number) => number,
  id: string,
): RoomDayDocument {
  const who = people[pick(people.length)] ?? 'a'
  const spans = current.spans
  const some = spans[pick(Math.max(1, spans.length))]
  const granted = (step: { ok: true; value: RoomStep } | { ok: false }) =>
    step.ok ? after(current, step.value) : current
  switch (pick(8)) {
    case 0: {
      const startAt = Math.max(now, opens) + pick(16) * 30 * MINUTE
      const span = booking(who, startAt, 1 + pick(2), id)
      const { patch } = takingTime(span, span.dueAt ?? NEVER)
      return takenIn(current, span).length > 0 ? current : applied(current, patch)
    }
    case 1:
      return granted(
        walkIn(current, { id, personId: who, name: who, purpose: null, people: 1, closesAt: closes, now }),
      )
    case 2:
      return granted(
        lineUp(current, { id, personId: who, name: who, purpose: null, people: 1, until: closes }, now),
      )
    case 3:
      return after(current, leaveLine(current, who, now))
    case 4: {
      const startAt = now + pick(8) * HOUR
      const closing = {
        id,
        startAt,
        endAt: startAt + (1 + pick(3)) * HOUR,
        reason: '修',
        by: 's',
        byName: 's',
      }
      return granted(closeOn(current, closing, now))
    }
    case 5:
      return some ? after(current, openOnceMore(current, { id: some.id, by: 's' }, now)) : current
    case 6: {
      if (!some) return current
      const events = ['come', 'comeLater', 'giveUp', 'finish', 'cancel', 'restore'] as const
      const event = events[pick(events.length)] ?? 'come'
      const by = { by: 's', roles: ['booker', 'staff'], reason: '有事', now }
      return granted(moveBooking(current, { spanId: some.id, event, ...by }))
    }
    default:
      return after(current, passTime(current, now))
  }
}

it.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'whatever is done in whatever order, of %i',
  (seed) => {
    const { below: pick } = chance(900 + seed)
    let current: RoomDayDocument = newRoomDay('st1', { placeCode: 'p', name: '活动室' }, day)
    let now = opens
    for (let step = 0; step < 150 && now < closes; step++) {
      current = anything(current, now, pick, `x${step}`)
      const held = current.spans.filter(({ holds }) => holds)
      held.forEach((one, i) =>
        held
          .slice(i + 1)
          // Closed twice is closed.
          .filter((other) => one.what !== 'closed' || other.what !== 'closed')
          .forEach((other) => expect([one, other, overlaps(one, other)]).toEqual([one, other, false])),
      )
      expect(current.line.filter(({ calledAt }) => calledAt !== null).length).toBeLessThanOrEqual(1)
      expect(new Set(current.line.map(({ personId }) => personId)).size).toBe(current.line.length)
      if (pick(3) === 0) now += pick(40) * MINUTE
    }
    // When all is over nothing waits for the clock any more.
    for (let turn = 0; turn < 200 && current.wakeAt < NEVER; turn++) {
      const before = current.wakeAt
      current = after(current, passTime(current, Math.max(now, current.wakeAt)))
      now = Math.max(now, before)
    }
    expect(current.wakeAt).toBe(NEVER)
  },
)

it('a booking comes to one of its ends by itself', () => {
  assertWorkflow(bookingFlow)
  const moves = everyMove(bookingFlow).flatMap(({ state, event, to, role }) =>
    to === null ? [] : [`${state} ${event} ${to} ${role}`],
  )
  expect(moves.sort()).toEqual(
    [
      'booked cancel cancelled staff',
      'booked cancel cancelled station_admin',
      'booked come here booker',
      'booked comeLater booked booker',
      'booked giveUp givenUp booker',
      'booked miss missed system',
      'cancelled restore booked staff',
      'cancelled restore booked station_admin',
      'here cancel cancelled staff',
      'here cancel cancelled station_admin',
      'here end over system',
      'here finish over booker',
    ].sort(),
  )
})

describe('when a room may be booked', () => {
  const wednesday = Date.parse('2026-11-18T10:00:00+08:00')

  it('from tomorrow on, five working days ahead, weekends between, holidays not counted', () => {
    expect(bookableDays(wednesday, { off: [] })).toEqual([
      ...['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'],
    ])
    // A Saturday on which the office works is one of the five.
    expect(bookableDays(wednesday, { off: [], worked: ['2026-11-21'] }).slice(-1)).toEqual(['2026-11-24'])
    expect(bookableDays(wednesday, { off: ['2026-11-20'] }).slice(-1)).toEqual(['2026-11-26'])
  })

  const place = { placeCode: 'p', name: '活动室', bookable: true, bookFrom: '08:30', bookTo: '20:00' }
  it.each([
    ['every day', 'all', '2026-11-21', true],
    ['on working days, on a Friday', 'working', '2026-11-20', true],
    ['on working days, on a Saturday', 'working', '2026-11-21', false],
    ['on free days, on a Saturday', 'free', '2026-11-21', true],
    ['on free days, on a Friday', 'free', '2026-11-20', false],
    ['on free days, on a holiday', 'free', '2026-11-19', true],
  ] as const)('open %s', (_, bookDays, on, isOpen) => {
    expect(openOn({ ...place, bookDays }, on, { off: ['2026-11-19'] }) !== null).toBe(isOpen)
  })

  it('not one that is always open, nor one that nobody books', () => {
    expect(openOn({ ...place, opening: 'always' }, day, { off: [] })).toBeNull()
    expect(openOn({ ...place, bookable: false }, day, { off: [] })).toBeNull()
  })
})

it('what is free is what nothing takes', () => {
  const at = (from: number, to: number) => ({ startAt: from, endAt: to })
  expect(freeBetween([at(5, 6), at(2, 3)], at(1, 9))).toEqual([at(1, 2), at(3, 5), at(6, 9)])
  expect(freeBetween([at(0, 4), at(3, 12)], at(1, 9))).toEqual([])
  expect(freeBetween([at(10, 12)], at(1, 9))).toEqual([at(1, 9)])
})

it.each([
  ['two', [0, 10], null],
  ['three within ninety days', [0, 40, 80], 110],
  ['three in more', [0, 40, 100], null],
  ['the newest three', [0, 40, 100, 110], 140],
])('staying away, %s', (_, days, until) => {
  const misses = days.map((one) => one * DAY)
  const last = misses[misses.length - 1] ?? 0
  expect(pausedUntil(misses, last + DAY)).toBe(until === null ? null : until * DAY)
  expect(pausedUntil(misses, last + roomRules.pauseMs)).toBeNull()
})
