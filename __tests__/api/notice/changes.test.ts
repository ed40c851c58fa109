/** Shows what becomes of a notice that changes: corrected, recalled, planned for a past time or by somebody who lost the role. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { inBuilding, noticeRow, savedNotice, sentNotice } from '../../support/notices'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  const home = { gridId: 'g01', building: '1 号楼' }
  await put(test, 'people', [
    aPerson('o-wang', { realName: '王建国', ...home, subscriptions: { stationNotice: 1 } }),
    aPerson('o-li', { realName: '李梅', ...home }),
    aPerson('o-grid', { realName: '周网格', roles: ['grid_worker'], gridIds: ['g01'] }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
  ])
})
afterAll(() => test.close())

const audience = inBuilding('g01', '1 号楼')
const change = (openid: string, set: Record<string, unknown>) =>
  test.cloud.store.update('people', {
    query: { _id: personIdOf(openid) },
    update: { $set: set },
    replace: false,
    multi: false,
    upsert: false,
    nowMs: test.now(),
  })
const titlesOf = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), listed: true })).map(
    ({ title }) => title,
  )

it('is read by as many as are missing on the call list, before and after a correction', async () => {
  const { noticeId } = await sentNotice(test, 'o-staff', { audience })
  await test.must('o-wang', 'notice.open', { noticeId })
  const reached = async () => {
    const { people, read, unread } = await test.must('o-staff', 'notice.reach', { noticeId })
    const { items } = await test.must('o-staff', 'notice.callList', { noticeId })
    return { people, read, unread, called: items.length }
  }
  expect(await reached()).toEqual({ people: 2, read: 1, unread: 1, called: 1 })
  const { version, title, text, pictures, attachments, expiresAt } = await noticeRow(test, noticeId)
  await test.must('o-staff', 'notice.correct', {
    ...{ noticeId, version, expiresAt, pinned: false, note: '改到后天' },
    body: { title, text: `${text}改到后天。`, pictures, attachments },
  })
  expect(await reached()).toEqual({ people: 2, read: 0, unread: 2, called: 2 })
})

it('is opened by somebody who was sent a message of it and has moved since', async () => {
  const { noticeId } = await sentNotice(test, 'o-staff', { audience })
  await test.jobs()
  for (const openid of ['o-wang', 'o-li']) await change(openid, { gridId: 'g02', building: '3 号楼' })
  expect(await test.call('o-wang', 'notice.open', { noticeId })).toMatchObject({ ok: true })
  expect(await test.call('o-li', 'notice.open', { noticeId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

it('is recalled with a word to those who had read it, once', async () => {
  const { noticeId } = await sentNotice(test, 'o-staff', { audience })
  await test.must('o-wang', 'notice.open', { noticeId })
  const { version } = await noticeRow(test, noticeId)
  const recall = { noticeId, version, reason: '日子写错了' }
  await test.must('o-staff', 'notice.recall', recall)
  await test.must('o-staff', 'notice.recall', recall)
  await test.jobs()
  expect(await titlesOf('o-wang')).toEqual(['一份通知撤回了'])
  expect(await titlesOf('o-li')).toEqual([])
})

it('is not planned for a time that is over', async () => {
  const { noticeId, version } = await savedNotice(test, 'o-staff', { audience })
  const past = await test.call('o-staff', 'notice.send', { noticeId, version, at: test.now() - HOUR })
  expect(past).toMatchObject({ ok: false, error: { code: 'NOTICE_TIME_PAST' } })
  expect(await noticeRow(test, noticeId)).toMatchObject({ state: 'draft' })
})

it('does not go out when its writer has lost the role or the grid, and the desk is told', async () => {
  const { noticeId, version } = await savedNotice(test, 'o-grid', { audience })
  await test.must('o-grid', 'notice.send', { noticeId, version, at: test.now() + HOUR })
  await change('o-grid', { gridIds: ['g02'] })
  test.at(test.now() + DAY)
  await test.jobs()
  expect(await noticeRow(test, noticeId)).toMatchObject({ state: 'draft', live: false })
  expect(await titlesOf('o-staff')).toEqual(['通知没有发出去'])
})
