/**
 * The ledger of hours on an auditor's phone: days with their sums, the proof behind a tap, one person, the sheet to print.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { strFromU8, unzipSync } from 'fflate'
import DeskHomePage from '@/packages/desk/home'
import LedgerPage from '@/packages/desk-activity/ledger'
import { waitFor } from '@testing-library/react'
import { aPerson, personIdOf, put } from '../../support/builders'
import { attended, HOUR, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
const START = Date.parse('2027-03-05T01:00:00Z')
const LINE = '王* · 清洁楼道，按规则自动核定，2 小时'

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'he', ['auditor'], { realName: '何审计' })
  await appoint(test, 'lead', ['team_leader'], { realName: '李队长' })
  await put(test, 'people', [
    aPerson('wang', { realName: '王秀兰' }),
    aPerson('zhao', { realName: '赵大爷' }),
  ])
  const day = await attended(test, ['wang', 'zhao'], { startAt: START, title: '清洁楼道' })
  await visit(test, 'wang', day)
  await visit(test, 'zhao', day)
  await visit(test, 'wang', await attended(test, ['wang'], { startAt: START + 24 * HOUR, title: '送药上门' }))
})
afterAll(() => test.close())

it('says so without signal, and what stands where nothing was done', async () => {
  loseSignal()
  openPage(LedgerPage)
  await see('没有连上网络')
  holdPhone(test, 'he')
  await tap('再试一次')
  await see('还没有时长记录')
  // The phone's own clock is months behind; it has learned the cloud's by now.
  openPage(LedgerPage)
  await tap('上个月')
  await see('2027 年 2 月')
  await see('还没有时长记录')
  await tap('下个月')
  await see('2027 年 3 月')
})

it('is a way from the desk for those who check hours alone', async () => {
  holdPhone(test, 'he')
  openPage(DeskHomePage)
  await tap('时长台账')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/desk-activity/ledger/index')
  holdPhone(test, 'lead')
  openPage(DeskHomePage)
  await see('核时长')
  await waitFor(() => expect(tappableOf('时长台账')).toBeUndefined())
})

it('sums up each day, shows how a record was proved, and leads to the person', async () => {
  holdPhone(test, 'he')
  openPage(LedgerPage)
  await see(/3 月 5 日 周五 2 笔，算数的 4 小时$/)
  await see(/3 月 6 日 周六 1 笔，算数的 2 小时$/)
  expect(words()).not.toContain('王秀兰')
  await tap(LINE)
  await see('9:00 到')
  await see('11:00 离开')
  expect(words()).toContain('签到码')
  await tap('看王*的全部')
  const page = `navigateTo /packages/desk-activity/ledger/index?personId=${personIdOf('wang')}`
  await waitFor(() => expect(host.visited.at(-1)).toBe(page))
})

it('shows one person with the totals, and the sheet with the proofs', async () => {
  holdPhone(test, 'he')
  openPage(LedgerPage, { personId: personIdOf('wang') })
  await see('王*')
  await see('证明的')
  expect(words()).toContain('4小时证明的')
  expect(words()).not.toContain('赵*')
  await tap('打印的表')
  await see('王* 时长台账')
  await see('2 笔 算数的 4 小时')
  expect(words()).toContain('9:00 到，签到码；11:00 离开，签到码')
  await tap('做成表格')
  await waitFor(() => expect(host.used).toEqual(['shareFileMessage 王 · 时长台账.xlsx']))
  const file = host.written.get('wxfile://usr/王 · 时长台账.xlsx') ?? ''
  const sheet = Object.values(unzipSync(Buffer.from(file, 'base64')))
    .map((part) => strFromU8(part))
    .join('')
  for (const words of [
    '怎么证明的',
    '2027-03-05',
    '王*',
    '清洁楼道',
    '9:00 到，签到码；11:00 离开，签到码',
    '2 小时',
  ])
    expect(sheet).toContain(words)
})
