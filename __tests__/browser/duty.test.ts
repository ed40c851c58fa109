/** A turn of duty is handed on at midnight: asked for a minute before, agreed to a minute after with the answer lost, seen on both phones. */
import type { Browser } from 'playwright-core'
import type { SessionDocument } from '../../src/domain/activity/documents'
import { appPages } from '../../src/domain/app-pages'
import { DAY, HOUR, MINUTE, startOfDay } from '../../src/domain/kernel/clock'
import { anActivity, personIdOf, put } from '../support/builders'
import { laterJobs } from '../support/crash'
import { attended } from '../support/door'
import { helperOf } from '../support/duty-asks'
import type { TestCloud } from '../support/test-cloud'
import { cloudWithClient } from './support/h5'
import { Phone, startBrowser } from './support/phones'
import { settle, STAFF } from './support/world'

const [WEI, TONG] = ['wei-duty', 'tong-duty']

let test: TestCloud
let browser: Browser
let turn: SessionDocument

jest.setTimeout(300_000)

beforeAll(async () => {
  ;[test, browser] = await Promise.all([cloudWithClient(), startBrowser()])
  await settle(test, { [WEI]: '魏邻居', [TONG]: '童邻居' })
  const leader = { leaderId: personIdOf(STAFF), leaderName: '周敏' }
  const rota = { _id: 'rota', title: '便民服务轮值', state: 'published' as const, duty: true, ...leader }
  await put(test, 'activities', [anActivity({ ...rota, capacity: 1 })])
  const at = startOfDay(test.now()) + 4 * DAY + 9 * HOUR
  turn = await attended(test, [WEI], { ...rota, capacity: 1, startAt: at })
  await attended(test, [TONG], { ...rota, capacity: 1, startAt: at + DAY })
})

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const holders = async (): Promise<string[]> =>
  ((await test.rows<SessionDocument>('sessions', { _id: turn._id }))[0]?.seats.holders ?? []).map(
    ({ who }) => who,
  )

it('is one person’s before and another’s after, never both, and both phones say so', async () => {
  const midnight = startOfDay(test.now()) + DAY
  test.at(midnight - MINUTE)
  const asker = await Phone.of(browser, test.cloud.url, { openid: WEI })
  await asker.open(appPages.session(turn._id))
  await asker.see('来不了，找人换班')
  const who = await helperOf(test, WEI, turn._id, '童')
  await test.must(WEI, 'duty.ask', { sessionId: turn._id, who, inReturn: null })
  test.at(midnight + MINUTE)
  const other = await Phone.of(browser, test.cloud.url, { openid: TONG })
  await other.open(appPages.session(turn._id))
  await other.see('等您答复')
  await other.context.route('**/call/**', async (route) => {
    if (!(route.request().postData() ?? '').includes('duty.move')) return route.continue()
    await route.fetch()
    return route.abort('internetdisconnected')
  })
  await other.button('我来').dblclick()
  await other.see(/网络/)
  await other.restoreCalls()
  expect(await holders()).toEqual([personIdOf(TONG)])
  await laterJobs(test)
  await asker.reopen()
  await asker.open(appPages.session(turn._id))
  await asker.see('换好了')
  await asker.seeNot('来不了，找人换班')
  await other.reopen()
  await other.open(appPages.session(turn._id))
  await other.tap('撤销，换回来')
  await other.see('换回来了')
  await laterJobs(test)
  expect(await holders()).toEqual([personIdOf(WEI)])
})
