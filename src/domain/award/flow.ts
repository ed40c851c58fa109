/** Owns the way of an award: handed in, made sure of by somebody else at the station, then an honour of whoever has it. */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { awardRules as rules, needsPaper } from './rules'

const STAFF = ['staff', 'station_admin'] as const
const OPEN = ['submitted', 'climbed'] as const

/** How often whoever handed it in adds words. */
const MOST_ADDED = 5

export const awardFlow = defineWorkflow({
  name: 'award',
  title: '表彰登记',
  start: 'submitted',
  begin: { due: { workingDays: rules.lookWorkingDays }, overdue: 'climb' },
  roles: ['owner', 'staff', 'station_admin', 'system'],
  states: {
    submitted: { label: '等站里核对', tone: 'waiting', waitsFor: STAFF },
    climbed: { label: '转给站长', tone: 'warn', waitsFor: ['station_admin'] },
    recorded: { label: '登记好了', tone: 'good', final: true },
    refused: { label: '没有登记', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    record: { label: '看过原件，登记' },
    recordTold: { label: '问过授予单位，登记' },
    refuse: { label: '不能登记' },
    climb: { label: '没有按时核对' },
    add: { label: '补充几句' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('add') < MOST_ADDED),
    paperless: refusing('AWARD_PAPER', ({ form }: CaseFacts) => !needsPaper(String(form.level))),
  },
  effects: ['tellOwner', 'tellHead'],
  rows: [
    { from: OPEN, on: 'record', by: STAFF, needs: ['notOwn'], to: 'recorded', effects: ['tellOwner'] },
    {
      from: OPEN,
      on: 'recordTold',
      by: STAFF,
      needs: ['notOwn', 'paperless'],
      to: 'recorded',
      effects: ['tellOwner'],
    },
    {
      from: OPEN,
      on: 'refuse',
      by: STAFF,
      needs: ['notOwn', 'hasWords'],
      to: 'refused',
      effects: ['tellOwner'],
    },
    {
      from: 'submitted',
      on: 'climb',
      by: ['system'],
      to: 'climbed',
      due: { workingDays: rules.climbedWorkingDays },
      effects: ['tellHead'],
    },
    ...staying(OPEN, { on: 'add', by: ['owner'], needs: ['hasWords', 'notTooOften'] }),
    { from: OPEN, on: 'withdraw', by: ['owner'], to: 'withdrawn' },
  ],
})
