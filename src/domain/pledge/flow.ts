/** Owns the way of a pledge: said, read by the station before everybody reads it, worked on, kept and looked at; late by its own word where its day has gone by. */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { lateAt, pledgeRules as rules, remindAt } from './rules'

const STAFF = ['staff', 'station_admin'] as const
const GIVER = ['owner', ...STAFF] as const
const AHEAD = ['promised', 'working', 'partly'] as const
const OPEN = [...AHEAD, 'soon', 'late'] as const
/** Until a letter says that the day comes near. */
const ahead = { due: { until: remindAt }, overdue: 'remind' } as const
/** Until it is late. */
const near = { due: { until: lateAt }, overdue: 'miss' } as const
/** Whoever has said that it was kept does not look whether it was. */
const said = ['keep', 'half'] as const
const MOST_NOTES = 20

export const pledgeFlow = defineWorkflow({
  name: 'pledge',
  title: '承诺',
  start: 'offered',
  begin: { due: { workingDays: rules.lookWorkingDays } },
  roles: ['owner', 'staff', 'station_admin', 'system'],
  states: {
    offered: { label: '等站里看过再公开', tone: 'waiting', waitsFor: STAFF },
    promised: { label: '说好了', tone: 'plain' },
    working: { label: '在办', tone: 'plain' },
    partly: { label: '做到了一部分', tone: 'plain' },
    soon: { label: '快到日子了', tone: 'waiting' },
    late: { label: '还没兑现', tone: 'warn' },
    kept: { label: '说做到了，等站里看', tone: 'waiting', waitsFor: STAFF },
    confirmed: { label: '兑现了', tone: 'good', final: true },
    released: { label: '不用做了', tone: 'done', final: true },
  },
  events: {
    read: { label: '看过了，公开' },
    note: { label: '说说做到哪了' },
    half: { label: '做到了一部分' },
    keep: { label: '做到了' },
    remind: { label: '快到日子了' },
    miss: { label: '日子过了' },
    confirm: { label: '看过了，兑现了' },
    back: { label: '还差一点' },
    release: { label: '不用做了' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('note') < MOST_NOTES),
  },
  effects: ['tellOwner', 'tellStaff'],
  rows: [
    { from: 'offered', on: 'read', by: STAFF, to: 'promised', ...ahead, effects: ['tellOwner'] },
    {
      ...{ from: ['promised', 'working'], on: 'note', by: GIVER, needs: ['hasWords', 'notTooOften'] },
      ...{ to: 'working', ...ahead },
    },
    ...staying(['partly'], { on: 'note', by: GIVER, needs: ['hasWords', 'notTooOften'], overdue: 'remind' }),
    ...staying(['soon'], { on: 'note', by: GIVER, needs: ['hasWords', 'notTooOften'], overdue: 'miss' }),
    ...staying(['late'], { on: 'note', by: GIVER, needs: ['hasWords', 'notTooOften'] }),
    { from: AHEAD, on: 'half', by: GIVER, to: 'partly', ...ahead },
    ...staying(['soon'], { on: 'half', by: GIVER, overdue: 'miss' }),
    ...staying(['late'], { on: 'half', by: GIVER }),
    { from: AHEAD, on: 'remind', by: ['system'], to: 'soon', ...near, effects: ['tellOwner'] },
    { from: 'soon', on: 'miss', by: ['system'], to: 'late', effects: ['tellOwner', 'tellStaff'] },
    {
      ...{ from: OPEN, on: 'keep', by: GIVER, to: 'kept', due: { workingDays: rules.lookWorkingDays } },
      effects: ['tellStaff'],
    },
    {
      ...{ from: 'kept', on: 'confirm', by: STAFF, needs: ['notOwn'], apart: said, to: 'confirmed' },
      effects: ['tellOwner'],
    },
    {
      ...{ from: 'kept', on: 'back', by: STAFF, needs: ['notOwn', 'hasWords'], apart: said, to: 'soon' },
      ...{ ...near, effects: ['tellOwner'] },
    },
    {
      ...{ from: ['offered', ...OPEN], on: 'release', by: STAFF, needs: ['hasWords'], to: 'released' },
      effects: ['tellOwner'],
    },
  ],
})
