/** Owns the way of an order: looked at, handed out by asking a few or opening it to all, done, and rated by whoever asked for it. */
import type { CaseFacts } from '../case/define-case'
import { untilSaid } from '../case/pause'
import { untilAnswered } from '../case/wave'
import { DAY, HOUR } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { planOf } from './plan'
import { orderRules as rules } from './rules'

const STAFF = ['staff', 'station_admin'] as const
/** Whoever has managed it does not ask how it was. */
const managing = ['verify', 'offer', 'openPool', 'takeOver', 'toPartner', 'finish'] as const

/** Whoever has done it, or has found who did, does not say how that was made good. */
const helping = ['accept', 'takeOver', 'toPartner', 'finish'] as const

/** Nobody has it in hand yet. */
const BEFORE = ['submitted', 'needMoreInfo', 'verified', 'waved', 'pool', 'stationDoes'] as const

const handOut = { due: { workingDays: rules.handOutWorkingDays }, overdue: 'late' } as const
const bySelf = { due: { workingDays: rules.stationWorkingDays }, overdue: 'late' } as const
const calls = { due: { workingDays: rules.callBackWorkingDays }, overdue: 'late' } as const

/** Nobody is looked for any more once its hour has come. */
const whileAhead = {
  until: ({ form, now }: CaseFacts) => Math.min(now + rules.poolDays * DAY, planOf(form)?.from ?? Infinity),
}

/** Whoever has it in hand has until the end of that part of the day, or a day where that has passed. */
const whenPlanned = {
  due: { until: ({ form, now }: CaseFacts) => Math.max(planOf(form)?.to ?? 0, now + DAY) },
  overdue: 'nudge',
} as const

/** What waits for the station and is late is told to it and to whoever waits, then to its head. */
const lateIn = (['submitted', 'verified', 'stationDoes', 'callBack', 'silent'] as const).flatMap((state) => [
  {
    ...({ from: state, on: 'late', by: ['system'], to: state, overdue: 'climb' } as const),
    due: { workingDays: rules.lateWorkingDays },
    effects: ['tellOwner', 'tellStaff'] as const,
  },
  {
    ...({ from: state, on: 'climb', by: ['system'], to: state } as const),
    due: { workingDays: rules.lateWorkingDays },
    effects: ['tellHead'] as const,
  },
])

/** Whoever has it in hand is asked what has become of it; of one who does not say the station asks. */
const askedIn = (['accepted', 'inService'] as const).map((state) => ({
  ...({ from: state, on: 'nudge', by: ['system'], to: state, overdue: 'lose' } as const),
  due: { days: rules.sayDays },
  effects: ['tellHandler'] as const,
}))
const rested = ['rested'] as const

