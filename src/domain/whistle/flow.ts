/**
 * Owns the way of a whistle (SM-10): the head signs it before anything leaves, departments respond, come and solve, each by a
 * clock that runs from the signing, and whoever blew it says what that was like. Refused twice, the institute decides.
 */
import type { CaseFacts } from '../case/define-case'
import { timeLeft, untilSaid } from '../case/pause'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { ABOVE, HEAD } from '../person/roles'
import { arriveBy, longerBy, respondBy, solveBy, whistleRules as rules } from './rules'

/** Those who blow one, and write down what departments say. */
export const BLOWERS = ['grid_leader', 'staff', 'station_admin'] as const
/** A department may say it itself. */
const SAYING = [...BLOWERS, 'department', 'lead'] as const
/** What is said for all of them the one that leads says. */
const LEADING = [...BLOWERS, 'lead'] as const

const UNSIGNED = ['signing', 'unsigned'] as const
/** Nobody has responded yet. */
const ASKED = ['blown', 'rerouted', 'ruled'] as const
const CLIMBED = ['late', 'above'] as const
const GOING = [...ASKED, 'answered', 'onSpot', ...CLIMBED] as const
/** Signed, and not said to be done. */
export const SIGNED = [...GOING, 'waiting', 'refused', 'disputed'] as const

/** What has not happened within its time climbs to the head, then to the institute. */
const climbs = { overdue: 'climb' } as const
const toSign = { due: { workingDays: rules.signWorkingDays }, overdue: 'remind' } as const
const toRule = { due: { workingDays: rules.ruleWorkingDays }, overdue: 'firstLeads' } as const

