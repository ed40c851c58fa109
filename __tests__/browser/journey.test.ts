/** The main journey in a real browser: residents on six phones sign up, come, leave and see their hours; an organiser's phone stands beside them. */
import type { Browser } from 'playwright-core'
import type { SessionDocument } from '../../src/domain/activity/documents'
import { appPages } from '../../src/domain/app-pages'
import { deskPages } from '../../src/domain/desk-pages'
import { DAY, HOUR, MINUTE } from '../../src/domain/kernel/clock'
import { bookErrors } from '../support/door'
import type { TestCloud } from '../support/test-cloud'
import { arrive, leave, scanPaperCard, seeFigure, signUpFromHome } from './support/deeds'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser, type Scale } from './support/phones'
import { cardTokenOf, openSession, settle, STAFF, standings } from './support/world'

/** One resident for each look, so that every step is seen at every size. */
const looks: { openid: string; name: string; width: number; scale: Scale }[] = [
  { openid: 'wang', name: '王秀兰', width: 375, scale: 'std' },
  { openid: 'li', name: '李建国', width: 375, scale: 'large' },
  { openid: 'chen', name: '陈晓梅', width: 375, scale: 'huge' },
  { openid: 'zhao', name: '赵志强', width: 320, scale: 'std' },
  { openid: 'sun', name: '孙玉芬', width: 320, scale: 'large' },
  { openid: 'gao', name: '高文静', width: 320, scale: 'huge' },
]
/** People without a phone at hand: one shows a paper card, two are known by name. */
const others = { zhang: '张桂英', liu: '刘德福', he: '何春花' }
const names = Object.fromEntries(looks.map(({ openid, name }) => [openid, name]))

let test: TestCloud
let browser: Browser
let session: SessionDocument
let staff: Phone
let phones: Phone[]

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { ...names, ...others })
  session = await openSession(test, { title: '周五大扫除', startAt: test.now() + 20 * MINUTE, capacity: 12 })
  for (const openid of Object.keys(others))
    await test.must(openid, 'activity.signUp', { sessionId: session._id })
  staff = await Phone.of(browser, test.cloud.url, { openid: STAFF })
  phones = await Promise.all(looks.map((look) => Phone.of(browser, test.cloud.url, look)))
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

it('residents find the activity and sign up, and the organiser sees the list grow', async () => {
  await staff.open(deskPages.doorScreen(session._id))
  await seeFigure(staff, '还没到 3')
  for (const phone of phones) await signUpFromHome(phone, session)
  await seeFigure(staff, '还没到 9')
  expect(Object.values(await standings(test, session._id, Object.keys(names)))).toEqual(
    looks.map(() => 'confirmed'),
  )
})

it('they come and type the digits that the organiser shows, and the counts move', async () => {
  test.at(session.startAt)
  await staff.open(deskPages.doorScreen(session._id))
  for (const phone of phones) await arrive(phone, staff)
  await seeFigure(staff, '已签到 6')
  await seeFigure(staff, '还没到 3')
  await staff.shot('journey-door')
})

it('the organiser lets in a paper card and ticks names', async () => {
  await scanPaperCard(staff, cardTokenOf('zhang'))
  await staff.see(/张桂英 签到好了/)
  await seeFigure(staff, '已签到 7')
  await staff.tap('给刘德福签到')
  await staff.see(/刘德福 签到好了/)
  await staff.tap('还没到的人：全部名单')
  await staff.tap('给何春花签到')
  await staff.see(/何春花 签到好了/)
  await seeFigure(staff, '到了 9')
  await staff.shot('journey-roster')
  expect(await standings(test, session._id, Object.keys(others))).toEqual({
    zhang: 'checkedIn',
    liu: 'checkedIn',
    he: 'checkedIn',
  })
})

it('they leave, and find hours, receipt and points', async () => {
  test.at(session.endAt + 2 * MINUTE)
  await staff.open(deskPages.doorScreen(session._id))
  for (const phone of phones) {
    await leave(phone, staff)
    await seeFigure(phone, '这次的时长 2 小时')
    await seeFigure(phone, '积分 2 分')
    await phone.tap('看这笔的来历')
    await phone.see('怎么算的')
    await phone.shot('journey-6-receipt')
    await phone.open(appPages.hours)
    await phone.tap(/^周五大扫除/)
    await phone.see('时长的来历')
    await phone.open(appPages.hours)
    await phone.shot('journey-7-hours')
    await phone.open(appPages.points)
    await phone.see('+2 分')
    await phone.shot('journey-8-points')
  }
})

it('the organiser checks out the rest together, and the books agree', async () => {
  await staff.tap('给在场的 3 人一起签退')
  await staff.tap('一起签退')
  await staff.see(/^3 人都签退好了/)
  await staff.shot('journey-all-out')
  const states = await standings(test, session._id, [...Object.keys(names), ...Object.keys(others)])
  expect(Object.values(states).filter((state) => state === 'checkedIn')).toEqual([])
  expect(await bookErrors(test)).toEqual([])
})

it('two taps lead from a shared card to a place', async () => {
  const shared = await openSession(test, { title: '写春联', startAt: session.startAt + 3 * DAY })
  const [phone] = phones
  // Opening the card is the first tap.
  await phone?.open(appPages.session(shared._id))
  await phone?.tap('报名 1 人')
  await phone?.see(/报上了/)
  expect(await standings(test, shared._id, ['wang'])).toEqual({ wang: 'confirmed' })
})

it('a cancelled place is offered to the head of the queue, who takes it on the other phone', async () => {
  const full = await openSession(test, {
    title: '健康讲堂',
    startAt: session.startAt + 3 * DAY + 4 * HOUR,
    capacity: 1,
  })
  const [first, second] = phones
  if (!first || !second) throw new Error('two phones are needed')
  await first.open(appPages.session(full._id))
  await first.tap('报名 1 人')
  await first.see(/报上了/)
  await second.open(appPages.session(full._id))
  await second.tap('排队候补 1 人')
  await second.see(/候补第 1 位，有位子会告诉您/)
  await second.shot('queue-1-waiting')

  await first.tap('取消我自己的报名')
  await first.tap('取消报名')
  await first.see(/取消好了/)
  await first.shot('queue-2-cancelled')

  await second.open(appPages.home)
  await second.see('健康讲堂')
  await second.shot('queue-3-offered')
  await second.tap('我参加')
  await second.see('已报名')
  await second.shot('queue-4-accepted')
  expect(await standings(test, full._id, ['wang', 'li'])).toEqual({ wang: 'cancelled', li: 'confirmed' })
})
