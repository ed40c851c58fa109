/**
 * Photos of an activity that were turned down: their organiser reads why, and asks for a second look; a colleague only reads.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { waitFor } from '@testing-library/react'
import ActivityPage from '@/packages/desk/activity'
import type { CheckDocument } from '@/domain/moderation/documents'
import { DAY } from '@/domain/kernel/clock'
import { anActivityForm } from '../../support/activity-forms'
import { aPhoto } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let activityId: string
const check = async (): Promise<CheckDocument | undefined> =>
  (await test.rows<CheckDocument>('checks')).find(({ subject }) => subject.kind === 'activity')

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'])
  await appoint(test, 'admin', ['station_admin'])
  const form = anActivityForm(test.now() + 3 * DAY, { photos: [await aPhoto(test)] })
  ;({ activityId } = await test.must('zhou', 'desk.createActivity', { form }))
  await test.cloud.idle()
  const { _id: checkId = '', version = 0 } = (await check()) ?? {}
  const decision = { checkId, version, verdict: 'blocked' as const, reason: '有人脸' }
  await test.must('admin', 'moderation.decide', decision)
})
afterAll(() => test.close())

it('a colleague reads why, and appeals for nobody else', async () => {
  holdPhone(test, 'admin', { activityId })
  openPage(ActivityPage, { activityId })
  await see(/照片没有通过内容检查.*有人脸/)
  expect(tappableOf('修改照片')).toBeTruthy()
  expect(tappableOf('为照片申诉')).toBeUndefined()
})

it('the organiser asks for a second look; the words outlive a lost signal', async () => {
  holdPhone(test, 'zhou', { activityId })
  openPage(ActivityPage, { activityId })
  await tap('为照片申诉')
  await type('为什么没有问题', '拍的是海报')
  loseSignal()
  await tap('送出申诉')
  await see(/没有连上网络/)
  holdPhone(test, 'zhou', { activityId })
  await tap('送出申诉')
  await see(/照片正在检查，工作人员会看一眼/)
  await waitFor(async () => expect((await check())?.appealReason).toBe('拍的是海报'))
  expect(tappableOf('为照片申诉')).toBeUndefined()
})
