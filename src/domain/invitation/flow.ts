/**
 * Owns the way of an invitation: whoever leads the team says whether it comes, either side may ask for another day, it is
 * performed, and whoever invited says so. It is never paid, and gives nobody hours.
 */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { STAFF } from '../person/roles'
import { beginsAt, invitationRules as rules } from './rules'

const TROUPE = ['handler', ...STAFF] as const
/** Before it begins, whoever invited may take it back. */
const AHEAD = ['requested', 'late', 'dayOffered', 'accepted', 'dayByTeam', 'dayByInviter'] as const

const coming = { due: { until: beginsAt }, overdue: 'come' } as const
const otherDay = { due: { days: rules.dayDays }, overdue: 'keepDay' } as const

export const invitationFlow = defineWorkflow({
  name: 'invitation',
  title: '邀演出',
  start: 'requested',
  begin: { due: { workingDays: rules.answerWorkingDays }, overdue: 'late' },
  roles: ['owner', 'handler', ...STAFF, 'system'],
  states: {
    requested: { label: '等队长答复', tone: 'waiting' },
    late: { label: '队长还没答复', tone: 'warn', waitsFor: STAFF },
    dayOffered: { label: '换一天能来，等回话', tone: 'warn' },
    accepted: { label: '约好了', tone: 'good' },
    dayByTeam: { label: '队里想改日子', tone: 'warn' },
    dayByInviter: { label: '邀请的人想改日子', tone: 'warn' },
    today: { label: '到日子了', tone: 'good' },
    unsaid: { label: '没人说演了没有', tone: 'warn', waitsFor: STAFF },
    performed: { label: '演过了，等回话', tone: 'good' },
    missed: { label: '说没有演成', tone: 'warn', waitsFor: STAFF },
    closed: { label: '结束了', tone: 'done', final: true },
    declined: { label: '来不了', tone: 'done', final: true },
    withdrawn: { label: '不请了', tone: 'done', final: true },
    lapsed: { label: '日子过了', tone: 'done', final: true },
  },
  events: {
    accept: { label: '能来' },
    offerDay: { label: '换一天能来' },
    takeDay: { label: '就这一天' },
    decline: { label: '来不了' },
    late: { label: '还没有答复' },
    hand: { label: '转给现在的队长' },
    newDay: { label: '想改个日子' },
    fine: { label: '改到这天行' },
    notFine: { label: '还是原来那天' },
    wishDay: { label: '改个日子' },
    fineToo: { label: '改到这天能来' },
    notFineToo: { label: '只能原来那天' },
    keepDay: { label: '没有回话' },
    come: { label: '到了日子' },
    cannot: { label: '来不成了' },
    perform: { label: '演过了' },
    unsaid: { label: '没有人说' },
    confirm: { label: '来演过了' },
    missed: { label: '没有演成' },
    clear: { label: '问清楚了' },
    settle: { label: '没有再说' },
    pass: { label: '日子过了' },
    withdraw: { label: '不请了' },
  },
  guards: {
    notOwn: refusing('OWN_RECORD', ({ own }: CaseFacts) => !own),
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    teamNotTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('newDay') < rules.mostDays),
    notTooOften: refusing('SAID_ENOUGH', ({ times }: CaseFacts) => times('wishDay') < rules.mostDays),
  },
  effects: ['tellOwner', 'tellLeader', 'tellStaff'],
  rows: [
    {
      ...{ from: ['requested', 'late'], on: 'accept', by: TROUPE, needs: ['notOwn'], to: 'accepted' },
      ...{ ...coming, effects: ['tellOwner', 'tellLeader', 'tellStaff'] },
    },
    {
      ...{ from: ['requested', 'late'], on: 'offerDay', by: TROUPE, needs: ['notOwn'], to: 'dayOffered' },
      ...{ due: { days: rules.dayDays }, overdue: 'pass', effects: ['tellOwner'] },
    },
    {
      ...{ from: 'dayOffered', on: 'takeDay', by: ['owner'], to: 'accepted', ...coming },
      effects: ['tellLeader', 'tellStaff'],
    },
    {
      ...{ from: ['requested', 'late'], on: 'decline', by: TROUPE, needs: ['notOwn', 'hasWords'] },
      ...{ to: 'declined', effects: ['tellOwner', 'tellLeader'] },
    },
    {
      ...{ from: 'requested', on: 'late', by: ['system'], to: 'late' },
      ...{ due: { until: beginsAt }, overdue: 'pass', effects: ['tellOwner', 'tellStaff'] },
    },
    {
      ...{ from: ['late', 'dayOffered'], on: 'pass', by: ['system'], to: 'lapsed' },
      effects: ['tellOwner', 'tellLeader'],
    },
    ...staying([...AHEAD, 'today', 'unsaid', 'performed', 'missed'], {
      ...{ on: 'hand', by: STAFF, effects: ['tellLeader'] },
    } as const),
    {
      ...{ from: 'accepted', on: 'newDay', by: TROUPE, needs: ['notOwn', 'teamNotTooOften'] },
      ...{ to: 'dayByTeam', ...otherDay, effects: ['tellOwner'] },
    },
    {
      ...{ from: 'dayByTeam', on: 'fine', by: ['owner'], to: 'accepted', ...coming },
      effects: ['tellLeader'],
    },
    {
      ...{ from: 'dayByTeam', on: 'notFine', by: ['owner'], to: 'accepted', ...coming },
      effects: ['tellLeader'],
    },
    {
      ...{ from: 'accepted', on: 'wishDay', by: ['owner'], needs: ['notTooOften'], to: 'dayByInviter' },
      ...{ ...otherDay, effects: ['tellLeader'] },
    },
    {
      ...{ from: 'dayByInviter', on: 'fineToo', by: TROUPE, needs: ['notOwn'], to: 'accepted', ...coming },
      effects: ['tellOwner', 'tellLeader'],
    },
    {
      ...{ from: 'dayByInviter', on: 'notFineToo', by: TROUPE, needs: ['notOwn'], to: 'accepted' },
      ...{ ...coming, effects: ['tellOwner', 'tellLeader'] },
    },
    {
      ...{ from: ['dayByTeam', 'dayByInviter'], on: 'keepDay', by: ['system'], to: 'accepted', ...coming },
      effects: ['tellOwner', 'tellLeader'],
    },
    {
      ...{ from: 'accepted', on: 'come', by: ['system'], to: 'today' },
      ...{ due: { workingDays: rules.saidWorkingDays }, overdue: 'unsaid', effects: ['tellLeader'] },
    },
    {
      ...{ from: ['accepted', 'dayByTeam', 'dayByInviter', 'today'], on: 'cannot', by: TROUPE },
      ...{ needs: ['notOwn', 'hasWords'], to: 'declined', effects: ['tellOwner', 'tellLeader', 'tellStaff'] },
    },
    {
      ...{ from: ['today', 'unsaid'], on: 'perform', by: TROUPE, needs: ['notOwn'], to: 'performed' },
      ...{ due: { days: rules.confirmDays }, overdue: 'settle', effects: ['tellOwner'] },
    },
    { from: 'today', on: 'unsaid', by: ['system'], to: 'unsaid', effects: ['tellStaff'] },
    {
      ...{ from: ['today', 'unsaid', 'performed'], on: 'confirm', by: ['owner'], to: 'closed' },
      effects: ['tellLeader'],
    },
    {
      ...{ from: ['unsaid', 'performed'], on: 'missed', by: ['owner'], needs: ['hasWords'], to: 'missed' },
      effects: ['tellLeader', 'tellStaff'],
    },
    {
      ...{ from: ['unsaid', 'missed'], on: 'clear', by: STAFF, needs: ['notOwn', 'hasWords'], to: 'closed' },
      effects: ['tellOwner', 'tellLeader'],
    },
    { from: 'performed', on: 'settle', by: ['system'], to: 'closed', effects: ['tellLeader'] },
    { from: AHEAD, on: 'withdraw', by: ['owner'], to: 'withdrawn', effects: ['tellLeader', 'tellStaff'] },
  ],
})
