/** Owns the way of one putting out of waste: right at once or after another try, or looked at by the station first. */
import { defineWorkflow } from '../kernel/workflow'

interface SortingFacts {
  /** Whether whoever decides has scanned it. */
  own: boolean
}

export const sortingFlow = defineWorkflow({
  name: 'sorting',
  title: '垃圾分类',
  start: 'again',
  roles: ['helper', 'staff'],
  states: {
    again: { label: '再分一下', tone: 'waiting' },
    right: { label: '分对了', tone: 'good', final: true },
    held: { label: '等站里看一眼', tone: 'warn', waitsFor: ['staff'] },
    dropped: { label: '没有算', tone: 'done', final: true },
  },
  events: {
    right: { label: '对' },
    hold: { label: '扫得太快' },
    count: { label: '算数' },
    drop: { label: '不算' },
  },
  guards: {
    notOwn: ({ own }: SortingFacts) => !own || ('SORT_OWN_SCAN' as const),
  },
  effects: [],
  rows: [
    { from: 'again', on: 'right', by: ['helper'], to: 'right' },
    { from: 'again', on: 'hold', by: ['helper'], to: 'held' },
    { from: 'held', on: 'count', by: ['staff'], needs: ['notOwn'], to: 'right' },
    { from: 'held', on: 'drop', by: ['staff'], needs: ['notOwn'], to: 'dropped' },
  ],
})

export type SortingState = keyof typeof sortingFlow.states
