/**
 * Owns the way of a complaint or a suggestion: taken up, answered, and closed by whoever wrote it. It climbs when nobody
 * answers, or an answer does not settle it: within the station to somebody else, then to the institute.
 */
import type { CaseFacts } from '../case/define-case'
import { timeLeft, untilSaid } from '../case/pause'
import { addWorkingDays } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { complaintRules } from './rules'

/** Those who answer. Once it has climbed, an auditor may as well: a station of one person would have nobody else. */
const STAFF = ['staff', 'station_admin'] as const
const HIGHER = ['staff', 'station_admin', 'auditor'] as const

/** How often the writer adds words to one complaint. */
const MOST_ADDED = 5

/** How often one complaint waits for something that is not in the station's hands. */
const MOST_WAITS = 3

/** Taking it up does not begin the time anew. */
const answerBy = {
  until: ({ createdAt, holidays }: CaseFacts) =>
    addWorkingDays(createdAt, complaintRules.answerWorkingDays, holidays),
}
const decidedBy = { due: { workingDays: complaintRules.climbedWorkingDays } }
/** What the station does not decide in time the institute does. */
const climbed = { to: 'climbed', ...decidedBy, overdue: 'climbAbove' } as const

const wasAbove = ({ times }: CaseFacts): boolean => times('climbAbove') + times('toAbove') > 0

export const complaintFlow = defineWorkflow({
  name: 'complaint',
  title: '投诉建议',
  start: 'received',
  begin: { due: { workingDays: complaintRules.takeWorkingDays }, overdue: 'climb' },
  roles: ['owner', 'staff', 'station_admin', 'auditor', 'institute_admin', 'system'],
  states: {
    received: { label: '等人接手', tone: 'waiting', waitsFor: STAFF },
    taken: { label: '在办', tone: 'waiting', waitsFor: STAFF },
    waiting: { label: '在等', tone: 'waiting' },
    climbed: { label: '转给站长', tone: 'warn', waitsFor: ['station_admin', 'auditor'] },
    above: { label: '转给所里', tone: 'warn', waitsFor: ['institute_admin'] },
    answered: { label: '答复了', tone: 'good' },
    closed: { label: '结束了', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    take: { label: '我来办' },
    answer: { label: '答复' },
    wait: { label: '先等等' },
    goOn: { label: '接着办' },
    climb: { label: '没有按时答复' },
    climbAbove: { label: '还是没有答复' },
    settle: { label: '解决了' },
    notSettled: { label: '还没解决' },
    toAbove: { label: '还是没解决' },
    add: { label: '补充几句' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notForEver: refusing('WAITED_ENOUGH', ({ times }: CaseFacts) => times('wait') < MOST_WAITS),
    first: refusing('GOES_ABOVE', ({ times }: CaseFacts) => times('notSettled') === 0),
    notFirst: refusing('SAY_NOT_SETTLED', ({ times }: CaseFacts) => times('notSettled') > 0),
    notAbove: refusing('ABOVE_HAS_ANSWERED', (facts: CaseFacts) => !wasAbove(facts)),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('add') < MOST_ADDED),
  },
  effects: ['tellOwner', 'tellHandler', 'tellHigher', 'tellAbove'],
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
      from: 'taken',
      on: 'wait',
      by: STAFF,
      needs: ['notOwn', 'hasWords', 'notForEver'],
      to: 'waiting',
      due: untilSaid,
      overdue: 'goOn',
      effects: ['tellOwner'],
    },
    {
      from: 'waiting',
      on: 'goOn',
      by: [...STAFF, 'system'],
      to: 'taken',
      due: timeLeft,
      overdue: 'climb',
      effects: ['tellHandler'],
    },
    {
      from: ['received', 'taken', 'waiting'],
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
      // What was taken from somebody is answered by another one.
      apart: ['answer'],
      to: 'answered',
      due: { days: complaintRules.closeDays },
      overdue: 'settle',
      effects: ['tellOwner'],
    },
    {
      from: 'above',
      on: 'answer',
      by: ['institute_admin'],
      needs: ['notOwn', 'hasWords'],
      apart: ['answer'],
      to: 'answered',
      due: { days: complaintRules.closeDays },
      overdue: 'settle',
      effects: ['tellOwner'],
    },
    {
      from: ['received', 'taken'],
      on: 'climb',
      by: ['system'],
      ...climbed,
      effects: ['tellOwner', 'tellHigher'],
    },
    {
      from: 'climbed',
      on: 'climbAbove',
      by: ['system'],
      to: 'above',
      ...decidedBy,
      effects: ['tellOwner', 'tellHigher', 'tellAbove'],
    },
    { from: 'answered', on: 'settle', by: ['owner', 'system'], to: 'closed' },
    {
      from: 'answered',
      on: 'notSettled',
      by: ['owner'],
      needs: ['notAbove', 'hasWords', 'first'],
      ...climbed,
      effects: ['tellHandler', 'tellHigher'],
    },
    {
      from: 'answered',
      on: 'toAbove',
      by: ['owner'],
      needs: ['notAbove', 'hasWords', 'notFirst'],
      to: 'above',
      ...decidedBy,
      effects: ['tellHandler', 'tellHigher', 'tellAbove'],
    },
    ...staying(['received', 'taken', 'waiting', 'climbed', 'above'], {
      on: 'add',
      by: ['owner'],
      needs: ['hasWords', 'notTooOften'],
      effects: ['tellHandler'],
    }),
    {
      from: ['received', 'taken', 'waiting', 'climbed', 'above'],
      on: 'withdraw',
      by: ['owner'],
      to: 'withdrawn',
      effects: ['tellHandler'],
    },
  ],
})
