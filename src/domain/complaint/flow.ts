/** Owns the way of a complaint or a suggestion: taken up, answered, and closed by whoever wrote it; it climbs when nobody answers. */
import type { CaseFacts } from '../case/define-case'
import { addWorkingDays } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { complaintRules } from './rules'

/** Those who answer. Once it has climbed, an auditor may as well: a station of one person would have nobody else. */
const STAFF = ['staff', 'station_admin'] as const
const HIGHER = ['staff', 'station_admin', 'auditor'] as const

/** How often the writer adds words to one complaint. */
const MOST_ADDED = 5

/** Taking it up does not begin the time anew. */
const answerBy = {
  until: ({ createdAt, closedDays }: CaseFacts) =>
    addWorkingDays(createdAt, complaintRules.answerWorkingDays, { off: closedDays }),
}
const decidedBy = { due: { workingDays: complaintRules.climbedWorkingDays } }

export const complaintFlow = defineWorkflow({
  name: 'complaint',
  title: '投诉建议',
  start: 'received',
  begin: { due: { workingDays: complaintRules.takeWorkingDays }, overdue: 'climb' },
  roles: ['owner', 'staff', 'station_admin', 'auditor', 'system'],
  states: {
    received: { label: '等人接手', tone: 'waiting', waitsFor: STAFF },
    taken: { label: '在办', tone: 'waiting', waitsFor: STAFF },
    climbed: { label: '转给站长', tone: 'warn', waitsFor: ['station_admin', 'auditor'] },
    answered: { label: '答复了', tone: 'good' },
    closed: { label: '结束了', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    take: { label: '我来办' },
    answer: { label: '答复' },
    climb: { label: '没有按时答复' },
    settle: { label: '解决了' },
    notSettled: { label: '还没解决' },
    add: { label: '补充几句' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('add') < MOST_ADDED),
  },
  effects: ['tellOwner', 'tellHandler', 'tellHigher'],
  rows: [
    {
      from: 'received',
      on: 'take',
      by: STAFF,
      needs: ['notOwn'],
      to: 'taken',
      due: answerBy,
      overdue: 'climb',
      effects: ['tellOwner'],
    },
    {
      from: ['received', 'taken'],
      on: 'answer',
      by: STAFF,
      needs: ['notOwn', 'hasWords'],
      to: 'answered',
      due: { days: complaintRules.closeDays },
      overdue: 'settle',
      effects: ['tellOwner'],
    },
    {
      from: 'climbed',
      on: 'answer',
      by: HIGHER,
      needs: ['notOwn', 'hasWords'],
      to: 'answered',
      due: { days: complaintRules.closeDays },
      overdue: 'settle',
      effects: ['tellOwner'],
    },
    {
      from: ['received', 'taken'],
      on: 'climb',
      by: ['system'],
      to: 'climbed',
      ...decidedBy,
      effects: ['tellOwner', 'tellHigher'],
    },
    { from: 'answered', on: 'settle', by: ['owner', 'system'], to: 'closed' },
    {
      from: 'answered',
      on: 'notSettled',
      by: ['owner'],
      needs: ['hasWords'],
      to: 'climbed',
      ...decidedBy,
      effects: ['tellHandler', 'tellHigher'],
    },
    ...staying(['received', 'taken', 'climbed'], {
      on: 'add',
      by: ['owner'],
      needs: ['hasWords', 'notTooOften'],
      effects: ['tellHandler'],
    }),
    {
      from: ['received', 'taken', 'climbed'],
      on: 'withdraw',
      by: ['owner'],
      to: 'withdrawn',
      effects: ['tellHandler'],
    },
  ],
})
