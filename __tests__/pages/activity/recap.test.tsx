/**
 * Telling of a session that is over: figures that are there, a sentence to change, photos with a tick; read on its page and in the list.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import DetailPage from '@/packages/activity/detail'
import RecapFormPage from '@/packages/desk-activity/recap-form'
import RecapsPage from '@/packages/me/recaps'
import { waitFor } from '@testing-library/react'
import type { RecapDocument } from '../../../src/domain/activity/recap'
import { personIdOf } from '../../support/builders'
import { attended, HOUR } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let sessionId: string

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'lead', ['team_leader'], { realName: '李队长' })
  const leader = { leaderId: personIdOf('lead'), leaderName: '李队长' }
  const session = await attended(test, ['wang', 'zhao'], {
    ...{ startAt: test.now() + 24 * HOUR, title: '清洁楼道', ...leader },
  })
  sessionId = session._id
  test.at(session.startAt)
  for (const openid of ['wang', 'zhao'])
    await test.must('lead', 'attendance.mark', { sessionId, personId: personIdOf(openid), as: 'in' })
  test.at(session.endAt + HOUR)
})
afterAll(() => test.close())

const stored = async (): Promise<RecapDocument | undefined> => (await test.rows<RecapDocument>('recaps'))[0]

it('an empty showcase says so, and so does a page without signal', async () => {
  loseSignal()
  openPage(RecapsPage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  openPage(RecapsPage)
  await see('还没有写下来的活动')
})

it('is begun with what was counted; photos ask for the tick; what is typed is kept without signal', async () => {
  holdPhone(test, 'lead', { sessionId })
  host.photos = ['/tmp/stairs.jpg']
  openPage(RecapFormPage, { sessionId })
  await see('人来了')
  expect(document.querySelector('textarea')?.value).toContain('2 位街坊来了')
  await tap(/^添照片/)
  await waitFor(() => expect(tappableOf(/^第 1 张照片/)).toBeTruthy())
  await type('说几句', '楼道清出来了。')
  await tap('存好，公开')
  await see('有照片，请先看一遍，再勾上')
  expect(await stored()).toBeUndefined()
  await tap(/没拍到脸/)
  loseSignal()
  await tap('存好，公开')
  await see(/没有连上网络/)
  holdPhone(test, 'lead', { sessionId })
  await tap('存好，公开')
  await waitFor(async () =>
    expect(await stored()).toMatchObject({ listed: true, form: { words: '楼道清出来了。' } }),
  )
})

it('is read by neighbours on its page and in the list', async () => {
  holdPhone(test, 'zhao', { sessionId })
  openPage(DetailPage, { sessionId })
  await see('楼道清出来了。')
  expect(words()).toContain('李*')
  openPage(RecapsPage)
  await waitFor(() => expect(tappableOf(/^清洁楼道，.*2 人来了，1 张照片/)).toBeTruthy())
})

it('is withdrawn after a question, and may be written again', async () => {
  holdPhone(test, 'lead', { sessionId })
  openPage(RecapFormPage, { sessionId })
  await tap('撤下回顾')
  await see('撤下这份回顾？')
  await tap('撤下')
  await see(/已经撤下了/)
  expect((await stored())?.listed).toBe(false)
  expect(tappableOf('存好，公开')).toBeTruthy()
})
