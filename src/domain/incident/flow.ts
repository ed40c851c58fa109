/**
 * Owns the way of what residents report (SM-10): somebody takes it in hand, solves it, another one goes and looks, those
 * who met with it say whether it is so, and are asked again after four weeks. One clock from its beginning to its end.
 */
import type { CaseFacts } from '../case/define-case'
import { timeLeft, untilSaid } from '../case/pause'
import { DAY } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { GRID, HEAD } from '../person/roles'
import { incidentRules as rules, longerBy, solveBy, takeBy } from './rules'

const LEADERS = ['grid_leader', 'staff', 'station_admin'] as const
/** With the station: somebody has it in hand, or is to take it. */
const HERE = ['reported', 'handling', 'waiting', 'shelved', 'climbed'] as const
const OPEN = [...HERE, 'whistled'] as const

/** Whoever says that it is not solved, for the first time and again. */
const saidAgain = ({ times }: CaseFacts): number => times('reopen') + times('toHead')

const again = { due: { workingDays: rules.againWorkingDays } }

/** Those whose it is are asked how it is. */
const SAYING = ['checked', 'asked', 'stayed'] as const
const reopening = {
  on: 'reopen',
  by: ['owner', 'joined'],
  to: 'handling',
  ...again,
  overdue: 'climb',
  effects: ['tellHandler', 'tellGrid', 'tellJoined'],
} as const
const toHead = {
  on: 'toHead',
  by: ['owner', 'joined'],
  to: 'climbed',
  ...again,
  effects: ['tellHead', 'tellJoined'],
} as const

