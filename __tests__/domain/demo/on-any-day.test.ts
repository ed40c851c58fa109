/** The demo on whichever day and at whichever hour it is opened: what it asks to try can be done. */
import { activities, type DemoActivity } from '../../../demo/activity-facts'
import { timesOf } from '../../../demo/make-activities'
import { DAY, HOUR, instantOf } from '../../../src/domain/kernel/clock'

const days = Array.from({ length: 7 }, (_, i) => instantOf('2026-11-23', '08:30') + i * DAY)
const hours = days.flatMap((day) => Array.from({ length: 9 }, (_, i) => day + i * HOUR))

const beginsSoon = ({ sessions }: DemoActivity): boolean => sessions.some(([day]) => day === 'soon')
const gatherings = activities.filter(beginsSoon)
const regulars = new Set(gatherings.flatMap((each) => each.regulars ?? []))
const theirOthers = activities.filter(
  (each) => !beginsSoon(each) && each.regulars?.some((who) => regulars.has(who)),
)

it('whoever is to check in now is nowhere else at that time', () => {
  expect(theirOthers).not.toEqual([])
  const clashes = hours.flatMap((now) => {
    const soon = gatherings.flatMap((each) => timesOf(each, now))
    return theirOthers.flatMap((each) =>
      timesOf(each, now).filter((other) =>
        soon.some(({ startAt, endAt }) => other.startAt < endAt && other.endAt > startAt),
      ),
    )
  })
  expect(clashes).toEqual([])
})
