/** What the register of orders says of one: how it came, each step with its time, when it was done, and whether in time. */
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { DAY, HOUR, startOf } from '@/domain/kernel/clock'
import type { HistoryEntry } from '@/domain/kernel/history'
import { caseRegister, type CaseRow } from '@/domain/registers/help'
import { callingOf, lineOf } from '@/domain/registers/register'

const kinds: Record<'order' | 'mediation', CaseKind> = caseKinds

// A Monday.
const begun = startOf('2026-11-02') + 9 * HOUR
const step = (on: string, from: string, to: string, at: number, by = 'staff'): HistoryEntry => ({
  at,
  by,
  on,
  from,
  to,
})

const helped: HistoryEntry[] = [
  step('begin', '', 'submitted', begun, 'p'),
  step('verify', 'submitted', 'verified', begun + HOUR),
  step('openPool', 'verified', 'pool', begun + 2 * HOUR),
  step('accept', 'pool', 'accepted', begun + 3 * HOUR, 'v'),
  step('finish', 'accepted', 'finished', begun + 2 * DAY, 'v'),
]

const order = (given: Partial<CaseRow>): CaseRow =>
  ({
    ...{ _id: 'o', kind: 'order', number: 7, ownerId: 'p', form: {}, answers: {}, createdAt: begun },
    ...{ holidays: { off: [] }, readAt: begun + 20 * DAY, state: 'closed', history: helped, ...given },
  }) as CaseRow

/** The cells of a line by their heads. */
function said(given: Partial<CaseRow>): Record<string, unknown> {
  const register = caseRegister(kinds.order)
  const { cells } = lineOf(register, order(given), callingOf(new Set()))
  return Object.fromEntries(register.columns.map(({ head }, at) => [head, cells[at]]))
}

it('an order is done when the help was, not when it was rated or nobody rated it for a week', () => {
  const silent = [...helped, step('close', 'finished', 'closed', begun + 9 * DAY, 'system')]
  expect(said({ history: silent })).toMatchObject({ 办结: '2026-11-04 09:00', 用了几天: 2 })
  expect(said({ state: 'finished' })).toMatchObject({ 办结: '2026-11-04 09:00', 用了几天: 2 })
  const refused = [helped[0], step('reject', 'submitted', 'rejected', begun + DAY)] as HistoryEntry[]
  expect(said({ state: 'rejected', history: refused })).toMatchObject({ 办结: '2026-11-03 09:00' })
  expect(said({ state: 'pool', history: helped.slice(0, 3) })).toMatchObject({ 办结: '', 用了几天: '' })
})

it('says how it came in, and each step with its time', () => {
  expect(said({ via: 'phone' })).toMatchObject({ 怎么来的: '打电话说的' })
  const { 怎么来的: came, 每一步: steps } = said({ history: helped.slice(0, 3) })
  expect(came).toBe('自己提的')
  expect(steps).toBe('2026-11-02 10:00 可以派；2026-11-02 11:00 请大家来接')
  const long = Array.from({ length: 30 }, (_, n) => step('wait', 'accepted', 'paused', begun + n * HOUR))
  expect(String(said({ history: [...helped, ...long] })['每一步']).split('；')).toHaveLength(13)
})

it('says whether the station kept its terms, with its closed days', () => {
  expect(said({})).toMatchObject({ 按时: '按时' })
  const late = [helped[0], step('verify', 'submitted', 'verified', begun + 5 * DAY), ...helped.slice(2)]
  expect(said({ history: late as HistoryEntry[] })).toMatchObject({ 按时: '晚了 1 次' })
  const off = ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']
  expect(said({ history: late as HistoryEntry[], holidays: { off } })).toMatchObject({ 按时: '按时' })
  // What nobody has looked at yet is late once its term is over.
  const waiting = { state: 'submitted', history: helped.slice(0, 1) }
  expect(said({ ...waiting, readAt: begun + HOUR })).toMatchObject({ 按时: '' })
  expect(said(waiting)).toMatchObject({ 按时: '晚了 1 次' })
})

it('says of what is sealed no step and no way by which it came', () => {
  const heads = caseRegister(kinds.mediation).columns.map(({ head }) => head)
  for (const head of ['怎么来的', '是什么', '每一步']) expect(heads).not.toContain(head)
})
