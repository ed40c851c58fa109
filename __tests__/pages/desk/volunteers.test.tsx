/**
 * Applications of volunteers at the desk: decided, and taken back where the button was.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import VolunteersPage from '@/packages/desk/volunteers'
import VolunteerFilePage from '@/packages/desk-people/volunteer'
import VolunteerPage from '@/packages/me/volunteer'
import type { PersonDocument } from '@/domain/person/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aPaper } from '../../support/papers'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, pick, see, tap, tappableOf, type } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  const waiting = { state: 'pendingReview' as const, version: 1, appliedAt: test.now() }
  await put(test, 'people', [
    aPerson('sun', { realName: '孙小雨', volunteer: { ...aPerson('x').volunteer, ...waiting } }),
  ])
})
afterAll(() => test.close())

const stateOf = async () =>
  (await test.rows<PersonDocument>('people', { _id: personIdOf('sun') }))[0]?.volunteer.state

it('keeps whoever was decided about in place with the way back, and in the roster for a day', async () => {
  holdPhone(test, 'zhou')
  openPage(VolunteersPage)
  await tap('孙小雨：通过')
  await tap('通过')
  await see('孙小雨：通过了')
  expect(await stateOf()).toBe('active')
  expect(tappableOf('孙小雨：通过')).toBeUndefined()
  await tap('撤销：孙小雨通过了')
  await see('孙小雨：撤销了，还在等着')
  expect(await stateOf()).toBe('pendingReview')
  await tap('孙小雨：通过')
  await tap('通过')
  await see('孙小雨：通过了')
  await tap('名册')
  await tap('撤销：孙小雨通过了')
  await see('孙小雨：撤销了，还在等着')
  expect(await stateOf()).toBe('pendingReview')
})

it('offers no way back from what another colleague decided', async () => {
  const by = { at: test.now(), by: personIdOf('other'), on: 'approve', from: 'pendingReview', to: 'active' }
  const decided = { state: 'active' as const, version: 2, appliedAt: test.now(), history: [by] }
  await put(test, 'people', [
    aPerson('li', { realName: '李梅', volunteer: { ...aPerson('x').volunteer, ...decided } }),
  ])
  holdPhone(test, 'zhou')
  openPage(VolunteersPage, { state: 'active' })
  await see('李梅')
  expect(tappableOf(/^撤销/)).toBeUndefined()
})

it('leads to the file of a volunteer, where a credential is written down, looked at and ended', async () => {
  await put(test, 'people', [
    aPerson('ma', {
      realName: '马有才',
      volunteer: { ...aPerson('x').volunteer, state: 'active', appliedAt: 1 },
    }),
  ])
  holdPhone(test, 'zhou')
  openPage(VolunteersPage, { state: 'active' })
  await tap('马有才：证书、培训和保险')
  const page = `navigateTo /packages/desk-people/volunteer/index?personId=${personIdOf('ma')}`
  expect(host.visited.at(-1)).toBe(page)
  openPage(VolunteerFilePage, { personId: personIdOf('ma') })
  await see('还没有登记证书')
  await tap('登记证书')
  await tap('看过原件，登记')
  await see('请选一种')
  await pick('急救证')
  await tap('看过原件，登记')
  await see('请写上')
  await type('证书号码', 'JJ-0317')
  await tap('看过原件，登记')
  await see('「急救证」登记好了，已告诉本人')
  await tap(/^急救证/)
  await tap('看号码')
  await see('号码 JJ-0317')
  await tap('停用')
  await type('为什么停用', '写错了人')
  await tap('停用')
  await see('「急救证」停用了，已告诉本人')
  await see('停用了')
})

it('shows a volunteer the own papers', async () => {
  await put(test, 'people', [
    aPerson('ren', {
      papers: [aPaper({ until: '2099-12-31' })],
      volunteer: { ...aPerson('x').volunteer, state: 'active' },
    }),
  ])
  holdPhone(test, 'ren')
  openPage(VolunteerPage)
  await see('急救证')
  await see(/有效到 2099 年/)
})
