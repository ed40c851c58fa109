/**
 * Owns the way of a mediation: the head finds somebody who is near to neither side, the other side is asked, they talk,
 * and a month later it is looked at again. Nobody has to: each side may leave at any time.
 */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { HEAD } from '../person/roles'
import { mediationRules as rules, talkBy } from './rules'

const GOING_ON = ['placed', 'asked', 'talking'] as const

const talks = { due: talkBy, overdue: 'long' } as const
const talksAgain = { due: { days: rules.talkDays }, overdue: 'long' } as const
const lookedAtAgain = { due: { days: rules.afterDays }, overdue: 'askAfter' } as const

export const mediationFlow = defineWorkflow({
  name: 'mediation',
  title: '调解',
  start: 'applied',
  begin: { due: { workingDays: rules.placeWorkingDays }, overdue: 'late' },
  roles: ['owner', 'party', 'handler', ...HEAD, 'system'],
  states: {
    applied: { label: '等站长安排', tone: 'waiting', waitsFor: HEAD },
    late: { label: '还没安排', tone: 'warn', waitsFor: HEAD },
    placed: { label: '有人来谈了', tone: 'waiting', waitsFor: HEAD },
    asked: { label: '等另一方答应', tone: 'waiting' },
    talking: { label: '在谈', tone: 'waiting', waitsFor: HEAD },
    agreed: { label: '谈成了', tone: 'good', rests: true },
    failed: { label: '没谈成', tone: 'plain', rests: true },
    after: { label: '回头看看', tone: 'waiting', waitsFor: HEAD },
    passedOn: { label: '转给别处', tone: 'done', final: true },
    withdrawn: { label: '撤回了', tone: 'done', final: true },
    closed: { label: '结束了', tone: 'done', final: true },
  },
  events: {
    assign: { label: '请一位来谈' },
    take: { label: '我来谈' },
    change: { label: '换一位来谈' },
    late: { label: '还没有安排' },
    bring: { label: '请另一方' },
    join: { label: '我愿意谈' },
    decline: { label: '这次不谈' },
    silent: { label: '没有回话' },
    agreeFor: { label: '另一方答应了' },
    meet: { label: '约好哪天谈' },
    note: { label: '记一笔' },
    show: { label: '给不给另一方看' },
    showToo: { label: '给不给对方看' },
    settle: { label: '谈成了' },
    fail: { label: '没谈成' },
    leave: { label: '不谈了' },
    long: { label: '谈得久了' },
    again: { label: '再谈一次' },
    askAfter: { label: '回头看看' },
    fine: { label: '都好' },
    end: { label: '结束' },
    passOn: { label: '不归这里谈' },
    withdraw: { label: '撤回' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('note') < rules.mostNotes),
    notForEver: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('meet') < rules.mostMeetings),
  },
  effects: ['tellOwner', 'tellParty', 'tellHandler', 'tellHead'],
  rows: [
    {
      ...{ from: ['applied', 'late'], on: 'assign', by: HEAD, needs: ['notOwn'], to: 'placed', ...talks },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: ['applied', 'late'], on: 'take', by: HEAD, needs: ['notOwn'], to: 'placed', ...talks },
      effects: ['tellOwner'],
    },
    { from: 'applied', on: 'late', by: ['system'], to: 'late', effects: ['tellOwner', 'tellHead'] },
    ...staying(GOING_ON, {
      ...{ on: 'change', by: HEAD, needs: ['notOwn'], effects: ['tellOwner', 'tellParty', 'tellHandler'] },
    } as const),
    {
      ...{ from: 'placed', on: 'bring', by: ['handler'], to: 'asked' },
      ...{ due: { days: rules.answerDays }, overdue: 'silent', effects: ['tellParty'] },
    },
    {
      ...{ from: 'asked', on: 'join', by: ['party'], to: 'talking', ...talks },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: 'asked', on: 'decline', by: ['party'], to: 'placed', ...talks },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: 'asked', on: 'silent', by: ['system'], to: 'placed', ...talks },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: ['placed', 'asked'], on: 'agreeFor', by: ['handler'], needs: ['hasWords'], to: 'talking' },
      ...{ ...talks, effects: ['tellOwner', 'tellParty'] },
    },
    ...staying(['talking'], {
      ...{ on: 'meet', by: ['handler'], needs: ['notForEver'], effects: ['tellOwner', 'tellParty'] },
    } as const),
    ...staying([...GOING_ON, 'after'], {
      ...{ on: 'note', by: ['handler'], needs: ['hasWords', 'notTooOften'] },
    } as const),
    ...staying(['applied', 'late', ...GOING_ON], { on: 'show', by: ['owner'] } as const),
    ...staying(['talking'], { on: 'showToo', by: ['party'] } as const),
    { from: 'placed', on: 'long', by: ['system'], to: 'placed', effects: ['tellHandler', 'tellHead'] },
    { from: 'talking', on: 'long', by: ['system'], to: 'talking', effects: ['tellHandler', 'tellHead'] },
    {
      ...{ from: 'talking', on: 'settle', by: ['handler'], to: 'agreed', ...lookedAtAgain },
      effects: ['tellOwner', 'tellParty'],
    },
    {
      ...{ from: GOING_ON, on: 'fail', by: ['handler'], needs: ['hasWords'], to: 'failed', ...lookedAtAgain },
      effects: ['tellOwner', 'tellParty'],
    },
    {
      ...{ from: 'talking', on: 'leave', by: ['party'], to: 'failed', ...lookedAtAgain },
      effects: ['tellOwner', 'tellHandler'],
    },
    {
      ...{ from: ['agreed', 'failed'], on: 'askAfter', by: ['system'], to: 'after' },
      ...{ due: { workingDays: rules.afterWorkingDays }, overdue: 'end', effects: ['tellHandler'] },
    },
    {
      ...{ from: ['agreed', 'after'], on: 'again', by: ['owner', 'party', 'handler'], needs: ['hasWords'] },
      ...{ to: 'talking', ...talksAgain, effects: ['tellOwner', 'tellParty', 'tellHandler'] },
    },
    {
      ...{ from: 'after', on: 'fine', by: ['handler'], needs: ['hasWords'], to: 'closed' },
      effects: ['tellOwner', 'tellParty'],
    },
    { from: 'after', on: 'end', by: ['system'], to: 'closed', effects: ['tellHead'] },
    {
      ...{ from: ['applied', 'late', 'placed'], on: 'passOn', by: [...HEAD, 'handler'] },
      ...{ needs: ['notOwn', 'hasWords'], to: 'passedOn', effects: ['tellOwner', 'tellParty'] },
    },
    {
      ...{ from: ['applied', 'late', ...GOING_ON], on: 'withdraw', by: ['owner'], to: 'withdrawn' },
      effects: ['tellParty', 'tellHandler'],
    },
  ],
})
