/** When a paper holds, what may be written down, what it takes the place of, and when its holder is told. */
import { DAY, type Day, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import type { Paper } from '../../../src/domain/papers/documents'
import {
  decidePaper,
  isHeld,
  missingOfPaper,
  MOST_PAPERS,
  type PaperForm,
  papersDueAt,
  standingPapers,
  stateOfPaper,
  toldOfAt,
  trimmed,
} from '../../../src/domain/papers/rules'
import { paperSorts, type PaperSort } from '../../../src/domain/papers/vocabulary'

const now = startOf('2026-11-27') + 10 * HOUR
const inDays = (days: number): Day => dayOf(now + days * DAY)

let made = 0
const aPaper = (some: Partial<Paper> = {}): Paper => ({
  ...{ paperId: `p${made++}`, sort: 'credential', kind: 'firstAid', title: '', organiser: '' },
  ...{ numberCipher: '', from: null, until: inDays(400), hours: null, by: 'staff', byName: '周敏', at: now },
  ...some,
})

const forms: Record<PaperSort, PaperForm> = {
  credential: {
    ...{ sort: 'credential', kind: 'firstAid', title: '', organiser: '', number: 'JJ-1' },
    ...{ from: null, until: inDays(400), hours: null },
  },
  training: {
    ...{ sort: 'training', kind: 'fire', title: '灭火器', organiser: '消防站', number: '' },
    ...{ from: inDays(-3), until: null, hours: 2 },
  },
  cover: {
    ...{ sort: 'cover', kind: 'accident', title: '', organiser: '某某财产保险', number: 'B-1' },
    ...{ from: inDays(0), until: inDays(365), hours: null },
  },
}
const sorts = Object.keys(forms) as PaperSort[]

const decided = (papers: Paper[], sort: PaperSort, some: Partial<PaperForm> = {}) => {
  const decision = decidePaper({ papers }, { ...forms[sort], ...some }, now)
  return decision.ok ? decision.value : decision.error
}
const codeOf = (papers: Paper[], sort: PaperSort, some: Partial<PaperForm> = {}) => {
  const value = decided(papers, sort, some)
  return 'code' in value ? value.code : 'ok'
}

it.each([
  ['valid', {}],
  ['valid', { until: null }],
  ['valid', { until: inDays(31) }],
  ['soon', { until: inDays(30) }],
  ['soon', { until: inDays(0) }],
  ['over', { until: inDays(-1) }],
  ['ahead', { from: inDays(1) }],
  ['valid', { sort: 'training' as const, until: inDays(3) }],
  ['ended', { until: inDays(-1), ended: { at: now, byName: '周敏', reason: '丢了' } }],
])('it is %s with %j', (state, some) => expect(stateOfPaper(aPaper(some), now)).toBe(state))

it('it holds from its first day to its last, both of them, and for its own kind', () => {
  const paper = aPaper({ from: inDays(2), until: inDays(5) })
  const on = (first: number, last = first, kind = 'firstAid') =>
    isHeld([paper], { sort: 'credential', kind }, inDays(first), inDays(last))
  expect([1, 2, 5, 6].map((day) => on(day))).toEqual([false, true, true, false])
  expect([on(2, 5), on(2, 6), on(1, 5)]).toEqual([true, false, false])
  expect(on(3, 3, 'doctor')).toBe(false)
  expect(isHeld([paper], { sort: 'cover' }, inDays(3))).toBe(false)
  expect(isHeld([paper], { sort: 'credential' }, inDays(3))).toBe(true)
})

it.each(sorts)(
  'of %s everything is taken, and each thing that must be said is missed by its label',
  (sort) => {
    expect(codeOf([], sort)).toBe('ok')
    for (const [field, ask] of Object.entries(paperSorts[sort].asks)) {
      const empty =
        typeof forms[sort][field as keyof PaperForm] === 'string' && !['from', 'until'].includes(field)
      const without = { ...forms[sort], [field]: empty ? '' : null }
      const missing = 'optional' in ask ? null : ask.label
      expect([field, missingOfPaper(without)]).toEqual([field, missing])
    }
    expect(codeOf([], sort, { kind: 'nothing' })).toBe('PAPER_INCOMPLETE')
  },
)

it('what its sort does not ask for is not kept', () => {
  const value = decided([], 'training', { number: '123', until: inDays(9) })
  expect(value).toMatchObject({ form: { number: '', until: null, hours: 2 } })
  expect(decided([], 'credential', { hours: 9, title: '多的' })).toMatchObject({
    form: { hours: null, title: '' },
  })
})

it.each([
  ['credential', { until: inDays(-1) }],
  ['cover', { from: inDays(9), until: inDays(8) }],
  ['training', { from: inDays(1) }],
] as const)('days of a %s that cannot be are refused: %j', (sort, some) =>
  expect(codeOf([], sort, some)).toBe('PAPER_DATES'),
)

it('a second credential of a kind waits until the first runs out, and then takes its place', () => {
  expect(codeOf([aPaper()], 'credential')).toBe('PAPER_STANDS')
  expect(codeOf([aPaper({ until: null })], 'credential')).toBe('PAPER_STANDS')
  expect(codeOf([aPaper({ kind: 'doctor' })], 'credential')).toBe('ok')
  for (const until of [inDays(30), inDays(-1)]) {
    const old = aPaper({ until })
    expect(decided([old], 'credential')).toMatchObject({ replaces: [old.paperId] })
  }
  const ended = aPaper({ ended: { at: now, byName: '周敏', reason: '丢了' } })
  expect(decided([ended], 'credential')).toMatchObject({ replaces: [] })
  expect(codeOf([aPaper({ sort: 'cover', kind: 'accident' })], 'cover')).toBe('ok')
})

it.each(sorts)('no more of %s stand than there may be, and what is over takes no place', (sort) => {
  const { most, kinds } = paperSorts[sort]
  const names = Object.keys(kinds)
  const kindAt = (i: number): string => (sort === 'credential' ? `k${i}` : (names[i % names.length] ?? ''))
  const full = Array.from({ length: most }, (_, i) => aPaper({ sort, kind: kindAt(i) }))
  expect(codeOf(full, sort)).toBe('PAPERS_FULL')
  expect(codeOf(full.slice(1), sort)).toBe('ok')
  expect(codeOf([...full.slice(1), aPaper({ sort, kind: kindAt(0), until: inDays(-9) })], sort)).toBe('ok')
})

it('a file that is filled and emptied for years never holds more than it may', () => {
  let papers: Paper[] = []
  for (let year = 0; year < 40; year++)
    for (const sort of sorts)
      for (let i = 0; i < paperSorts[sort].most; i++) {
        const ended = i % 2 ? { at: now + year, byName: '周敏', reason: '换了' } : undefined
        papers = trimmed(
          [
            ...papers,
            aPaper({ sort, kind: `k${i}`, until: inDays(-1), at: now + year, ...(ended && { ended }) }),
          ],
          now,
        )
      }
  expect(papers.length).toBeLessThanOrEqual(MOST_PAPERS)
  const held = aPaper()
  expect(trimmed([...papers, held], now)).toContain(held)
  expect(standingPapers({ papers: [held, aPaper({ ended: { at: 1, byName: '', reason: '' } })] })).toEqual([
    held,
  ])
})

it('its holder is told once, at nine in the morning thirty days before; of a training never', () => {
  const paper = aPaper({ until: '2027-03-31' })
  expect(toldOfAt(paper)).toBe(startOf('2027-03-01') + 9 * HOUR)
  expect(toldOfAt({ ...paper, toldAt: now })).toBeNull()
  expect(toldOfAt({ ...paper, until: null })).toBeNull()
  expect(toldOfAt({ ...paper, ended: { at: now, byName: '', reason: '' } })).toBeNull()
  expect(toldOfAt({ ...paper, sort: 'training' })).toBeNull()
  const later = aPaper({ until: '2027-05-31' })
  expect(papersDueAt([later, paper])).toBe(toldOfAt(paper))
  expect(papersDueAt([])).toBeNull()
})
