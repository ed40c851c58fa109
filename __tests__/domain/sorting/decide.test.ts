/** The table of what is put out at a point: who moves it, what a later scan changes, and how it is taken back. */
import { MINUTE } from '../../../src/domain/kernel/clock'
import { assertWorkflow } from '../../../src/domain/kernel/workflow-reading'
import {
  creditFor,
  decideHeld,
  mayTakeBackUntil,
  scanAgain,
  type Scanned,
  takeBack,
} from '../../../src/domain/sorting/decide-sorting'
import type { SortingDocument } from '../../../src/domain/sorting/documents'
import { sortingFlow, type SortingState } from '../../../src/domain/sorting/flow'

const AT = Date.parse('2027-03-08T08:00:00+08:00')

const one = (state: SortingState, given: Partial<SortingDocument> = {}): SortingDocument => ({
  ...{ _id: 'so', stationId: 'st', pointId: 'p1', pointName: '东门', day: '2027-03-08', part: 'morning' },
  ...{ householdKey: 'home', bearerId: 'child', personId: 'li', helperId: 'hua', helperKey: 'other' },
  ...{ points: state === 'right' || state === 'held' ? 1 : 0, ruleId: 'r1', at: AT, receivedAt: AT },
  ...{ state, version: 3, dueAt: null, history: [], outbox: [], unsettled: false, settleAt: 0 },
  ...given,
})

const states = Object.keys(sortingFlow.states) as SortingState[]
const each = <T>(ask: (state: SortingState) => T) =>
  Object.fromEntries(states.map((state) => [state, ask(state)]))

test('the table is sound', () => assertWorkflow(sortingFlow))

describe('scanned in the same part of a day once more', () => {
  const scanned = (state: SortingState, result: Scanned, after: number, fast = false) => {
    const decision = scanAgain(one(state), {
      ...{ pointId: 'p2', pointName: '西门', bearerId: 'wife', personId: 'wife', helperId: 'san' },
      ...{ helperKey: 'third', result, at: AT + after, now: AT + after, fast },
      award: result === 'again' ? { points: 0, ruleId: '' } : { points: 2, ruleId: 'r2' },
    })
    if (!decision.ok) return decision.error.code
    const { outcome, after: stands, update } = decision.value
    return update === null ? `${outcome} as it was` : `${outcome} ${stands.state} ${stands.points}`
  }

  test.each<[Scanned, number, boolean, Record<SortingState, string>]>([
    [
      ...(['right', MINUTE, false] as const),
      {
        ...{ again: 'right right 2', taken: 'right right 2', right: 'already as it was' },
        ...{ held: 'already as it was', dropped: 'already as it was' },
      },
    ],
    [
      ...(['right', MINUTE, true] as const),
      {
        ...{ again: 'held held 2', taken: 'held held 2', right: 'already as it was' },
        ...{ held: 'already as it was', dropped: 'already as it was' },
      },
    ],
    [
      ...(['again', MINUTE, false] as const),
      {
        ...{ again: 'again as it was', taken: 'again again 0', right: 'already as it was' },
        ...{ held: 'already as it was', dropped: 'already as it was' },
      },
    ],
    [
      // What waited on a phone and is older than what stands moves nothing.
      ...(['right', -MINUTE, false] as const),
      {
        ...{ again: 'again as it was', taken: 'already as it was', right: 'already as it was' },
        ...{ held: 'already as it was', dropped: 'already as it was' },
      },
    ],
  ])('%s, %i ms later, fast: %s', (result, after, fast, expected) => {
    expect(each((state) => scanned(state, result, after, fast))).toEqual(expected)
  })

  test('stands where, with whose card and by whom it counted', () => {
    const award = { points: 1, ruleId: 'r1' }
    const whose = {
      ...{ pointId: 'p2', pointName: '西门', bearerId: 'wife', personId: 'wife' },
      ...{ helperId: 'san', helperKey: 'third' },
    }
    const later = { ...whose, result: 'right' as const, at: AT + 1, now: AT + 5, fast: false, award }
    const decision = scanAgain(one('taken', { backs: 1 }), later)
    expect(decision.ok && decision.value.after).toMatchObject({ ...whose, at: AT + 1, receivedAt: AT + 5 })
  })

  test('the same scan handed in once more is answered as it stands', () => {
    const same = (state: SortingState) => {
      const { pointId, pointName, bearerId, personId, helperId, helperKey, at } = one(state)
      const whose = { pointId, pointName, bearerId, personId, helperId, helperKey }
      const award = { points: 1, ruleId: 'r1' }
      const decision = scanAgain(one(state), {
        ...whose,
        ...{ result: 'right', at, now: AT + MINUTE, fast: false, award },
      })
      return decision.ok && decision.value.outcome
    }
    expect(each(same)).toEqual({
      ...{ again: 'again', right: 'right', held: 'held', dropped: 'already', taken: 'taken' },
    })
  })
})

