/**
 * The stalls of a fair at the desk and on its page: without signal, before there are any, given with one tap and taken back,
 * overtaken by a colleague, marked on the day, and called off.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { fireEvent, waitFor } from '@testing-library/react'
import DetailPage from '@/packages/activity/detail'
import StallsPage from '@/packages/desk-activity/stalls'
import StallsSheetPage from '@/packages/desk-activity/stalls-sheet'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { DAY } from '../../../src/domain/kernel/clock'
import type { StallsDocument } from '../../../src/domain/stalls/documents'
import { aPerson, put } from '../../support/builders'
import { agreed, aFair, putAlly } from '../../support/stalls'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

jest.setTimeout(60_000)

let test: TestCloud
let fair: SessionDocument

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  test.at(Date.now())
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'other', ['staff'], { realName: '冯专职' })
  await put(test, 'people', [aPerson('wang', { realName: '王姨' })])
  for (const [id, name] of [
    ['ally-a', '和顺理发店'],
    ['ally-b', '明亮眼镜店'],
  ] as const) {
    await putAlly(test, id, name)
    await agreed(test, 'staff', id)
  }
  fair = await aFair(test, { startAt: test.now() + 2 * DAY })
})
afterAll(() => test.close())

const holders = async () =>
  (await test.rows<StallsDocument>('fairStalls'))[0]?.stalls.map(({ holder }) => holder?.name ?? '')
const open = (openid = 'staff') => {
  holdPhone(test, openid, { sessionId: fair._id })
  openPage(StallsPage, { sessionId: fair._id })
}

it('says so without signal, then that there are none, and lays some out', async () => {
  loseSignal()
  openPage(StallsPage, { sessionId: fair._id })
  await see('没有连上网络')
  holdPhone(test, 'staff', { sessionId: fair._id })
  await tap('再试一次')
  await see('还没有摆摊位')
  await tap('加摊位')
  await type('具体做什么', '土鸡蛋十元一斤')
  await type('几个', '2')
  await tap('加上')
  await see(/不能写：大集不卖东西/)
  await type('具体做什么', '量血压')
  await tap('加上')
  await see('2 个摊位，给了 0 个，空 2 个')
  expect(tappableOf('2 号 · 义诊，量血压，空着')).toBeDefined()
})

it('what is done there stands in the sheet that changes it, and is not typed again', async () => {
  open()
  await tap('2 号 · 义诊，量血压，空着')
  await tap('改做什么')
  await see('2 号改成做什么')
  await tap('改好')
  await see('2 号改好了')
  expect(tappableOf('2 号 · 义诊，量血压，空着')).toBeDefined()
})

it('is given by a tap, twice is once, and taken back by the bar', async () => {
  open()
  await tap('1 号 · 义诊，量血压，空着')
  await see('1 号给谁')
  const row = await waitFor(() => {
    const found = tappableOf('给和顺理发店，公益合伙人')
    if (!found) throw new Error(words())
    return found
  })
  fireEvent.click(row)
  fireEvent.click(row)
  await see('1 号给了「和顺理发店」')
  expect(await holders()).toEqual(['和顺理发店', ''])
  await tap('撤销：1 号给了「和顺理发店」')
  await see('1 号收回了')
  expect(await holders()).toEqual(['', ''])
})

it('whoever is overtaken by a colleague reads who has it, and the page shows it', async () => {
  open()
  await tap('2 号 · 义诊，量血压，空着')
  await see('2 号给谁')
  const to = { is: 'ally' as const, id: 'ally-b' }
  await test.must('other', 'stalls.give', { sessionId: fair._id, number: 2, to })
  await tap('给和顺理发店，公益合伙人')
  await see(/2 号摊位刚刚给了「明亮眼镜店」/)
  await see('2 个摊位，给了 1 个，空 1 个')
})

it('neighbours read what there is and who stands there, never whom to ring', async () => {
  holdPhone(test, 'wang', { sessionId: fair._id })
  openPage(DetailPage, { sessionId: fair._id })
  await see('大集上有什么')
  expect(words()).toContain('明亮眼镜店')
  expect(words()).not.toContain('孙师傅')
  expect(tappableOf(/摆摊位/)).toBeUndefined()
  holdPhone(test, 'staff', { sessionId: fair._id })
  openPage(DetailPage, { sessionId: fair._id })
  await tap(/^摆摊位/)
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/desk-activity/stalls/index?sessionId=${fair._id}`)
  openPage(StallsSheetPage, { sessionId: fair._id })
  await see('明亮眼镜店的孙师傅 13900001111')
})

it('a thousand people are reminded of the licence, and refused nothing', async () => {
  open()
  await tap(/^预计来多少人/)
  await type('大约多少人', '1200')
  await tap('记下')
  await see(/国务院令第 505 号/)
  await see('大约 1200 人')
})

it('on the day it is marked who came, and what was marked wrongly is put right', async () => {
  test.at(fair.startAt)
  open()
  await tap('2 号 · 义诊，量血压，明亮眼镜店，给了')
  await tap('来了')
  await see('记下了：明亮眼镜店来了')
  await tap('2 号 · 义诊，量血压，明亮眼镜店，来了')
  await tap('没来')
  await see('记下了：明亮眼镜店没来')
})

it('a fair that is called off says whom to tell', async () => {
  await test.cloud.store.update('sessions', {
    ...{ query: { _id: fair._id }, update: { $set: { state: 'cancelled' } }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  })
  open()
  await see('要告诉的')
  await see('2 号摊位')
  expect(tappableOf('加摊位')).toBeUndefined()
  expect(tappableOf(/打电话，明亮眼镜店的孙师傅/)).toBeDefined()
})
