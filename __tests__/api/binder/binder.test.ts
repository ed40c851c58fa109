/**
 * The binder of a month: what stands in it is what the rows say, whoever makes it and whatever breaks; once it is frozen it
 * stays, and what has changed since stands in the next one.
 */
import { createHash } from 'node:crypto'
import type { BinderPartDocument } from '../../../src/domain/binder/documents'
import { binderRules } from '../../../src/domain/binder/make'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { DAY, dayOf, HOUR, monthOf } from '../../../src/domain/kernel/clock'
import { spanOfMonth } from '../../../src/domain/points/months'
import { type RegisterKey, registerKeys } from '../../../src/domain/registers/keys'
import { aRecord, binderOf as binderIn, innards, linesOf as linesIn, makeBinder } from '../../support/binders'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesIn, keepPresent, laterJobs } from '../../support/crash'
import { fullStation } from '../../support/full-station'
import { appoint } from '../../support/station'
import { opensInOffice } from '../../support/office'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

let test: TestCloud
let month: string
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await fullStation(test)
  // What was left to the timer is done, so that nothing is added between two readings of the same month.
  await test.jobs()
  month = monthOf(test.now())
  rewind = await keepPresent(test)
})
afterAll(() => test.close())
beforeEach(() => rewind())

const binderOf = (of: string) => binderIn(test, of)
const linesOf = (of: string, key: string) => linesIn(test, of, key)

const record = (n: number, given: Partial<ServiceRecordDocument> = {}) => aRecord(test, n, given)

/** How many rows each register has, asked of the store by itself and in other words than the register's own. */
const counted: Record<RegisterKey, (within: (at: unknown) => boolean) => Promise<number>> = {
  activities: (within) => howMany('sessions', ({ startAt }) => within(startAt)),
  attendance: (within) =>
    howMany(
      'enrollments',
      ({ startAt, checkIn, state }) => within(startAt) && (checkIn !== null || state === 'noShow'),
    ),
  proved: () =>
    howMany('serviceRecords', (one) => one.kind === 'proved' && one.creditStands === true && isOfMonth(one)),
  added: () =>
    howMany('serviceRecords', (one) => one.kind === 'added' && one.creditStands === true && isOfMonth(one)),
  volunteers: () => howMany('people', ({ volunteer }) => (volunteer as { state: string }).state === 'active'),
  teams: () => howMany('teams', () => true),
  projects: () => howMany('projects', () => true),
  complaint: (within) => casesOf('complaint', within),
  incident: (within) => casesOf('incident', within),
  order: (within) => casesOf('order', within),
  mediation: (within) => casesOf('mediation', within),
  invitation: (within) => casesOf('invitation', within),
  whistle: (within) => casesOf('whistle', within),
  objection: (within) => casesOf('objection', within),
  star: (within) => casesOf('star', within),
  award: (within) => casesOf('award', within),
  tradition: (within) => casesOf('tradition', within),
  agreement: (within) => casesOf('agreement', within),
  pledge: (within) => casesOf('pledge', within),
  jobPost: (within) => casesOf('jobPost', within),
  reuse: (within) => casesOf('reuse', within),
  seeker: (within) => casesOf('seeker', within),
  dataRequest: (within) => casesOf('dataRequest', within),
  visits: async (within) => {
    const visits = await all('visits')
    return new Set(
      visits.filter(({ at, state }) => within(at) && state === 'made').map(({ gridId }) => gridId),
    ).size
  },
  wishes: (within) => howMany('wishes', ({ createdAt }) => within(createdAt)),
  points: async () => 0,
  redemptions: () => howMany('redemptions', ({ redeemedMonth }) => redeemedMonth === month),
  stock: (within) => howMany('stockMoves', ({ at }) => within(at)),
  courses: (within) =>
    howMany('courses', ({ lessons }) =>
      (lessons as { startAt: number }[]).some(({ startAt }) => within(startAt)),
    ),
  duty: (within) => howMany('dutyNotes', ({ startAt }) => within(startAt)),
  rooms: () =>
    howMany(
      'roomDays',
      ({ day, spans, came }) => isOfMonth({ day }) && [spans, came].some((list) => (list as []).length > 0),
    ),
  recaps: (within) => howMany('recaps', ({ endAt, listed }) => within(endAt) && listed === true),
  honours: (within) => howMany('honours', ({ createdAt }) => within(createdAt)),
  notices: (within) =>
    howMany(
      'notices',
      ({ publishAt, state }) => within(publishAt) && !['draft', 'scheduled'].includes(String(state)),
    ),
  articles: (within) => howMany('articles', ({ publishAt }) => within(publishAt)),
  sorting: async () =>
    new Set(
      (await all('sortings'))
        .filter((one) => isOfMonth(one) && one.state !== 'dropped')
        .map(({ day, pointId }) => `${String(day)} ${String(pointId)}`),
    ).size,
  surveys: (within) => howMany('surveys', ({ endsAt, state }) => within(endsAt) && state !== 'draft'),
}

