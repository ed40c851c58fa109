/**
 * Prizes at the desk: written, stocked with a reason, put on the shelf, running low; partners and what they handed out.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import PartnersPage from '@/packages/desk-store/partners'
import DeskPrizePage from '@/packages/desk-store/prize'
import PrizeFormPage from '@/packages/desk/prize-form'
import PrizesPage from '@/packages/desk-store/prizes'
import StatementPage from '@/packages/desk-store/statement'
import { waitFor } from '@testing-library/react'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'
import { earn, MERCHANT, reserved, shelve, STAFF, storeWorld } from './world'

let test: TestCloud
let partnerId: string

beforeAll(async () => {
  ;({ test, partnerId } = await storeWorld())
})
afterAll(() => test.close())

it('says so without signal, and with no prize how one comes on the shelf', async () => {
  loseSignal()
  openPage(PrizesPage)
  await see('没有连上网络')
  holdPhone(test, STAFF)
  await tap('再试一次')
  await see('还没有奖品')
  await tap('新建奖品')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk/prize-form/index')
})

it('keeps what is typed, says what is missing, and leads from paper to the shelf', async () => {
  holdPhone(test, STAFF)
  openPage(PrizeFormPage)
  await type('奖品名称', '花生油一瓶')
  await tap('存好')
  await see('还有 1 处没填好，下面都有提示')
  await see('请写要多少分，比如 30')
  openPage(PrizeFormPage)
  await waitFor(() =>
    expect(document.querySelector('[aria-label="奖品名称"]')).toHaveProperty('value', '花生油一瓶'),
  )
  await type('要多少分', '60')
  await type('在哪里领', '一站式服务大厅')
  await tap('存好')
  const prizeId = await waitFor(() => {
    const [, id] =
      /^redirectTo .*desk-store\/prize\/index\?prizeId=(.+)$/.exec(host.visited.at(-1) ?? '') ?? []
    if (id === undefined) throw new Error(`still at ${host.visited.at(-1)}: ${words()}`)
    return decodeURIComponent(id)
  })
  openPage(DeskPrizePage, { prizeId })
  await tap('进货')
  await type('进了几份', '8')
  await see('记完库存 8 份')
  await type('为什么', '超市送来一箱')
  await tap('记进货')
  await see('记好了，现在库存 8 份')
  expect(words()).toContain('0 → 8')
  await tap('上架')
  await see('居民马上能看到、能换；写了日子的到日子才摆出来。')
  await tap('上架')
  await see('上架了')
})

it('refuses to take out what somebody has reserved, and marks what runs low', async () => {
  const prizeId = await shelve(test, 2, { title: '毛巾两条', points: 5, lowMark: 2 })
  await earn(test, 'wang', 50)
  await reserved(test, 'wang', prizeId)
  holdPhone(test, STAFF)
  openPage(DeskPrizePage, { prizeId })
  await tap('出库')
  await type('拿走几份', '2')
  await type('为什么', '报损')
  await tap('记出库')
  await see(/^其中 1 份已经有人订了/)
  openPage(PrizesPage)
  await see('毛巾两条')
  expect(tappableOf(/^毛巾两条，.*，快没了，库存 2 份 · 已订 1 份 · 还能订 1 份$/)).toBeDefined()
})

it('shows a shop its own month and nothing of the desk', async () => {
  const prizeId = await shelve(test, 3, { title: '理发一次', kind: 'service', points: 8, partnerId })
  const { redemptionId, code } = await reserved(test, 'wang', prizeId)
  await test.must(MERCHANT, 'store.redeem', { redemptionId, scanned: code })
  holdPhone(test, MERCHANT)
  openPage(StatementPage)
  await see('好邻居超市')
  expect(words()).toContain('理发一次')
  expect(words()).not.toContain('老马理发店')
  openPage(PrizesPage)
  await see('理发一次')
  expect(tappableOf('新建奖品')).toBeUndefined()
})

it('writes down a partner, with what is typed kept until it is sent', async () => {
  holdPhone(test, STAFF)
  openPage(PartnersPage)
  await tap('登记一家')
  await type('叫什么', '街角书店')
  await tap('存好')
  await see('街角书店记好了')
  expect(tappableOf(/^街角书店/)).toBeDefined()
})
