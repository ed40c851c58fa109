/**
 * The figures of a station's month: what stands there is what the rows say, counted by whoever counts, in whatever order the
 * rows were written and however often it is done again.
 */
import { figureKeys, figures } from '../../../src/domain/figures/figures'
import type { StationMonthDocument } from '../../../src/domain/figures/count'
import { DAY, HOUR, MINUTE, monthOf, NEVER } from '../../../src/domain/kernel/clock'
import { monthsUpTo, nightOf } from '../../../src/domain/figures/months'
import { type Month, monthBefore, spanOfMonth } from '../../../src/domain/points/months'
import { summedUp } from '../../support/binders'
import { aSession, put } from '../../support/builders'
import { aCourse } from '../../support/courses'
import { crashesOn, crashJobs, keepPresent } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { anOutsideForm } from '../../support/figures'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { type Rows, STATIONS, bySelf, rowsIn, shuffled } from '../../support/figure-rows'

const HEAD: Record<string, string> = { st1: 'o-head', st2: 'o-head-2' }
let test: TestCloud
let month: Month
let rewind: () => Promise<void>

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  for (const stationId of STATIONS) {
    await appoint(test, HEAD[stationId] ?? '', ['station_admin'], { stationId })
  }
  await appoint(test, 'o-center', ['center_admin'], { unitId: 'center' })
  await appoint(test, 'o-auditor', ['auditor'])
  // Early in a month, so that the one before is still counted at night.
  test.at(spanOfMonth(monthOf(test.now() + 31 * DAY)).from + 6 * DAY + 10 * HOUR)
  month = monthBefore(monthOf(test.now()))
  rewind = await keepPresent(test)
})
afterAll(() => test.close())
beforeEach(() => rewind())

const anyRows = (seed: number, size: number): Rows => rowsIn(month, test.now(), seed, size)

const writeIn = async (rows: Rows): Promise<void> => {
  for (const [collection, row] of rows) await put(test, collection, [row])
}

const kept = (): Promise<StationMonthDocument[]> => test.rows<StationMonthDocument>('stationMonths')

const keptOf = async (stationId: string, of: Month) =>
  (await kept()).find((one) => one.stationId === stationId && one.month === of)

const asText = async () => JSON.stringify((await kept()).sort((a, b) => (a._id < b._id ? -1 : 1)))

/** The head of each station counts all three months. */
async function countAll(): Promise<void> {
  for (const stationId of STATIONS)
    for (const each of [monthBefore(month), month, monthOf(test.now())])
      await test.must(HEAD[stationId] ?? '', 'figures.rebuild', { month: each })
}

/** One night: the jobs run until nothing is left to count. */
async function night(): Promise<void> {
  test.at(test.now() + MINUTE)
  await test.jobs()
}

it.each([1, 2, 3])(
  'are what the rows say, in any order, and counted again the same to the letter (%i)',
  async (seed) => {
    const rows = anyRows(seed, 40)
    await writeIn(rows)
    await countAll()
    for (const stationId of STATIONS)
      for (const each of [monthBefore(month), month, monthOf(test.now())])
        expect((await keptOf(stationId, each))?.figures).toMatchObject(bySelf(rows, stationId, each))
    const first = await asText()
    test.at(test.now() + HOUR)
    await countAll()
    expect(await asText()).toBe(first)
    await rewind()
    await writeIn(shuffled(rows, seed))
    await countAll()
    const untimed = (text: string) => text.replace(/"madeAt":\d+/g, '')
    expect(untimed(await asText())).toBe(untimed(first))
  },
)

it('are the same by night, for the current month and the one that has just ended', async () => {
  const rows = anyRows(4, 30)
  await writeIn(rows)
  await night()
  const counted = (await kept()).map(({ _id, figures: found }) => [_id, found])
  expect(counted.map(([_id]) => _id).sort()).toEqual(
    STATIONS.flatMap((id) => [`${id}:${month}`, `${id}:${monthOf(test.now())}`]).sort(),
  )
  await countAll()
  for (const [_id, found] of counted)
    expect((await kept()).find((one) => one._id === _id)?.figures).toEqual(found)
  // Nothing is left to count until the next night.
  test.at(test.now() + MINUTE)
  await test.jobs()
  const { ops } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  expect(ops).toBe(1)
})

