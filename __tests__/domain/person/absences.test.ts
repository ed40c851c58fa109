/** What is remembered of those who did not come, and when the head is to ask: every number of times, every distance. */
import {
  absenceRules,
  type Absence,
  type Absences,
  isToAsk,
  whenAsked,
  withAbsence,
  withoutAbsence,
} from '@/domain/person/absences'
import { DAY } from '@/domain/kernel/clock'

const { askFrom, spanDays, kept } = absenceRules
const missed = (day: number): Absence => ({ enrollmentId: `e-${day}`, title: '大扫除', at: day * DAY })
const after = (...days: number[]): Absences =>
  days.reduce<Absences>((absences, day) => withAbsence({ absences }, missed(day)), {
    missed: [],
    askUntil: null,
  })

it('is a reason to ask from the third within a year, until the first of the three is a year ago', () => {
  expect(after(1, 2).askUntil).toBeNull()
  const three = after(1, 2, 3)
  expect(three.askUntil).toBe((1 + spanDays) * DAY)
  expect(isToAsk({ absences: three }, (1 + spanDays) * DAY - 1)).toBe(true)
  expect(isToAsk({ absences: three }, (1 + spanDays) * DAY)).toBe(false)
  expect(after(1, 2, 1 + spanDays).askUntil).not.toBeNull()
  expect(after(1, 2, 2 + spanDays).askUntil).toBeNull()
  expect(isToAsk({}, 0)).toBe(false)
})

it('remembers each once, in the order in which they were missed, and the newest of many', () => {
  expect(after(3, 1, 2, 2)).toEqual(after(1, 2, 3))
  const many = after(...Array.from({ length: kept + 5 }, (_, day) => day))
  expect(many.missed.map(({ at }) => at / DAY)).toEqual(Array.from({ length: kept }, (_, i) => i + 5))
})

it('takes one back that was none, whatever the order', () => {
  const four = after(1, 2, 3, 4)
  for (const day of [1, 2, 3, 4]) {
    const left = withoutAbsence({ absences: four }, `e-${day}`)
    expect(left).toEqual(after(...[1, 2, 3, 4].filter((one) => one !== day)))
    expect(left.askUntil).not.toBeNull()
  }
  expect(withoutAbsence({ absences: after(1, 2, 3) }, 'e-2').askUntil).toBeNull()
  expect(withoutAbsence({}, 'e-1')).toEqual({ missed: [], askUntil: null })
  expect(withoutAbsence({ absences: four }, 'e-9')).toEqual(four)
})

it('is asked about once, and again only when another has come', () => {
  const three = after(1, 2, 3)
  const at = 4 * DAY
  const asked = whenAsked({ absences: three }, 'e-3', { by: 'head', at })
  expect(asked).toEqual({ ...three, askUntil: null, asked: { by: 'head', at } })
  if (!asked) throw new Error('not asked')
  expect(isToAsk({ absences: asked }, at)).toBe(false)
  // One that was none after all does not bring the others back.
  expect(withoutAbsence({ absences: asked }, 'e-1').askUntil).toBeNull()
  expect(isToAsk({ absences: withAbsence({ absences: asked }, missed(5)) }, 5 * DAY)).toBe(true)
})

it('is not asked about by somebody who has not seen the newest, nor when there is nothing to ask', () => {
  const at = 4 * DAY
  expect(whenAsked({ absences: after(1, 2, 3, 4) }, 'e-3', { by: 'head', at })).toBeNull()
  expect(whenAsked({ absences: after(1, 2) }, 'e-2', { by: 'head', at })).toBeNull()
  expect(whenAsked({}, '', { by: 'head', at })).toBeNull()
  expect(askFrom).toBe(3)
})
