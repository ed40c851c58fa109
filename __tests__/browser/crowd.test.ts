/** The names of a crowd on two phones at one door: found, ticked twice, cut off in the middle, seen by the other, taken back. */
import type { Browser } from 'playwright-core'
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import { deskPages } from '../../src/domain/desk-pages'
import { personIdOf } from '../support/builders'
import { putFair, visitor, visitorName } from '../support/fair'
import { appoint } from '../support/station'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle, STAFF } from './support/world'

const SUN = 'sun-zhuanzhi'
const HOLDERS = 520

let test: TestCloud
let browser: Browser
let fair: SessionDocument
let zhou: Phone
let sun: Phone

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [SUN]: '孙专职' })
  await appoint(test, SUN, ['staff'])
  fair = await putFair(test, { title: '公益大集', capacity: 600, queueCapacity: 0, holders: HOLDERS })
  test.at(fair.startAt)
  zhou = await Phone.of(browser, test.cloud.url, { openid: STAFF, width: 320, scale: 'huge' })
  sun = await Phone.of(browser, test.cloud.url, { openid: SUN })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const rowOf = async (n: number): Promise<EnrollmentDocument | undefined> =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(visitor(n)) }))[0]
const stepsOf = async (n: number): Promise<string[]> => (await rowOf(n))?.history.map(({ to }) => to) ?? []

it('finds a name by the end of the number; two taps on one spot let the person in once', async () => {
  await zhou.open(deskPages.roster(fair._id))
  await zhou.see(`没到 ${HOLDERS}`)
  await zhou.shot('crowd-roster')
  await zhou.type('在名单里找人', '0117')
  await zhou.button(`给${visitorName(117)}签到`).dblclick()
  await zhou.see(`${visitorName(117)} 签到好了`)
  await zhou.shot('crowd-found')
  expect((await stepsOf(117)).filter((to) => to === 'checkedIn')).toHaveLength(1)
  expect((await rowOf(117))?.state).toBe('checkedIn')
})

it('the other phone does not let the same person in again, and sees who has come', async () => {
  await sun.open(deskPages.roster(fair._id))
  await sun.see(`没到 ${HOLDERS - 1}`)
  await sun.pick('tab', /^在场/)
  await sun.see(visitorName(117))
  await sun.pick('tab', /^没到/)
  await sun.type('在名单里找人', '0118')
  await sun.see(visitorName(118))
  await zhou.type('在名单里找人', '0118')
  await zhou.tap(`给${visitorName(118)}签到`)
  await zhou.see(`${visitorName(118)} 签到好了`)
  // Still without a mark here: what the other phone did is not known yet.
  await sun.tap(`给${visitorName(118)}签到`)
  await sun.see(`${visitorName(118)} 签到好了`)
  expect((await stepsOf(118)).filter((to) => to === 'checkedIn')).toHaveLength(1)
})

it('a tick that the network swallowed says so, leaves the name as it was and is made by the next tap', async () => {
  await sun.type('在名单里找人', '0119')
  await sun.see(visitorName(119))
  await sun.cutCalls()
  await sun.tap(`给${visitorName(119)}签到`)
  await sun.see(/没有连上网络/)
  await sun.shot('crowd-cut-off')
  expect((await rowOf(119))?.state).toBe('confirmed')
  await sun.restoreCalls()
  await sun.tap(`给${visitorName(119)}签到`)
  await sun.see(`${visitorName(119)} 签到好了`)
  expect((await rowOf(119))?.state).toBe('checkedIn')
})

it('the tick is taken back on one phone, and the other finds the name without it', async () => {
  await sun.tap('撤销')
  await sun.see(`${visitorName(119)} 的签到撤销了`)
  expect((await rowOf(119))?.state).toBe('confirmed')
  await zhou.type('在名单里找人', '0119')
  await zhou.see(visitorName(119))
  await zhou.button(`给${visitorName(119)}签到`).waitFor()
})

it('goes back and forward between the door and the names, and what was typed is not in the way', async () => {
  await zhou.open(deskPages.doorScreen(fair._id))
  await zhou.see('找人到名单里')
  await zhou.shot('crowd-door')
  await zhou.tap('打开名单找人')
  await zhou.see(`没到 ${HOLDERS - 2}`)
  await zhou.page.goBack()
  await zhou.see('找人到名单里')
  await zhou.page.goForward()
  await zhou.see(`没到 ${HOLDERS - 2}`)
  await zhou.type('在名单里找人', '没有这个人')
  await zhou.see(/没有找到/)
  await zhou.shot('crowd-nobody')
})