describe('taken back', () => {
  const back = (given: SortingDocument, { by = 'hua', now = AT + MINUTE } = {}) => {
    const decision = takeBack(given, { by, now })
    return decision.ok ? decision.value.after : decision.error.code
  }

  test('from whatever it may be taken back, by whoever scanned it, for ten minutes, three times', () => {
    const taken = { state: 'taken', points: 0, ruleId: '', backs: 1, version: 4 }
    const stays = 'INVALID_STATE'
    expect(each((state) => back(one(state)))).toEqual({
      ...{ again: expect.objectContaining(taken), right: expect.objectContaining(taken) },
      ...{ held: expect.objectContaining(taken), dropped: stays, taken: stays },
    })
    expect(back(one('right'), { by: 'staff' })).toBe('SORT_NOT_YOURS')
    expect(back(one('right'), { now: AT + 10 * MINUTE })).toBe('SORT_BACK_LATE')
    expect(back(one('right'), { now: AT + 10 * MINUTE - 1 })).toMatchObject(taken)
    expect(back(one('right', { backs: 2 }))).toMatchObject({ backs: 3 })
    expect(back(one('right', { backs: 3 }))).toBe('SORT_BACK_OFTEN')
  })

  test('the page offers it exactly as long', () => {
    const until = (given: SortingDocument, by: string, now: number) => mayTakeBackUntil(given, { by, now })
    expect(until(one('right'), 'hua', AT)).toBe(AT + 10 * MINUTE)
    expect(until(one('right'), 'san', AT)).toBe(0)
    expect(until(one('right'), 'hua', AT + 10 * MINUTE)).toBe(0)
  })

  test('what is booked after it has a source of its own, so that one taking back does not hide the next credit', () => {
    const keys = [0, 1, 2].map((backs) => creditFor(one('right', backs > 0 ? { backs } : {}))?.sourceKey)
    expect(keys).toEqual([
      'sorting:2027-03-08:morning',
      ...[1, 2].map((n) => `sorting:2027-03-08:morning:${n}`),
    ])
    expect(each((state) => creditFor(one(state)) !== null)).toEqual({
      ...{ right: true, again: false, held: false, dropped: false, taken: false },
    })
  })
})

test('the station decides what was held, and nobody their own', () => {
  const decided = (
    event: 'count' | 'drop',
    personId: string,
    given: { kin?: readonly string[]; homeKey?: string } = {},
  ) => {
    const looker = { personId, homeKey: 'third', ...given }
    const decision = decideHeld(one('held'), event, { looker, now: AT })
    return decision.ok ? [decision.value.after.state, decision.value.after.points] : decision.error.code
  }
  expect([decided('count', 'staff'), decided('drop', 'staff')]).toEqual([
    ['right', 1],
    ['dropped', 0],
  ])
  for (const [who, given] of [
    ['hua', {}],
    ['li', {}],
    ['child', {}],
    ['wife', { kin: ['li'] }],
    ['husband', { kin: ['hua'] }],
    ['son', { homeKey: 'home' }],
    ['flatmate', { homeKey: 'other' }],
  ] as const)
    for (const event of ['count', 'drop'] as const)
      expect([who, decided(event, who, given)]).toEqual([who, 'SORT_OWN_SCAN'])
})
