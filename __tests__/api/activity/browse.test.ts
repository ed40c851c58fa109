/** Finding activities: what is found, how many requests it takes and how many documents are read for it. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName, Input } from '../../../src/contract'
import {
  aDependant,
  aPerson,
  aSession,
  put,
  putPeople,
  putSession,
  type SessionGiven,
} from '../../support/builders'
import { dayOf, startOf } from '../../../src/domain/kernel/clock'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The caller, and a page with the one row more that tells whether it goes on. */
const PAGE = 22

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang')])
})
afterAll(() => test.close())

async function putSessions(count: number, given: (i: number) => SessionGiven): Promise<void> {
  const docs = Array.from({ length: count }, (_, i) => aSession(test.now(), given(i)))
  await put(test, 'sessions', docs)
}

const titles = (items: readonly { title: string }[]): string[] => items.map((item) => item.title)

/** Calls a query and checks what it cost against what is promised. */
async function within<A extends ActionName>(
  action: A,
  input: TestInput<A>,
  most: { ops: number; depth?: number },
) {
  const reply = await test.call('wang', action, input)
  if (!reply.ok) throw new Error(reply.error.code)
  expect(reply.ops).toBeLessThanOrEqual(most.ops)
  expect(reply.depth).toBeLessThanOrEqual(most.depth ?? most.ops)
  const [trace] = test.cloud.lastTraces(1)
  for (const { action: kind, index, examined, returned } of trace?.requests ?? []) {
    expect(index).not.toBeNull()
    // What rides along with the caller is bounded by a page, not by the one document that the request returns.
    const bound = kind === 'database.aggregateDocuments' ? PAGE : 5 * Math.max(1, returned ?? 0)
    expect(examined).toBeLessThanOrEqual(bound)
  }
  return reply.data
}

describe('the list', () => {
  it('finds by type, audience, grid, day and words, alone and together', async () => {
    const soon = test.now() + DAY
    const clinic = { type: 'free_clinic', audience: 'elder60' } as const
    await putSessions(1, () => ({ title: '清晨义诊', ...clinic, startAt: soon, gridIds: ['g1'] }))
    await putSessions(1, () => ({ title: '楼道大扫除', startAt: soon + HOUR, gridIds: ['g2'] }))
    await putSessions(1, () => ({ title: '周五大扫除', startAt: soon + 5 * DAY, gridIds: ['g1', 'g2'] }))
    await putSessions(1, () => ({ title: '别站的活动', stationId: 'st2', startAt: soon }))
    const find = async (input: Input<'activity.list'>) =>
      titles((await within('activity.list', input, { ops: 2 })).items)
    expect(await find({})).toEqual(['清晨义诊', '楼道大扫除', '周五大扫除'])
    expect(await find({ type: 'cleanup' })).toEqual(['楼道大扫除', '周五大扫除'])
    expect(await find({ type: 'cleanup', gridId: 'g1' })).toEqual(['周五大扫除'])
    expect(await find({ audience: 'elder60', gridId: 'g1', type: 'free_clinic' })).toEqual(['清晨义诊'])
    expect(await find({ text: '扫除' })).toEqual(['楼道大扫除', '周五大扫除'])
    expect(await find({ text: '周五 大扫除', type: 'cleanup' })).toEqual(['周五大扫除'])
    expect(await find({ text: '诊' })).toEqual(['清晨义诊'])
    expect(await find({ text: '!?' })).toEqual([])
    const day = new Date(soon + 5 * DAY + 8 * HOUR).toISOString().slice(0, 10)
    expect(await find({ from: day, to: day })).toEqual(['周五大扫除'])
  })

  it('reads on where it stopped, without a gap or a double, even among equal starts', async () => {
    const startAt = test.now() + DAY
    await putSessions(53, (i) => ({ title: `第 ${i} 场`, startAt: startAt + Math.floor(i / 15) * HOUR }))
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: { title: string }[]; next: string | null } = await within(
        'activity.list',
        cursor ? { cursor } : {},
        { ops: 2 },
      )
      seen.push(...titles(page.items))
      cursor = page.next
    }
    expect(seen).toHaveLength(53)
    expect(new Set(seen).size).toBe(53)
  })

  it('costs the same with many times as many sessions', async () => {
    const docs: number[] = []
    for (const count of [70, 1400]) {
      await putSessions(count, (i) => ({
        startAt: test.now() + DAY + i * 60_000,
        type: i % 3 ? 'cleanup' : 'lecture',
      }))
      const all = await test.call('wang', 'activity.list', {})
      const some = await test.call('wang', 'activity.list', { type: 'lecture', audience: 'all' })
      expect([all.ops, some.ops]).toEqual([2, 2])
      docs.push(all.docs, some.docs)
    }
    // A caller and a page with one more, whatever the number of sessions.
    expect(docs).toEqual([22, 22, 22, 22])
  })

  it('refuses a mark that is not its own', async () => {
    const reply = await test.call('wang', 'activity.list', { cursor: 'elsewhere' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', details: { field: 'cursor' } } })
  })
})

it('shows what one could join, the family included, and nothing else', async () => {
  await put(test, 'people', [
    aPerson('grandma', { birthDate: '1961-03-12', family: [aDependant('小明', '2017-06-01')] }),
  ])
  const given: SessionGiven[] = [
    { title: '大家都能来' },
    { title: '满了', capacity: 1 },
    { title: '志愿者专场', volunteersOnly: true },
    { title: '孩子们', minAge: 6, maxAge: 12 },
    { title: '年轻人', minAge: 18, maxAge: 35 },
    { title: '要证', credential: '红十字急救员' },
  ]
  const docs = given.map((one, i) => aSession(test.now(), { startAt: test.now() + DAY + i * HOUR, ...one }))
  await put(test, 'sessions', docs)
  const full = docs.find(({ title }) => title === '满了')
  await test.must('wang', 'activity.signUp', { sessionId: full?._id ?? '' })
  const { items } = await test.must('grandma', 'activity.list', { joinable: true })
  expect(titles(items)).toEqual(['大家都能来', '孩子们'])
  expect((await test.must('grandma', 'activity.list', {})).items).toHaveLength(6)
})

