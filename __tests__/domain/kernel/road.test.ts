/** How long a case stood at each part of its way. */
import fc from 'fast-check'
import type { HistoryEntry } from '../../../src/domain/kernel/history'
import { roadOf } from '../../../src/domain/kernel/road'
import { wishFlow, wishRoad } from '../../../src/domain/wish/wish-flow'

const entry = (at: number, to: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ at, to, by: 'p', on: 'x', from: '' },
  ...more,
})
const parts = { asked: '等核实', hung: '等认领', taken: '在办' }

it('tells each part once, in the order in which it was come to, and the open one until now', () => {
  const history = [entry(0, 'asked'), entry(10, 'hung'), entry(15, 'taken'), entry(18, 'hung')]
  expect(roadOf(history, parts, 30)).toEqual([
    { word: '等核实', ms: 10 },
    { word: '等认领', ms: 17 },
    { word: '在办', ms: 3 },
  ])
})

it('ends where the case ends', () => {
  const history = [entry(0, 'asked'), entry(10, 'gone')]
  expect(roadOf(history, parts, 1000)).toEqual([{ word: '等核实', ms: 10 }])
})

it('says nothing of a time whose moves are not kept', () => {
  const history = [entry(0, 'asked', { leftOut: 4 }), entry(10, 'hung'), entry(15, 'taken')]
  expect(roadOf(history, parts, 20)).toEqual([
    { word: '等认领', ms: 5 },
    { word: '在办', ms: 5 },
  ])
})

it('adds up to all the time of a case that goes on, whatever way it took', () => {
  const states = fc.constantFrom('asked', 'hung', 'taken')
  fc.assert(
    fc.property(fc.array(fc.tuple(states, fc.nat(50)), { minLength: 1 }), fc.nat(50), (moves, rest) => {
      let at = 0
      const history = moves.map(([to, later]) => entry((at += later), to))
      const begun = history[0]?.at ?? 0
      const sum = roadOf(history, parts, at + rest).reduce((all, { ms }) => all + ms, 0)
      expect(sum).toBe(at + rest - begun)
    }),
  )
})

it('of a wish every state is told but those in which nothing is waited for', () => {
  const untold = Object.keys(wishFlow.states).filter((state) => !(state in wishRoad))
  expect(untold).toEqual(['confirmed', 'closed', 'rejected', 'withdrawn'])
})
