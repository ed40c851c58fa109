/**
 * Where somebody has to agree to a sign-up: a neighbour asks and reads that it is asked, the desk answers one or several,
 * and takes an answer back.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import ApplicantsPage from '@/packages/desk/applicants'
import { waitFor } from '@testing-library/react'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { dayOf, DAY, instantOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let sessionId: string
const neighbours: [string, string][] = [
  ['wang', '王秀兰'],
  ['li', '李建国'],
  ['chen', '陈阿妹'],
]
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await put(
    test,
    'people',
    neighbours.map(([openid, realName]) => aPerson(openid, { realName, nickname: '' })),
  )
  const startAt = instantOf(dayOf(test.now() + 3 * DAY), '09:00')
  sessionId = (await putSession(test, { startAt, review: '看有没有急救证', capacity: 2 }))._id
})
afterAll(() => test.close())

const stateOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]?.state

it('a neighbour is told before and after that it is asked for, and by when there is an answer', async () => {
  holdPhone(test, 'wang', { sessionId })
  openPage(DetailPage, { sessionId })
  await see(/看有没有急救证/)
  await tap('申请报名 1 人')
  await see(/等社区确认/)
  expect(words()).toMatch(/前(给您)?答复|前给答复|前会答复/)
  await waitFor(async () => expect(await stateOf('wang')).toBe('applied'))
})

it('the desk says so without signal', async () => {
  loseSignal()
  openPage(ApplicantsPage, { sessionId })
  await see('没有连上网络')
})

it('one or several are agreed to, a refusal is said kindly, and may be taken back', async () => {
  for (const openid of ['li', 'chen']) await test.must(openid, 'activity.signUp', { sessionId })
  holdPhone(test, 'staff', { sessionId })
  openPage(ApplicantsPage, { sessionId })
  await see(/3 人等确认/)
  await tap(/^王秀兰/)
  await tap(/^李建国/)
  await tap('确认 2 人')
  await see(/确认了 2 人/)
  await waitFor(async () => expect(await stateOf('wang')).toBe('confirmed'))
  expect(await stateOf('li')).toBe('confirmed')
  await see(/1 人等确认/)
  await tap(/^陈阿妹/)
  await tap('这次不安排 1 人')
  await type('为什么，说得客气些', '这次先请没来过的邻居')
  await tap('告诉本人')
  await see(/没有报上的 1 人/)
  expect(words()).toContain('这次先请没来过的邻居')
  await tap(/^撤回给陈阿妹的答复/)
  await see(/1 人等确认/)
  expect(await stateOf('chen')).toBe('applied')
})
