/** The table of a swap of duty: it is sound, its clocks are those of the rules, and its sides are told apart. */
import { HOUR, instantOf, MINUTE } from '@/domain/kernel/clock'
import { answerUntil, dutySwapFlow, sidesOf, undoUntil } from '../../../src/domain/duty/swap'
import { isTapped, noteRefusal } from '../../../src/domain/duty/note'
import type { EnrollmentState } from '../../../src/domain/activity/documents'
import { assertWorkflow } from '../../../src/domain/kernel/workflow-reading'

const startAt = instantOf('2026-11-20', '08:30')
const endAt = startAt + 3 * HOUR

test('the table is sound', () => assertWorkflow(dutySwapFlow))

test.each([
  [100, 52],
  [50, 12],
  [12, 12],
  [1, 12],
])('asked %i hours before the start it is waited for until %i hours before', (before, until) => {
  expect(answerUntil([{ startAt }], startAt - before * HOUR)).toBe(startAt - until * HOUR)
})

test('an exchange is waited for until twelve hours before the earlier turn', () => {
  const turns = [{ startAt: startAt + 24 * HOUR }, { startAt }]
  expect(answerUntil(turns, startAt - 20 * HOUR)).toBe(startAt - 12 * HOUR)
})

test('it is taken back for ten minutes, and never once a turn has begun', () => {
  expect(undoUntil({ agreedAt: startAt - HOUR, turns: [{ startAt }] })).toBe(startAt - 50 * MINUTE)
  expect(undoUntil({ agreedAt: startAt - MINUTE, turns: [{ startAt }] })).toBe(startAt)
})

test('whoever was put there without being asked has no side', () => {
  const asked = { askerId: 'a', otherId: 'b', placedBy: null }
  expect(['a', 'b', 'c'].map((id) => sidesOf(asked, id))).toEqual([['asker'], ['other'], []])
  const placed = { ...asked, placedBy: 'c' }
  expect(['a', 'b', 'c'].map((id) => sidesOf(placed, id))).toEqual([[], [], ['staff']])
})

test.each<[string, boolean]>([
  ['没有事', true],
  ['没有事；东西都放回原处了', true],
  ['没有事；代开证明', false],
  ['', false],
])('「%s」 needs no check: %s', (text, tapped) => expect(isTapped(text)).toBe(tapped))

const turn = { duty: true, state: 'enrolling' as const, startAt, endAt }
test.each<[EnrollmentState, number, string | null]>([
  ['checkedIn', -1, null],
  ['confirmed', -1, 'DUTY_NOT_YOURS'],
  ['confirmed', 1, null],
  ['noShow', 1, null],
  ['waiting', 1, 'DUTY_NOT_YOURS'],
  ['counted', 74, null],
  ['counted', 76, 'DUTY_NOTE_CLOSED'],
])('somebody who is %s, %i hours from the start: %s', (state, hours, code) => {
  expect(noteRefusal(turn, [{ state }], startAt + hours * HOUR)).toBe(code)
  expect(noteRefusal({ ...turn, duty: false }, [{ state }], startAt + hours * HOUR)).toBe('DUTY_NOT_YOURS')
})
