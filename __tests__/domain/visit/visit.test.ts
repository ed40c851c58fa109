/** When a household is called on again, in which order one walks, and what may happen to a visit once it is written down. */
import { DAY, startOfDay } from '@/domain/kernel/clock'
import { assertWorkflow, everyMove } from '@/domain/kernel/workflow-reading'
import { chipsFit, chipsWith, type VisitChip } from '@/domain/visit/chips'
import { visitFlow } from '@/domain/visit/flow'
import { householdsOf, inWalkingOrder, isDue } from '@/domain/visit/households'
import { assertRules } from '@/domain/kernel/rules'
import { visitPaces } from '@/domain/visit/rules'

const now = Date.UTC(2026, 10, 28, 2)

const living = (birthDate: string, given: object = {}) => ({
  ...{ _id: 'p1', realName: '王秀英', nickname: '', birthDate, unit: '2', room: '301' },
  ...given,
})

const visited = (chips: VisitChip[], alone: boolean) => [{ at: now, chips, alone }]

describe('how soon a household is called on again', () => {
  const cases: [string, string, VisitChip[], boolean, number][] = [
    ['eighty and alone', '1940-01-01', ['well'], true, 7],
    ['eighty among others', '1940-01-01', ['well'], false, 30],
    ['younger and alone', '1970-01-01', ['well'], true, 30],
    ['younger among others', '1970-01-01', ['well'], false, 90],
    ['nobody was in', '1970-01-01', ['nobody'], false, 3],
    ['somebody wants a hand', '1970-01-01', ['help'], false, 7],
    ['in difficulty', '1970-01-01', ['hardship', 'wish'], false, 7],
    ['nobody was in at one who is eighty and alone', '1940-01-01', ['nobody'], true, 3],
  ]
  it.each(cases)('%s', (_, born, chips, alone, days) => {
    const [home] = householdsOf([living(born, { visits: visited(chips, alone) })], now)
    expect(home?.nextAt).toBe(startOfDay(now) + days * DAY)
    expect(isDue(home!, now)).toBe(false)
    expect(isDue(home!, startOfDay(now) + days * DAY)).toBe(true)
  })

  it('nobody lives alone with somebody who is written down there', () => {
    const family = [{ birthDate: '2016-01-01', removedAt: null }] as never
    const [home] = householdsOf([living('1940-01-01', { family, visits: visited(['well'], true) })], now)
    expect(home).toMatchObject({ people: 2, tags: ['elder'] })
  })

  it('has rules that hold by their days', () => assertRules(visitPaces))
})

it('one walks from door to door in their order, those to be called on first', () => {
  const at = (_id: string, unit: string, room: string, given = {}) => ({
    ...living('1970-01-01', { _id, unit, room }),
    ...given,
  })
  const records = [
    at('a', '10', '101'),
    at('b', '2', '1002'),
    at('c', '2', '301', { visits: visited(['well'], false) }),
    at('d', '2', '302'),
    at('e', '2', '302'),
    at('f', '', ''),
    at('g', '', ''),
  ]
  const walked = inWalkingOrder(householdsOf(records, now), now)
  expect(walked.map(({ personIds }) => personIds.join('+'))).toEqual(['d+e', 'b', 'a', 'f', 'g', 'c'])
})

it('nobody was in goes with nothing else', () => {
  expect(chipsWith(['well'], 'nobody')).toEqual(['nobody'])
  expect(chipsWith(['nobody'], 'help')).toEqual(['help'])
  expect(chipsWith(['well', 'help'], 'well')).toEqual(['help'])
  expect([[], ['nobody', 'well'], ['well', 'well']].map((chips) => chipsFit(chips as VisitChip[]))).toEqual([
    false,
    false,
    false,
  ])
})

it('a visit is added to and taken back, and nothing else', () => {
  assertWorkflow(visitFlow)
  expect(
    everyMove(visitFlow).flatMap(({ state, event, to }) => (to === null ? [] : [[state, event, to]])),
  ).toEqual([
    ['made', 'correct', 'made'],
    ['made', 'takeBack', 'takenBack'],
  ])
})
