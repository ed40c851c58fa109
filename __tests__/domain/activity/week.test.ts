/** Owns the proof of how the sessions of a week are told: events one by one, daily shifts in one line each. */
import { tellWeek } from '@/domain/activity/week'
import { DAY, HOUR } from '@/domain/kernel/clock'

const monday = Date.UTC(2026, 10, 23, 0)
const on = (activityId: string, ...days: number[]) =>
  days.map((day) => ({ activityId, startAt: monday + day * DAY }))
const told = (...sessions: { activityId: string; startAt: number }[][]) =>
  tellWeek(sessions.flat().sort((a, b) => a.startAt - b.startAt))

it.each([
  [3, 0],
  [4, 1],
  [7, 1],
])('what is on %i days of the week makes %i shifts', (days, shifts) => {
  const { single, shifts: found } = told(on('duty', ...Array.from({ length: days }, (_, day) => day)))
  expect(found).toHaveLength(shifts)
  expect(single).toHaveLength(shifts === 0 ? days : 0)
  if (shifts > 0) expect(found).toEqual([{ next: { activityId: 'duty', startAt: monday }, days }])
})

it('several sessions of one day are one day', () => {
  const many = [0, 1, 2, 3, 4].map((hour) => ({ activityId: 'clinic', startAt: monday + hour * HOUR }))
  expect(told(many)).toEqual({ single: many, shifts: [] })
})

it('tells both beside each other, each in the order of their beginning', () => {
  const { single, shifts } = told(on('late', 0, 1, 2, 3).map(later), on('early', 0, 1, 2, 3), on('once', 2))
  expect(single.map(({ activityId }) => activityId)).toEqual(['once'])
  expect(shifts.map(({ next }) => next.activityId)).toEqual(['early', 'late'])
})

const later = <T extends { startAt: number }>(session: T): T => ({
  ...session,
  startAt: session.startAt + HOUR,
})

it('nothing is told of nothing', () => expect(tellWeek([])).toEqual({ single: [], shifts: [] }))
