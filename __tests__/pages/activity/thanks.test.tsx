/**
 * Saying thanks after a session: a grade, a sentence, kept without signal, changed afterwards; nobody else is asked.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import { waitFor } from '@testing-library/react'
import type { ThanksDocument } from '../../../src/domain/activity/thanks'
import { personIdOf } from '../../support/builders'
import { attended, HOUR } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let sessionId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'lead', ['team_leader'], { realName: '李队长' })
  const leader = { leaderId: personIdOf('lead'), leaderName: '李队长' }
  const session = await attended(test, ['wang', 'zhao'], { startAt: test.now() + 24 * HOUR, ...leader })
  sessionId = session._id
  test.at(session.startAt)
  await test.must('lead', 'attendance.mark', { sessionId, personId: personIdOf('wang'), as: 'in' })
  test.at(session.endAt + HOUR)
})
afterAll(() => test.close())

const stored = async (): Promise<ThanksDocument | undefined> => (await test.rows<ThanksDocument>('thanks'))[0]

it('asks for a grade first, keeps what is typed without signal, and says that it was said', async () => {
  holdPhone(test, 'wang', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('谢谢组织的人，打几分？')
  await tap('送出感谢')
  await see('请选一个分')
  await tap('5 分，很好')
  await type('想说一句', '教得耐心')
  loseSignal()
  await tap('送出感谢')
  await see(/没有连上网络/)
  holdPhone(test, 'wang', { sessionId })
  await tap('送出感谢')
  await see(/您说过了：5 分，很好，教得耐心/)
  expect((await stored())?.form).toEqual({ grade: 'great', words: '教得耐心' })
})

it('is changed afterwards', async () => {
  holdPhone(test, 'wang', { sessionId })
  openPage(DetailPage, { sessionId })
  await tap(/^改一改/)
  await tap('4 分，好')
  await tap('送出感谢')
  await waitFor(async () => expect((await stored())?.form.grade).toBe('good'))
  await see(/您说过了：4 分，好，教得耐心/)
})

it('is not asked of somebody who did not come', async () => {
  holdPhone(test, 'zhao', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('谁来参加')
  await waitFor(() => expect(words()).not.toContain('谢谢组织的人'))
})
