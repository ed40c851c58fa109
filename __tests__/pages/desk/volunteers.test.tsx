/**
 * Applications of volunteers at the desk: decided, and taken back where the button was.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import VolunteersPage from '@/packages/desk/volunteers'
import type { PersonDocument } from '@/domain/person/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf } from '../support/deeds'
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
