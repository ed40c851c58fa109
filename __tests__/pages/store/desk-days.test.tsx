/**
 * The desk says on which days prizes may be reserved, and what the content check says of a prize.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DeskPrizePage from '@/packages/desk-store/prize'
import PrizesPage from '@/packages/desk-store/prizes'
import StoreDaysPage from '@/packages/desk-store/store-days'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { appoint } from '../../support/station'
import { judgeText } from '../../support/pieces'
import type { TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'
import { aPrizeForm, MERCHANT, STAFF, storeWorld } from './world'

let test: TestCloud

beforeAll(async () => {
  ;({ test } = await storeWorld())
  test.at(Date.parse('2026-11-25T10:00:00+08:00'))
})
afterAll(() => test.close())

/** Picks a day from the wheel of the closed days (0) or of the days besides (1). */
async function pickDay(list: 0 | 1, day: string): Promise<void> {
  const wheel = (await screen.findAllByTestId('wheel'))[list]
  if (!wheel) throw new Error(`there is no wheel ${list}`)
  fireEvent.change(wheel, { target: { value: day } })
  await act(() => Promise.resolve())
}

const staffReads = async () => (await test.must(STAFF, 'store.desk', {})).opening

it('says so without signal, and starts with every day', async () => {
  loseSignal()
  openPage(StoreDaysPage)
  await see('没有连上网络')
  holdPhone(test, STAFF)
  await tap('再试一次')
  await see('每天可以兑换')
})

it('keeps the week, the closed and the added days, and says from when', async () => {
  holdPhone(test, STAFF)
  openPage(PrizesPage)
  await tap('哪天可以兑换，每天可以兑换')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-store/store-days/index')
  openPage(StoreDaysPage)
  await see('每天可以兑换')
  for (const day of ['周一', '周二', '周三', '周四', '周五', '周日']) await tap(day)
  await see('周六可以兑换')
  await pickDay(0, '2026-12-05')
  await see('12 月 5 日 周六')
  await pickDay(1, '2026-12-05')
  await see(/在另一栏里，先在那边去掉$/)
  await pickDay(1, '2026-12-01')
  await tap('存好')
  await see('存好了，从现在起周六可以兑换')
  expect(await staffReads()).toEqual({
    weekdays: [6],
    closedDays: ['2026-12-05'],
    extraDays: ['2026-12-01'],
    text: '周六可以兑换',
    version: 1,
  })
})

it('takes a day away again, and lets those fall that are gone by', async () => {
  test.at(Date.parse('2026-12-02T10:00:00+08:00'))
  holdPhone(test, STAFF)
  openPage(StoreDaysPage)
  await see('12 月 5 日 周六')
  await waitFor(() => expect(words()).not.toContain('12 月 1 日'))
  await tap('去掉12 月 5 日 周六')
  await tap('存好')
  await see('存好了，从现在起周六可以兑换')
  expect(await staffReads()).toMatchObject({ closedDays: [], extraDays: [] })
})

it('is not offered to a shop', async () => {
  holdPhone(test, MERCHANT)
  openPage(PrizesPage)
  await waitFor(() => expect(tappableOf(/^哪天可以兑换/)).toBeUndefined())
  await see('兑换柜台')
})

it('shows whoever wrote a prize that it was turned down, and takes the appeal', async () => {
  judgeText(test, '散装白酒', 'risky')
  const form = aPrizeForm({ title: '散装白酒一斤' })
  const { prizeId } = await test.must(STAFF, 'store.savePrize', { form })
  await appoint(test, 'sun', ['staff'], { realName: '孙丽' })
  holdPhone(test, 'sun')
  openPage(DeskPrizePage, { prizeId })
  await see(/^奖品没有通过内容检查，别人看不到/)
  expect(tappableOf('为奖品申诉')).toBeUndefined()
  await tap('修改奖品')
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/desk/prize-form/index?prizeId=${prizeId}`)
  holdPhone(test, STAFF)
  openPage(DeskPrizePage, { prizeId })
  await tap('为奖品申诉')
  await type('为什么没有问题', '是料酒，写错了')
  await tap('送出申诉')
  await see('奖品正在检查，工作人员会看一眼，一个工作日内有结果')
  const { check } = await test.must(STAFF, 'store.deskPrize', { prizeId })
  expect(check).toMatchObject({ verdict: 'inReview', reason: '', mayAppeal: false })
})

it('says why a person turned a prize down', async () => {
  judgeText(test, '进口药膏', 'review')
  const { prizeId } = await test.must(STAFF, 'store.savePrize', { form: aPrizeForm({ title: '进口药膏' }) })
  const before = await test.must(STAFF, 'store.deskPrize', { prizeId })
  expect(before.check).toMatchObject({ verdict: 'inReview' })
  const [check] = await test.rows<{ version: number }>('checks', { _id: before.check?.checkId })
  await test.must('sun', 'moderation.decide', {
    checkId: before.check?.checkId ?? '',
    version: check?.version ?? 0,
    verdict: 'blocked',
    reason: '药品不能当奖品',
  })
  holdPhone(test, STAFF)
  openPage(DeskPrizePage, { prizeId })
  await see('奖品没有通过内容检查，别人看不到。原因：药品不能当奖品')
})