it('of months in which nothing happened cost a look each, and not a request for every register', async () => {
  await night()
  test.at(test.now() + DAY)
  const { requestId, ops } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  const asked = test.cloud.trace(requestId)?.requests.map(({ collection }) => collection) ?? []
  expect(
    asked.filter((name) => name !== 'stations' && name !== 'stationMonths' && name !== 'passes'),
  ).toEqual([])
  expect(ops).toBeLessThanOrEqual(30)
})

it('are counted from the beginning where a version that did not look began the night', async () => {
  const rows = anyRows(6, 20)
  await writeIn(rows)
  test.at(test.now() + MINUTE)
  const halfway = { at: 7, cursor: null, figures: { held: 1_000 } }
  const state = { night: nightOf(test.now()), after: '', at: 0, counting: halfway }
  await put(test, 'passes', [{ _id: 'stationMonths', version: 1, state, finished: false }])
  await test.jobs()
  for (const stationId of STATIONS)
    expect((await keptOf(stationId, month))?.figures).toMatchObject(bySelf(rows, stationId, month))
})

it('survive a night in which the timer dies at any request', async () => {
  await writeIn(anyRows(5, 6))
  // Whether the points are summed up by then is another job's.
  await summedUp(test, month)
  const begun = await test.cloud.snapshot()
  const start = test.now()
  test.at(start + MINUTE)
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  const whole = (await kept()).map(({ _id, figures: found }) => [_id, found])
  expect(whole).toHaveLength(4)
  for (const crash of crashesOn(test, clean.requestId, ['passes', 'stationMonths']).filter(
    ([, kind]) => kind === 'kill',
  )) {
    await test.cloud.restore(begun)
    test.at(start + MINUTE)
    await crashJobs(test, crash)
    await night()
    expect((await kept()).map(({ _id, figures: found }) => [_id, found])).toEqual(whole)
  }
})

it('of a month without rows are zeros, and hours that were added stand apart from those that were proved', async () => {
  await summedUp(test, month)
  const empty = await test.must('o-head', 'figures.rebuild', { month })
  expect(Object.keys((await keptOf('st1', month))?.figures ?? {})).toEqual(figureKeys)
  const values = empty.groups.flatMap((group) => group.figures.map((figure) => figure.values[11]?.value))
  expect(values).toEqual(figureKeys.map(() => 0))
  expect([figures['proved']?.register, figures['added']?.register]).toEqual(['proved', 'added'])
  expect(await test.code('o-head', 'figures.rebuild', { month: '2099-01' })).toBe('BINDER_AHEAD')
})

it('of points are unknown until the month is summed up, and what lapsed is not what was used', async () => {
  const said = async (key: string, of = month) =>
    (await test.must('o-head', 'figures.rebuild', { month: of })).groups
      .flatMap((group) => group.figures)
      .find((figure) => figure.key === key)?.values[11]
  expect([await said('given'), await said('used')]).toEqual([null, null])
  expect(await said('given', monthOf(test.now()))).toBeNull()
  const rule = { ruleId: 'r', source: 'visit', points: 700, times: 7, text: '服务' }
  const sums = { earned: 700, spent: 10, expired: 500, people: 3, byRule: [rule], list: [], madeAt: 1 }
  await put(test, 'pointsSummaries', [{ _id: `st1:${month}`, stationId: 'st1', month, ...sums }])
  await summedUp(test, month)
  expect([await said('given'), await said('used')]).toEqual([
    { value: 700, said: '700 分' },
    { value: 10, said: '10 分' },
  ])
  const rows = await test.must('o-head', 'binder.rows', { month, register: 'points' })
  expect(JSON.stringify(rows.items)).toContain('到期没用，500 分')
  const below = await test.must('o-center', 'figures.below', { month, figure: 'given' })
  expect(below.sums[11]).toEqual({ value: 700, said: '700 分' })
})

