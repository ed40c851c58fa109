/**
 * My points as the page says them: four states, what falls due, what comes next, and the way to what they are good for.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { DAY, HOUR, startOf } from '@/domain/kernel/clock'
import PointsPage from '@/packages/me/points'
import HoursPage from '@/packages/me/hours'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { attended, visit } from '../../support/door'
import { givePoints } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  test.at(startOf('2026-12-10') + 9 * HOUR)
  await stationOf(test)
})
afterAll(() => test.close())

it('says so without signal, and with an empty book how the first point comes', async () => {
  loseSignal()
  openPage(PointsPage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  await tap('再试一次')
  await see('还没有积分')
})

it('says what falls due within the month, year by year, and leads to the store', async () => {
  await put(test, 'people', [aPerson('chen')])
  await givePoints(test, personIdOf('chen'), { 2025: 12, 2026: 30 })
  holdPhone(test, 'chen')
  openPage(PointsPage)
  await see(/^有 12 分 12 月 31 日到期/)
  expect(words()).toContain('2025 年得的')
  expect(words()).toContain('2026 年得的')
  await tap('去积分超市')
  expect(host.visited).toContain('navigateTo /packages/store/home/index')
})

it('says what is missing to the next star, and a session that would bring some of it leads to its page', async () => {
  await visit(test, 'li', await attended(test, ['li'], { startAt: test.now() + HOUR }))
  const next = await putSession(test, { title: '周五大扫除', startAt: test.now() + DAY })
  holdPhone(test, 'li')
  openPage(HoursPage)
  await see(/^还差 \d+(\.\d)? 小时到一星志愿者$/)
  await tap(/周五大扫除，.*，\+2 小时$/)
  expect(host.visited).toContain(`navigateTo /packages/activity/detail/index?sessionId=${next._id}`)
})
