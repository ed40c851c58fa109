/** Whatever request dies, and however: a notice is written once, goes out once, and is announced at most once to each. */
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { NoticeDocument } from '../../../src/domain/notice/documents'
import { aPerson, put } from '../../support/builders'
import { crashCall, crashesOn, crashJobs, crashesIn, everyCrash, laterJobs } from '../../support/crash'
import {
  aNoticeForm,
  noticeRow,
  pushedTo,
  putResidents,
  receiptOf,
  savedNotice,
  sentNotice,
} from '../../support/notices'
import { judgeText } from '../../support/pieces'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(400_000)

const KEY = 'a-key-for-crashes'

let test: TestCloud
let agreed: string[]
let start: number
let kept = 0

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('o-staff', { realName: '孙专职', roles: ['staff'] })])
  agreed = await putResidents(test, 'o-yes', 1, { subscriptions: { stationNotice: 3 } })
  await putResidents(test, 'o-no', 2, { gridId: 'g01', building: '1 号楼' })
})
afterAll(() => test.close())

/** Keeps the present as the point from which each crash begins. */
async function keep(): Promise<() => Promise<void>> {
  const name = `notice-crash-${++kept}`
  await test.cloud.snapshot(name)
  start = test.now()
  return async () => {
    await test.cloud.restore(name)
    test.at(start)
  }
}

/** Everything that contradicts itself about the only notice; empty when all is well. */
async function contradictions(): Promise<string[]> {
  const [notices, checks, messages] = await Promise.all([
    test.rows<NoticeDocument>('notices'),
    test.rows<CheckDocument>('checks'),
    test.rows<MessageDocument>('messages', { kind: 'notice' }),
  ])
  const found: string[] = []
  const [notice, ...others] = notices
  if (!notice || others.length > 0) return [`${notices.length} notices`]
  if (notice.unsettled || notice.outbox.length > 0) found.push('something is left to follow')
  if (notice.version !== notice.history.length) found.push('a move without a trace')
  const check = checks.find(({ _id }) => _id === notice.check.checkId)
  if (!check || check.unsettled) found.push('the body has no settled check')
  if (check && notice.check.verdict !== check.state) found.push('the check says otherwise')
  if (messages.length > agreed.length) found.push(`${messages.length} announcements`)
  if (messages.some(({ delivery }) => ['due', 'sending'].includes(delivery.state)))
    found.push('not delivered')
  return found
}

/** What holds once a notice is out and the jobs have come round; `since` is what had been sent before. */
async function outOnce(since: number): Promise<string[]> {
  const found = await contradictions()
  const [notice] = await test.rows<NoticeDocument>('notices')
  const homes = Object.values(notice?.homes ?? {}).reduce((sum, people) => sum + people, 0)
  if (notice?.state !== 'published') found.push(`it is ${notice?.state}`)
  if (notice?.people !== 4 || homes !== 4) found.push(`${notice?.people} people, ${homes} counted`)
  if (!notice?.spread.done || notice.spread.pushed !== agreed.length) found.push('the walk is not over')
  const inOutbox = await test.rows<MessageDocument>('messages', { kind: 'notice' })
  if (inOutbox.length !== agreed.length) found.push(`${inOutbox.length} announcements`)
  const pushed = pushedTo(test, since)
  if (new Set(pushed).size !== pushed.length) found.push('somebody was told twice')
  return found
}

it('sends a notice once', async () => {
  const { noticeId, version } = await savedNotice(test, 'o-staff')
  const input = { noticeId, version }
  const rewind = await keep()
  const clean = await test.call('o-staff', 'notice.send', input)
  expect(clean).toMatchObject({ ok: true, ops: 3 })
  for (const crash of crashesIn(test, clean)) {
    await rewind()
    const since = test.cloud.outbox().length
    await crashCall(test, 'o-staff', 'notice.send', input, crash)
    const before = await noticeRow(test, noticeId)
    const repeat = await test.call('o-staff', 'notice.send', input)
    expect([...crash, before.state, repeat.ok ? repeat.data.state : repeat.error.code]).toEqual([
      ...crash,
      before.state,
      'published',
    ])
    await laterJobs(test)
    expect([...crash, await outOnce(since)]).toEqual([...crash, []])
  }
})

