/**
 * The points store as a resident sees it: four states, from the shelf to the pick-up code, and back again.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import StorePage from '@/packages/store/home'
import MinePage from '@/packages/store/mine'
import PrizePage from '@/packages/store/prize'
import RedemptionPage from '@/packages/store/redemption'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'
import { earn, reserved, shelve, storeWorld } from './world'

let test: TestCloud

beforeAll(async () => {
  ;({ test } = await storeWorld())
  await earn(test, 'wang', 100)
  await earn(test, 'chen', 12)
})
afterAll(() => test.close())

const lastVisited = () => host.visited.at(-1) ?? ''

it('says so without signal, and with an empty shelf that points are not lost', async () => {
  loseSignal()
  openPage(StorePage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  await tap('再试一次')
  await see('货架上还没有东西')
})

it('shows what a prize costs, how many are left and what is missing for it', async () => {
  const prizeId = await shelve(test, 2, { title: '抽纸一提', points: 20 })
  holdPhone(test, 'chen')
  openPage(StorePage)
  await tap('抽纸一提，20 分，只剩 2 份，还差 8 分')
  expect(lastVisited()).toBe(`navigateTo /packages/store/prize/index?prizeId=${prizeId}`)
  openPage(PrizePage, { prizeId })
  await see(/^还差 8 分，/)
  expect(tappableOf('用 20 分换')).toBeUndefined()
  await tap('加入想要的')
  await see('从想要的里拿掉')
  openPage(StorePage)
  await see('还差 8 分换抽纸一提')
})

it('leads from one tap and one question to the code, which is there without signal too', async () => {
  const prizeId = await shelve(test, 5)
  holdPhone(test, 'wang')
  openPage(PrizePage, { prizeId })
  await tap('用 30 分换')
  await see('您有 100 分，换完剩 70 分。')
  expect(words()).toContain('先留出 30 分，领走才扣')
  await tap('确认兑换')
  const redemptionId = await waitFor(() => {
    const [, id] = /^redirectTo .*redemptionId=(.+)$/.exec(lastVisited()) ?? []
    if (id === undefined) throw new Error(`still at ${lastVisited()}`)
    return decodeURIComponent(id)
  })
  loseSignal()
  // It opens with what the reserving was answered, and asks nothing; shown again, it asks.
  openPage(RedemptionPage, { redemptionId })
  await see('洗衣液一瓶')
  expect(document.querySelector('[aria-label="洗衣液一瓶的领取码"]')).not.toBeNull()
  expect(words()).not.toContain('没有信号')
  openPage(RedemptionPage, { redemptionId })
  await see('没有信号，码照样能用')
  expect(words()).toContain('一站式服务大厅积分柜台')
  expect(document.querySelector('[aria-label="洗衣液一瓶的领取码"]')).not.toBeNull()
})

it('gives the points back when it is not wanted any more, after asking once', async () => {
  const prizeId = await shelve(test, 1, { title: '毛巾两条', points: 10 })
  const { redemptionId } = await reserved(test, 'wang', prizeId)
  holdPhone(test, 'wang')
  openPage(RedemptionPage, { redemptionId })
  await tap('不要了，退回积分')
  await see(/10 分马上退回来/)
  await tap('退回 10 分')
  await see('10 分退回来了')
  expect(document.querySelector('[aria-label="毛巾两条的领取码"]')).toBeNull()
  openPage(MinePage)
  await see('毛巾两条')
  openPage(PrizePage, { prizeId })
  await tap('用 10 分换')
  await see(/换完剩/)
})

it('says plainly that somebody else was faster, and the points have not moved', async () => {
  const prizeId = await shelve(test, 1, { title: '绿萝一盆', points: 10 })
  holdPhone(test, 'wang')
  openPage(PrizePage, { prizeId })
  await tap('用 10 分换')
  await see(/换完剩/)
  await reserved(test, 'chen', prizeId)
  await tap('确认兑换')
  await see(/^刚刚被兑完了，积分没有动/)
  await see('已兑完')
})