export const whistleFlow = defineWorkflow({
  name: 'whistle',
  title: '吹哨',
  start: 'signing',
  begin: toSign,
  roles: ['owner', 'department', 'lead', ...BLOWERS, ...ABOVE, 'system'],
  states: {
    signing: { label: '等站长签', tone: 'waiting', waitsFor: HEAD },
    unsigned: { label: '还没签', tone: 'warn', waitsFor: HEAD },
    returned: { label: '退回来改', tone: 'warn' },
    blown: { label: '等回话', tone: 'waiting', waitsFor: BLOWERS },
    rerouted: { label: '改派了', tone: 'waiting', waitsFor: BLOWERS },
    ruled: { label: '所里定了', tone: 'waiting', waitsFor: BLOWERS },
    answered: { label: '等到场', tone: 'waiting', waitsFor: BLOWERS },
    onSpot: { label: '在办', tone: 'waiting', waitsFor: BLOWERS },
    waiting: { label: '在等', tone: 'waiting' },
    refused: { label: '说不归它管', tone: 'warn', waitsFor: HEAD },
    disputed: { label: '请所里定', tone: 'warn', waitsFor: HEAD },
    late: { label: '站长在催', tone: 'warn', waitsFor: HEAD },
    above: { label: '所里在催', tone: 'warn', waitsFor: HEAD },
    solved: { label: '说办好了', tone: 'good' },
    closed: { label: '结束了', tone: 'done', final: true },
    calledOff: { label: '不用办了', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
  },
  events: {
    sign: { label: '签发' },
    sendBack: { label: '退回' },
    resend: { label: '改好再报' },
    remind: { label: '还没签' },
    withdraw: { label: '撤回' },
    respond: { label: '部门回话了' },
    refuse: { label: '部门说不归它管' },
    reroute: { label: '改派' },
    rule: { label: '定谁牵头' },
    firstLeads: { label: '先接到的牵头' },
    arrive: { label: '部门到场了' },
    solve: { label: '部门办好了' },
    note: { label: '记一句' },
    wait: { label: '先等等' },
    goOn: { label: '接着办' },
    longer: { label: '要久一点' },
    climb: { label: '到时没办' },
    climbAbove: { label: '还是没办' },
    notYet: { label: '还没好' },
    score: { label: '评一评' },
    silent: { label: '没有评' },
    callOff: { label: '不用办了' },
  },
  guards: {
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('resend') < rules.mostAgain),
    notTooMuch: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('note') < rules.mostNotes),
    notForEver: refusing('WAITED_ENOUGH', ({ times }: CaseFacts) => times('wait') < rules.mostWaits),
    once: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('longer') === 0),
    notAgain: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('notYet') < rules.mostNotYet),
  },
  effects: ['tellOwner', 'tellHead', 'tellDepartments', 'tellAbove'],
  rows: [
    // Whoever heads the station signs what that person has begun as well: there may be no second head.
    {
      ...{ from: UNSIGNED, on: 'sign', by: HEAD, to: 'blown', due: respondBy, ...climbs },
      effects: ['tellOwner', 'tellDepartments'],
    },
    { from: UNSIGNED, on: 'sendBack', by: HEAD, needs: ['hasWords'], to: 'returned', effects: ['tellOwner'] },
    { from: 'signing', on: 'remind', by: ['system'], to: 'unsigned', effects: ['tellHead', 'tellOwner'] },
    {
      ...{ from: 'returned', on: 'resend', by: ['owner'], needs: ['hasWords', 'notTooOften'] },
      ...{ to: 'signing', ...toSign, effects: ['tellHead'] },
    },
    { from: [...UNSIGNED, 'returned'], on: 'withdraw', by: ['owner'], to: 'withdrawn' },
    {
      ...{
        from: [...ASKED, ...CLIMBED],
        on: 'respond',
        by: LEADING,
        to: 'answered',
        due: arriveBy,
        ...climbs,
      },
      effects: ['tellOwner'],
    },
    {
      ...{ from: [...ASKED, 'answered', ...CLIMBED], on: 'arrive', by: SAYING, to: 'onSpot', due: solveBy },
      ...{ ...climbs, effects: ['tellOwner'] },
    },
    {
      ...{
        from: ['answered', 'onSpot', 'waiting', ...CLIMBED],
        on: 'solve',
        by: LEADING,
        needs: ['hasWords'],
      },
      ...{ to: 'solved', due: { days: rules.scoreDays }, overdue: 'silent', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'blown', on: 'refuse', by: LEADING, needs: ['hasWords'], to: 'refused', due: respondBy },
      ...{ overdue: 'climbAbove', effects: ['tellOwner', 'tellHead'] },
    },
    // The second one who says so, or one who says it when the time was over, is no longer for the head to decide about.
    {
      ...{ from: ['rerouted', 'late'], on: 'refuse', by: LEADING, needs: ['hasWords'], to: 'disputed' },
      ...{ ...toRule, effects: ['tellOwner', 'tellHead', 'tellAbove'] },
    },
    {
      ...{ from: 'refused', on: 'reroute', by: HEAD, needs: ['hasWords'], to: 'rerouted', due: respondBy },
      ...{ ...climbs, effects: ['tellOwner', 'tellDepartments'] },
    },
    {
      ...{ from: ['disputed', 'above'], on: 'rule', by: ABOVE, needs: ['hasWords'], to: 'ruled' },
      ...{ due: respondBy, ...climbs, effects: ['tellOwner', 'tellHead', 'tellDepartments'] },
    },
    {
      ...{ from: 'disputed', on: 'firstLeads', by: ['system'], to: 'ruled', due: respondBy, ...climbs },
      effects: ['tellOwner', 'tellHead', 'tellDepartments'],
    },
    {
      ...{ from: [...ASKED, 'answered', 'onSpot'], on: 'climb', by: ['system'], to: 'late' },
      ...{ due: { workingDays: rules.climbWorkingDays }, overdue: 'climbAbove' },
      effects: ['tellOwner', 'tellHead', 'tellDepartments'],
    },
    {
      ...{ from: 'late', on: 'climbAbove', by: ['system'], to: 'above' },
      effects: ['tellOwner', 'tellHead', 'tellAbove'],
    },
    {
      ...{ from: 'refused', on: 'climbAbove', by: ['system'], to: 'disputed', ...toRule },
      effects: ['tellOwner', 'tellHead', 'tellAbove'],
    },
    ...staying(GOING, {
      ...{ on: 'note', by: SAYING, needs: ['hasWords', 'notTooMuch'] },
    } as const),
    {
      ...{ from: 'onSpot', on: 'wait', by: LEADING, needs: ['hasWords', 'notForEver'], to: 'waiting' },
      ...{ due: untilSaid, overdue: 'goOn', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'waiting', on: 'goOn', by: [...LEADING, 'system'], to: 'onSpot', due: timeLeft, ...climbs },
      effects: ['tellOwner', 'tellDepartments'],
    },
    {
      ...{ from: ['onSpot', ...CLIMBED], on: 'longer', by: HEAD, needs: ['hasWords', 'once'], to: 'onSpot' },
      ...{ due: longerBy, ...climbs, effects: ['tellOwner'] },
    },
    {
      ...{ from: 'solved', on: 'notYet', by: ['owner'], needs: ['hasWords', 'notAgain'], to: 'onSpot' },
      ...{ due: { workingDays: rules.againWorkingDays }, ...climbs, effects: ['tellDepartments'] },
    },
    { from: 'solved', on: 'score', by: ['owner'], to: 'closed' },
    { from: 'solved', on: 'silent', by: ['system'], to: 'closed' },
    {
      ...{ from: SIGNED, on: 'callOff', by: HEAD, needs: ['hasWords'] },
      ...{ to: 'calledOff', effects: ['tellOwner', 'tellDepartments'] },
    },
  ],
})
