/**
 * The roster and the door of a crowd on an organiser's phone: found by name or number, page by page, and nothing kept.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DoorPage from '@/packages/desk/door'
import RosterPage from '@/packages/desk/roster'
import SheetPage from '@/packages/desk-activity/roster-sheet'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { personIdOf } from '../../support/builders'
import { putFair, visitor, visitorName } from '../../support/fair'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud
let sessionId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  const fair = await putFair(test, { capacity: 600, queueCapacity: 0, holders: 120 })
  sessionId = fair._id
  test.at(fair.startAt)
})
afterAll(() => test.close())

it('finds somebody among thousands by the number, ticks the name, and reads on page by page', async () => {
  holdPhone(test, 'zhou', { sessionId })
  openPage(RosterPage, { sessionId })
  await see('没到 120')
  await see(visitorName(0))
  expect(words()).not.toContain(visitorName(60))
  await tap('接着看')
  await see(visitorName(60))
  await type('在名单里找人', '0117')
  await tap(`给${visitorName(117)}签到`)
  await see(`${visitorName(117)} 签到好了`)
  const [row] = await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(visitor(117)) })
  expect(row?.state).toBe('checkedIn')
})

it('says at the door where the names are, and what is done without a signal', async () => {
  holdPhone(test, 'zhou', { sessionId })
  openPage(DoorPage, { sessionId })
  await see('找人到名单里')
  await see(/没有信号时，码照样换/)
  expect(words()).not.toContain(visitorName(0))
})

it('prints the sheet by name', async () => {
  holdPhone(test, 'zhou', { sessionId })
  openPage(SheetPage, { sessionId })
  await see(/签到表/)
  expect(words()).toContain(visitorName(119))
})
