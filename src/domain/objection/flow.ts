/** Owns the way of an objection: what it is about stands still at once, and somebody without a part in it decides. */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { objectionRules as rules } from './rules'

const STAFF = ['staff', 'station_admin'] as const
/** Once it has climbed, whoever looks after the station from above may decide: at a small one everybody has a part in it. */
const HIGHER = ['staff', 'station_admin', 'institute_admin'] as const

/** How often whoever objects adds words to one objection. */
const MOST_ADDED = 5

export const objectionFlow = defineWorkflow({
  name: 'objection',
  title: '异议',
  start: 'frozen',
  begin: { due: { workingDays: rules.decideWorkingDays }, overdue: 'climb' },
  roles: ['owner', 'staff', 'station_admin', 'institute_admin', 'system'],
  states: {
    frozen: { label: '先停住，在查', tone: 'waiting', waitsFor: STAFF },
    climbed: { label: '转给站长和上级', tone: 'warn', waitsFor: ['station_admin', 'institute_admin'] },
    upheld: { label: '异议成立', tone: 'done', final: true },
    dismissed: { label: '异议不成立', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    uphold: { label: '异议成立' },
    dismiss: { label: '异议不成立' },
    climb: { label: '没有按时定' },
    add: { label: '补充几句' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('add') < MOST_ADDED),
  },
  effects: ['tellOwner', 'tellHigher', 'tellAbove'],
  rows: [
    ...(['uphold', 'dismiss'] as const).flatMap((on) => {
      const ends = { on, needs: ['notOwn', 'hasWords'], effects: ['tellOwner'] } as const
      const to = on === 'uphold' ? 'upheld' : 'dismissed'
      return [
        { ...ends, from: 'frozen', by: STAFF, to } as const,
        { ...ends, from: 'climbed', by: HIGHER, to } as const,
      ]
    }),
    {
      from: 'frozen',
      on: 'climb',
      by: ['system'],
      to: 'climbed',
      due: { workingDays: rules.climbedWorkingDays },
      effects: ['tellOwner', 'tellHigher', 'tellAbove'],
    },
    ...staying(['frozen', 'climbed'], {
      on: 'add',
      by: ['owner'],
      needs: ['hasWords', 'notTooOften'],
    } as const),
    { from: ['frozen', 'climbed'], on: 'withdraw', by: ['owner'], to: 'withdrawn' },
  ],
})
