/** Shows whom the station is told to ask for a case: by a sum that can be said in words, and never whoever may not be asked. */
import fc from 'fast-check'
import { strangerWord } from '@/domain/case/behalf'
import {
  type Candidate,
  slotOf,
  spanOf,
  suggestionFor,
  suggestions,
  type Wanted,
} from '@/domain/case/suggest'
import { DAY, instantOf } from '@/domain/kernel/clock'
import { itemOf, orderMenu } from '@/domain/order/menu'

const now = instantOf('2026-11-26', '10:00')
const wanted: Wanted = { skills: ['repair'], credentials: [], day: '2026-11-28', part: 'morning' }
const where = { gridId: 'g2', grids: ['g1', 'g2', 'g3', 'g4'] }
const plain: Candidate = {
  ...{ personId: 'p1', name: '李梅', isActive: true, skills: [], slots: [], gridId: null, papers: [] },
  ...{ agenda: [], asks: [], openTasks: 0, late: 0, keptOut: false },
}
const of = (some: Partial<Candidate>, want: Partial<Wanted> = {}) =>
  suggestionFor({ ...plain, ...some }, { ...wanted, ...want }, { where, now })
const ask = (daysAgo: number) => ({ at: now - daysAgo * DAY, key: `k${daysAgo}` })
const doctor = { sort: 'credential' as const, kind: 'doctor', from: null, until: '2026-11-28' }

it.each<[string, Partial<Candidate>, number, string[]]>([
  ['nothing', {}, 0, []],
  ['the skill', { skills: ['repair', 'arts'] }, 3, ['会修理']],
  ['another skill', { skills: ['arts'] }, 0, []],
  ['the time', { slots: ['weekendMorning'] }, 2, ['周末上午有空']],
  ['another time', { slots: ['weekdayMorning'] }, 0, []],
  ['the same grid', { gridId: 'g2' }, 1, ['住同一个网格']],
  ['the next grid', { gridId: 'g3' }, 1, ['住隔壁网格']],
  ['a grid farther off', { gridId: 'g4' }, 0, []],
  ['two in hand', { openTasks: 2 }, -4, ['手上有 2 件']],
  ['asked this week', { asks: [ask(3)] }, -3, ['这周问过 1 次']],
  ['given up late twice', { late: 2 }, 0, ['一年里 2 次临时去不了']],
  ['asked before that', { asks: [ask(8)] }, 0, []],
  [
    'somewhere else later',
    { agenda: [{ startAt: instantOf('2026-11-28', '12:00'), endAt: now + 9 * DAY }] },
    0,
    [],
  ],
  [
    'all of it',
    { skills: ['repair'], slots: ['weekendMorning'], gridId: 'g1' },
    6,
    ['会修理', '周末上午有空', '住隔壁网格'],
  ],
])('%s counts as it should and is said', (_, some, score, reasons) => {
  expect(of(some)).toEqual({ personId: 'p1', name: '李梅', score, reasons })
})

it('a credential that is demanded counts as the skill does, and nobody is asked without one that holds on the day', () => {
  const want = { credentials: ['nurse', 'doctor'] as const, skills: [] }
  expect(of({ papers: [doctor] }, want)).toMatchObject({ score: 3, reasons: ['有医师执业证'] })
  expect(of({}, want)).toBeNull()
  expect(of({ papers: [doctor] }, { ...want, day: '2026-11-29' })).toBeNull()
})

it.each<[string, Partial<Candidate>]>([
  ['is elsewhere', { agenda: [{ startAt: instantOf('2026-11-28', '11:00'), endAt: now + 9 * DAY }] }],
  ['is kept out of it', { keptOut: true }],
  ['is no volunteer any more', { isActive: false }],
  ['was asked twice this week', { asks: [ask(1), ask(6)] }],
])('never whoever %s', (_, some) => {
  expect(of({ skills: ['repair'], ...some })).toBeNull()
})

it('the best come first, of equals whoever has not been asked for longest, whatever order they are read in', () => {
  const people = [
    { ...plain, personId: 'a', asks: [ask(20)] },
    { ...plain, personId: 'b' },
    { ...plain, personId: 'c', asks: [ask(40)] },
    { ...plain, personId: 'd', skills: ['repair' as const] },
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(people, { minLength: 4, maxLength: 4 }), (some) => {
      const found = suggestions(some, wanted, { where, now }).map(({ personId }) => personId)
      expect(found).toEqual(['d', 'b', 'c', 'a'])
    }),
  )
})

it('knows the part of a day as a slot of the week and as hours', () => {
  expect(slotOf({ day: '2026-11-29', part: 'evening' })).toBe('weekendEvening')
  expect(slotOf({ day: '2026-11-30', part: 'afternoon' })).toBe('weekdayAfternoon')
  expect(spanOf({ day: '2026-11-30', part: 'morning' }).from).toBe(instantOf('2026-11-30', '08:00'))
})

it('calls a stranger by age alone', () => {
  const called = (sex: 'woman' | 'man' | 'unknown', birthDate: string | null) =>
    strangerWord({ sex, birthDate }, now)
  expect(called('woman', '1950-01-01')).toBe('一位奶奶')
  expect(called('man', '1950-01-01')).toBe('一位爷爷')
  expect(called('unknown', '1950-01-01')).toBe('一位老人')
  expect(called('woman', '1990-01-01')).toBe('一位邻居')
  expect(called('unknown', '2016-01-01')).toBe('一位小朋友')
  expect(called('man', null)).toBe('一位邻居')
})

it('the menu says of each of its twelve sorts what it is not, in few words', () => {
  const items = Object.keys(orderMenu).map(itemOf)
  expect(items).toHaveLength(12)
  for (const { name, not, example, usual } of items) {
    expect(name.length).toBeLessThanOrEqual(6)
    expect(not.length).toBeLessThanOrEqual(40)
    expect([example, usual]).not.toContain('')
  }
})
