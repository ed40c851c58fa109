/** Owns the way of an order: looked at, handed out by asking a few or opening it to all, done, and rated by whoever asked for it. */
import type { CaseFacts } from '../case/define-case'
import { untilSaid } from '../case/pause'
import { untilAnswered } from '../case/wave'
import { HOUR } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow } from '../kernel/workflow'
import { orderRules as rules } from './rules'

const STAFF = ['staff', 'station_admin'] as const
/** Whoever has managed it does not ask how it was. */
const managing = ['verify', 'offer', 'openPool', 'takeOver', 'toPartner', 'finish'] as const

const handOut = { due: { workingDays: rules.handOutWorkingDays } } as const
const bySelf = { due: { workingDays: rules.stationWorkingDays } } as const
const rested = ['rested'] as const

export const orderFlow = defineWorkflow({
  name: 'order',
  title: '点单',
  start: 'submitted',
  begin: { due: { workingDays: rules.verifyWorkingDays } },
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
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    qualified: refusing('CASE_PAPER_NEEDED', ({ qualified }: CaseFacts) => qualified),
    notForEver: refusing('WAITED_ENOUGH', ({ times }: CaseFacts) => times('wait') < 3),
    rested: refusing('CASE_TOO_SOON', ({ ago }: CaseFacts) => ago('finish') >= rules.rateAfterHours * HOUR),
  },
  effects: ['tellOwner', 'tellHandler', 'tellStaff'],
  rows: [
    { from: 'submitted', on: 'verify', by: STAFF, needs: ['notOwn'], to: 'verified', ...handOut },
    {
      ...{ from: 'submitted', on: 'askInfo', by: STAFF, needs: ['notOwn', 'hasWords'], to: 'needMoreInfo' },
      ...{ due: { days: rules.missingDays }, overdue: 'lapse', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'needMoreInfo', on: 'add', by: ['owner'], needs: ['hasWords'], to: 'submitted' },
      due: { workingDays: rules.verifyWorkingDays },
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
        needs: ['notOwn'],
        to: 'waved',
      },
      ...{ due: untilAnswered, overdue: 'ask' },
    },
    { from: 'waved', on: 'decline', by: ['asked'], to: 'waved', due: untilAnswered, overdue: 'ask' },
    { from: 'waved', on: 'ask', by: ['system'], to: 'waved', due: untilAnswered, overdue: 'ask' },
    {
      ...{ from: ['verified', 'waved', 'stationDoes'], on: 'openPool', by: STAFF, needs: ['notOwn'] },
      ...{ to: 'pool', due: { days: rules.poolDays }, overdue: 'giveUp' },
    },
    {
      ...{ from: ['waved', 'pool'], on: 'giveUp', by: ['system'], to: 'stationDoes', ...bySelf },
      effects: ['tellStaff'],
    },
    {
      ...{ from: 'waved', on: 'accept', by: ['asked'], needs: ['notOwn', 'qualified'], to: 'accepted' },
      effects: ['tellOwner'],
    },
    {
      ...{ from: 'pool', on: 'accept', by: ['volunteer'], needs: ['notOwn', 'qualified'], to: 'accepted' },
      effects: ['tellOwner'],
    },
    {
      ...{ from: ['verified', 'waved', 'pool', 'stationDoes'], on: 'takeOver', by: STAFF, needs: ['notOwn'] },
      ...{ to: 'accepted', effects: ['tellOwner'] },
    },
    {
      ...{
        from: ['verified', 'waved', 'pool', 'stationDoes'],
        on: 'toPartner',
        by: STAFF,
        needs: ['notOwn'],
      },
      ...{ to: 'accepted', effects: ['tellOwner'] },
    },
    {
      ...{ from: ['accepted', 'paused'], on: 'cannot', by: ['handler'], to: 'verified', ...handOut },
      effects: ['tellOwner', 'tellStaff'],
    },
    {
      ...{ from: 'accepted', on: 'wait', by: ['handler'], needs: ['hasWords', 'notForEver'], to: 'paused' },
      ...{ due: untilSaid, overdue: 'goOn', effects: ['tellOwner'] },
    },
    { from: 'paused', on: 'goOn', by: ['handler', 'system'], to: 'accepted', effects: ['tellHandler'] },
    { from: 'accepted', on: 'start', by: ['handler'], to: 'inService' },
    {
      ...{ from: ['accepted', 'inService'], on: 'finish', by: ['handler'], to: 'finished' },
      ...{ due: { days: rules.rateDays }, overdue: 'close', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'finished', on: 'rate', by: STAFF, needs: ['notOwn', 'rested'], apart: managing },
      ...{ to: 'closed', effects: ['tellHandler'] },
    },
    { from: 'finished', on: 'rate', by: ['owner'], needs: rested, to: 'closed', effects: ['tellHandler'] },
    {
      ...{ from: 'finished', on: 'unhappy', by: STAFF, needs: ['notOwn', 'rested'], apart: managing },
      ...{ to: 'callBack', due: { workingDays: rules.callBackWorkingDays }, effects: ['tellStaff'] },
    },
    {
      ...{ from: 'finished', on: 'unhappy', by: ['owner'], needs: rested, to: 'callBack' },
      ...{ due: { workingDays: rules.callBackWorkingDays }, effects: ['tellStaff'] },
    },
    { from: 'finished', on: 'close', by: ['system'], to: 'closed' },
    {
      ...{ from: 'callBack', on: 'calledBack', by: STAFF, needs: ['notOwn', 'hasWords'], to: 'closed' },
      effects: ['tellOwner'],
    },
    {
      from: ['submitted', 'needMoreInfo', 'verified', 'waved', 'pool', 'stationDoes', 'accepted', 'paused'],
      ...{ on: 'cancel', by: ['owner'], to: 'cancelled', effects: ['tellHandler'] },
    },
    {
      from: ['needMoreInfo', 'verified', 'waved', 'pool', 'accepted', 'paused', 'inService'],
      ...{ on: 'stop', by: STAFF, needs: ['notOwn', 'hasWords'], to: 'cancelled' },
      effects: ['tellOwner', 'tellHandler'],
    },
  ],
})
