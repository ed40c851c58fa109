/** Owns the way of an agreement with a partner: talked about, signed, in force between its days, and renewed or over. */
import type { CaseFacts } from '../case/define-case'
import { refusing } from '../kernel/guards'
import { defineWorkflow, staying } from '../kernel/workflow'
import { isSaidWhole } from './gives'
import { beginsAt, endsAt, endsSoonAt, isInOrder } from './rules'

const STAFF = ['staff', 'station_admin'] as const

export const agreementFlow = defineWorkflow({
  name: 'agreement',
  title: '共建协议',
  start: 'lead',
  roles: ['staff', 'station_admin', 'system'],
  states: {
    lead: { label: '想合作', tone: 'plain' },
    negotiating: { label: '在谈', tone: 'plain' },
    signed: { label: '签了，还没到日子', tone: 'good', rests: true },
    active: { label: '合作中', tone: 'good', rests: true },
    ending: { label: '快到期了', tone: 'warn', waitsFor: STAFF },
    expired: { label: '到期了', tone: 'done', final: true },
    terminated: { label: '提前结束了', tone: 'done', final: true },
    dropped: { label: '没有谈成', tone: 'done', final: true },
  },
  events: {
    talk: { label: '开始谈' },
    sign: { label: '签了' },
    start: { label: '开始合作' },
    nearEnd: { label: '快到期了' },
    renew: { label: '续签了' },
    expire: { label: '到期了' },
    terminate: { label: '提前结束' },
    drop: { label: '没有谈成' },
    regive: { label: '改每月给的' },
  },
  guards: {
    hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== ''),
    inOrder: refusing('AGREEMENT_ENDS_EARLY', ({ form }: CaseFacts) => isInOrder(form)),
    saidWhole: refusing('AGREEMENT_HALF_SAID', ({ form }: CaseFacts) => isSaidWhole(form)),
  },
  effects: ['tellStaff', 'tellHead'],
  rows: [
    ...staying(['lead', 'negotiating'], { on: 'regive', by: STAFF, needs: ['saidWhole'] }),
    ...staying(['signed'], { on: 'regive', by: STAFF, needs: ['saidWhole'], overdue: 'start' }),
    ...staying(['active'], { on: 'regive', by: STAFF, needs: ['saidWhole'], overdue: 'nearEnd' }),
    ...staying(['ending'], { on: 'regive', by: STAFF, needs: ['saidWhole'], overdue: 'expire' }),
    { from: 'lead', on: 'talk', by: STAFF, to: 'negotiating' },
    {
      ...{ from: ['lead', 'negotiating'], on: 'sign', by: STAFF, needs: ['inOrder'], to: 'signed' },
      ...{ due: { until: beginsAt }, overdue: 'start', effects: ['tellHead'] },
    },
    {
      ...{ from: 'signed', on: 'start', by: ['system'], to: 'active' },
      ...{ due: { until: endsSoonAt }, overdue: 'nearEnd' },
    },
    {
      ...{ from: 'active', on: 'nearEnd', by: ['system'], to: 'ending', effects: ['tellStaff'] },
      ...{ due: { until: endsAt }, overdue: 'expire' },
    },
    {
      ...{ from: ['active', 'ending'], on: 'renew', by: STAFF, needs: ['inOrder'], to: 'signed' },
      ...{ due: { until: beginsAt }, overdue: 'start', effects: ['tellHead'] },
    },
    { from: 'ending', on: 'expire', by: ['system'], to: 'expired', effects: ['tellStaff'] },
    {
      from: ['signed', 'active', 'ending'],
      on: 'terminate',
      by: STAFF,
      needs: ['hasWords'],
      to: 'terminated',
      effects: ['tellHead'],
    },
    { from: ['lead', 'negotiating'], on: 'drop', by: STAFF, needs: ['hasWords'], to: 'dropped' },
  ],
})
