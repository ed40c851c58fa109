/**
 * Holding an activity again: a form that is filled from the old one, on the same weekdays to come, and its draft is kept.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import ActivitiesPage from '@/packages/desk-activity/activities'
import FormPage from '@/packages/desk-activity/activity-form'
import type { ActivityDocument } from '@/domain/activity/documents'
import { weeksOn } from '@/features/activity-desk/like'
import { call } from '@/api/client'
import { DAY, HOUR } from '@/domain/kernel/clock'
import { anActivityForm } from '../../support/activity-forms'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone } from '../support/phone'

let test: TestCloud
let old: { activityId: string; startAt: number }
const activities = () => test.rows<ActivityDocument>('activities')

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  await appoint(test, 'admin', ['station_admin'])
  const startAt = test.now() + 2 * DAY
  const form = anActivityForm(startAt, { title: '剪窗花' })
  const { activityId, version } = await test.must('zhou', 'desk.createActivity', { form })
  const sent = await test.must('zhou', 'desk.moveActivity', { activityId, version, event: 'submit' })
  await test.must('admin', 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
  old = { activityId, startAt }
  test.at(startAt + 16 * DAY)
})
afterAll(() => test.close())

it('moves by whole weeks, to the nearest ones that lie ahead', () => {
  const now = Date.parse('2027-03-10T01:00:00Z')
  const week = 7 * DAY
  expect(weeksOn([now + HOUR], now)).toBe(week)
  expect(weeksOn([now - HOUR], now)).toBe(week)
  expect(weeksOn([now - week], now)).toBe(2 * week)
  expect(weeksOn([now - week + 1], now)).toBe(week)
  expect(weeksOn([now - 3 * DAY, now - 10 * DAY], now)).toBe(2 * week)
})

it('is offered where the old one is over, and asks for nothing that was written before', async () => {
  holdPhone(test, 'zhou')
  // The phone's own clock is weeks behind; it learns the cloud's at home.
  await call('home.open', {})
  openPage(ActivitiesPage)
  await tap('剪窗花：照这个再办')
  const page = `navigateTo /packages/desk-activity/activity-form/index?likeId=${old.activityId}`
  await waitFor(() => expect(host.visited.at(-1)).toBe(page))
  openPage(FormPage, { likeId: old.activityId })
  await see(/^照上一回填好了/)
  await type('活动名称', '剪窗花，第二回')
  // What is typed outlives the page.
  openPage(FormPage, { likeId: old.activityId })
  await see(/^照上一回填好了/)
  await tap('存好')
  await waitFor(async () => expect(await activities()).toHaveLength(2))
  const [before, after] = (await activities()).sort((a, b) => a.createdAt - b.createdAt)
  expect(after).toMatchObject({ title: '剪窗花，第二回', state: 'draft' })
  for (const field of ['placeName', 'riskNotice', 'safetyContact', 'capacity', 'type', 'audience'] as const)
    expect(after?.[field]).toEqual(before?.[field])
  const by = weeksOn([old.startAt], test.now())
  expect(after?.plan.map(({ startAt, endAt, enrolUntil }) => [startAt, endAt, enrolUntil])).toEqual(
    before?.plan.map(({ startAt, endAt, enrolUntil }) => [startAt + by, endAt + by, enrolUntil + by]),
  )
})
