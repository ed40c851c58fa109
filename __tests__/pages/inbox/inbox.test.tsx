/**
 * The inbox: messages and notices in one list, unread first; reading, and the number that the tab shows.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import HomePage from '@/pages/home'
import InboxPage from '@/packages/me/messages'
import type { MessageDocument } from '@/domain/message/documents'
import { personIdOf, put } from '../../support/builders'
import { testCloud, homeStation, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { correct, publish, settleNeighbours } from '../support/notices'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await settleNeighbours(test)
})
afterAll(() => test.close())

const message = (id: string, openid = 'wang'): MessageDocument => ({
  _id: id,
  personId: personIdOf(openid),
  stationId: homeStation,
  kind: 'offer',
  title: `有空位留给您 ${id}`,
  text: '「剪窗花」空出一个位子',
  page: '/packages/activity/detail/index?sessionId=s1',
  at: test.now(),
  readAt: null,
  listed: true,
  aboutId: null,
  unread: true,
  delivery: { state: 'inboxOnly', attempts: 0, nextAt: test.now(), error: null },
})

it('says so without signal; when nothing has happened it says that', async () => {
  loseSignal()
  openPage(InboxPage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  await tap('再试一次')
  await see('还没有消息')
})

it('holds messages and notices, each leading to its page; a message is read by its tap', async () => {
  await put(test, 'messages', [message('m1'), message('m2'), message('m3')])
  const { noticeId } = await publish(test)
  holdPhone(test, 'wang')
  openPage(InboxPage)
  await see('没读的 4')
  await tap(/没读，通知，明天停水/)
  await tap(/没读，有空位留给您 m1/)
  expect(host.visited).toEqual([
    `navigateTo /packages/notice/detail/index?noticeId=${noticeId}`,
    'navigateTo /packages/activity/detail/index?sessionId=s1',
  ])
  await see('没读的 3')
  expect(words()).toContain('看过的')
})

it('marks every message at once, and leaves notices to be opened', async () => {
  holdPhone(test, 'wang')
  openPage(InboxPage)
  await tap('消息全部标为已读')
  await see('没读的 1')
  expect(await test.rows('messages', { personId: personIdOf('wang'), unread: true })).toEqual([])
  expect(tappableOf(/没读，通知，明天停水/)).toBeDefined()
})

it('keeps a pinned notice on top, and says what was corrected since', async () => {
  const notice = await publish(test, { title: '停电', pinned: true, askReceipt: true })
  await test.must('wang', 'notice.open', { noticeId: notice.noticeId })
  await correct(test, notice, '改到周日。', '改期')
  holdPhone(test, 'wang')
  openPage(InboxPage)
  await see('置顶')
  expect(tappableOf(/^有更正，请回收到，置顶通知，停电/)).toBeDefined()
})

it('tells the home page what is newest, and the tab how much is unread', async () => {
  holdPhone(test, 'li')
  openPage(HomePage)
  await see(/还有 1 条$/)
  expect(tappableOf('我的，2 条未读')).toBeDefined()
  await tap(/^没看过，/)
  expect(host.visited[0]).toMatch(/^navigateTo \/packages\/notice\/detail\/index\?noticeId=/)
})

it('reads on behind the first page, and keeps on top what stands on top', async () => {
  const letters = Array.from({ length: 25 }, (_, i) => ({ ...message(`z${i}`, 'zhang'), at: test.now() - i }))
  await put(test, 'messages', letters)
  holdPhone(test, 'zhang')
  openPage(InboxPage)
  await see('有空位留给您 z0')
  expect(words()).not.toContain('有空位留给您 z24')
  await tap('接着看')
  await see('有空位留给您 z24')
  expect(tappableOf(/置顶通知，停电/)).toBeDefined()
})
