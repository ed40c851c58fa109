/** The demo shows a partner's month with some of it drawn: each seat is an order, and what was called off went back. */
import type { AllyMonthDocument } from '../../../src/domain/agreement/month'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { demoCloud } from '../../support/demo-station'
import type { TestCloud } from '../../support/test-cloud'

jest.setTimeout(900_000)

let test: TestCloud
beforeAll(async () => {
  test = await demoCloud({})
})
afterAll(() => test.close())

it('has a barber who gives eight times a month, three of them drawn and one given back', async () => {
  const months = await test.rows<AllyMonthDocument>('allyMonths')
  const held = months.flatMap(({ seats }) => seats.holders.map(({ who }) => who))
  const orders = await test.rows<CaseDocument>('cases', { kind: 'order' })
  const drawing = orders.filter(({ draw }) => draw)
  expect(drawing.map(({ _id }) => _id).sort()).toEqual([...held].sort())
  expect(drawing.map(({ state }) => state).sort()).toEqual(['accepted', 'accepted', 'finished'])
  expect(orders.filter(({ draw }) => draw === null).map(({ state }) => state)).toEqual(['cancelled'])
  const { ally } = await test.must('demo-resident-wang', 'ally.open', { partnerId: 'ally-barber' })
  expect(ally.monthly).toMatchObject([{ what: '上门理发', mostText: '每月 8 次' }])
})
