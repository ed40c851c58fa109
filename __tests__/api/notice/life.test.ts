/** The life of a notice: written, sent, read, corrected, recalled, ended; who may write to whom. */
import { DAY } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import {
  announced,
  aNoticeForm,
  everybody,
  inBuilding,
  nobody,
  noticeRow,
  pushedTo,
  putResidents,
  receiptOf,
  savedNotice,
  sentNotice,
} from '../../support/notices'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-wang', { realName: '王建国', gridId: 'g01', building: '1 号楼' }),
    aPerson('o-li', { realName: '李梅', gridId: 'g01', building: '2 号楼' }),
    aPerson('o-zhao', { realName: '赵敏', gridId: 'g02', building: '3 号楼' }),
    aPerson('o-grid', { realName: '周网格', roles: ['grid_worker'], gridIds: ['g01'] }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
    aPerson('o-elsewhere', { stationId: 'st2', roles: ['staff'] }),
  ])
})
afterAll(() => test.close())

const later = async (ms: number): Promise<void> => {
  test.at(test.now() + ms)
  await test.jobs()
}
const titles = async (openid: string): Promise<string[]> => {
  const { pinned, items } = await test.must(openid, 'inbox.open', {})
  return [...pinned, ...items].map(({ title }) => title)
}

describe('a notice', () => {
  it('goes from a draft to those it is for, and to nobody else', async () => {
    const audience = inBuilding('g01', '1 号楼')
    const counted = await test.must('o-grid', 'notice.count', { audience })
    expect(counted).toEqual({
      ...{ people: 1, withPhone: 1, withConsent: 0, words: '1 号楼' },
      ...{ unmatched: 0, unwritten: expect.any(Number) },
    })
    const draft = await savedNotice(test, 'o-grid', { audience })
    expect(draft).toMatchObject({ state: 'draft', check: 'passed', people: null, audienceWords: '1 号楼' })
    expect(await titles('o-wang')).toEqual([])
    const sent = await test.must('o-grid', 'notice.send', {
      noticeId: draft.noticeId,
      version: draft.version,
    })
    expect(sent).toMatchObject({ state: 'published', people: 1, read: 0 })
    expect(await titles('o-wang')).toEqual(['明天停水'])
    expect(await titles('o-li')).toEqual([])
    expect(await test.call('o-li', 'notice.open', { noticeId: draft.noticeId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('is unread until it is opened, at home and in the inbox', async () => {
    const { noticeId } = await sentNotice(test, 'o-staff')
    expect(await test.must('o-wang', 'home.open', {})).toMatchObject({
      unread: 1,
      strip: { is: 'notice', id: noticeId, text: '明天停水' },
    })
    expect((await test.must('o-wang', 'inbox.open', {})).unread).toEqual({
      total: 1,
      messages: 0,
      notices: 1,
    })
    const opened = await test.must('o-wang', 'notice.open', { noticeId })
    expect(opened).toMatchObject({ from: '社区工作人员 孙*', corrected: false, confirmedAt: null })
    const inbox = await test.must('o-wang', 'inbox.open', {})
    expect(inbox.unread.total).toBe(0)
    expect(inbox.items).toMatchObject([{ is: 'notice', read: true }])
    expect(await test.must('o-wang', 'home.open', {})).toMatchObject({ unread: 0, strip: null })
    expect((await test.must('o-wang', 'me.open', {})).unread).toBe(0)
  })

  it('is kept as a draft with the same key once, and saved again by its version', async () => {
    const form = aNoticeForm(test)
    const first = await test.must('o-staff', 'notice.save', { form }, 'the-same-key')
    const again = await test.must('o-staff', 'notice.save', { form }, 'the-same-key')
    expect(again).toEqual(first)
    const { noticeId, version } = first
    const changed = { noticeId, version, form: { ...form, title: '后天停水' } }
    const saved = await test.must('o-staff', 'notice.save', changed)
    expect(saved.form.title).toBe('后天停水')
    expect(await test.must('o-staff', 'notice.save', changed)).toEqual(saved)
    const late = { ...changed, form: { ...form, title: '大后天停水' } }
    expect(await test.call('o-grid', 'notice.save', late)).toMatchObject({
      error: { code: 'NOTICE_NOT_YOUR_GRID' },
    })
    await appoint(test, 'o-other', ['staff'])
    expect(await test.call('o-other', 'notice.save', late)).toMatchObject({ error: { code: 'STALE' } })
    expect(await test.rows('checks')).toHaveLength(2)
  })

  it('goes out at its time, and not when it was called off before', async () => {
    const at = test.now() + 2 * HOUR
    const { noticeId, version } = await savedNotice(test, 'o-staff')
    const planned = await test.must('o-staff', 'notice.send', { noticeId, version, at })
    expect(planned).toMatchObject({ state: 'scheduled', publishAt: at })
    await later(HOUR)
    expect(await titles('o-wang')).toEqual([])
    await later(HOUR)
    expect(await titles('o-wang')).toEqual(['明天停水'])
    const other = await savedNotice(test, 'o-staff', { title: '算了' })
    const soon = test.now() + HOUR
    const held = await test.must('o-staff', 'notice.send', {
      noticeId: other.noticeId,
      version: other.version,
      at: soon,
    })
    await test.must('o-staff', 'notice.unschedule', { noticeId: other.noticeId, version: held.version })
    await later(2 * HOUR)
    expect((await noticeRow(test, other.noticeId)).state).toBe('draft')
    expect(await titles('o-wang')).toEqual(['明天停水'])
  })

  it('leaves the inbox when it has expired, and can still be read', async () => {
    const { noticeId } = await sentNotice(test, 'o-staff', { expiresAt: test.now() + HOUR })
    test.at(test.now() + HOUR + 1)
    expect(await titles('o-wang')).toEqual([])
    await test.jobs()
    expect((await noticeRow(test, noticeId)).state).toBe('ended')
    expect(await test.must('o-wang', 'notice.open', { noticeId })).toMatchObject({ state: 'ended' })
    expect(await receiptOf(test, noticeId, 'o-wang')).toBeUndefined()
  })

  it('must expire after it goes out, and not too late', async () => {
    const past = aNoticeForm(test, { expiresAt: test.now() - 1 })
    expect(await test.call('o-staff', 'notice.save', { form: past })).toMatchObject({
      error: { code: 'NOTICE_BAD_EXPIRY' },
    })
    const { noticeId, version } = await savedNotice(test, 'o-staff', { expiresAt: test.now() + HOUR })
    const at = test.now() + 2 * HOUR
    expect(await test.call('o-staff', 'notice.send', { noticeId, version, at })).toMatchObject({
      error: { code: 'NOTICE_BAD_EXPIRY' },
    })
    const long = await savedNotice(test, 'o-staff', { expiresAt: test.now() + 200 * DAY })
    const { noticeId: id } = long
    expect(await test.call('o-staff', 'notice.send', { noticeId: id, version: long.version })).toMatchObject({
      error: { code: 'NOTICE_BAD_EXPIRY' },
    })
  })

  it('is answered alike when sending is repeated', async () => {
    const { noticeId, version } = await savedNotice(test, 'o-staff')
    const sent = await test.must('o-staff', 'notice.send', { noticeId, version })
    expect(await test.must('o-staff', 'notice.send', { noticeId, version })).toEqual(sent)
    expect(await test.call('o-staff', 'notice.send', { noticeId, version: sent.version })).toMatchObject({
      error: { code: 'INVALID_STATE' },
    })
  })

  it('stands on top while pinned, and is listed once', async () => {
    await sentNotice(test, 'o-staff', { title: '老通知', pinned: true })
    test.at(test.now() + MINUTE)
    await sentNotice(test, 'o-staff', { title: '新通知' })
    const inbox = await test.must('o-wang', 'inbox.open', {})
    expect(inbox.pinned.map(({ title }) => title)).toEqual(['老通知'])
    expect(inbox.items.map(({ title }) => title)).toEqual(['新通知'])
    expect(inbox.unread.total).toBe(2)
  })
})

describe('收到', () => {
  it('is asked for and counted, for the edition on the screen', async () => {
    const { noticeId } = await sentNotice(test, 'o-staff', { askReceipt: true })
    const before = await test.must('o-wang', 'inbox.open', {})
    expect(before.items).toMatchObject([{ awaitsReceipt: true }])
    await test.must('o-wang', 'notice.open', { noticeId })
    const confirmed = await test.must('o-wang', 'notice.acknowledge', { noticeId, edition: 1 })
    expect(confirmed.confirmedAt).not.toBeNull()
    test.at(test.now() + MINUTE)
    const again = await test.must('o-wang', 'notice.acknowledge', { noticeId, edition: 1 })
    expect(again.confirmedAt).toBe(confirmed.confirmedAt)
    expect(await test.must('o-staff', 'notice.reach', { noticeId })).toMatchObject({ read: 1, confirmed: 1 })
    expect(await test.call('o-wang', 'notice.acknowledge', { noticeId, edition: 2 })).toMatchObject({
      error: { code: 'STALE' },
    })
  })

  it('is not pressed where it was not asked for', async () => {
    const { noticeId } = await sentNotice(test, 'o-staff')
    expect(await test.call('o-wang', 'notice.acknowledge', { noticeId, edition: 1 })).toMatchObject({
      error: { code: 'INVALID_STATE' },
    })
  })
})

describe('a correction', () => {
  const correction = (noticeId: string, version: number, text: string) => {
    const { title, pictures, attachments, expiresAt, pinned } = aNoticeForm(test)
    return {
      noticeId,
      version,
      body: { title, text, pictures, attachments },
      expiresAt,
      pinned,
      note: '改了时间',
    }
  }

  it('is seen as 有更正 by those who read the edition before, and by nobody else', async () => {
    const { noticeId, version } = await sentNotice(test, 'o-staff')
    await test.must('o-wang', 'notice.open', { noticeId })
    const input = correction(noticeId, version, '改到下午 2 点。')
    const corrected = await test.must('o-staff', 'notice.correct', input)
    expect(corrected).toMatchObject({
      edition: 2,
      waiting: null,
      corrections: [{ edition: 2, note: '改了时间' }],
    })
    expect(await test.must('o-staff', 'notice.correct', input)).toMatchObject({ edition: 2 })
    expect((await test.must('o-wang', 'inbox.open', {})).items).toMatchObject([
      { read: false, corrected: true },
    ])
    expect((await test.must('o-li', 'inbox.open', {})).items).toMatchObject([
      { read: false, corrected: false },
    ])
    expect(await test.must('o-wang', 'notice.open', { noticeId })).toMatchObject({
      corrected: true,
      text: '改到下午 2 点。',
    })
    expect(await test.must('o-wang', 'notice.open', { noticeId })).toMatchObject({ corrected: false })
    expect(await test.must('o-li', 'notice.open', { noticeId })).toMatchObject({ corrected: false })
  })

  it('tells nobody again in WeChat', async () => {
    await put(test, 'people', [aPerson('o-yes', { subscriptions: { stationNotice: 5 } })])
    const { noticeId, version } = await sentNotice(test, 'o-staff')
    await later(MINUTE)
    await test.must('o-staff', 'notice.correct', correction(noticeId, version, '改到下午 2 点。'))
    await later(MINUTE)
    expect(pushedTo(test)).toEqual(['o-yes'])
  })
})

describe('a recalled notice', () => {
  it('is gone from inboxes, says why, and is not announced any more', async () => {
    await put(test, 'people', [aPerson('o-yes', { subscriptions: { stationNotice: 5 } })])
    const { noticeId, version } = await sentNotice(test, 'o-staff')
    expect(await test.call('o-staff', 'notice.recall', { noticeId, version, reason: '' })).toMatchObject({
      error: { code: 'REASON_NEEDED' },
    })
    const recall = { noticeId, version, reason: '日子写错了' }
    expect(await test.must('o-staff', 'notice.recall', recall)).toMatchObject({ state: 'recalled' })
    expect(await test.must('o-staff', 'notice.recall', recall)).toMatchObject({ state: 'recalled' })
    expect(await titles('o-wang')).toEqual([])
    expect(await test.must('o-wang', 'notice.open', { noticeId })).toMatchObject({
      state: 'recalled',
      text: '',
      recallReason: '日子写错了',
    })
    await later(MINUTE)
    expect(pushedTo(test)).toEqual([])
  })

  it('is not announced either when the announcements were written before', async () => {
    await put(test, 'people', [aPerson('o-yes', { subscriptions: { stationNotice: 5 } })])
    const { noticeId, version } = await sentNotice(test, 'o-staff')
    test.cloud.answers({ api: 'subscribeMessage.send', errcode: 45009, times: 1 })
    await later(MINUTE)
    expect(await announced(test)).toEqual({ due: 1 })
    await test.must('o-staff', 'notice.recall', { noticeId, version, reason: '日子写错了' })
    await later(5 * MINUTE)
    expect(await announced(test)).toEqual({ inboxOnly: 1 })
    // The one attempt that WeChat turned away is the only one there was.
    expect(pushedTo(test).length).toBeLessThanOrEqual(1)
  })
})

describe('a grid worker', () => {
  it('writes to the own grid only', async () => {
    const others = [everybody, { ...nobody, gridIds: ['g02'] }, inBuilding('g02', '3 号楼')]
    for (const audience of [...others, { ...nobody, roles: ['volunteer' as const] }]) {
      const form = aNoticeForm(test, { audience })
      expect(await test.call('o-grid', 'notice.save', { form })).toMatchObject({
        error: { code: 'NOTICE_NOT_YOUR_GRID' },
      })
      expect(await test.call('o-grid', 'notice.count', { audience })).toMatchObject({
        error: { code: 'NOTICE_NOT_YOUR_GRID' },
      })
    }
    expect(await test.must('o-grid', 'notice.form', {})).toMatchObject({
      wholeStation: false,
      grids: [{ gridId: 'g01' }],
    })
  })

  it('has no hand in what others sent elsewhere', async () => {
    const audience = { ...nobody, gridIds: ['g02'] }
    const { noticeId, version } = await sentNotice(test, 'o-staff', { audience })
    const personId = personIdOf('o-zhao')
    const attempts = [
      test.call('o-grid', 'notice.recall', { noticeId, version, reason: '不对' }),
      test.call('o-grid', 'notice.reach', { noticeId }),
      test.call('o-grid', 'notice.callList', { noticeId }),
      test.call('o-grid', 'notice.tick', { noticeId, personId, how: 'call' }),
      test.call('o-grid', 'notice.reveal', { noticeId, personId }),
      test.call('o-grid', 'notice.form', { noticeId }),
    ]
    for (const reply of await Promise.all(attempts)) {
      expect(reply).toMatchObject({ error: { code: 'NOTICE_NOT_YOUR_GRID' } })
    }
    expect((await test.must('o-grid', 'notice.desk', {})).items).toEqual([])
    expect((await test.must('o-staff', 'notice.desk', {})).items).toHaveLength(1)
  })

  it('writes to the people of an activity that is led by him', async () => {
    const session = await putSession(test, { leaderId: personIdOf('o-grid') })
    await put(test, 'activities', [
      {
        _id: session.activityId,
        stationId: 'st1',
        title: session.title,
        gridIds: [],
        leaderId: personIdOf('o-grid'),
        plan: [{ sessionId: session._id, startAt: session.startAt, endAt: session.endAt, enrolUntil: 0 }],
        nextStartAt: session.startAt,
        state: 'published',
        createdAt: 1,
      },
    ])
    await test.must('o-zhao', 'activity.signUp', { sessionId: session._id })
    const audience = { ...nobody, activityIds: [session.activityId] }
    expect(await test.must('o-grid', 'notice.count', { audience })).toMatchObject({ people: 1 })
    const { noticeId, people } = await sentNotice(test, 'o-grid', { audience })
    expect(people).toBe(1)
    expect((await noticeRow(test, noticeId)).audience).toEqual([`person:${personIdOf('o-zhao')}`])
    const [mine] = (await test.must('o-zhao', 'inbox.open', {})).items.filter(({ is }) => is === 'notice')
    expect(mine).toMatchObject({ title: '明天停水' })
    expect(await test.must('o-grid', 'notice.form', {})).toMatchObject({
      activities: [{ activityId: session.activityId }],
    })
  })
})

describe('an audience', () => {
  it('must be somebody, of this station', async () => {
    const codeOf = async (audience: typeof nobody): Promise<string> => {
      const reply = await test.call('o-staff', 'notice.save', { form: aNoticeForm(test, { audience }) })
      return reply.ok ? 'OK' : reply.error.code
    }
    expect(await codeOf(nobody)).toBe('NOTICE_NOBODY')
    expect(await codeOf({ ...nobody, gridIds: ['g99'] })).toBe('NOT_FOUND')
    expect(await codeOf(inBuilding('g01', '9 号楼'))).toBe('NOT_FOUND')
    const empty = await savedNotice(test, 'o-staff', { audience: inBuilding('g05', '9 号楼') })
    const { noticeId, version } = empty
    expect(await test.call('o-staff', 'notice.send', { noticeId, version })).toMatchObject({
      error: { code: 'NOTICE_NOBODY' },
    })
  })

  it('counts everybody once, and those without a phone apart', async () => {
    await putResidents(test, 'o-paper', 3, { gridId: 'g01', building: '1 号楼', openid: '' })
    await put(test, 'people', [
      aPerson('o-vol', { gridId: 'g01', building: '1 号楼', subscriptions: { stationNotice: 1 } }),
    ])
    await appoint(test, 'o-vol', ['team_leader'])
    const audience = { ...inBuilding('g01', '1 号楼'), roles: ['team_leader' as const] }
    expect(await test.must('o-staff', 'notice.count', { audience })).toEqual({
      ...{ unmatched: 0, unwritten: 0 },
      people: 5,
      withPhone: 2,
      withConsent: 1,
      words: '1 号楼、队长',
    })
  })
})
