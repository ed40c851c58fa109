/** Owns that a deadline is as long as the rule says that holds at the instant of the move, for every kind of span. */
import { addWorkingDays, DAY, HOUR, MINUTE, startOf } from '@/domain/kernel/clock'
import { type DatedRule, ruleAt } from '@/domain/kernel/rules'
import { type DueSpec, decide, defineWorkflow } from '@/domain/kernel/workflow'

const rules: DatedRule<number>[] = [
  { id: 'short', effectiveFrom: '2020-01-01', value: 2 },
  { id: 'long', effectiveFrom: '2027-01-01', value: 5 },
]
const ruled = (at: number): number => ruleAt(rules, at).value

const dueAt = (due: DueSpec<unknown>, at: number): number | null => {
  const flow = defineWorkflow({
    name: 'lamp',
    title: '灯',
    start: 'off',
    roles: ['resident'],
    states: { off: { label: '关', tone: 'plain' }, on: { label: '开', tone: 'good', final: true } },
    events: { press: { label: '按' } },
    guards: {},
    effects: [],
    rows: [{ from: 'off', on: 'press', by: ['resident'], to: 'on', due }],
  })
  const move = decide(flow, { state: 'off', version: 1 }, 'press', {
    by: 'ann',
    roles: ['resident'],
    at,
    facts: undefined,
  })
  return move.ok ? move.value.dueAt : null
}

const turn = startOf('2027-01-01')

it.each([
  ['the last instant of the old rule', turn - 1, 2],
  ['the first instant of the new rule', turn, 5],
])('a deadline set at %s is by the rule of that instant', (_name, at, count) => {
  expect(dueAt({ minutes: ruled }, at)).toBe(at + count * MINUTE)
  expect(dueAt({ hours: ruled }, at)).toBe(at + count * HOUR)
  expect(dueAt({ days: ruled }, at)).toBe(at + count * DAY)
  expect(dueAt({ workingDays: ruled }, at)).toBe(addWorkingDays(at, count))
  expect(dueAt({ days: 3 }, at)).toBe(at + 3 * DAY)
})
