/** How a roster is sorted into views, and what may be done for whom and when. */
import { MINUTE, instantOf } from '@/domain/kernel/clock'
import type { RosterRow } from '@/features/door/store'
import { deedFor, isEntryOpen, moreTags, rowsIn, stateTag, viewOptions } from '@/features/door/words'

const startAt = instantOf('2026-11-27', '09:00')
const session = { startAt, endAt: startAt + 120 * MINUTE }
const row = (state: RosterRow['state'], some: Partial<RosterRow> = {}): RosterRow => ({
  ...{ personId: `p-${state}`, enrollmentId: `e-${state}`, name: '李*', grid: '北区', state },
  ...{ walkIn: false, onSite: false, withAdult: false, checkInAt: null, checkOutAt: null, late: false },
  ...some,
})
const rows = [row('confirmed'), row('noShow'), row('checkedIn'), row('checkedOut'), row('waiting')]

test('each view counts its own people', () => {
  expect(viewOptions(rows).map(({ text }) => text)).toEqual(['全部 5', '没到 2', '在场 1', '候补 1'])
  expect(rowsIn('absent', rows).map(({ state }) => state)).toEqual(['confirmed', 'noShow'])
})

test('people are let in from half an hour before the start until the end', () => {
  expect(isEntryOpen(session, startAt - 30 * MINUTE - 1)).toBe(false)
  expect(isEntryOpen(session, startAt - 30 * MINUTE)).toBe(true)
  expect(isEntryOpen(session, session.endAt)).toBe(true)
  expect(isEntryOpen(session, session.endAt + 1)).toBe(false)
})

test('a shut door offers nobody a way in, but still a way out', () => {
  expect(deedFor(row('confirmed'), true)).toBe('in')
  expect(deedFor(row('confirmed'), false)).toBeNull()
  expect(deedFor(row('checkedIn'), false)).toBe('out')
  expect(deedFor(row('waiting'), true)).toBeNull()
})

test('the tag says when, and more tags what is unusual', () => {
  expect(stateTag(row('checkedIn', { checkInAt: startAt })).text).toBe('9:00 到')
  expect(stateTag(row('waiting', { onSite: true })).text).toBe('在现场等空位')
  expect(moreTags(row('checkedIn', { walkIn: true, late: true })).map(({ text }) => text)).toEqual([
    '现场加入',
    '补传的',
  ])
})