it('do not count a course that was cancelled before its lessons, nor a notice that has not gone out', async () => {
  const { from } = spanOfMonth(month)
  const startAt = from + 5 * DAY
  const lessonAt = (isOff: boolean) => [{ sessionId: 's', startAt, endAt: startAt + HOUR, isOff }]
  const session = aSession(test.now(), { startAt, stationId: 'st1' })
  const course = (_id: string, given: object) => ({
    ...{ ...aCourse({ stationId: 'st1' }, session, 'li'), _id, wakeAt: NEVER, lastEndAt: startAt + HOUR },
    ...given,
  })
  await put(test, 'courses', [
    course('held', { lessons: lessonAt(false) }),
    course('never', { state: 'cancelled', lessons: lessonAt(true) }),
    course('half', { state: 'cancelled', lessons: lessonAt(false) }),
  ])
  const notice = { stationId: 'st1', title: '停水', audienceWords: '', people: 3, publishAt: startAt }
  await put(
    test,
    'notices',
    ['draft', 'scheduled', 'published', 'recalled', 'ended'].map((state) => ({
      ...notice,
      _id: state,
      state,
    })),
  )
  await test.must('o-head', 'figures.rebuild', { month })
  expect((await keptOf('st1', month))?.figures).toMatchObject({ courses: 2, notices: 3 })
})

it('are read in one request, by those of the station and by whoever looks after it', async () => {
  await countAll()
  const own = await test.call('o-auditor', 'figures.station', {})
  expect(own).toMatchObject({ ok: true, ops: 1, data: { mayOpen: true, mayCount: false } })
  const above = await test.call('o-center', 'figures.station', { at: 'st2', month })
  expect(above).toMatchObject({ ok: true, ops: 1, data: { stationId: 'st2', month, mayOpen: false } })
  expect(await test.code('o-center', 'figures.station', {})).toBe('FORBIDDEN')
  expect(await test.code('o-auditor', 'figures.station', { at: 'st2' })).toBe('OTHER_STATION')
  expect(await test.code('o-center', 'binder.rows', { month, register: 'proved' })).toBe('FORBIDDEN')
})

describe('of all stations', () => {
  it('stand in administrative order with the sums of each institute, in one request for fifty of them', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `many-${String(n).padStart(2, '0')}`)
    const unit = (n: number) => ({
      type: 'station',
      name: `第 ${n} 站`,
      address: '',
      active: true,
      version: 1,
      order: 50 - n,
    })
    const parent = (n: number) => (n % 2 === 0 ? 'linzhou' : 'wenquan')
    await put(
      test,
      'units',
      ids.map((_id, n) => ({ _id, ...unit(n), parentId: parent(n), path: ['center', parent(n)] })),
    )
    const months = monthsUpTo(monthOf(test.now()))
    const counted = (stationId: string, n: number) =>
      months.map((each, m) => ({
        ...{ _id: `${stationId}:${each}`, stationId, month: each, madeAt: 1 },
        figures: { held: n + m },
      }))
    await put(test, 'stationMonths', ids.flatMap(counted))
    const reply = await test.call('o-center', 'figures.below', {})
    if (!reply.ok) throw new Error(reply.error.code)
    console.info(
      `fifty stations and twelve months: ${reply.ops} request, ${JSON.stringify(reply.data).length} letters`,
    )
    expect(reply.ops).toBe(1)
    for (const { stations, sums } of reply.data.groups) {
      const own = stations.filter(({ stationId }) => stationId.startsWith('many'))
      // By the order that the district gives them, whatever they come to.
      expect(own.map(({ stationId }) => stationId)).toEqual(
        own
          .map(({ stationId }) => stationId)
          .sort()
          .reverse(),
      )
      const last = own.reduce((sum, one) => sum + (one.values[11]?.value ?? 0), 0)
      expect(sums[11]?.value).toBe(last)
    }
    expect(reply.data.sums[0]?.value).toBe((49 * 50) / 2)
    // Nobody counted the two that were there before.
    const bare = reply.data.groups
      .flatMap(({ stations }) => stations)
      .find(({ stationId }) => stationId === 'st1')
    expect(bare?.values).toEqual(months.map(() => null))
  })

  it('are those below the own unit, and no others', async () => {
    await countAll()
    await appoint(test, 'o-institute', ['institute_admin'], { unitId: 'wenquan', stationId: 'st1' })
    const { groups, sums } = await test.must('o-institute', 'figures.below', { figure: 'volunteers' })
    expect(
      groups.map(({ unitId, stations }) => [unitId, stations.map(({ stationId }) => stationId)]),
    ).toEqual([['wenquan', ['st2']]])
    expect(sums[11]?.said).toBe('0 人')
    // The station at which somebody is at home is none of theirs by that.
    expect(await test.code('o-institute', 'figures.station', { at: 'st1' })).toBe('FORBIDDEN')
    expect(await test.code('o-institute', 'figures.station', {})).toBe('FORBIDDEN')
    expect(await test.code('o-auditor', 'figures.below', {})).toBe('FORBIDDEN')
  })
})

