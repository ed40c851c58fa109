/** What a partner gives in a month: who gets a seat of it, who is told that it is full, and when one goes back. */
import { giftIn, givesFields, givesOn, isSaidWhole } from '@/domain/agreement/gives'
import {
  type AllyMonthDocument,
  comparing,
  drawing,
  givingBack,
  leftOf,
  newAllyMonth,
  TRIED_MS,
  unsureIn,
} from '@/domain/agreement/month'
import type { CaseDocument, Draw } from '@/domain/case/documents'
import { drawAfter, drawnDay, isSameDraw } from '@/domain/case/drawing'
import { NEVER } from '@/domain/kernel/clock'
import { order } from '@/domain/order'

const now = Date.parse('2026-11-26T02:00:00Z')
const at = { agreementId: 'a1', month: '2026-11' }
const draw: Draw = { ...at, partnerName: '和顺理发店', what: '上门理发' }
const other: Draw = { ...draw, agreementId: 'a2' }

type Held = AllyMonthDocument['seats']['holders'][number]
const held = (who: string, asOf: number, more: Partial<Held> = {}): Held => ({
  ...{ who, by: who, at: now, asOf },
  ...more,
})
const month = (holders: Held[], capacity = 2): AllyMonthDocument => {
  const fresh = newAllyMonth('st1', at, capacity)
  return { ...fresh, seats: { ...fresh.seats, holders, free: capacity - holders.length } }
}
const trying = { caseId: 'c1', version: 3, most: 2, now }

describe('a seat is', () => {
  it.each<[string, AllyMonthDocument, number, string]>([
    ['taken where one is left', month([held('c2', 1)]), 2, 'taken'],
    ['refused where none is', month([held('c2', 1), held('c3', 1)]), 2, 'ALLY_MONTH_FULL'],
    [
      'refused where more was drawn before the number was lowered',
      month([held('c2', 1), held('c3', 1)]),
      1,
      'ALLY_MONTH_FULL',
    ],
    ['found after the number was raised', month([held('c2', 1), held('c3', 1)]), 3, 'resized'],
    ['found after the number was lowered to what is not drawn', month([held('c2', 1)], 5), 2, 'resized'],
    ['there already for a repeat', month([held('c1', 3)]), 2, 'there'],
    ['there already where a later move has taken it', month([held('c1', 4)]), 2, 'there'],
    ['this move’s where an earlier one has left it', month([held('c1', 2), held('c2', 1)]), 2, 'taken'],
  ])('%s', (_, read, most, expected) => {
    const decided = drawing(read, { ...trying, most })
    const found = !decided.ok
      ? decided.error.code
      : decided.value === null
        ? 'there'
        : decided.value.takes
          ? 'taken'
          : 'resized'
    expect(found).toBe(expected)
  })
})

describe('what is held', () => {
  it.each<[string, Partial<Held>, { version: number; draw?: Draw | null } | null, number, boolean]>([
    ['stays with the case that draws it', {}, { version: 4, draw }, 0, false],
    ['stays with it for ever', { sure: true }, { version: 9, draw }, TRIED_MS * 9, false],
    ['stays while a move is tried', {}, { version: 3 }, 0, false],
    ['stays until the last moment of that', {}, { version: 3 }, TRIED_MS - 1, false],
    ['goes back when nobody can be trying any more', {}, { version: 3 }, TRIED_MS, true],
    ['goes back when the case went on without it', {}, { version: 4 }, 0, true],
    ['goes back when the case draws another', {}, { version: 4, draw: other }, 0, true],
    [
      'goes back when the case draws from another month',
      {},
      { version: 4, draw: { ...draw, month: '2026-12' } },
      0,
      true,
    ],
    ['goes back when the case gave it up', { sure: true }, { version: 5, draw: null }, 0, true],
    ['goes back when there is no such case', {}, null, 0, true],
  ])('%s', (_, seat, one, later, goes) => {
    const update = givingBack(month([held('c1', 3, seat)]), { caseId: 'c1', one, now: now + later })
    expect(update !== null).toBe(goes)
  })

  it('is nobody else’s to give back', () => {
    expect(givingBack(month([held('c2', 3)]), { caseId: 'c1', one: null, now })).toBeNull()
  })
})

