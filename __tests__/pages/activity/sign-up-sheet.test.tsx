/**
 * What a sign-up asks beside the tap: one sheet, and two taps from the page to the place whatever it asks.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, words } from '../support/deeds'
import { holdPhone } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(
    test,
    'people',
    ['reader', 'helper', 'only', 'eater'].map((openid) => aPerson(openid)),
  )
})
afterAll(() => test.close())

const rowOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]

it('with a safety notice it takes two taps: the second says that it was read', async () => {
  const { _id: sessionId } = await putSession(test, { riskAckNeeded: true, riskNotice: '当心台阶' })
  holdPhone(test, 'reader', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await see('先看一遍安全提醒')
  await tap(/^看过了，报名/)
  await see(/^报上了/)
  expect((await rowOf('reader'))?.riskAckAt).not.toBeNull()
})

it('with posts the sheet names each with its places; the one that is chosen is the one that is held', async () => {
  const posts = [
    { postId: 'p1', name: '引导', capacity: 3 },
    { postId: 'p2', name: '急救', capacity: 2 },
  ]
  const { _id: sessionId } = await putSession(test, { posts, capacity: 5 })
  holdPhone(test, 'helper', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('一共 3 人')
  await tap(/^报名/)
  await tap(/^急救/)
  await tap(/^报名「急救」/)
  await see(/^报上了「急救」/)
  expect(await rowOf('helper')).toMatchObject({ state: 'confirmed', post: 'p2' })
})

it('with one post and nothing to ask the first tap is enough', async () => {
  const { _id: sessionId } = await putSession(test, {
    posts: [{ postId: 'p1', name: '引导', capacity: 3 }],
    capacity: 3,
  })
  holdPhone(test, 'only', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await see(/^报上了「引导」/)
  expect(words()).not.toContain('想做哪一样')
})

it('what the organiser asks is asked in the same sheet, together with the safety notice', async () => {
  const { _id: sessionId } = await putSession(test, {
    riskAckNeeded: true,
    questions: [{ ask: '要不要素食', options: ['要', '不要'] }],
  })
  holdPhone(test, 'eater', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^报名/)
  await see('要不要素食')
  await tap('不要')
  await tap(/^看过了，报名/)
  await see(/^报上了/)
  expect((await rowOf('eater'))?.answers).toEqual([{ ask: '要不要素食', said: '不要' }])
})
