/**
 * Messages that did not arrive in WeChat: seen by their state, sent once more with a tap.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import OutboxPage from '@/packages/desk/outbox'
import type { MessageDocument } from '@/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, homeStation, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  await put(test, 'people', [aPerson('wang', { realName: '王秀兰', nickname: '' })])
})
afterAll(() => test.close())

const message = (id: string, delivery: Partial<MessageDocument['delivery']>): MessageDocument => ({
  _id: id,
  personId: personIdOf('wang'),
  stationId: homeStation,
  kind: 'offer',
  title: `有空位留给您 ${id}`,
  text: '「剪窗花」空出一个位子',
  page: '/pages/home/index',
  at: test.now() - 60_000,
  readAt: null,
  listed: true,
  aboutId: null,
  unread: true,
  delivery: { state: 'failed', attempts: 5, nextAt: test.now(), error: '45009', ...delivery },
})

it('says so without signal; with nothing stuck it says that', async () => {
  loseSignal()
  openPage(OutboxPage)
  await see('没有连上网络')
  holdPhone(test, 'zhou')
  await tap('再试一次')
  await see('没有发不出去的')
})

it('counts what is on its way, and sends again what failed', async () => {
  await put(test, 'messages', [message('m1', {}), message('m2', { state: 'due', attempts: 1, error: null })])
  holdPhone(test, 'zhou')
  openPage(OutboxPage)
  await see('没发出 1 等着发 1 正在发 0 只在收件箱 0')
  await see('有空位留给您 m1')
  expect(words()).toContain('给 王*')
  expect(words()).not.toContain('王秀兰')
  await tap('有空位留给您 m1：再发一次')
  await see('有空位留给您 m1：马上再发一次')
  expect((await test.rows<MessageDocument>('messages', { _id: 'm1' }))[0]?.delivery).toMatchObject({
    state: 'due',
    attempts: 0,
  })
  expect(tappableOf('有空位留给您 m1：再发一次')).toBeUndefined()
})

it('shows what waits by itself', async () => {
  holdPhone(test, 'zhou')
  openPage(OutboxPage)
  await tap('等着发')
  await see('有空位留给您 m2')
  expect(tappableOf('有空位留给您 m2：再发一次')).toBeUndefined()
})