it('saves a draft once, with its check', async () => {
  const rewind = await keep()
  const input = { form: aNoticeForm(test) }
  const clean = await test.call('o-staff', 'notice.save', input, KEY)
  for (const crash of crashesIn(test, clean)) {
    await rewind()
    await crashCall(test, 'o-staff', 'notice.save', input, crash, KEY)
    await test.must('o-staff', 'notice.save', input, KEY)
    await laterJobs(test)
    expect([...crash, await contradictions()]).toEqual([...crash, []])
  }
})

it('corrects a notice once', async () => {
  const { noticeId, version } = await sentNotice(test, 'o-staff')
  await laterJobs(test)
  const { title, pictures, attachments, expiresAt, pinned } = aNoticeForm(test)
  const body = { title, text: '改到下午 2 点。', pictures, attachments }
  const input = { noticeId, version, body, expiresAt, pinned, note: '改了时间' }
  const rewind = await keep()
  const clean = await test.call('o-staff', 'notice.correct', input)
  for (const crash of crashesIn(test, clean)) {
    await rewind()
    await crashCall(test, 'o-staff', 'notice.correct', input, crash)
    await test.must('o-staff', 'notice.correct', input)
    await laterJobs(test)
    expect([...crash, await contradictions()]).toEqual([...crash, []])
    expect((await noticeRow(test, noticeId)).edition).toBe(2)
  }
})

it('leaves one receipt when it is opened and confirmed', async () => {
  const { noticeId } = await sentNotice(test, 'o-staff', { askReceipt: true })
  const rewind = await keep()
  for (const crash of everyCrash(2)) {
    await rewind()
    await crashCall(test, 'o-no-0', 'notice.open', { noticeId }, crash)
    await test.must('o-no-0', 'notice.open', { noticeId })
    await crashCall(test, 'o-no-0', 'notice.acknowledge', { noticeId, edition: 1 }, crash)
    const { confirmedAt } = await test.must('o-no-0', 'notice.acknowledge', { noticeId, edition: 1 })
    expect(confirmedAt).not.toBeNull()
    expect(await receiptOf(test, noticeId, 'o-no-0')).toMatchObject({
      read: true,
      edition: 1,
      confirmedEdition: 1,
    })
    expect(await test.rows('receipts')).toHaveLength(1)
  }
})

it('goes out at its time and is announced at most once to each, though every request of the jobs dies', async () => {
  const { noticeId, version } = await savedNotice(test, 'o-staff')
  const at = test.now() + 60_000
  await test.must('o-staff', 'notice.send', { noticeId, version, at })
  const rewind = await keep()
  test.at(at)
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  expect(await outOnce(0)).toEqual([])
  expect(pushedTo(test)).toEqual(agreed)
  // The other jobs have their own tests; those requests die here that notices and their messages pass through.
  const crashes = crashesOn(test, clean.requestId, ['notices', 'messages', 'people'])
  expect(crashes.length).toBeGreaterThan(30)
  for (const crash of crashes) {
    await rewind()
    test.at(at)
    const since = test.cloud.outbox().length
    await crashJobs(test, crash)
    // A message whose run died while WeChat was being asked is found after ten minutes and stays in the inbox.
    for (const minutes of [1, 12]) {
      test.at(at + minutes * 60_000)
      await test.jobs()
    }
    expect([...crash, await outOnce(since)]).toEqual([...crash, []])
  }
})

it('brings a verdict to a waiting notice, though every request of the decision dies', async () => {
  judgeText(test, '特价', 'review')
  await put(test, 'people', [aPerson('o-admin', { roles: ['station_admin'] })])
  const { noticeId, checkId } = await sentNotice(test, 'o-staff', { text: '特价米油' })
  const [check] = await test.rows<CheckDocument>('checks')
  const input = { checkId: checkId ?? '', version: check?.version ?? 0, verdict: 'passed' as const }
  const rewind = await keep()
  const clean = await test.call('o-admin', 'moderation.decide', input)
  expect(clean.ok).toBe(true)
  for (const crash of crashesIn(test, clean)) {
    await rewind()
    await crashCall(test, 'o-admin', 'moderation.decide', input, crash)
    await test.must('o-admin', 'moderation.decide', input)
    await laterJobs(test)
    await laterJobs(test)
    expect([...crash, (await noticeRow(test, noticeId)).state]).toEqual([...crash, 'published'])
    expect([...crash, await contradictions()]).toEqual([...crash, []])
  }
})