describe('the other screens', () => {
  it('count the days of a month', async () => {
    const startAt = Date.parse('2027-03-05T01:00:00Z')
    await putSessions(3, (i) => ({ startAt: startAt + (i === 2 ? 2 * DAY : 0) }))
    const { days } = await within('activity.calendar', { month: '2027-03' }, { ops: 2 })
    expect(days).toEqual([
      { day: '2027-03-05', sessions: 2 },
      { day: '2027-03-07', sessions: 1 },
    ])
  })

  it('count a month of more than a thousand sessions exactly', async () => {
    const startAt = Date.parse('2027-04-05T01:00:00Z')
    const session = await putSession(test, { startAt })
    const more = Array.from({ length: 1_100 }, (_, i) => ({ ...session, _id: `many-${i}` }))
    await put(test, 'sessions', more)
    const { days } = await test.must('wang', 'activity.calendar', { month: '2027-04' })
    expect(days).toEqual([{ day: '2027-04-05', sessions: 1_101 }])
  })

  it('count what began last night and goes on now on today as well, as the list of the day does', async () => {
    const now = test.now()
    const today = dayOf(now)
    const midnight = startOf(today)
    await putSessions(1, () => ({ startAt: midnight - 2 * HOUR, endAt: now + HOUR }))
    const { days } = await test.must('wang', 'activity.calendar', { month: today.slice(0, 7) })
    const { items } = await test.must('wang', 'activity.list', { from: today, to: today })
    expect(items).toHaveLength(1)
    expect(days.find(({ day }) => day === today)).toEqual({ day: today, sessions: 1 })
  })

  it('show one session with everybody of the family, their obstacles named', async () => {
    const child = aDependant('小明')
    await put(test, 'people', [aPerson('mother', { family: [child], birthDate: '1985-01-01' })])
    const session = await putSession(test, { minAge: 18, maxAge: 60, leaderName: '欧阳小红', title: '巡逻' })
    const other = await putSession(test, { title: '合唱' })
    await test.must('mother', 'activity.signUp', { sessionId: other._id })
    const reply = await test.call('mother', 'activity.detail', { sessionId: session._id })
    expect(reply.ops).toBeLessThanOrEqual(3)
    expect(reply).toMatchObject({
      ok: true,
      data: {
        leaderName: '欧阳*',
        mayRunDoor: false,
        standings: [
          { isSelf: true, state: 'none', obstacle: { code: 'TIME_CLASH', details: { title: '合唱' } } },
          {
            name: '小明',
            state: 'none',
            obstacle: { code: 'NOT_ELIGIBLE_AGE', details: { range: '18 到 60 岁' } },
          },
        ],
      },
    })
    expect(JSON.stringify(reply)).not.toContain(session.doorSecret)
  })

  it('open home with at most five requests, two deep: my next thing, the week, the newest message', async () => {
    const now = test.now()
    await putSessions(30, (i) => ({ startAt: now + DAY + i * HOUR }))
    const first = await putSession(test, { startAt: now + 80 * HOUR, title: '远的', bring: '水杯' })
    const full = await putSession(test, { startAt: now + 90 * HOUR, title: '满的', capacity: 1 })
    const [other = ''] = await putPeople(test, 'p', 1)
    await test.must(other, 'activity.signUp', { sessionId: full._id })
    await test.must('wang', 'activity.signUp', { sessionId: first._id })
    await test.must('wang', 'activity.signUp', { sessionId: full._id })
    const calm = await within('home.open', {}, { ops: 5, depth: 2 })
    expect(calm.next).toMatchObject({
      title: '远的',
      bring: '水杯',
      act: 'view',
      standing: { state: 'confirmed' },
    })
    expect(calm.week).toHaveLength(10)
    await test.must(other, 'activity.cancel', { sessionId: full._id })
    const offered = await within('home.open', {}, { ops: 5, depth: 2 })
    expect(offered.next).toMatchObject({ title: '满的', act: 'acceptOffer', standing: { state: 'offered' } })
    expect(offered).toMatchObject({ unread: 1, strip: { text: '有空位留给您' }, desk: null, counter: false })
  })

  it('list mine in two requests, with the position of a place in the queue', async () => {
    const people = await putPeople(test, 'p', 3)
    const full = await putSession(test, { capacity: 1 })
    for (const openid of people) await test.must(openid, 'activity.signUp', { sessionId: full._id })
    await test.must('wang', 'activity.signUp', { sessionId: full._id })
    for (let i = 0; i < 25; i++) {
      const session = await putSession(test, { startAt: test.now() + (3 + i) * DAY })
      await test.must('wang', 'activity.signUp', { sessionId: session._id })
    }
    const page = await within('activity.mine', { when: 'upcoming' }, { ops: 2 })
    expect(page.items[0]?.standing).toMatchObject({ state: 'waiting', position: 3 })
    const rest = await within('activity.mine', { when: 'upcoming', cursor: page.next ?? '' }, { ops: 2 })
    expect(new Set([...page.items, ...rest.items].map((item) => item.sessionId)).size).toBe(26)
    test.at(test.now() + 40 * DAY)
    const past = await within('activity.mine', { when: 'past' }, { ops: 2 })
    expect(past.items).toHaveLength(20)
  })
})