type Row = Record<string, unknown>
const isOfMonth = ({ day }: Row): boolean => typeof day === 'string' && day.startsWith(`${month}-`)
const all = async (collection: string): Promise<Row[]> => test.rows<Row>(collection, { stationId: 'st1' })
const howMany = async (collection: string, fits: (row: Row) => boolean): Promise<number> =>
  (await all(collection)).filter(fits).length
const casesOf = async (kind: string, within: (at: unknown) => boolean): Promise<number> =>
  (await howMany('cases', (one) => one.kind === kind && within(one.createdAt))) +
  (await howMany('sealedCases', (one) => one.kind === kind && within(one.createdAt)))

it('holds of every register as many rows as there are, and adds them up', async () => {
  await makeBinder(test, 'o-staff', month)
  const { from, until } = spanOfMonth(month)
  const within = (at: unknown): boolean => typeof at === 'number' && at >= from && at < until
  const { chapters } = await binderOf(month)
  const held = Object.fromEntries(chapters.map(({ key, rows }) => [key, rows]))
  for (const key of registerKeys) expect([key, held[key]]).toEqual([key, await counted[key](within)])
  const proved = (await all('serviceRecords')).filter(
    (one) => one.kind === 'proved' && one.creditStands === true,
  )
  const minutes = proved.reduce((sum, one) => sum + Number(one.minutes), 0)
  expect(chapters.find(({ key }) => key === 'proved')?.sums.filter((sum) => sum !== null)).toContain(minutes)
  // A page of the screen shows the same lines as the binder has kept.
  for (const register of registerKeys) {
    const { items } = await test.must('o-staff', 'binder.rows', { month, register })
    const kept = (await linesOf(month, register)).slice(0, items.length)
    expect(items.map(({ cells }) => cells)).toEqual(kept.map(({ cells }) => cells))
  }
})

it('says of a row that cannot be read that it is there, and keeps the others', async () => {
  await makeBinder(test, 'o-staff', month)
  const before = await linesOf(month, 'activities')
  await rewind()
  const broken = { _id: 'broken', stationId: 'st1', startAt: test.now(), title: '坏的' }
  await put(test, 'sessions', [broken])
  await makeBinder(test, 'o-staff', month)
  const lines = await linesOf(month, 'activities')
  expect(lines).toHaveLength(before.length + 1)
  expect(lines.find(({ key }) => key === 'broken')?.cells).toContain('（这一条读不出来）')
  expect(lines.filter(({ key }) => key !== 'broken')).toEqual(before)
})

it('of a month in which nothing happened is made without reading a register that has no line', async () => {
  const quiet = monthOf(spanOfMonth(month).until + 400 * DAY)
  test.at(spanOfMonth(quiet).from + DAY)
  const reply = await test.call('o-staff', 'binder.make', { month: quiet })
  expect(reply).toMatchObject({ ok: true, data: { state: 'ready' } })
  // The look, what stands there of volunteers, teams and projects, and what is written of it.
  expect(reply.ops).toBeLessThanOrEqual(20)
  expect((await binderOf(quiet)).filled).toBeNull()
})

it('is made of five thousand records in a hundred and eighty requests, in calls that each stay short', async () => {
  await put(
    test,
    'serviceRecords',
    Array.from({ length: 5_000 }, (_, n) => record(n)),
  )
  let [requests, calls, state] = [0, 0, '']
  do {
    const reply = await test.call('o-staff', 'binder.make', { month })
    expect(reply).toMatchObject({ ok: true })
    requests += reply.ops
    calls += 1
    state = reply.ok ? reply.data.state : ''
  } while (state === 'gathering')
  const [sheets, volumes] = await Promise.all([
    test.call('o-staff', 'binder.file', { month, as: 'sheet', volume: 0 }),
    test.must('o-staff', 'binder.month', { month }),
  ])
  const size = sheets.ok ? Math.round(sheets.data.base64.length / 1024) : 0
  console.info(
    `5,000 records: ${requests} requests in ${calls} calls; the sheets ${size} KB in ${sheets.ops} requests`,
  )
  expect(requests).toBeLessThanOrEqual(180)
  expect(size).toBeLessThan(1_000)
  expect(volumes.volumes).toEqual({ word: 6, sheet: 1 })
  expect(volumes.chapters.find(({ key }) => key === 'proved')).toMatchObject({ rows: 5_002 })
  const last = await test.must('o-staff', 'binder.file', { month, as: 'word', volume: 5 })
  expect(textOf(last.base64)).toContain('第|6|册'.replace(/\|/g, ' '))
})