it('looks again at what is not sure, and no more when all of it is', () => {
  const read = month([held('c1', 3), held('c2', 3), held('c3', 1, { sure: true })], 5)
  expect(unsureIn(read)).toEqual(['c1', 'c2'])
  const some = comparing(read, new Map([['c1', { version: 4, draw }]]), now)
  expect(some.patch.$set).toEqual({ 'seats.holders.0.sure': true, compareAt: now + TRIED_MS })
  const both = new Map([
    ['c1', { version: 4, draw }],
    ['c2', { version: 4, draw }],
  ])
  expect(comparing(read, both, now).patch.$set).toMatchObject({ compareAt: NEVER })
})

it('says how much is left, and never less than nothing', () => {
  expect([
    leftOf(null, 8),
    leftOf(month([held('c1', 1)]), 8),
    leftOf(month([held('c1', 1), held('c2', 1)]), 1),
  ]).toEqual([8, 7, 0])
})

describe('an order', () => {
  const { flow, moves, draws } = order
  const rows = flow.rows.flatMap(({ from, on, to }) =>
    (typeof from === 'string' ? [from] : [...from]).map((state) => [state, on, to] as const),
  )
  const back = [
    'waved',
    'pool',
    'stationDoes',
    'cancelled',
    'rejected',
    'gathered',
    'submitted',
    'needMoreInfo',
  ]

  it.each(rows)('that draws keeps it or gives it back on its way from %s by %s to %s', (_from, on, to) => {
    const after = drawAfter(order as never, { draw }, { event: on, draw: other }, to)
    const expected =
      on === 'toPartner' ? { draw: other } : back.includes(to) || moves[on]?.takes ? { draw: null } : {}
    expect(after).toEqual({ ok: true, value: expected })
  })

  it.each(rows)('that draws nothing goes on from %s by %s to %s drawing nothing', (_from, on, to) => {
    const after = drawAfter(order as never, {}, { event: on }, to)
    expect(after).toEqual(
      on === 'toPartner' ? { ok: false, error: { code: 'CASE_NO_GIFT' } } : { ok: true, value: {} },
    )
  })

  it('keeps it in every state or none of it', () => {
    expect([...(draws?.states ?? []), ...back].sort()).toEqual(Object.keys(flow.states).sort())
  })

  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-12-02', '2026-12-02'],
    ['2026-11-20', '2026-11-26'],
    ['', '2026-11-26'],
  ])('for %s draws on %s', (wished, day) => {
    expect(drawnDay(order as never, { form: { day: wished } } as Pick<CaseDocument, 'form'>, now)).toBe(day)
  })
})

it.each<[Draw | null | undefined, Draw | null | undefined, boolean]>([
  [draw, { ...draw, what: '理发' }, true],
  [draw, other, false],
  [draw, { ...draw, month: '2026-12' }, false],
  [draw, null, false],
  [null, undefined, true],
])('%j and %j are the same: %s', (one, two, same) => {
  expect(isSameDraw(one, two)).toBe(same)
})

describe('an agreement', () => {
  it.each<[object, boolean, object | null]>([
    [{ gives: '', monthly: null, unit: null }, true, null],
    [{}, true, null],
    [{ gives: '上门理发', monthly: 8, unit: null }, true, { what: '上门理发', most: 8, unit: '次' }],
    [{ gives: '接送', monthly: 4, unit: 'trips' }, true, { what: '接送', most: 4, unit: '趟' }],
    [{ gives: '接送', monthly: null, unit: null }, false, null],
    [{ gives: '', monthly: 4, unit: null }, false, null],
    [{ gives: '', monthly: null, unit: 'hours' }, false, null],
  ])('%j says it whole: %s', (form, whole, gift) => {
    expect([isSaidWhole(form as never), giftIn(form as never)]).toEqual([whole, gift])
  })

  it('gives from one to five hundred', () => {
    expect([givesFields.monthly.least, givesFields.monthly.most]).toEqual([1, 500])
  })

  it.each([
    ['active', '2026-11-26', true],
    ['ending', '2026-12-31', true],
    ['active', '2027-01-01', false],
    ['active', '2025-12-31', false],
    ...['lead', 'negotiating', 'signed', 'expired', 'terminated', 'dropped'].map(
      (state) => [state, '2026-11-26', false] as const,
    ),
  ] as const)('%s gives on %s: %s', (state, day, gives) => {
    expect(givesOn({ state, form: { from: '2026-01-01', until: '2026-12-31' } }, day)).toBe(gives)
  })
})
