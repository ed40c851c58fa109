/**
 * The public list of a month: what was earned and by which rule, people with masked names, months before and after.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { HOUR, monthOf, startOf } from '@/domain/kernel/clock'
import { monthAfter, monthWord } from '@/domain/words/moments'
import SummaryPage from '@/packages/me/points-summary'
import { aPerson, put } from '../../support/builders'
import { beginning } from '../../support/beginning'
import { attended, visit } from '../../support/door'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

/** The last whole month. */
const month = monthAfter(monthOf(beginning), -1)

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王秀兰' }), aPerson('li')])
  test.at(startOf(`${month}-10`))
  const session = await attended(test, ['wang'], { startAt: startOf(`${month}-11`) + 15 * HOUR })
  await visit(test, 'wang', session)
  test.at(startOf(`${monthAfter(month, 1)}-02`) + 9 * HOUR)
  for (let round = 0; round < 5; round++) await test.jobs()
})
afterAll(() => test.close())

it('says so without signal, then who earned how much, and names nobody whole', async () => {
  loseSignal()
  openPage(SummaryPage, { month })
  await see('没有连上网络')
  holdPhone(test, 'li')
  await tap('再试一次')
  await see('王*')
  expect(words()).toContain(monthWord(month))
  expect(words()).toContain('+2 分')
  expect(words()).not.toContain('秀兰')
})

it('goes back to months without one and says so, and never beyond the last whole month', async () => {
  holdPhone(test, 'li')
  openPage(SummaryPage, { month })
  await see('王*')
  await tap('上个月')
  await see('这个月还没有公示')
  expect(words()).toContain(monthWord(monthAfter(month, -1)))
  await tap('下个月')
  await see('王*')
  expect(tappableOf('下个月')?.getAttribute('aria-disabled')).toBe('true')
})
