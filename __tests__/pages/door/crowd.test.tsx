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
  const fair = await putFair(test, { capacity: 600, queueCapacity: 0, holders: 520 })
  sessionId = fair._id
  test.at(fair.startAt)
})
afterAll(() => test.close())

it('finds somebody among thousands by the number, ticks the name, and reads on page by page', async () => {
  holdPhone(test, 'zhou', { sessionId })
  openPage(RosterPage, { sessionId })
  await see('没到 520')
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

it('prints the sheet a part at a time, each saying from whom to whom it goes', async () => {
  holdPhone(test, 'zhou', { sessionId })
  openPage(SheetPage, { sessionId })
  await see('人多，按姓名分成 2 份，打印和做成文件都是一份一份来。')
  await tap('看第 2 份')
  const last = Array.from({ length: 520 }, (_, n) => visitorName(n))
    .sort()
    .slice(-20)
  await see(`第 2 份，共 2 份：${last[0]} 到 ${last[19]}`)
  await see('回第 1 份')
})
