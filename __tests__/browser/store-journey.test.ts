/** Points spent in a real browser: reserved on a volunteer's phone, scanned and handed over at the right shop's counter. */
import type { Browser } from 'playwright-core'
import { appPages } from '../../src/domain/app-pages'
import { personIdOf, put } from '../support/builders'
import { appoint } from '../support/station'
import { accountOf, contradictions, givePoints, prizeNow, putPrize, redemptionsOf } from '../support/store'
import { homeStation, type TestCloud } from '../support/test-cloud'
import type { PartnerDocument, PrizeDocument } from '../../src/domain/store/documents'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle } from './support/world'

const title = '东北大米 5 公斤'

let test: TestCloud
let browser: Browser
let chen: Phone
let grocer: Phone
let barber: Phone
let prize: PrizeDocument

const aPartner = (partnerId: string, name: string): PartnerDocument => ({
  ...{ _id: partnerId, stationId: homeStation, name, place: '商街 5 号', contact: '', active: true },
  ...{ version: 1, createdAt: 0 },
})

/** The timer writes what the decisions left to it; then account, stock and reservations tell the same story. */
async function inTheEnd(): Promise<string[]> {
  await test.jobs()
  return contradictions(test)
}

/** Holds the counter's camera over the code on the phone beside it. */
async function scanBeside(counter: Phone): Promise<void> {
  await counter.open(appPages.counter)
  await counter.tap('扫领取码或居民卡')
  await counter.tap(new RegExp(`^${title}的领取码`))
}

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { chen: '陈晓梅', ma: '马掌柜', tong: '童师傅' })
  await put(test, 'partners', [aPartner('shop-ma', '马记粮油'), aPartner('shop-tong', '童家理发')])
  await appoint(test, 'ma', ['partner_user'], { partnerId: 'shop-ma' })
  await appoint(test, 'tong', ['partner_user'], { partnerId: 'shop-tong' })
  await givePoints(test, ['chen'], 35)
  const shop = { partnerId: 'shop-ma', partnerName: '马记粮油', place: '商街 5 号' }
  prize = await putPrize(test, { title, points: 20, left: 3, ...shop })
  chen = await Phone.of(browser, test.cloud.url, { openid: 'chen' })
  grocer = await chen.beside({ openid: 'ma' })
  barber = await chen.beside({ openid: 'tong' })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

it('a volunteer reserves a prize: the points are set aside, and a code is on the phone', async () => {
  await chen.open(appPages.home)
  await chen.tap('积分超市')
  await chen.button(/35 分，打开存折$/).waitFor()
  await chen.shot('store-journey-1-shelf')
  await chen.tap(new RegExp(`^${title}，20 分`))
  await chen.tap('用 20 分换')
  await chen.see('您有 35 分，换完剩 15 分。')
  await chen.tap('确认兑换')
  await chen.page.getByRole('img', { name: /^\d{3} \d{3} \d{4}$/ }).waitFor()
  await chen.see(/留出来了，领走才扣$/)
  await chen.shot('store-journey-2-code')

  const account = await accountOf(test, personIdOf('chen'))
  expect(account).toMatchObject({ balances: { points: 35 }, held: { points: 20 } })
  expect((await prizeNow(test, prize._id)).stock.free).toBe(2)
  expect(await inTheEnd()).toEqual([])
})

it('another shop is told plainly that it is not fetched there', async () => {
  await scanBeside(barber)
  await barber.see('这件不在您这里领，请居民到领取码上写的地方领')
  await barber.shot('store-journey-3-wrong-shop')
  expect(await barber.button(`${title}已交给本人`).count()).toBe(0)
  expect(await redemptionsOf(test)).toMatchObject([{ state: 'reserved' }])
})

it('the right shop scans the code beside it and hands the prize over', async () => {
  await scanBeside(grocer)
  await grocer.see(/陈\*/)
  await grocer.tap(`${title}已交给本人`)
  await grocer.see(`${title}交给陈*了，扣 20 分`)
  await grocer.shot('store-journey-4-handed-over')
  const [redemption] = await redemptionsOf(test)
  expect(redemption).toMatchObject({ state: 'redeemed' })
  expect(await accountOf(test, personIdOf('chen'))).toMatchObject({
    balances: { points: 15 },
    held: { points: 0 },
  })
  expect((await prizeNow(test, prize._id)).stock).toMatchObject({ capacity: 2, free: 2 })
  expect(await inTheEnd()).toEqual([])
})

it('the balance has fallen on the first phone, and the code buys nothing more', async () => {
  const [redemption] = await redemptionsOf(test)
  await chen.open(appPages.redemption(redemption?._id ?? ''))
  await chen.see('马*交给您的')
  await chen.open(appPages.store)
  await chen.button(/15 分，打开存折$/).waitFor()
  await chen.open(appPages.points)
  await chen.see('−20 分')
  await chen.shot('store-journey-5-spent')

  // The code has gone from the phone; somebody who wrote its digits down tries them.
  await grocer.open(appPages.counter)
  await grocer.type('扫不了？输领取码下面的数字', redemption?.code ?? '')
  await grocer.see('下一位')
  expect(await grocer.button(`${title}已交给本人`).count()).toBe(0)
  const again = { redemptionId: redemption?._id ?? '', scanned: redemption?.code ?? '' }
  expect(await test.must('ma', 'store.redeem', again)).toMatchObject({ state: 'redeemed', mayRedeem: false })
  expect(await accountOf(test, personIdOf('chen'))).toMatchObject({ balances: { points: 15 } })
  expect((await prizeNow(test, prize._id)).stock).toMatchObject({ capacity: 2, free: 2 })
  expect(await inTheEnd()).toEqual([])
})