describe('what leaves the station', () => {
  const odd = ['=1+1', '@cmd', '王😀', '𠮷野', 'a\u0007b']

  beforeEach(async () => {
    const agreed = [{ scope: 'publicName', version: 2, given: true, at: 1, channel: 'self' }]
    await put(test, 'people', [
      aPerson('n-open', { realName: '郑公开', consents: agreed as never, birthDate: '1980-05-01' }),
      aPerson('n-shut', { realName: '冯不说' }),
      aPerson('n-young', {
        realName: '孙小雨',
        consents: agreed as never,
        birthDate: dayOf(test.now() - 9 * 365 * DAY),
      }),
    ])
    const whose = (openid: string, name: string) => ({ personId: personIdOf(openid), name })
    await put(test, 'serviceRecords', [
      record(1, { ...whose('n-open', '郑公开'), title: '打电话 13812345678 问' }),
      record(2, { ...whose('n-shut', '冯不说'), title: '身份证 110101199003071234 复印' }),
      record(3, { ...whose('n-young', '孙小雨'), title: '和爷爷一起扫楼道' }),
      ...odd.map((title, n) => record(10 + n, { ...whose('n-shut', '冯不说'), title })),
    ])
    await makeBinder(test, 'o-staff', month)
  })

  it.each(['word', 'sheet'] as const)('names nobody who has not agreed, and no number (%s)', async (as) => {
    const { base64, name } = await test.must('o-staff', 'binder.file', { month, as, volume: 0 })
    const text = innards(base64)
    expect(name).toMatch(as === 'word' ? /\.docx$/ : /\.xlsx$/)
    expect(text).toContain('郑公开')
    expect(text).not.toContain('冯不说')
    expect(text).toContain('冯*')
    // Whoever is not of age is never named whole, whoever has agreed to it.
    expect(text).not.toContain('孙小雨')
    expect(text).toContain('孙*')
    for (const number of ['13812345678', '110101199003071234']) expect(text).not.toContain(number)
    const people = await test.rows<{
      realName: string
      consents: { scope: string; given: boolean }[]
      room?: string
    }>('people')
    const shut = people.filter(
      ({ realName, consents }) =>
        realName.length > 1 && !consents.some((one) => one.scope === 'publicName' && one.given),
    )
    for (const { realName } of shut)
      expect([realName, text.includes(`>${realName}<`)]).toEqual([realName, false])
    expect(text).not.toMatch(/1[3-9]\d{9}/)
  })

  it('is shown and not reckoned, whatever it begins with, and keeps rare letters', async () => {
    const { base64 } = await test.must('o-staff', 'binder.file', { month, as: 'sheet', volume: 0 })
    const text = innards(base64)
    expect(text).not.toContain('<f>')
    for (const title of ['=1+1', '@cmd', '王😀', '𠮷野', 'ab']) expect(text).toContain(title)
    expect(text).not.toContain('\u0007')
  })

  it('opens in an office program', async () => {
    for (const as of ['word', 'sheet'] as const) {
      const { base64, name } = await test.must('o-staff', 'binder.file', { month, as, volume: 0 })
      expect(opensInOffice(name, Buffer.from(base64, 'base64'), ['郑公开', '=1+1'])).toBe(true)
    }
  })

  it('is written down with who took it', async () => {
    await test.must('o-staff', 'binder.file', { month, as: 'word', volume: 0 })
    await test.must('o-staff-2', 'binder.file', { month, as: 'sheet', volume: 0 })
    const { handedOut } = await test.must('o-staff', 'binder.month', { month })
    expect(handedOut.map(({ what }) => what)).toEqual(['表格', 'Word'])
  })

  it('is written down for each of those who take one at the same moment, the national sheets as well', async () => {
    const staff = ['o-staff', 'o-staff-2', 'o-staff']
    const taken = await Promise.all([
      ...staff.map((who) => test.call(who, 'binder.file', { month, as: 'word', volume: 0 })),
      test.call('o-admin', 'file.national', { month }),
    ])
    expect(taken.map(({ ok }) => ok)).toEqual([true, true, true, true])
    const { handedOut } = await test.must('o-staff', 'binder.month', { month })
    expect(handedOut.map(({ what }) => what).sort()).toEqual(['Word', 'Word', 'Word', '全国系统核对表'])
  })
})

