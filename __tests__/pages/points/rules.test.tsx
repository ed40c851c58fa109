/**
 * The rules for points at the desk: a new one is tried on last month before it can be saved, and begins tomorrow at the earliest.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { HOUR, startOf } from '@/domain/kernel/clock'
import RulesPage from '@/packages/desk-store/points-rules'
import { attended, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

const today = startOf('2027-03-06') + 9 * HOUR
let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'admin', ['station_admin'], { realName: '高站长' })
  test.at(startOf('2027-02-10'))
  const session = await attended(test, ['wang'], { startAt: startOf('2027-02-11') + 15 * HOUR })
  await visit(test, 'wang', session)
  test.at(today)
  // The month that is over is summed up by the timer.
  for (let run = 0; run < 3; run++) await test.jobs()
})
afterAll(() => test.close())

it('says so without signal; others read the rules and change nothing', async () => {
  loseSignal()
  openPage(RulesPage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  await tap('再试一次')
  await see('每满 1 小时记 1 分')
  expect(tappableOf('改规则')).toBeUndefined()
})

it('shows last month under the new rule before it can be saved, and the public reason after', async () => {
  holdPhone(test, 'admin')
  openPage(RulesPage)
  await tap('改规则')
  await type('每满多少分钟记 1 分', '30')
  expect(tappableOf('就这么改')).toBeUndefined()
  await tap('先拿上个月试算')
  await see('拿 2027 年 2 月试算')
  expect(words()).toContain('2 → 4 分')
  await tap('就这么改')
  await see('请写为什么改，居民会看到')
  await type('为什么改', '居民议事会定的')
  await tap('就这么改')
  await tap(/起用$/)
  await see(/^新规则.*起用$/)
  expect(words()).toContain('每满 30 分钟记 1 分')
  expect(words()).toContain('因为：居民议事会定的')
})

it('asks for the trial anew when a number has changed since', async () => {
  holdPhone(test, 'admin')
  openPage(RulesPage)
  await tap('改规则')
  await type('圆一个心愿记多少分', '9')
  await tap('先拿上个月试算')
  await see('拿 2027 年 2 月试算')
  await type('圆一个心愿记多少分', '10')
  expect(tappableOf('就这么改')).toBeUndefined()
})
