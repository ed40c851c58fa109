/** Owns the workflow that the kernel's tests run on: a lost-and-found desk, small, but with every feature of a table. */
import { HOUR, startOf } from '@/domain/kernel/clock'
import { reject } from '@/domain/kernel/errors'
import { type Case, defineWorkflow } from '@/domain/kernel/workflow'

export interface Facts {
  owner: boolean
  photos: number
  closesAt: number | null
}

export const flow = defineWorkflow({
  name: 'found-thing',
  title: '失物',
  start: 'handedIn',
  roles: ['resident', 'staff', 'system'],
  states: {
    handedIn: { label: '已交来', tone: 'waiting', waitsFor: ['staff'] },
    listed: { label: '待认领', tone: 'plain' },
    claimed: { label: '有人认领', tone: 'warn', waitsFor: ['staff'] },
    returned: { label: '已归还', tone: 'done', final: true },
    donated: { label: '已捐出', tone: 'done', final: true },
  },
  events: {
    list: { label: '登出' },
    claim: { label: '认领' },
    giveBack: { label: '归还' },
    refuse: { label: '不是失主' },
    donate: { label: '捐出' },
  },
  guards: {
    hasPhoto: (facts: Facts) => facts.photos > 0 || 'PHOTO_NEEDED',
    notOwn: (facts: Facts) => !facts.owner || reject('OWN_THING', { photos: facts.photos }).error,
  },
  effects: ['tellOwner', 'tellFinder'],
  rows: [
    {
      from: 'handedIn',
      on: 'list',
      by: ['staff'],
      needs: ['hasPhoto', 'notOwn'],
      to: 'listed',
      due: { days: 30 },
      overdue: 'donate',
    },
    {
      from: 'listed',
      on: 'claim',
      by: ['resident'],
      needs: ['notOwn'],
      to: 'claimed',
      due: { workingDays: 2 },
    },
    { from: 'claimed', on: 'giveBack', by: ['staff'], to: 'returned', effects: ['tellOwner', 'tellFinder'] },
    {
      from: 'claimed',
      on: 'refuse',
      by: ['staff'],
      to: 'listed',
      due: { until: (facts) => facts.closesAt },
      overdue: 'donate',
    },
    { from: ['listed', 'claimed'], on: 'donate', by: ['system'], to: 'donated', effects: ['tellFinder'] },
    { from: 'listed', on: 'donate', by: ['staff'], needs: ['notOwn'], to: 'donated' },
  ],
})

export type State = keyof typeof flow.states

export const at = startOf('2026-01-02') + 10 * HOUR
export const facts: Facts = { owner: false, photos: 1, closesAt: null }
export const staff = { by: 's1', roles: ['staff'] as const, at, facts }
export const inState = (state: State, more: Partial<Case<State>> = {}): Case<State> => ({
  state,
  version: 3,
  ...more,
})
