/**
 * How far a notice has come: read by building, and the people to call or visit, ticked off and un-ticked.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import CallListPage from '@/packages/desk/call-list'
import NoticePage from '@/packages/desk/notice'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { noticeOf, publish, settleNeighbours } from '../support/notices'
import { holdPhone, loseSignal } from '../support/phone'
import { consentTo } from '../../support/consents'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await settleNeighbours(test)
  await test.must('li', 'me.consent', consentTo('phone'))
  await test.must('li', 'me.updateProfile', { phone: '13812345678' })
})
afterAll(() => test.close())

const twoBuildings = {
  station: false,
  gridIds: [],
  roles: [],
  activityIds: [],
  buildings: ['1 号楼', '2 号楼'].map((building) => ({ gridId: 'g01', building })),
}

interface Receipt {
  reachedBy: string
}

const reachedBy = async (noticeId: string, openid: string) =>
  (await test.rows<Receipt>('receipts', { _id: `${noticeId}:${personIdOf(openid)}` }))[0]?.reachedBy

it('shows who has read it, building by building, and leads to those who have not', async () => {
  const { noticeId } = await publish(test, { audience: twoBuildings })
  await test.must('wang', 'notice.open', { noticeId })
  await test.jobs()
  loseSignal()
  openPage(NoticePage, { noticeId })
  await see('没有连上网络')
  holdPhone(test, 'zhou', { noticeId })
  await tap('再试一次')
  await see('看过 1 / 1')
  await see('看过 0 / 2')
  await tap(/^北区一网格 2 号楼，看过 0 \/ 2，还差 2 位/)
  const building = encodeURIComponent('2 号楼')
  expect(host.visited).toEqual([
    `navigateTo /packages/desk/call-list/index?noticeId=${noticeId}&gridId=g01&building=${building}`,
  ])
})

it('ticks people off after a call or a visit, and takes a tick back', async () => {
  const { noticeId } = await publish(test, { audience: twoBuildings })
  await test.must('wang', 'notice.open', { noticeId })
  holdPhone(test, 'zhou')
  openPage(CallListPage, { noticeId })
  await see('李志强')
  await see('张桂芳')
  expect(words()).not.toContain('王秀兰')
  await tap('李志强：打过电话了')
  await see(/^打过电话了 /)
  expect(await reachedBy(noticeId, 'li')).toBe('call')
  await tap('撤销：李志强打过电话了')
  await waitFor(() => expect(tappableOf('李志强：打过电话了')).toBeDefined())
  expect(await reachedBy(noticeId, 'li')).toBe('none')
  await tap('张桂芳：上门了')
  await see(/^上门了 /)
  expect(await reachedBy(noticeId, 'zhang')).toBe('visit')
})

it('shows one building alone', async () => {
  const { noticeId } = await publish(test, { audience: twoBuildings })
  holdPhone(test, 'zhou')
  openPage(CallListPage, { noticeId, gridId: 'g01', building: '1 号楼' })
  await see('王秀兰')
  expect(words()).not.toContain('李志强')
})

it('shows a number on a tap only, calls it, and leaves a trace of who looked', async () => {
  const { noticeId } = await publish(test, { audience: twoBuildings })
  holdPhone(test, 'zhou')
  openPage(CallListPage, { noticeId })
  await see('李志强')
  expect(words()).not.toContain('13812345678')
  await tap(/^给李志强打电话/)
  await see('13812345678')
  expect(host.used).toEqual(['makePhoneCall 13812345678'])
  expect(await test.rows('reveals')).toEqual([
    expect.objectContaining({ viewerId: personIdOf('zhou'), personId: personIdOf('li') }),
  ])
  expect(tappableOf(/^给张桂芳打电话/)).toBeUndefined()
})

it('is recalled only with a reason, which readers will see', async () => {
  const { noticeId } = await publish(test)
  holdPhone(test, 'zhou')
  openPage(NoticePage, { noticeId })
  await tap('撤回')
  await see('撤回这条通知？')
  expect(tappableOf('撤回')?.getAttribute('aria-disabled')).toBe('true')
  await type('为什么撤回', '停水取消了')
  await tap('撤回')
  await see('撤回的原因：停水取消了')
  expect(await noticeOf(test, noticeId)).toMatchObject({ state: 'recalled' })
  expect(tappableOf('更正')).toBeUndefined()
})
