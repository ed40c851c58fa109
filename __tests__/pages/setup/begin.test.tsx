/**
 * Somebody with the one-time code begins a district on a phone and sees the nine steps; an activity begins from one that
 * every station holds.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { screen, waitFor } from '@testing-library/react'
import ActivityFormPage from '@/packages/desk-activity/activity-form'
import TemplatesPage from '@/packages/desk-activity/templates'
import BeginPage from '@/packages/desk-people/begin'
import SetupPage from '@/packages/desk-people/setup'
import HomeStationPage from '@/packages/me/home-station'
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
const lastPage = (): string => (host.visited.at(-1) ?? '').replace(/^\w+ /, '')
beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

it('where no station is yet the page leads to whoever has the code', async () => {
  holdPhone(test, 'head')
  openPage(HomeStationPage)
  await see('区里还没有开站')
  await tap('我有开通码')
  expect(lastPage()).toBe(appPages.begin)
})

it('a wrong code is said, what is written stays without signal, and two taps begin once', async () => {
  holdPhone(test, 'head')
  openPage(BeginPage)
  await type('开通码', 'not-this-one')
  await type('哪个区', '水磨沟区')
  await type('第一个站，在哪个社区', '兴神路社区')
  await see('兴神路社区新时代文明实践站')
  await tap('开通')
  await see(/开通码不对/)
  await type('开通码', testEnv.FIRST_HEAD_CODE)
  loseSignal()
  await tap('开通')
  await see(/没有连上网络/)
  holdPhone(test, 'head')
  await tap('开通')
  await waitFor(() => expect(lastPage()).toBe(deskPages.setup))
  expect(await test.rows('units')).toHaveLength(2)
})

it('the nine steps show the next one first, and what is done is ticked', async () => {
  holdPhone(test, 'head')
  openPage(SetupPage)
  await see('还有 8 步，先做这一步；不急的可以放一放')
  const { form, version } = await test.must('head', 'station.sheet', {})
  const written = { ...form, hours: '周一到周五 8:30–17:30', phone: '09120000000' }
  await test.must('head', 'station.saveSheet', { form: written, version })
  openPage(SetupPage)
  await see(/还有 7 步/)
  await see('好了')
  await tap('去做：网格和楼栋')
  expect(lastPage()).toBe(appPages.grids)
})

it('an activity of the list fills the form, and leaves place and contact to be written', async () => {
  holdPhone(test, 'head')
  openPage(TemplatesPage)
  await tap(/^周五大扫除/)
  expect(lastPage()).toBe(deskPages.activityFrom('cleanup'))
  openPage(ActivityFormPage, { template: 'cleanup' })
  expect(await screen.findByLabelText('活动名称')).toHaveProperty('value', '周五大扫除')
  await see(/送审前还要写：地点、安全联系人/)
  expect(words()).not.toContain('照样子写')
})
