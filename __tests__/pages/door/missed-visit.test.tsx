/**
 * Whoever was at a session without a mark of it: a team leader adds the hours from the roster, and types nothing that is known.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import AddHoursPage from '@/packages/desk-activity/add-hours'
import RosterPage from '@/packages/desk/roster'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { personIdOf } from '../../support/builders'
import { attended, HOUR } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { holdPhone } from '../support/phone'
import { host } from '../support/host-taro'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

it('the hours of somebody nobody marked are added from the roster, with minutes and a reason alone', async () => {
  const leaderId = await appoint(test, 'leader', ['team_leader'])
  const present = test.now()
  const startAt = present - 3 * HOUR
  test.at(startAt - HOUR)
  const session = await attended(test, ['wang'], { leaderId, title: '楼道大扫除', startAt })
  const { _id: sessionId } = session
  test.at(present)
  holdPhone(test, 'leader', { sessionId })
  openPage(RosterPage, { sessionId })
  await tap(/^给.*补录时长$/)
  const opened = new URL(host.visited.at(-1)?.split(' ')[1] ?? '', 'http://phone')
  expect(opened.pathname).toBe('/packages/desk-activity/add-hours/index')
  openPage(AddHoursPage, Object.fromEntries(opened.searchParams))
  await see(/^楼道大扫除 /)
  expect(words()).not.toContain('扫居民卡')
  await tap('送去核定')
  await see('请写分钟数，比如 90')
  await type('多少分钟', '90')
  await type('为什么要补', '手机没电了，一直在打扫三楼')
  await tap('送去核定')
  await see(/补录 .*，等另一位同事核定$/)
  const [record] = await test.rows<ServiceRecordDocument>('serviceRecords', { personId: personIdOf('wang') })
  expect(record).toMatchObject({
    kind: 'added',
    sessionId,
    minutes: 90,
    title: '楼道大扫除',
    day: session.day,
  })
})
