/** Shows that a case that waits loses no time by it and wins none, and how its clock is said. */
import fc from 'fast-check'
import { clockWords } from '@/domain/case/clock-words'
import { decideCase, newCase } from '@/domain/case/decide-case'
import type { CaseDocument } from '@/domain/case/documents'
import { blankForm } from '@/domain/kernel/form'
import { dueAfter, pauseBy } from '@/domain/case/pause'
import { complaint } from '@/domain/complaint'
import { DAY, HOUR, instantOf } from '@/domain/kernel/clock'
import { workingBetween } from '@/domain/kernel/working-time'

const holidays = { off: ['2026-12-02'] }
const calendar = holidays
const from = instantOf('2026-11-30', '09:00')
const instants = fc.integer({ min: from, max: from + 20 * DAY })

it('its deadline is never earlier for having waited, and has as much working time left', () => {
  fc.assert(
    fc.property(instants, instants, fc.nat(10 * DAY), (since, dueAt, waited) => {
      const due = dueAfter({ since, dueAt }, since + waited, holidays) ?? 0
      expect(due).toBeGreaterThanOrEqual(dueAt)
      expect(workingBetween(dueAt, due, calendar)).toBe(workingBetween(since, since + waited, calendar))
      expect(dueAfter({ since, dueAt: null }, since + waited, holidays)).toBeNull()
    }),
  )
})

it('it waits for one of the times that are offered, and for no other', () => {
  const step = { offered: [1, 3], words: '等物业', holidays, now: from }
  expect(pauseBy(from + DAY, { ...step, days: 2 })).toBeNull()
  expect(pauseBy(from + DAY, { ...step, days: null })).toBeNull()
  expect(pauseBy(from + DAY, { ...step, days: 3 })).toEqual({
    ...{ since: from, until: from + 3 * DAY, reason: '等物业', dueAt: from + DAY },
    // Monday 9:00 and Tuesday 9:00 were each a whole day before; Wednesday is closed.
    promisedAt: dueAfter({ since: from, dueAt: from + DAY }, from + 3 * DAY, holidays),
  })
})

it('in the course of a complaint the deadline moves by what it waited, each time, and by nothing else', () => {
  const by = { personId: 'p2', name: '周', actors: ['staff'] as const }
  const taken = (): CaseDocument => {
    const fresh = newCase(complaint, {
      ...{
        _id: 'k1',
        stationId: 'st1',
        number: 1,
        form: blankForm(complaint.form),
        link: null,
        gridId: null,
        asked: '',
        now: from,
      },
      ...{ by: { personId: 'p1', name: '王' }, unnamed: false, involvedIds: [], called: {}, holidays },
    })
    return moved(fresh, 'take', from)
  }
  const moved = (one: CaseDocument, event: string, now: number): CaseDocument => {
    const step = { event, by, words: '等物业开门', days: event === 'wait' ? 3 : null, holidays, now }
    const change = decideCase(complaint, one, step)
    if (!change.ok) throw new Error(`${event}: ${change.error.code}`)
    return change.value.after
  }
  const gaps = fc.array(fc.tuple(fc.nat(6 * HOUR), fc.nat(3 * DAY)), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(gaps, (waits) => {
      let one = taken()
      let now = from
      let waited = 0
      const due = one.dueAt ?? 0
      for (const [before, span] of waits) {
        now += before
        one = moved(one, 'wait', now)
        expect(one).toMatchObject({ wakeAt: now + 3 * DAY, dueAt: now + 3 * DAY })
        expect(one.pause?.promisedAt).toBeGreaterThanOrEqual(due)
        waited += workingBetween(now, now + span, calendar)
        now += span
        one = moved(one, 'goOn', now)
        expect(one.pause).toBeNull()
        expect(workingBetween(due, one.dueAt ?? 0, calendar)).toBe(waited)
        expect(one.dueAt).toBeGreaterThanOrEqual(due)
        expect(one.wakeAt).toBe(one.remindAt ?? one.dueAt)
      }
    }),
  )
})

it('is said as people say it', () => {
  const friday = instantOf('2026-12-04', '09:00')
  const clock = { createdAt: from, promisedAt: friday, waitsFor: '' }
  expect(clockWords(clock, from + 2 * DAY)).toBe('第 3 天 · 说好周五前')
  expect(clockWords({ ...clock, waitsFor: '物业开门' }, from)).toBe('第 1 天 · 说好周五前 · 在等：物业开门')
  expect(clockWords({ ...clock, promisedAt: null }, from)).toBe('')
})
