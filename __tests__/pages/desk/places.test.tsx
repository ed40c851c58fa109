/**
 * The places of a station: its head writes them, paper for doors and walls is made of them, residents find them.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import ActivityFormPage from '@/packages/desk-activity/activity-form'
import PlaceDoorPage from '@/packages/desk-people/place-door'
import PlaceStickersPage from '@/packages/desk-people/place-stickers'
import PlacesPage from '@/packages/desk-people/places'
import StationCodePage from '@/packages/desk-people/station-code'
import PlacePage from '@/packages/me/place'
import StationPage from '@/packages/me/station'
import { placeText } from '@/domain/attendance/scan-text'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'])
  await appoint(test, 'staff', ['staff'])
})
afterAll(() => test.close())

const places = async () => (await test.must('staff', 'station.places', {})).places

it('says so without signal, and leads staff to the sheet for a door, as they write nothing', async () => {
  loseSignal()
  openPage(PlacesPage)
  await see('没有连上网络')
  holdPhone(test, 'staff')
  await tap('再试一次')
  await see('社区图书室')
  await see('要站长来改；点一个，看它的门牌。')
  await tap(/^社区图书室/)
  expect(host.visited).toContain('navigateTo /packages/desk-people/place-door/index?place=place03')
})

it('a new place is kept without signal and made once', async () => {
  holdPhone(test, 'head')
  openPage(PlacesPage)
  await tap('加一个地方')
  await type('叫什么', '器乐室')
  await tap('另外写')
  await tap('存好')
  await see('请写几点到几点')
  await type('开放时间', '每天 9:00–21:00')
  loseSignal()
  await tap('存好')
  await see(/没有连上网络/)
  holdPhone(test, 'head')
  await tap('存好')
  await waitFor(() => expect(words()).toContain('器乐室存好了'))
  const named = (await places()).filter(({ form }) => form.name === '器乐室')
  expect(named).toMatchObject([{ form: { kind: 'room', opening: 'own', hours: '每天 9:00–21:00' } }])
})

it('a place that is no more goes, once its stickers were spoken of', async () => {
  holdPhone(test, 'head')
  openPage(PlacesPage)
  await tap(/^器乐室/)
  await tap('去掉这个地方')
  await see(/贴过的码不再管用/)
  await tap('确定去掉')
  await waitFor(() => expect(words()).toContain('器乐室去掉了'))
  expect((await places()).some(({ form }) => form.name === '器乐室')).toBe(false)
})

it('stickers are made of those that are ticked, so many of each, and no more than a phone can draw', async () => {
  holdPhone(test, 'staff')
  openPage(PlaceStickersPage)
  await see('印出来是这样')
  await tap('全不选')
  await see('勾上一个地方，贴纸就在下面')
  await tap(/^社区图书室/)
  await tap('2 张')
  await see('在小程序里扫这个码')
  expect(words().split('在小程序里扫这个码')).toHaveLength(3)
  await tap(/^社区图书室/)
  await tap('全选')
  await tap('10 张，整页')
  await see(/一次最多印 100 张/)
})

it('the sheet for a door says what is known and nothing else, and that a place is gone', async () => {
  holdPhone(test, 'staff', { place: 'place03' })
  openPage(PlaceDoorPage, { place: 'place03' })
  await see('看书读报、孩子活动')
  await see('每天 9:00–20:00')
  await see('二楼，有电梯')
  holdPhone(test, 'staff', { place: 'place08' })
  openPage(PlaceDoorPage, { place: 'place08' })
  await see('健康义诊桌')
  expect(words()).not.toContain('能来多少人')
  holdPhone(test, 'staff', { place: 'gone0000' })
  openPage(PlaceDoorPage, { place: 'gone0000' })
  await see('没有这个地方')
})

it('the code of the station is drawn and kept in the album', async () => {
  // WeChat has made it before: a phone waits for it no longer than for anything else.
  await test.must('staff', 'station.code', {})
  holdPhone(test, 'staff')
  openPage(StationCodePage)
  await see('微信扫一扫')
  await tap('做成图片，发到群里')
  await waitFor(() => expect(tappableOf('存到相册')).toBeTruthy())
  expect(host.drawn.join('')).toContain('兴神路社区新时代文明实践站')
  await tap('存到相册')
  await see(/存到相册了/)
})

it('residents find the places on the page of the station, all of them after a tap, and by scanning a sticker', async () => {
  holdPhone(test, 'li')
  openPage(StationPage)
  await see('社区图书室')
  expect(words()).not.toContain('北区广场')
  await tap(/^看全部 12 个地方/)
  await see('北区广场')
  host.scanned = 'https://example.com'
  await tap(/^扫门上、墙上的码/)
  await see('扫到的不是门上、墙上的码')
  host.scanned = placeText({ stationId: 'st1', placeCode: 'place05' })
  await tap(/^扫门上、墙上的码/)
  expect(host.visited).toContain('navigateTo /packages/me/place/index?place=place05&station=st1')
})

it('a sticker opens its place with the ways on; one of a place that is gone says so', async () => {
  holdPhone(test, 'li', { scene: 'st1.place05' })
  openPage(PlacePage, { scene: 'st1.place05' })
  await see('里面有：乒乓球台、乐器、棋牌桌')
  await see('二楼，有电梯')
  await tap(/^来参加活动，签到/)
  expect(host.visited.join()).toContain('/packages/activity/check-in/index?deed=in&place=st1.place05')
  await tap(/^看近期的活动/)
  holdPhone(test, 'li', { place: 'gone0000' })
  openPage(PlacePage, { place: 'gone0000' })
  await see(/没有查到这个地方/)
})

it('is chosen for an activity, and what is known of it is not typed', async () => {
  await appoint(test, 'lead', ['team_leader'])
  holdPhone(test, 'lead')
  openPage(ActivityFormPage)
  const written = () =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
  await see('新建活动')
  await tap('从站里的地方选')
  await see('在哪个地方')
  await tap('不改了')
  expect(written()).not.toContain('社区图书室')
  await tap('从站里的地方选')
  await tap(/^社区图书室/)
  await waitFor(() => expect(written()).toContain('社区图书室'))
})
