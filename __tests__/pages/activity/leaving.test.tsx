/**
 * 我来不了: from the reminder and from the next card one tap leads to the usual question.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import MessagesPage from '@/packages/me/messages'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { leavingFrom } from '@/domain/message/reminded'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { dayOf, DAY, HOUR, instantOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
let sessionId: string
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(
    test,
    'people',
    ['wang', 'li', 'chen'].map((openid) => aPerson(openid)),
  )
  sessionId = (await putSession(test, { startAt: instantOf(dayOf(test.now() + 3 * DAY), '09:00') }))._id
  for (const openid of ['wang', 'li', 'chen']) await test.must(openid, 'activity.signUp', { sessionId })
})
afterAll(() => test.close())

const stateOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]?.state

it('only a reminder leads there', () => {
  expect(leavingFrom(furtherPages.reminded('s:1'))).toBe(appPages.leaving('s:1'))
  expect(leavingFrom(appPages.session('s:1'))).toBeNull()
  expect(leavingFrom('/pages/home/index')).toBeNull()
})

it('the page opened to leave asks at once, and nothing is given back before the answer', async () => {
  holdPhone(test, 'wang', { sessionId, leave: '1' })
  openPage(DetailPage, { sessionId, leave: '1' })
  await see('取消报名？')
  expect(await stateOf('wang')).toBe('confirmed')
  await tap('取消报名')
  await see(/取消好了/)
  expect(await stateOf('wang')).toBe('cancelled')
})

it('the page opened from a reminder has it at the thumb', async () => {
  holdPhone(test, 'li', { sessionId, from: 'reminder' })
  openPage(DetailPage, { sessionId, from: 'reminder' })
  await tap('我来不了')
  await see('取消报名？')
  await tap('不取消')
  expect(await stateOf('li')).toBe('confirmed')
})

it('the reminder in the inbox has it beside it, and no other message', async () => {
  const evening = instantOf(dayOf(test.now() + 2 * DAY), '18:00')
  test.at(evening + HOUR / 2)
  await test.jobs()
  holdPhone(test, 'chen', {})
  openPage(MessagesPage, {})
  await see('活动快到了')
  expect(words().split('我来不了')).toHaveLength(2)
})