describe('a month that is over', () => {
  const next = () => test.at(spanOfMonth(month).until + 3 * DAY)

  it('is frozen: what changes later stands in the binder of the next one, and the old one stays', async () => {
    await put(
      test,
      'serviceRecords',
      [1, 2, 3].map((n) => record(n)),
    )
    next()
    await makeBinder(test, 'o-staff', month)
    const before = await linesOf(month, 'proved')
    const change = async (_id: string, $set: object) =>
      test.cloud.store.update('serviceRecords', {
        ...{
          query: { _id },
          update: { $set },
          replace: false,
          multi: false,
          upsert: false,
          nowMs: test.now(),
        },
      })
    await change('many-00001', { state: 'voided', creditStands: false })
    await change('many-00002', { minutes: 90 })
    await put(test, 'serviceRecords', [record(9, { day: `${month}-21` })])
    await makeBinder(test, 'o-staff', month)
    expect(await linesOf(month, 'proved')).toEqual(before)
    const following = monthOf(test.now())
    await makeBinder(test, 'o-staff', following)
    const told = (await linesOf(following, 'corrections')).map(({ key, cells }) => [key, cells[2]])
    expect(told).toEqual([
      ['many-00001', '不算数了'],
      ['many-00002', '分钟 60 → 90'],
      ['many-00009', '后来补上的'],
    ])
  })

  it('made before its end is made anew, and of the first making nothing is left', async () => {
    await makeBinder(test, 'o-staff', month)
    const first = await binderOf(month)
    expect(first).toMatchObject({ frozen: false, round: 1 })
    next()
    await makeBinder(test, 'o-staff', month)
    const second = await binderOf(month)
    expect(second).toMatchObject({ frozen: true, round: 2 })
    const named = second.chapters.flatMap(({ parts }) => parts.map(({ id }) => id)).sort()
    const kept = await test.rows<BinderPartDocument>('binderParts', { binderId: second._id })
    expect(kept.map(({ _id }) => _id).sort()).toEqual(named)
  })

  it('that has not begun has none, and a resident sees none', async () => {
    expect(await test.code('o-staff', 'binder.make', { month: '2099-01' })).toBe('BINDER_AHEAD')
    expect(await test.code('o-staff', 'binder.file', { month, as: 'word', volume: 0 })).toBe('BINDER_UNMADE')
    await appoint(test, 'o-auditor', ['auditor'])
    expect(await test.code('o-auditor', 'binder.month', { month })).toBe('ok')
    expect(await test.code('o-auditor', 'binder.make', { month })).toBe('FORBIDDEN')
  })
})

describe('whatever happens while it is made', () => {
  /** What it holds, apart from the ids of its parts. */
  async function holds() {
    const { chapters } = await binderOf(month)
    const lines = []
    for (const { key, rows, sums } of chapters) lines.push([key, rows, sums, await linesOf(month, key)])
    return createHash('sha256').update(JSON.stringify(lines)).digest('hex')
  }

  it('two who make it at once make one', async () => {
    await makeBinder(test, 'o-staff', month)
    const whole = await holds()
    await rewind()
    const asks = () =>
      [1, 2].map((n) => test.call(n === 1 ? 'o-staff' : 'o-staff-2', 'binder.make', { month }))
    let states: string[]
    do states = (await Promise.all(asks())).map((reply) => (reply.ok ? reply.data.state : 'refused'))
    while (states.includes('gathering'))
    expect(states).toEqual(['ready', 'ready'])
    expect(await holds()).toBe(whole)
  })

  it('one who goes away leaves it to the timer', async () => {
    await makeBinder(test, 'o-staff', month)
    const whole = await holds()
    await rewind()
    await test.must('o-staff', 'binder.make', { month })
    for (let n = 0; n < binderRules.atOnce && (await binderOf(month)).state === 'gathering'; n += 1) {
      test.at(test.now() + HOUR / 30)
      await test.jobs()
    }
    expect((await binderOf(month)).state).toBe('ready')
    expect(await holds()).toBe(whole)
  })

  it('a call that dies at any request leaves nothing twice and nothing out', async () => {
    await makeBinder(test, 'o-staff', month)
    const whole = await holds()
    await rewind()
    const clean = await test.call('o-staff', 'binder.make', { month })
    for (const crash of crashesIn(test, clean, ['kill'])) {
      await rewind()
      await crashCall(test, 'o-staff', 'binder.make', { month }, crash, 'a-key-that-breaks')
      await makeBinder(test, 'o-staff', month)
      expect(await holds()).toBe(whole)
      const { _id, chapters } = await binderOf(month)
      const named = chapters.flatMap(({ parts }) => parts).length
      expect(await test.rows('binderParts', { binderId: _id })).toHaveLength(named)
    }
    await laterJobs(test)
  })
})
