/**
 * Owns the way of somebody who looks for work: a post is found, that one says yes to it, is referred, and is asked after
 * seven days and after thirty how it goes.
 */
import type { CaseFacts } from '../case/define-case'
import { DAY } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from '../person/roles'
import { jobRules as rules } from './rules'

const asked = { due: { workingDays: rules.askWorkingDays } } as const
const found = { due: { workingDays: rules.findWorkingDays } } as const

export const seekerFlow = defineWorkflow({
  name: 'seeker',
  title: '求职登记',
  start: 'registered',
  begin: found,
  roles: ['owner', ...STAFF, 'system'],
  states: {
    registered: { label: '等站里找', tone: 'waiting', waitsFor: STAFF },
    matched: { label: '看好一份，等本人答应', tone: 'waiting', waitsFor: STAFF },
    referred: { label: '介绍去了', tone: 'waiting', waitsFor: STAFF },
    hired: { label: '上工了', tone: 'good', rests: true },
    firstAsk: { label: '一周了，问一问', tone: 'waiting', waitsFor: STAFF },
    settled: { label: '在干着', tone: 'good', rests: true },
    lastAsk: { label: '一个月了，问一问', tone: 'waiting', waitsFor: STAFF },
    notHired: { label: '没有成', tone: 'plain', waitsFor: STAFF },
    followedUp: { label: '问过了，结束', tone: 'done', final: true },
    withdrawn: { label: '不找了', tone: 'done', final: true },
  },
  events: {
    match: { label: '看好一份' },
    agree: { label: '本人答应，介绍去' },
    decline: { label: '本人不去' },
    hire: { label: '上工了' },
    notHire: { label: '没有成' },
    week: { label: '一周了' },
    fine: { label: '干得好' },
    month: { label: '一个月了' },
    still: { label: '还在干' },
    left: { label: '不干了' },
    close: { label: '不用再找' },
    withdraw: { label: '不找了' },
  },
  guards: { hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== '') },
  effects: ['tellOwner'],
  rows: [
    {
      ...{ from: ['registered', 'matched', 'notHired'], on: 'close', by: STAFF, needs: ['hasWords'] },
      ...{ to: 'followedUp', effects: ['tellOwner'] },
    },
    {
      ...{ from: ['registered', 'notHired'], on: 'match', by: STAFF, to: 'matched', ...found },
      effects: ['tellOwner'],
    },
    {
      ...{ from: 'matched', on: 'agree', by: STAFF, to: 'referred' },
      ...{ due: { workingDays: rules.hearWorkingDays }, effects: ['tellOwner'] },
    },
    { from: 'matched', on: 'decline', by: ['owner', ...STAFF], to: 'registered', ...found },
    {
      ...{ from: 'referred', on: 'hire', by: STAFF, to: 'hired' },
      ...{ due: { days: rules.firstAskDays }, overdue: 'week', effects: ['tellOwner'] },
    },
    { from: 'referred', on: 'notHire', by: STAFF, needs: ['hasWords'], to: 'notHired', ...found },
    { from: 'hired', on: 'week', by: ['system'], to: 'firstAsk', ...asked },
    {
      ...{ from: 'firstAsk', on: 'fine', by: STAFF, needs: ['hasWords'], to: 'settled' },
      // Counted from the first day at work, whenever the first question was asked.
      due: { until: ({ now, ago }: CaseFacts) => now - ago('hire') + rules.lastAskDays * DAY },
      overdue: 'month',
    },
    { from: 'settled', on: 'month', by: ['system'], to: 'lastAsk', ...asked },
    { from: 'lastAsk', on: 'still', by: STAFF, needs: ['hasWords'], to: 'followedUp' },
    {
      ...{ from: ['hired', 'firstAsk', 'settled', 'lastAsk'], on: 'left', by: STAFF, needs: ['hasWords'] },
      ...{ to: 'notHired', ...found },
    },
    {
      from: [
        ...(['registered', 'matched', 'referred', 'hired', 'firstAsk'] as const),
        ...(['settled', 'lastAsk', 'notHired'] as const),
      ],
      ...{ on: 'withdraw', by: ['owner'], to: 'withdrawn' },
    },
  ],
})
