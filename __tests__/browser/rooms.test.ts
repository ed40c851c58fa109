/** A room is booked with a lost answer between, seen as taken on another phone, and used by the code on its door. */
import type { Browser } from 'playwright-core'
import { appPages } from '../../src/domain/app-pages'
import { MINUTE } from '../../src/domain/kernel/clock'
import type { BookingSpan, RoomDayDocument } from '../../src/domain/room/documents'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle } from './support/world'

const [LI, WANG] = ['li-room', 'wang-room']
const ROOM = 'place05'

let test: TestCloud
let browser: Browser

jest.setTimeout(300_000)

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [LI]: '李邻居', [WANG]: '王邻居' })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const bookings = async () =>
  (await test.rows<RoomDayDocument>('roomDays')).flatMap(({ spans }) => spans) as BookingSpan[]

it('books once though the answer is lost, in three taps, and another phone sees it taken', async () => {
  const phone = await Phone.of(browser, test.cloud.url, { openid: LI })
  await phone.open(appPages.rooms)
  await phone.tap(/^活动室，/)
  await phone.tap(/空着，订这段$/)
  await phone.context.route('**/call/**', async (route) => {
    if (!(route.request().postData() ?? '').includes('room.book')) return route.continue()
    await route.fetch()
    return route.abort('internetdisconnected')
  })
  await phone.tap(/^订下 /)
  await phone.see(/网络/)
  await phone.restoreCalls()
  await phone.tap(/^订下 /)
  await phone.see('订好了：活动室')
  await phone.see('您订的')
  expect(await bookings()).toHaveLength(1)

  const other = await Phone.of(browser, test.cloud.url, { openid: WANG })
  await other.open(appPages.room(ROOM))
  await other.see('有人订了')
  expect(await other.words()).not.toContain('李')
  // Back and forward again the booking stands where it stood.
  await phone.page.goBack()
  await phone.see('现在哪里空着')
  await phone.see('我订的')
  await phone.page.goForward()
  await phone.see('您订的')
})

it('whoever booked says at the door that it is used now, however often the button is tapped', async () => {
  const [booked] = await bookings()
  if (!booked) throw new Error('nothing is booked')
  test.at(booked.startAt - 5 * MINUTE)
  const phone = await Phone.of(browser, test.cloud.url, { openid: LI })
  await phone.open(appPages.home)
  await phone.tap(/^活动室，今天/)
  const come = phone.button(/：我到了$/)
  await come.dblclick()
  await phone.see('正在用')
  const [here] = await bookings()
  expect(here?.history.map(({ on }) => on)).toEqual(['begin', 'come'])

  const other = await Phone.of(browser, test.cloud.url, { openid: WANG })
  test.at(booked.startAt + MINUTE)
  await other.open(appPages.place(ROOM))
  await other.tap('排着，轮到告诉我')
  await other.see('您排在最前面，空了就告诉您')
  await phone.open(appPages.rooms)
  await phone.tap(/：用完了$/)
  await phone.see('现在哪里空着')
  await other.open(appPages.place(ROOM))
  await other.tap('现在用')
  await other.see('正在用')
  await other.reopen()
  await other.open(appPages.place(ROOM))
  await other.see('正在用')
})