describe('from elsewhere', () => {
  const given = { of: 'station', form: anOutsideForm() } as const

  it('are written by the head, once, and changed by nobody who has not seen them', async () => {
    const first = await test.must('o-head', 'figures.saveOutside', { ...given, version: 0 })
    expect(first.items).toMatchObject([{ form: given.form, when: '2022 年 8 月' }])
    // Done again it is done already, whatever version is named.
    expect(await test.must('o-head', 'figures.saveOutside', { ...given, version: 0 })).toEqual(first)
    const other = anOutsideForm({ amount: '330000' })
    expect(await test.code('o-head', 'figures.saveOutside', { ...given, form: other, version: 0 })).toBe(
      'STALE',
    )
    const renamed = { ...given, form: anOutsideForm({ what: '登记的时长' }), was: given.form.what }
    const second = await test.must('o-head', 'figures.saveOutside', { ...renamed, version: first.version })
    expect(second.items.map(({ form }) => form.what)).toEqual(['登记的时长'])
    const gone = { of: 'station', what: '登记的时长', version: second.version } as const
    expect((await test.must('o-head', 'figures.removeOutside', gone)).items).toEqual([])
    expect(await test.code('o-auditor', 'figures.saveOutside', { ...given, version: 0 })).toBe('FORBIDDEN')
    expect(await test.code('o-head', 'figures.saveOutside', { ...given, of: 'unit', version: 0 })).toBe(
      'FORBIDDEN',
    )
    for (const bad of [{ source: '' }, { year: 1 }])
      expect(
        await test.code('o-head', 'figures.saveOutside', { ...given, form: anOutsideForm(bad), version: 3 }),
      ).toBe('INVALID_INPUT')
  })

  it('are added to nothing: what is counted here is the same to the letter with them and without', async () => {
    await countAll()
    const shown = async () => {
      const { groups } = await test.must('o-head', 'figures.station', {})
      const { sums, groups: below } = await test.must('o-center', 'figures.below', { figure: 'proved' })
      return JSON.stringify([groups, sums, below])
    }
    const [before, kept0] = [await shown(), await asText()]
    await test.must('o-head', 'figures.saveOutside', { ...given, version: 0 })
    await test.must('o-center', 'figures.saveOutside', { ...given, of: 'unit', version: 0 })
    await countAll()
    expect([await shown(), await asText()]).toEqual([before, kept0])
    const { outside } = await test.must('o-center', 'figures.station', { at: 'st1' })
    // As it was written: no number that anything could reckon with.
    expect(outside).toMatchObject({ items: [{ form: { amount: '323416.0' } }], mayEdit: false })
  })
})
