/**
 * The roster on an organiser's phone: a second tap on the spot where 签到 stood signs nobody out unasked.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import RosterPage from '@/packages/desk/roster'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
let sessionId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  await put(test, 'people', [aPerson('wang', { realName: '王秀兰' })])
  const session = await putSession(test, { startAt: test.now() - 5 * 60_000 })
  sessionId = session._id
  await test.must('zhou', 'attendance.scanCard', {
    ...{ sessionId, card: `card-${personIdOf('wang')}`, as: 'in', walkIn: true },
  })
})
afterAll(() => test.close())

const stateOf = async () =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf('wang') }))[0]?.state

it('whoever came a few minutes ago is signed out only after a question', async () => {
  holdPhone(test, 'zhou', { sessionId })
  openPage(RosterPage, { sessionId })
  await tap('给王秀兰签退')
  await see('王秀兰 刚签到，要离开了？')
  await tap('不签退')
  expect(await stateOf()).toBe('checkedIn')
  await tap('给王秀兰签退')
  await tap('签退')
  await see(/^王秀兰 签退好了/)
  expect(await stateOf()).not.toBe('checkedIn')
  expect(words()).toContain('撤销')
})
