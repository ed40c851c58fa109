/**
 * An activity that repeats: its rule makes sessions ahead on the form, to be looked through, without the days off.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import FormPage from '@/packages/desk-activity/activity-form'
import type { ActivityDocument } from '@/domain/activity/documents'
import { daysOf } from '@/domain/activity/recurrence'
import { dayOf, DAY, timeOf, weekdayOf, type Day } from '@/domain/kernel/clock'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, pick, see, tap, tappableOf, type, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
let fridays: Day[]

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  // The form begins with one session a week ahead.
  const first = dayOf(test.now() + 7 * DAY)
  fridays = daysOf({ every: 'week', weekdays: [5] }, first, 5)
  await test.cloud.store.update('stations', {
    ...{ query: { _id: 'st1' }, update: { $set: { holidays: [fridays[1]] } } },
    ...{ multi: false, replace: false, upsert: false, nowMs: test.now() },
  })
})
afterAll(() => test.close())

it('says which days follow, leaves out the day off, and saves each as a session of its own', async () => {
  holdPhone(test, 'zhou')
  openPage(FormPage)
  await type('活动名称', '周五大扫除')
  await pick('大扫除')
  await tap('照规律排几场')
  expect(tappableOf('排上')?.getAttribute('aria-disabled')).toBe('true')
  await tap('周五')
  await tap('排上 4 场')
  await see('第 5 场')
  expect(words()).not.toContain('第 6 场')
  await tap('存好')
  await waitFor(async () => expect(await test.rows('activities')).toHaveLength(1))
  const [activity] = await test.rows<ActivityDocument>('activities')
  const [first, ...repeated] = activity?.plan ?? []
  expect(repeated.map(({ startAt }) => dayOf(startAt))).toEqual(fridays.filter((_, i) => i !== 1))
  expect(repeated.every(({ startAt }) => weekdayOf(startAt) === 5)).toBe(true)
  expect(new Set(repeated.map(({ startAt }) => timeOf(startAt)))).toEqual(
    new Set([timeOf(first?.startAt ?? 0)]),
  )
})
