/** A day that a form does not offer begins no case, whatever a phone sends; one that comes in late is not lost. */
import type { CaseAction } from '@/contract/case'
import { contract } from '@/contract'
import { typedTable } from '@/domain/case/form'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { dayFieldsOf, LATE_DAYS } from '@/domain/kernel/form-days'
import { caseStation, openidOf, OWNER } from '../../support/case-people'
import { aCaseForm, actionOf, caseRows, isForAll, kinds } from '../../support/cases'
import { daysAround } from '../../support/days-around'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await caseStation(test)
})
afterAll(() => test.close())

const dated = kinds.filter((kind) => !kind.begin.known && dayFieldsOf(typedTable(kind)).length > 0)

it.each(dated.map((kind) => [kind.title, kind] as const))('%s', async (_title, kind) => {
  const owner = isForAll(kind) ? OWNER : openidOf(kind.begin.roles[0] ?? '')
  const action = actionOf(kind, 'begin')
  const given = await aCaseForm(test, kind, owner)
  const begin = (name: string, days: number, key?: string) =>
    test.call(
      owner,
      action,
      {
        ...given,
        form: { ...given.form, ...daysAround(typedTable(kind), name, { days, now: test.now() }) },
      },
      key,
    )
  const before = (await caseRows(test, { kind: kind.name })).length
  for (const [name, { label, from = 1, most }] of dayFieldsOf(typedTable(kind))) {
    for (const days of [from - LATE_DAYS - 1, most + 1]) {
      const refused = await begin(name, days)
      expect([name, days, refused]).toEqual([name, days, expect.objectContaining({ ok: false })])
      expect(refused).toMatchObject({ error: { code: 'DAY_NOT_OFFERED', details: { field: label } } })
    }
    expect((await begin(name, from - LATE_DAYS)).ok).toBe(true)
    expect((await begin(name, most)).ok).toBe(true)
  }
  expect((await caseRows(test, { kind: kind.name })).length).toBe(
    before + 2 * dayFieldsOf(typedTable(kind)).length,
  )
  expect(contract[action as CaseAction<'begin'>].errors).toContain('DAY_NOT_OFFERED')
})

it('what this very request had begun is answered with, even when its day has passed meanwhile', async () => {
  const order = kinds.find(({ name }) => name === 'order') ?? dated[0]
  if (!order) throw new Error('no kind asks for a day')
  const given = await aCaseForm(test, order)
  const form = { ...given.form, day: dayOf(test.now() + DAY) }
  const key = 'late-request-key-0001'
  const send = () => test.call(OWNER, actionOf(order, 'begin'), { ...given, form }, key)
  const first = await send()
  test.at(test.now() + 9 * DAY)
  const again = await send()
  expect(first.ok && again.ok && again.data.caseId).toBe(first.ok && first.data.caseId)
  expect((await test.call(OWNER, actionOf(order, 'begin'), { ...given, form })).ok).toBe(false)
})
