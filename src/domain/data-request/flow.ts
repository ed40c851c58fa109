/** Owns the way of a request about one's data: whoever asks is made sure of first, then it is put right or refused with a reason. */
import type { CaseFacts } from '../case/define-case'
import { addWorkingDays } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { dataRequestRules as rules } from './rules'

const STAFF = ['staff', 'station_admin'] as const

/** How often whoever asked adds words to one request, and says that it is not right yet. */
const MOST_ADDED = 5
const MOST_AGAIN = 2

/** The time runs from the day on which it was asked, whoever has it in hand. */
const answerBy = {
  until: ({ createdAt, holidays }: CaseFacts) => addWorkingDays(createdAt, rules.answerWorkingDays, holidays),
}
const DECIDED = ['finish', 'refuse'] as const
const climbed = { due: { workingDays: rules.climbedWorkingDays } }
const closes = { due: { days: rules.closeDays }, overdue: 'settle' } as const

export const dataRequestFlow = defineWorkflow({
  name: 'dataRequest',
  title: '资料更正',
  start: 'submitted',
  begin: { due: { workingDays: rules.checkWorkingDays }, overdue: 'climb' },
  roles: ['owner', 'staff', 'station_admin', 'system'],
  states: {
    submitted: { label: '等站里核对身份', tone: 'waiting', waitsFor: STAFF },
    checked: { label: '在改', tone: 'waiting', waitsFor: STAFF },
    climbed: { label: '转给站长', tone: 'warn', waitsFor: ['station_admin'] },
    done: { label: '改好了', tone: 'good' },
    refused: { label: '没有改', tone: 'warn' },
    closed: { label: '结束了', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    check: { label: '核对过身份了' },
    finish: { label: '改好了' },
    refuse: { label: '不能改' },
    climb: { label: '没有按时办' },
    settle: { label: '看过了，没问题' },
    again: { label: '还是不对' },
    add: { label: '补充几句' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('add') < MOST_ADDED),
    notForEver: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('again') < MOST_AGAIN),
  },
  effects: ['tellOwner', 'tellHandler', 'tellHead'],
  rows: [
    {
      from: 'submitted',
      on: 'check',
      by: STAFF,
      needs: ['notOwn'],
      to: 'checked',
      due: answerBy,
      overdue: 'climb',
      effects: ['tellOwner'],
    },
    // What was decided and is not right yet is decided by another one.
    {
      from: ['checked', 'climbed'],
      on: 'finish',
      by: STAFF,
      needs: ['notOwn', 'hasWords'],
      apart: DECIDED,
      to: 'done',
      ...closes,
      effects: ['tellOwner'],
    },
    {
      from: ['submitted', 'checked', 'climbed'],
      on: 'refuse',
      by: STAFF,
      needs: ['notOwn', 'hasWords'],
      apart: DECIDED,
      to: 'refused',
      ...closes,
      effects: ['tellOwner'],
    },
    {
      from: ['submitted', 'checked'],
      on: 'climb',
      by: ['system'],
      to: 'climbed',
      ...climbed,
      effects: ['tellOwner', 'tellHead'],
    },
    { from: ['done', 'refused'], on: 'settle', by: ['owner', 'system'], to: 'closed' },
    {
      from: ['done', 'refused'],
      on: 'again',
      by: ['owner'],
      needs: ['hasWords', 'notForEver'],
      to: 'climbed',
      ...climbed,
      effects: ['tellHandler', 'tellHead'],
    },
    ...staying(['submitted', 'checked', 'climbed'], {
      on: 'add',
      by: ['owner'],
      needs: ['hasWords', 'notTooOften'],
      effects: ['tellHandler'],
    }),
    {
      from: ['submitted', 'checked', 'climbed'],
      on: 'withdraw',
      by: ['owner'],
      to: 'withdrawn',
      effects: ['tellHandler'],
    },
  ],
})