export const incidentFlow = defineWorkflow({
  name: 'incident',
  title: '小哨音',
  start: 'reported',
  begin: { due: takeBy, overdue: 'climb' },
  roles: ['owner', 'joined', 'handler', ...GRID, 'system'],
  states: {
    reported: { label: '等人接手', tone: 'waiting', waitsFor: GRID },
    handling: { label: '在办', tone: 'waiting', waitsFor: GRID },
    waiting: { label: '在等', tone: 'waiting' },
    shelved: { label: '先挂着', tone: 'warn' },
    climbed: { label: '站长在办', tone: 'warn', waitsFor: HEAD },
    whistled: { label: '部门在办', tone: 'waiting' },
    handled: { label: '说办好了', tone: 'waiting', waitsFor: GRID },
    checked: { label: '办好了', tone: 'good' },
    settled: { label: '好了', tone: 'good', rests: true },
    asked: { label: '问还好吗', tone: 'plain' },
    stayed: { label: '还好', tone: 'good', rests: true },
    passedOn: { label: '转给别处', tone: 'done', final: true },
    merged: { label: '并到另一件', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
    closed: { label: '结束了', tone: 'done', final: true },
  },
  events: {
    take: { label: '我来办' },
    assign: { label: '交给别人办' },
    transfer: { label: '转到别的网格' },
    solve: { label: '办好了' },
    wait: { label: '先等等' },
    goOn: { label: '接着办' },
    longer: { label: '要久一点' },
    shelve: { label: '先挂着' },
    climb: { label: '没有按时办' },
    callDepartments: { label: '请部门来办' },
    departmentsDone: { label: '部门说办好了' },
    calledOff: { label: '部门不用办了' },
    look: { label: '去看过，好了' },
    notYet: { label: '去看过，还没好' },
    askThem: { label: '请大家看看' },
    settle: { label: '好了' },
    rest: { label: '到时算好了' },
    reopen: { label: '还没好' },
    toHead: { label: '还是没好' },
    askAgain: { label: '还好吗' },
    fine: { label: '还好' },
    end: { label: '结束' },
    passOn: { label: '不归这里办' },
    merge: { label: '是同一件' },
    add: { label: '补充几句' },
    withdraw: { label: '撤回' },
  },
  guards: {
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notForEver: refusing('WAITED_ENOUGH', ({ times }: CaseFacts) => times('wait') < rules.mostWaits),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('add') < rules.mostAdded),
    once: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('longer') === 0),
    first: refusing('GOES_TO_HEAD', (facts: CaseFacts) => saidAgain(facts) === 0),
    notFirst: refusing('SAY_NOT_SOLVED', (facts: CaseFacts) => saidAgain(facts) > 0),
    inTime: refusing(
      'SAY_TIME_OVER',
      ({ ago }: CaseFacts) => Math.min(ago('look'), ago('askThem')) <= rules.sayDays * DAY,
    ),
    alone: refusing('JOINED_BY_OTHERS', ({ joined }: CaseFacts) => joined === 0),
  },
  effects: ['tellOwner', 'tellJoined', 'tellHandler', 'tellGrid', 'tellHead'],
  rows: [
    {
      ...{ from: 'reported', on: 'take', by: GRID, to: 'handling', due: solveBy, overdue: 'climb' },
      effects: ['tellOwner', 'tellJoined'],
    },
    {
      ...{ from: 'reported', on: 'assign', by: GRID, to: 'handling', due: solveBy, overdue: 'climb' },
      effects: ['tellOwner', 'tellHandler'],
    },
    // What has waited, or was not solved, has a later clock than its first one: whoever is handed it has that.
    {
      ...{ from: 'handling', on: 'assign', by: GRID, to: 'handling', due: 'kept' },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: 'climbed', on: 'assign', by: HEAD, to: 'handling', ...again, overdue: 'climb' },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: 'reported', on: 'transfer', by: GRID, needs: ['hasWords'], to: 'reported' },
      // Those of the other grid have what is left until it has to be solved; by when it was to be taken up may have passed.
      ...{ due: solveBy, overdue: 'climb', effects: ['tellOwner', 'tellGrid'] },
    },
    {
      ...{ from: 'handling', on: 'transfer', by: GRID, needs: ['hasWords'], to: 'reported' },
      ...{ due: timeLeft, overdue: 'climb', effects: ['tellOwner', 'tellGrid'] },
    },
    {
      ...{ from: ['reported', 'handling', 'whistled'], on: 'solve', by: [...GRID, 'handler'] },
      ...{
        needs: ['hasWords'],
        to: 'handled',
        due: { workingDays: rules.lookWorkingDays },
        overdue: 'askThem',
      },
      effects: ['tellOwner', 'tellGrid'],
    },
    {
      ...{ from: 'climbed', on: 'solve', by: HEAD, needs: ['hasWords'], to: 'handled' },
      ...{ due: { workingDays: rules.lookWorkingDays }, overdue: 'askThem' },
      effects: ['tellOwner', 'tellGrid'],
    },
    {
      ...{ from: 'handling', on: 'wait', by: [...GRID, 'handler'], needs: ['hasWords', 'notForEver'] },
      ...{ to: 'waiting', due: untilSaid, overdue: 'goOn', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: ['handling', 'climbed'], on: 'shelve', by: HEAD, needs: ['hasWords'], to: 'shelved' },
      ...{ due: untilSaid, overdue: 'goOn', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: ['waiting', 'shelved'], on: 'goOn', by: [...GRID, 'handler', 'system'], to: 'handling' },
      ...{ due: timeLeft, overdue: 'climb', effects: ['tellHandler'] },
    },
    {
      ...{ from: 'handling', on: 'longer', by: LEADERS, needs: ['hasWords', 'once'], to: 'handling' },
      ...{ due: longerBy, overdue: 'climb', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: ['reported', 'handling'], on: 'climb', by: ['system'], to: 'climbed', ...again },
      effects: ['tellOwner', 'tellHandler', 'tellHead'],
    },
    // A whistle that was blown for it has the clock from its signing to its solution, and nobody is late here meanwhile.
    {
      ...{ from: [...HERE, 'handled'], on: 'callDepartments', by: ['system'], to: 'whistled' },
      effects: ['tellOwner', 'tellJoined', 'tellHandler'],
    },
    {
      ...{ from: 'whistled', on: 'departmentsDone', by: ['system'], to: 'handled' },
      ...{ due: { workingDays: rules.lookWorkingDays }, overdue: 'askThem' },
      effects: ['tellOwner', 'tellGrid'],
    },
    {
      ...{ from: 'whistled', on: 'calledOff', by: ['system'], to: 'climbed', ...again },
      effects: ['tellOwner', 'tellJoined', 'tellHead'],
    },
    {
      ...{ from: 'handled', on: 'look', by: GRID, apart: ['solve'], to: 'checked' },
      ...{ due: { days: rules.sayDays }, overdue: 'rest', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: 'handled', on: 'notYet', by: GRID, apart: ['solve'], needs: ['hasWords'], to: 'handling' },
      ...{ ...again, overdue: 'climb', effects: ['tellHandler'] },
    },
    {
      ...{ from: 'handled', on: 'askThem', by: ['system'], to: 'checked' },
      ...{ due: { days: rules.sayDays }, overdue: 'rest', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: 'checked', on: 'settle', by: ['owner'], to: 'settled' },
      ...{ due: { days: rules.stayedDays }, overdue: 'askAgain' },
    },
    {
      ...{ from: 'checked', on: 'rest', by: ['system'], to: 'settled' },
      ...{ due: { days: rules.stayedDays }, overdue: 'askAgain' },
    },
    // One person's word that it is good does not end the days in which all others may say that it is not.
    { ...reopening, from: SAYING, needs: ['hasWords', 'first'] },
    { ...reopening, from: 'settled', needs: ['inTime', 'hasWords', 'first'] },
    { ...toHead, from: SAYING, needs: ['hasWords', 'notFirst'] },
    { ...toHead, from: 'settled', needs: ['inTime', 'hasWords', 'notFirst'] },
    {
      ...{ from: 'settled', on: 'askAgain', by: ['system'], to: 'asked' },
      ...{ due: { days: rules.sayDays }, overdue: 'end', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: 'asked', on: 'fine', by: ['owner'], to: 'stayed', due: timeLeft, overdue: 'end' },
      effects: ['tellJoined'],
    },
    { from: ['asked', 'stayed'], on: 'end', by: ['system'], to: 'closed', effects: ['tellJoined'] },
    {
      ...{ from: ['reported', 'handling', 'climbed'], on: 'passOn', by: GRID, needs: ['hasWords'] },
      ...{ to: 'passedOn', effects: ['tellOwner', 'tellJoined'] },
    },
    {
      ...{ from: OPEN, on: 'merge', by: GRID, to: 'merged', effects: ['tellOwner', 'tellJoined'] },
    },
    ...staying(OPEN, {
      ...{ on: 'add', by: ['owner'], needs: ['hasWords', 'notTooOften'], effects: ['tellHandler'] },
    } as const),
    {
      ...{ from: OPEN, on: 'withdraw', by: ['owner'], needs: ['alone'], to: 'withdrawn' },
      effects: ['tellHandler', 'tellJoined'],
    },
  ],
})
