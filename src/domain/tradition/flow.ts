/** Owns the way of what a family hands on: read by the station, shown to everybody, and taken down by either at any time. */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow } from '../kernel/workflow'
import { traditionRules as rules } from './rules'

const STAFF = ['staff', 'station_admin'] as const

export const traditionFlow = defineWorkflow({
  name: 'tradition',
  title: '家风家训',
  start: 'submitted',
  begin: { due: { workingDays: rules.readWorkingDays } },
  roles: ['owner', 'staff', 'station_admin'],
  states: {
    submitted: { label: '等站里看', tone: 'waiting', waitsFor: STAFF },
    shown: { label: '公开了', tone: 'good', rests: true },
    returned: { label: '这次没有公开', tone: 'plain', final: true },
    takenDown: { label: '撤下了', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    show: { label: '公开' },
    sendBack: { label: '这次不公开' },
    takeDown: { label: '撤下' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
  },
  effects: ['tellOwner'],
  rows: [
    { from: 'submitted', on: 'show', by: STAFF, needs: ['notOwn'], to: 'shown', effects: ['tellOwner'] },
    {
      from: 'submitted',
      on: 'sendBack',
      by: STAFF,
      needs: ['notOwn', 'hasWords'],
      to: 'returned',
      effects: ['tellOwner'],
    },
    {
      from: 'shown',
      on: 'takeDown',
      by: STAFF,
      needs: ['hasWords'],
      to: 'takenDown',
      effects: ['tellOwner'],
    },
    { from: ['submitted', 'shown'], on: 'withdraw', by: ['owner'], to: 'withdrawn' },
  ],
})
