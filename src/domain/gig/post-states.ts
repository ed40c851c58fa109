/** Owns the way of a post: written down, the licence seen, shown until its day or until somebody was found. */
import type { CaseFacts } from '../case/define-case'
import { DAY, startOf } from '../kernel/clock'
import { refusing } from '../kernel/guards'
import { defineWorkflow } from '../kernel/workflow'
import { STAFF } from '../person/roles'
import { jobRules as rules } from './rules'

/** The end of the day until which a post is shown; without a day it is shown no more. */
export const shownUntil = (until: unknown): number =>
  typeof until === 'string' && until !== '' ? startOf(until) + DAY : 0

export const postFlow = defineWorkflow({
  name: 'jobPost',
  title: '招工登记',
  start: 'draft',
  begin: { due: { workingDays: rules.checkWorkingDays } },
  roles: [...STAFF, 'system'],
  states: {
    draft: { label: '等看执照', tone: 'waiting', waitsFor: STAFF },
    checking: { label: '看过执照，等挂出', tone: 'waiting', waitsFor: STAFF },
    published: { label: '挂着', tone: 'good', rests: true },
    filled: { label: '招到了', tone: 'done', final: true },
    expired: { label: '到期了', tone: 'done', final: true },
    withdrawn: { label: '单位不招了', tone: 'done', final: true },
    removed: { label: '撤下了', tone: 'done', final: true },
  },
  events: {
    see: { label: '看过执照' },
    publish: { label: '挂出去' },
    fill: { label: '招到了' },
    expire: { label: '到期' },
    withdraw: { label: '单位不招了' },
    remove: { label: '撤下' },
  },
  guards: { hasWords: refusing('REASON_NEEDED', ({ words }: CaseFacts) => words !== '') },
  effects: [],
  rows: [
    {
      ...{ from: 'draft', on: 'see', by: STAFF, to: 'checking' },
      due: { workingDays: rules.checkWorkingDays },
    },
    {
      ...{ from: 'checking', on: 'publish', by: STAFF, to: 'published' },
      ...{ due: { until: ({ form }: CaseFacts) => shownUntil(form['until']) }, overdue: 'expire' },
    },
    { from: 'published', on: 'fill', by: STAFF, to: 'filled' },
    { from: 'published', on: 'expire', by: ['system'], to: 'expired' },
    { from: ['draft', 'checking', 'published'], on: 'withdraw', by: STAFF, to: 'withdrawn' },
    {
      ...{ from: ['draft', 'checking', 'published'], on: 'remove', by: STAFF, needs: ['hasWords'] },
      to: 'removed',
    },
  ],
})
