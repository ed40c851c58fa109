/** Owns what a partner promises: one thing, how much of it, by which day. Never money. */
import { defineForm } from '../kernel/form'
import { pledgeRules } from './rules'

export const pledgeForm = defineForm({
  partner: { is: 'partner', label: '哪一家说的' },
  what: {
    is: 'text',
    label: '答应做什么',
    most: 80,
    placeholder: '比如：给六十五岁以上的老人理发',
    hint: '全站的居民都看得到；别写钱，也别写人名、电话',
  },
  amount: { is: 'text', label: '多少', most: 20, line: true, placeholder: '比如：20 人次、50 份' },
  day: { is: 'day', label: '哪天以前做到', from: 1, most: pledgeRules.daysAhead },
})