export const orderFlow = defineWorkflow({
  name: 'order',
  title: '点单',
  start: 'submitted',
  begin: { due: { workingDays: rules.verifyWorkingDays }, overdue: 'late' },
  roles: ['owner', 'handler', 'asked', 'volunteer', 'staff', 'station_admin', 'system'],
  states: {
    submitted: { label: '等社区看', tone: 'waiting', waitsFor: STAFF },
    needMoreInfo: { label: '等您补充', tone: 'warn' },
    verified: { label: '等派单', tone: 'waiting', waitsFor: STAFF },
    waved: { label: '在问志愿者', tone: 'waiting' },
    pool: { label: '等邻居来接', tone: 'waiting' },
    stationDoes: { label: '站里来办', tone: 'warn', waitsFor: STAFF },
    accepted: { label: '有人接了', tone: 'good' },
    paused: { label: '在等', tone: 'waiting' },
    inService: { label: '正在帮', tone: 'good' },
    silent: { label: '社区在问', tone: 'warn', waitsFor: STAFF },
    finished: { label: '帮完了', tone: 'good' },
    callBack: { label: '要回访', tone: 'warn', waitsFor: STAFF },
    closed: { label: '结束了', tone: 'done', final: true },
    gathered: { label: '办成活动了', tone: 'done', final: true },
    rejected: { label: '没有接', tone: 'done', final: true },
    cancelled: { label: '取消了', tone: 'done', final: true },
  },
  events: {
    verify: { label: '可以派' },
    askInfo: { label: '请对方补充' },
    add: { label: '补充好了' },
    reject: { label: '接不了' },
    gather: { label: '办成一场活动' },
    offer: { label: '问几位志愿者' },
    accept: { label: '我去' },
    decline: { label: '这次去不了' },
    ask: { label: '问下几位' },
    giveUp: { label: '没有人接' },
    openPool: { label: '请大家来接' },
    takeOver: { label: '站里去办' },
    toPartner: { label: '请合伙人来做' },
    cannot: { label: '去不了了' },
    change: { label: '换一位' },
    newDay: { label: '改日子' },
    wait: { label: '先等等' },
    goOn: { label: '接着办' },
    start: { label: '到了，开始' },
    finish: { label: '帮完了' },
    rate: { label: '评一评' },
    unhappy: { label: '不满意' },
    calledBack: { label: '回访过了' },
    close: { label: '没有评' },
    cancel: { label: '不用了' },
    stop: { label: '停下这一单' },
    lapse: { label: '没有补充' },
    late: { label: '没有按时办' },
    climb: { label: '还没有办' },
    nudge: { label: '帮完了吗' },
    lose: { label: '没有消息' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    qualified: refusing('CASE_PAPER_NEEDED', ({ qualified }: CaseFacts) => qualified),
    ahead: refusing('CASE_DAY_OVER', ({ form, now }: CaseFacts) => (planOf(form)?.from ?? 0) > now),
    notForEver: refusing('WAITED_ENOUGH', ({ times }: CaseFacts) => times('wait') < 3),
    rested: refusing('CASE_TOO_SOON', ({ ago }: CaseFacts) => ago('finish') >= rules.rateAfterHours * HOUR),
  },
  effects: ['tellOwner', 'tellHandler', 'tellStaff', 'tellHead'],
  rows: [
    { from: 'submitted', on: 'verify', by: STAFF, needs: ['notOwn'], to: 'verified', ...handOut },
    {
      ...{ from: 'submitted', on: 'askInfo', by: STAFF, needs: ['notOwn', 'hasWords'], to: 'needMoreInfo' },
      ...{ due: { days: rules.missingDays }, overdue: 'lapse', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'needMoreInfo', on: 'add', by: ['owner'], needs: ['hasWords'], to: 'submitted' },
      ...{ due: { workingDays: rules.verifyWorkingDays }, overdue: 'late' },
    },
    { from: 'needMoreInfo', on: 'lapse', by: ['system'], to: 'cancelled', effects: ['tellOwner'] },
    {
      ...{ from: ['submitted', 'verified', 'stationDoes'], on: 'reject', by: STAFF },
      ...{ needs: ['notOwn', 'hasWords'], to: 'rejected', effects: ['tellOwner'] },
    },
    {
      ...{ from: ['submitted', 'verified', 'pool', 'stationDoes'], on: 'gather', by: STAFF },
      ...{ needs: ['notOwn'], to: 'gathered', effects: ['tellOwner'] },
    },
    {
      ...{
        from: ['verified', 'pool', 'stationDoes'],
        on: 'offer',
        by: STAFF,
        needs: ['notOwn', 'ahead'],
        to: 'waved',
      },
      ...{ due: untilAnswered, overdue: 'ask' },
    },
    { from: 'waved', on: 'decline', by: ['asked'], to: 'waved', due: untilAnswered, overdue: 'ask' },
    { from: 'waved', on: 'ask', by: ['system'], to: 'waved', due: untilAnswered, overdue: 'ask' },
    {
      ...{
        from: ['verified', 'waved', 'stationDoes'],
        on: 'openPool',
        by: STAFF,
        needs: ['notOwn', 'ahead'],
      },
      ...{ to: 'pool', due: whileAhead, overdue: 'giveUp' },
    },
    {
      ...{ from: ['waved', 'pool'], on: 'giveUp', by: ['system'], to: 'stationDoes', ...bySelf },
      effects: ['tellOwner', 'tellStaff'],
    },
    {
      ...{ from: 'waved', on: 'accept', by: ['asked'], needs: ['notOwn', 'qualified'], to: 'accepted' },
      ...{ ...whenPlanned, effects: ['tellOwner'] },
    },
    {
      ...{ from: 'pool', on: 'accept', by: ['volunteer'], needs: ['notOwn', 'qualified'], to: 'accepted' },
      ...{ ...whenPlanned, effects: ['tellOwner'] },
    },
    {
      ...{ from: ['verified', 'waved', 'pool', 'stationDoes'], on: 'takeOver', by: STAFF, needs: ['notOwn'] },
      ...{ to: 'accepted', ...whenPlanned, effects: ['tellOwner'] },
    },
    {
      ...{
        from: ['verified', 'waved', 'pool', 'stationDoes'],
        on: 'toPartner',
        by: STAFF,
        needs: ['notOwn'],
      },
      ...{ to: 'accepted', ...whenPlanned, effects: ['tellOwner'] },
    },
    {
      ...{
        from: ['accepted', 'paused', 'silent'],
        on: 'cannot',
        by: ['handler'],
        to: 'verified',
        ...handOut,
      },
      effects: ['tellOwner', 'tellStaff'],
    },
    {
      ...{ from: ['accepted', 'paused', 'inService', 'silent'], on: 'change', by: [...STAFF, 'system'] },
      ...{ needs: ['notOwn'], to: 'verified', ...handOut },
      effects: ['tellOwner', 'tellHandler', 'tellStaff'],
    },
    ...staying(['verified', 'stationDoes'], {
      ...{ on: 'newDay', by: STAFF, needs: ['notOwn'], effects: ['tellOwner'] },
    } as const),
    {
      ...{ from: ['accepted', 'silent'], on: 'newDay', by: ['handler', ...STAFF], needs: ['notOwn'] },
      ...{ to: 'accepted', ...whenPlanned, effects: ['tellOwner', 'tellHandler'] },
    },
    {
      ...{ from: 'accepted', on: 'wait', by: ['handler'], needs: ['hasWords', 'notForEver'], to: 'paused' },
      ...{ due: untilSaid, overdue: 'goOn', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'paused', on: 'goOn', by: ['handler', 'system'], to: 'accepted', ...whenPlanned },
      effects: ['tellHandler'],
    },
    {
      ...{ from: 'accepted', on: 'start', by: ['handler'], to: 'inService' },
      ...{ due: { hours: rules.doneHours }, overdue: 'nudge' },
    },
    {
      ...{ from: ['accepted', 'inService'], on: 'lose', by: ['system'], to: 'silent', ...bySelf },
      effects: ['tellOwner', 'tellStaff'],
    },
    ...askedIn,
    ...lateIn,
    {
      ...{ from: ['accepted', 'inService', 'silent'], on: 'finish', by: ['handler'], to: 'finished' },
      ...{ due: { days: rules.rateDays }, overdue: 'close', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'finished', on: 'rate', by: STAFF, needs: ['notOwn', 'rested'], apart: managing },
      ...{ to: 'closed', effects: ['tellHandler'] },
    },
    { from: 'finished', on: 'rate', by: ['owner'], needs: rested, to: 'closed', effects: ['tellHandler'] },
    {
      ...{ from: 'finished', on: 'unhappy', by: STAFF, needs: ['notOwn', 'rested'], apart: managing },
      ...{ to: 'callBack', ...calls, effects: ['tellStaff'] },
    },
    {
      ...{ from: 'finished', on: 'unhappy', by: ['owner'], needs: rested, to: 'callBack' },
      ...{ ...calls, effects: ['tellStaff'] },
    },
    { from: 'finished', on: 'close', by: ['system'], to: 'closed' },
    {
      ...{ from: 'callBack', on: 'calledBack', by: STAFF, needs: ['notOwn', 'hasWords'], apart: helping },
      ...{ to: 'closed', effects: ['tellOwner'] },
    },
    {
      from: [...BEFORE, 'accepted', 'paused', 'silent'],
      ...{ on: 'cancel', by: ['owner'], to: 'cancelled', effects: ['tellHandler'] },
    },
    {
      from: ['needMoreInfo', 'verified', 'waved', 'pool', 'accepted', 'paused', 'inService', 'silent'],
      ...{ on: 'stop', by: STAFF, needs: ['notOwn', 'hasWords'], to: 'cancelled' },
      effects: ['tellOwner', 'tellHandler'],
    },
  ],
})
