/** How the answers of a case are read as lines: a day of another year than that in which it was written says so. */
import { linesOf } from '@/domain/case/form'
import { agreement } from '@/domain/agreement'
import { startOf } from '@/domain/kernel/clock'
import { pledge } from '@/domain/pledge'

const reading = { called: () => '和顺理发店', at: startOf('2026-10-20') }
const form = { partner: 'a', theirs: '来理发', ours: '借活动室', from: '2025-12-13', until: '2026-12-13' }

it('a day of another year is said with its year, one of this year without', () => {
  const lines = new Map(linesOf(agreement.form, form, reading).map(({ label, text }) => [label, text]))
  expect(lines.get(agreement.form.from.label)).toBe('2025 年 12 月 13 日 周六')
  expect(lines.get(agreement.form.until.label)).toBe('12 月 13 日 周日')
})

it('what is given each month is said with what it is counted in, also where that was not chosen', () => {
  const said = (given: Record<string, string | number | null>) =>
    linesOf(agreement.form, { ...form, ...given }, reading)
      .map(({ label, text }) => `${label} ${text}`)
      .slice(-3)
  expect(said({ gives: '上门理发', monthly: 8, unit: null })).toEqual([
    ...['每月给什么 上门理发', '一个月多少 8', '按什么算 次'],
  ])
  expect(said({ gives: '上门理发', monthly: 8, unit: 'hours' })).toContain('按什么算 小时')
  expect(said({ gives: '', monthly: null, unit: null }).join()).not.toContain('按什么算')
})

it('and so does what somebody is told of a pledge', () => {
  const words = pledge.tells.tellOwner?.words
  const of = { number: 3, form: { day: '2027-01-05' } }
  const entry = { on: 'remind', at: startOf('2026-12-29'), by: 'system', from: 'promised', to: 'soon' }
  expect(words?.(of as never, entry as never).text).toContain('说好2027 年 1 月 5 日 周二以前')
})
