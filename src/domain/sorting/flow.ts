/**
 * Owns the way of one putting out of waste: right at once or after another try, looked at by the station first, or taken
 * back by whoever scanned the wrong card.
 */
import { defineWorkflow } from '../kernel/workflow'

interface SortingFacts {
  /** Whether whoever moves it has scanned it. */
  own: boolean
  /** Whether it is of the household of whoever moves it, or was scanned by it. */
  near: boolean
  /** Whether it came in so short a time ago that whoever scanned it may take it back. */
  justNow: boolean
  /** Whether it was taken back as often as one may be. */
  takenOften: boolean
}

export const sortingFlow = defineWorkflow({
  name: 'sorting',
  title: '垃圾分类',
  start: 'again',
  roles: ['helper', 'staff'],
  states: {
    again: { label: '再分一下', tone: 'waiting' },
    right: { label: '分对了', tone: 'good', rests: true },
    held: { label: '等站里看一眼', tone: 'warn', waitsFor: ['staff'] },
    dropped: { label: '没有算', tone: 'done', final: true },
    taken: { label: '收回了', tone: 'done', rests: true },
  },
  events: {
    right: { label: '对' },
    hold: { label: '扫得太快' },
    count: { label: '算数' },
    drop: { label: '不算' },
    take: { label: '收回' },
    again: { label: '再分一下' },
  },
  guards: {
    notNear: ({ near }: SortingFacts) => !near || ('SORT_OWN_SCAN' as const),
    isOwn: ({ own }: SortingFacts) => own || ('SORT_NOT_YOURS' as const),
    justNow: ({ justNow }: SortingFacts) => justNow || ('SORT_BACK_LATE' as const),
    notTakenOften: ({ takenOften }: SortingFacts) => !takenOften || ('SORT_BACK_OFTEN' as const),
  },
  effects: [],
  rows: [
    { from: ['again', 'taken'], on: 'right', by: ['helper'], to: 'right' },
    { from: ['again', 'taken'], on: 'hold', by: ['helper'], to: 'held' },
    { from: 'taken', on: 'again', by: ['helper'], to: 'again' },
    {
      ...{ from: ['again', 'right', 'held'], on: 'take', by: ['helper'], to: 'taken' },
      needs: ['isOwn', 'justNow', 'notTakenOften'],
    },
    { from: 'held', on: 'count', by: ['staff'], needs: ['notNear'], to: 'right' },
    { from: 'held', on: 'drop', by: ['staff'], needs: ['notNear'], to: 'dropped' },
  ],
})

export type SortingState = keyof typeof sortingFlow.states
