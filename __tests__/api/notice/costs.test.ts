/** What notices cost: requests for every audience, nothing written per person, inboxes that do not grow with the data. */
import type { Output } from '../../../src/contract'
import { DAY } from '../../../src/domain/kernel/clock'
import { audienceKeys } from '../../../src/domain/notice/audience'
import { newNotice } from '../../../src/domain/notice/new-notice'
import type { NoticeDocument } from '../../../src/domain/notice/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import {
  type Audience,
  everybody,
  inBuilding,
  nobody,
  putResidents,
  savedNotice,
} from '../../support/notices'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud, type TestReply } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
    aPerson('o-wang', { gridId: 'g01', building: '1 号楼', subscriptions: { stationNotice: 1 } }),
  ])
})
afterAll(() => test.close())

/** How many documents there are of each kind. */
async function documents(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of test.cloud.store.collections()) counts[name] = (await test.rows(name)).length
  return counts
}

/** Live notices for the whole station, an hour apart; the newest was sent an hour ago. */
const liveNotices = (count: number): NoticeDocument[] =>
  Array.from({ length: count }, (_, i) => {
    const at = test.now() - (count - i) * 3_600_000
    const draft = newNotice({
      id: `n-old-${String(i).padStart(5, '0')}`,
      stationId: 'st1',
      author: { personId: personIdOf('o-staff'), name: '孙专职', title: '社区工作人员' },
      facts: {
        title: `通知 ${i}`,
        text: '请看一看。',
        pictures: [],
        attachments: [],
        expiresAt: test.now() + 90 * DAY,
        pinned: false,
        askReceipt: false,
        chosen: everybody,
        activities: [],
        audienceWords: '全站居民',
        check: { checkId: `c${i}`, verdict: 'passed', version: 2 },
      },
      now: at,
    })
    return {
      ...draft,
      state: 'published',
      live: true,
      publishAt: at,
      people: 2,
      audience: audienceKeys(everybody),
    }
  })

describe('sending to five thousand people', () => {
  beforeEach(async () => {
    await putResidents(test, 'o-many', 5000, { gridId: 'g01', building: '1 号楼', roles: ['team_leader'] })
  })

  it('writes no document for any of them and takes at most four requests, whatever the audience', async () => {
    const session = await putSession(test, { capacity: 30 })
    const { activityId, title, startAt, endAt } = session
    const plan = [{ sessionId: session._id, startAt, endAt, enrolUntil: startAt }]
    const facts = {
      stationId: 'st1',
      title,
      gridIds: [],
      leaderId: 'p',
      plan,
      state: 'published',
      createdAt: 1,
    }
    await put(test, 'activities', [{ _id: activityId, nextStartAt: startAt, ...facts }])
    for (const i of [1, 2, 3]) await test.must(`o-many-${i}`, 'activity.signUp', { sessionId: session._id })
    const audiences: [string, Audience, number][] = [
      ['everybody', everybody, 5002],
      ['a grid', { ...nobody, gridIds: ['g01'] }, 5001],
      ['grids', { ...nobody, gridIds: ['g01', 'g02'] }, 5001],
      ['buildings', inBuilding('g01', '1 号楼', '2 号楼'), 5001],
      ['a role', { ...nobody, roles: ['team_leader'] }, 5000],
      ['an activity', { ...nobody, activityIds: [activityId] }, 3],
      [
        'all of these',
        {
          ...inBuilding('g02', '3 号楼'),
          gridIds: ['g01'],
          roles: ['team_leader', 'staff'],
          activityIds: [activityId],
        },
        5002,
      ],
    ]
    for (const [name, audience, people] of audiences) {
      const { noticeId, version } = await savedNotice(test, 'o-staff', { title: `给${name}`, audience })
      const before = await documents()
      const sent = await test.call('o-staff', 'notice.send', { noticeId, version })
      expect([name, sent.ok && sent.data.people]).toEqual([name, people])
      expect([name, sent.ops <= 4]).toEqual([name, true])
      expect([name, await documents()]).toEqual([name, before])
    }
  })

  it('counts one grid, one role, a building or everybody without reading anybody', async () => {
    const audiences = [
      everybody,
      { ...nobody, gridIds: ['g01'] },
      { ...nobody, roles: ['team_leader' as const] },
    ]
    for (const audience of [...audiences, inBuilding('g01', '1 号楼')]) {
      const counted = await test.call('o-staff', 'notice.count', { audience })
      expect(counted).toMatchObject({ ok: true, data: { withPhone: expect.any(Number) } })
      // The caller and the station.
      expect(counted.docs).toBeLessThanOrEqual(2)
      const { noticeId, version } = await savedNotice(test, 'o-staff', { audience })
      const sent = await test.call('o-staff', 'notice.send', { noticeId, version })
      // The caller, the notice, and the notice again by its update.
      expect(sent.docs).toBeLessThanOrEqual(5)
    }
  })

  it('leads to messages for those only who agreed', async () => {
    const { noticeId, version } = await savedNotice(test, 'o-staff', { audience: everybody })
    await test.must('o-staff', 'notice.send', { noticeId, version })
    for (let minute = 0; minute < 3; minute++) {
      test.at(test.now() + 60_000)
      await test.jobs()
    }
    expect(await test.rows('messages')).toHaveLength(1)
    expect(await test.rows('receipts')).toEqual([])
    const reach = await test.must('o-staff', 'notice.reach', { noticeId })
    expect(reach).toMatchObject({ counted: true, people: 5002, unread: 5002 })
  })
})

