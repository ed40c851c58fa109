/**
 * A turn of duty on its page: the note is written with one tap and waits for signal, somebody else is asked to take a turn,
 * and answers with one tap.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { uploadQueued } from '@/api/phone-queue'
import DetailPage from '@/packages/activity/detail'
import { waitFor } from '@testing-library/react'
import type { DutyNoteDocument } from '../../../src/domain/duty/note'
import type { DutySwapDocument } from '../../../src/domain/duty/swap'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { DAY } from '../../../src/domain/kernel/clock'
import { anActivity, aPerson, personIdOf, put } from '../../support/builders'
import { attended, HOUR } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let first: SessionDocument
let second: SessionDocument

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'lead', ['team_leader'], { realName: '李队长' })
  await put(test, 'people', [aPerson('wang', { realName: '王姨' }), aPerson('zhao', { realName: '赵叔' })])
  const rota = { _id: 'rota', title: '便民轮值', duty: true, capacity: 1, state: 'published' as const }
  const leader = { leaderId: personIdOf('lead'), leaderName: '李队长' }
  await put(test, 'activities', [anActivity({ ...rota, ...leader })])
  first = await attended(test, ['wang'], { ...rota, ...leader, startAt: test.now() + 24 * HOUR })
  second = await attended(test, ['zhao'], { ...rota, ...leader, startAt: test.now() + 5 * DAY })
  test.at(first.startAt)
  const mark = { sessionId: first._id, personId: personIdOf('wang') }
  await test.must('lead', 'attendance.mark', { ...mark, as: 'in' })
  test.at(first.endAt)
  await test.must('lead', 'attendance.mark', { ...mark, as: 'out' })
})
afterAll(() => test.close())

it('a note that was written without signal waits on the phone and is sent once', async () => {
  const { _id: sessionId } = first
  holdPhone(test, 'wang', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap('东西都放回原处了')
  await type('还有什么要告诉下一班', '东西都放回原处了；药在抽屉里')
  loseSignal()
  await tap('交给下一班')
  await see(/药在抽屉里」已记在手机里，有信号时自动送出/)
  holdPhone(test, 'wang', { sessionId })
  uploadQueued()
  await waitFor(async () => expect(await test.rows<DutyNoteDocument>('dutyNotes')).toHaveLength(1))
  await see('交给下一班了：东西都放回原处了；药在抽屉里')
})

it('whoever is on the next turn reads it, asks somebody to come, and that person answers', async () => {
  const { _id: sessionId } = second
  holdPhone(test, 'zhao', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('上一班交接')
  await see('东西都放回原处了；药在抽屉里')
  await tap('来不了，找人换班')
  await see('请谁来')
  const { helpers } = await test.must('zhao', 'duty.helpers', { sessionId })
  await test.must('zhao', 'duty.ask', { sessionId, who: helpers[0]?.who ?? '', inReturn: null })
  holdPhone(test, 'wang', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('赵*请您来这一班')
  expect(words()).not.toContain('报名 1 人')
  await tap('我来')
  await see('换好了，这一班是您的了')
  await see('撤销，换回来')
  expect((await test.rows<DutySwapDocument>('dutySwaps'))[0]?.state).toBe('swapped')
})
