/**
 * Pooling points in a household: nobody is in it but by own word, what is put in can be taken back, leaving takes it along.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { cardText } from '@/domain/attendance/scan-text'
import HouseholdPage from '@/packages/me/household'
import { aPerson, personIdOf, put } from '../../support/builders'
import { givePoints, ledgerErrors } from '../../support/points'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王芳' }), aPerson('li', { realName: '李强' })])
  await givePoints(test, personIdOf('wang'), { 2026: 10 })
})
afterAll(() => test.close())

it('is founded, asks somebody in by the card, and waits for their own answer', async () => {
  loseSignal()
  openPage(HouseholdPage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  await tap('再试一次')
  await type('叫什么', '王家')
  await tap('建好它')
  await see('家人 1 位')
  host.scanned = '随便一张纸'
  await tap('扫居民卡，请家人加入')
  await see('这不是居民卡，请扫手机上的居民卡或纸卡')
  host.scanned = cardText(`card-${personIdOf('li')}`)
  await tap('扫居民卡，请家人加入')
  await see('邀请发出去了，等对方在自己手机上答复')
  expect(words()).toContain('等对方在自己手机上答复，到')

  holdPhone(test, 'li')
  openPage(HouseholdPage)
  await tap('加入')
  await see('家人 2 位')
})

it('takes in no more than there is, and gives back what was put in', async () => {
  holdPhone(test, 'wang')
  openPage(HouseholdPage)
  await see('王芳（我）')
  await tap('放一些进去')
  await type('多少分', '11')
  await see('请写 1 到 10 之间的数')
  await type('多少分', '8')
  await tap('放进去 8 分')
  await see('放进去 8 分')
  expect(words()).toContain('还有 8 分')
  await tap('拿回来')
  await type('多少分', '3')
  await tap('拿回来 3 分')
  await see('拿回来 3 分')
  expect(words()).toContain('还有 5 分')
  expect(await ledgerErrors(test)).toEqual([])
})

it('lets the founder ask somebody to go, and the last one close it with their own points', async () => {
  holdPhone(test, 'wang')
  openPage(HouseholdPage)
  await see('王芳（我）')
  await tap(/^请离开：李/)
  await tap('请离开')
  await see('家人 1 位')
  await tap('离开王家')
  await see(/您放的 5 分一起带走。您是最后一位，账户就关了。/)
  await tap('离开')
  await see('离开王家了')
  expect(tappableOf('离开王家')).toBeUndefined()
  expect((await test.must('wang', 'points.mine', {})).balance).toBe(10)
  expect(await ledgerErrors(test)).toEqual([])
})