describe('an inbox', () => {
  it.each([1, 500])('takes at most three requests with %i notices, on every page', async (count) => {
    await put(test, 'notices', liveNotices(count))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: TestReply<Output<'inbox.open'>> = await test.call(
        'o-wang',
        'inbox.open',
        cursor === null ? {} : { cursor },
      )
      if (!page.ok) throw new Error(page.error.code)
      expect(page.ops).toBeLessThanOrEqual(3)
      expect(page.depth).toBeLessThanOrEqual(2)
      expect(page.docs).toBeLessThanOrEqual(5 * 100)
      seen.push(...page.data.items.map((item) => (item.is === 'notice' ? item.noticeId : '')))
      cursor = page.data.next
    } while (cursor !== null)
    expect(seen).toEqual(
      liveNotices(count)
        .map(({ _id }) => _id)
        .reverse(),
    )
  })

  it.each([1, 500])('and the home page take as much with %i notices', async (count) => {
    await put(test, 'notices', liveNotices(count))
    const home = await test.call('o-wang', 'home.open', {})
    expect(home).toMatchObject({ ok: true, data: { unread: Math.min(count, 100), strip: { is: 'notice' } } })
    expect(home.ops).toBeLessThanOrEqual(5)
    expect(home.depth).toBe(2)
    const { noticeId } = { noticeId: `n-old-${String(count - 1).padStart(5, '0')}` }
    const opened = await test.call('o-wang', 'notice.open', { noticeId })
    expect([opened.ops, opened.depth]).toEqual([2, 2])
  })

  it('finds live notices by an index, not by reading those that are over', async () => {
    const over = liveNotices(2000).map((notice) => ({ ...notice, state: 'ended', live: false }))
    await put(test, 'notices', over)
    await put(test, 'notices', [{ ...liveNotices(1)[0], _id: 'n-live' }])
    const page = await test.call('o-wang', 'inbox.open', {})
    expect(page.docs).toBeLessThanOrEqual(5)
  })
})

describe('messages', () => {
  it('are each shown once though many came at the same moment', async () => {
    const message = (i: number) => ({
      ...{
        _id: `m-${i}`,
        personId: personIdOf('o-wang'),
        stationId: 'st1',
        kind: 'toDo',
        title: `消息 ${i}`,
      },
      ...{ text: '', page: '', at: 1000, readAt: null, listed: true, aboutId: null, unread: i % 2 === 0 },
      delivery: { state: 'inboxOnly', attempts: 0, nextAt: 0, error: null },
    })
    await put(
      test,
      'messages',
      Array.from({ length: 90 }, (_, i) => message(i)),
    )
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { title: string }[]; next: string | null } = await test.must(
        'o-wang',
        'inbox.open',
        cursor === null ? {} : { cursor },
      )
      seen.push(...page.items.map(({ title }) => title))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toHaveLength(90)
    expect(new Set(seen).size).toBe(90)
  })
})
