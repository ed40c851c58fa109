/**
 * A notice on a resident's phone: opening it is the receipt, 收到 the answer, corrections and recall are seen.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import NoticePage from '@/packages/notice/detail'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
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

interface Receipt {
  readAt: number | null
  confirmedAt: number | null
}

const receiptOf = async (noticeId: string, openid: string) =>
  (await test.rows<Receipt>('receipts', { _id: `${noticeId}:${personIdOf(openid)}` }))[0]

it('says so without signal; what was read once can be read again without', async () => {
  const { noticeId } = await publish(test)
  loseSignal()
  openPage(NoticePage, { noticeId })
  await see('没有连上网络')
  expect(await receiptOf(noticeId, 'wang')).toBeUndefined()
  holdPhone(test, 'wang', { noticeId })
  await tap('再试一次')
  await see('明天 9–12 点检修水管，请提前接水。')
  loseSignal()
  openPage(NoticePage, { noticeId })
  await see('没有连上网络，下面是上次看到的')
  expect(words()).toContain('请提前接水')
})

it('is read by opening it, and asks for nothing more', async () => {
  const { noticeId } = await publish(test, { title: '活动室周末开放' })
  holdPhone(test, 'wang')
  openPage(NoticePage, { noticeId })
  await see('活动室周末开放')
  expect(words()).toContain('社区工作人员 周*')
  expect((await receiptOf(noticeId, 'wang'))?.readAt).toEqual(expect.any(Number))
  expect(tappableOf('收到')).toBeUndefined()
})

it('is answered with one tap where the sender asked for it', async () => {
  const { noticeId } = await publish(test, { askReceipt: true })
  holdPhone(test, 'wang')
  openPage(NoticePage, { noticeId })
  await tap('收到')
  await see(/^您回过「收到」了/)
  expect((await receiptOf(noticeId, 'wang'))?.confirmedAt).toEqual(expect.any(Number))
  // Whoever has just answered is asked whether the next one may ring; whoever reads it again is not.
  await see('下次有通知，微信里提醒您一声？')
  openPage(NoticePage, { noticeId })
  await see(/^您回过「收到」了/)
  expect(words()).not.toContain('微信里提醒您一声')
  expect(tappableOf('收到')).toBeUndefined()
})

it('shows what was put right since it was read', async () => {
  const notice = await publish(test)
  holdPhone(test, 'wang')
  await test.must('wang', 'notice.open', { noticeId: notice.noticeId })
  await correct(test, notice, '后天 9–12 点检修水管。', '停水改到后天')
  openPage(NoticePage, { noticeId: notice.noticeId })
  await see('您看过以后有更正：停水改到后天')
  expect(words()).toContain('后天 9–12 点检修水管。')
  expect(words()).not.toContain('请提前接水')
  expect(words()).toContain('更正过')
  await tap('看更正前写的：停水改到后天')
  await see('明天 9–12 点检修水管，请提前接水。')
})

it('will not let an older edition be answered: the newer one is read first', async () => {
  const notice = await publish(test, { askReceipt: true })
  holdPhone(test, 'wang')
  openPage(NoticePage, { noticeId: notice.noticeId })
  await see('明天 9–12 点检修水管，请提前接水。')
  await correct(test, notice, '后天停水。', '改到后天')
  await tap('收到')
  await see('后天停水。')
  expect((await receiptOf(notice.noticeId, 'wang'))?.confirmedAt).toBeNull()
  await tap('收到')
  await see(/^您回过「收到」了/)
})

it('says that it was recalled and why, and no longer what it said', async () => {
  const { noticeId, version } = await publish(test)
  await test.must('zhou', 'notice.recall', { noticeId, version, reason: '停水取消了' })
  holdPhone(test, 'wang')
  openPage(NoticePage, { noticeId })
  await see(/这条通知撤回了.*停水取消了/)
  expect(words()).not.toContain('请提前接水')
})

it('leads elsewhere when there is no such notice', async () => {
  holdPhone(test, 'wang')
  openPage(NoticePage, { noticeId: 'n-none' })
  await tap('看别的消息')
  expect(host.visited).toEqual(['redirectTo /packages/me/messages/index'])
})
