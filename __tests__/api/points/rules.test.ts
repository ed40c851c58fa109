/** The rules for points at the desk: read by everybody, tried out, saved once, and holding from their day on. */
import type { LedgerEntry } from '../../../src/domain/account/account'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { DAY, dayOf, HOUR, MINUTE, startOf } from '../../../src/domain/kernel/clock'
import type { PointsSummaryDocument } from '../../../src/domain/points/documents'
import { monthBefore } from '../../../src/domain/points/months'
import type { StationDocument } from '../../../src/domain/station/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesIn } from '../../support/crash'
import { attended, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(startOf('2027-03-06') + 9 * HOUR)
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '张专职' })
  await appoint(test, 'admin', ['station_admin'], { realName: '欧阳站长' })
})
afterAll(() => test.close())

const halfHours = (effectiveFrom: string, version = 0) => ({
  version,
  effectiveFrom,
  minutesPerPoint: 30,
  wishPoints: 8,
  sortingPoints: 1,
  reason: '居民议事会定的',
})
const stationNow = async () => (await test.rows<StationDocument>('stations', { _id: 'st1' }))[0]

it('are read by everybody, and who changed them is told with a masked name', async () => {
  expect(await test.must('wang', 'points.rules', {})).toMatchObject({
    version: 0,
    earliest: '2027-03-07',
    rules: [
      { state: 'now', says: ['每满 1 小时记 1 分', '帮邻居圆一个心愿记 5 分', '垃圾分对一次，一户记 1 分'] },
    ],
    changes: [],
    mayEdit: false,
  })
  await test.must('admin', 'points.saveRule', halfHours('2027-03-07'))
  const shown = await test.must('wang', 'points.rules', {})
  expect(shown).toMatchObject({
    version: 1,
    rules: [{ state: 'coming', numbers: { minutesPerPoint: 30 } }, { state: 'now' }],
    changes: [
      {
        by: '欧阳*',
        reason: '居民议事会定的',
        text: '每满 30 分钟记 1 分，帮邻居圆一个心愿记 8 分，垃圾分对一次，一户记 1 分',
      },
    ],
  })
  expect((await test.must('staff', 'points.rules', {})).changes[0]?.by).toBe('欧阳站长')
  expect(codeOf(await test.call('staff', 'points.saveRule', halfHours('2027-04-01', 1)))).toBe('FORBIDDEN')
  test.at(startOf('2027-03-07'))
  expect((await test.must('wang', 'points.rules', {})).rules.map(({ state }) => state)).toEqual([
    'now',
    'past',
  ])
})

it('hold from their day: a visit of the day before still earns by the old one', async () => {
  const before = await attended(test, ['wang'], { startAt: startOf('2027-03-06') + 15 * HOUR })
  const after = await attended(test, ['wang'], { startAt: startOf('2027-03-07') + 15 * HOUR })
  await test.must('admin', 'points.saveRule', halfHours('2027-03-07'))
  const first = await visit(test, 'wang', before)
  const second = await visit(test, 'wang', after)
  const receipt = async (recordId: string | null) =>
    test.must('wang', 'hours.receipt', { recordId: recordId ?? '' })
  expect(await receipt(first.recordId)).toMatchObject({ points: 2, pointsRule: '每满 1 小时记 1 分' })
  expect(await receipt(second.recordId)).toMatchObject({ points: 4, pointsRule: '每满 30 分钟记 1 分' })
  expect(await test.must('wang', 'points.mine', {})).toMatchObject({
    balance: 6,
    lots: [{ year: 2027, amount: 6 }],
  })
})

it('of two who save at once one is told that the other was faster', async () => {
  await appoint(test, 'admin2', ['station_admin'], { realName: '副站长' })
  const replies = await Promise.all([
    test.call('admin', 'points.saveRule', halfHours('2027-03-07')),
    test.call('admin2', 'points.saveRule', { ...halfHours('2027-03-08'), minutesPerPoint: 40 }),
  ])
  expect(replies.map(codeOf).sort()).toEqual(['STALE', 'ok'])
  expect((await stationNow())?.pointsRules?.changes).toHaveLength(1)
})

it('are saved once, whatever request dies and however', async () => {
  const input = halfHours('2027-03-07')
  const start = test.now()
  await test.cloud.snapshot('before')
  const clean = await test.call('admin', 'points.saveRule', input)
  expect(clean).toMatchObject({ ok: true, ops: 2 })
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore('before')
    test.at(start)
    await crashCall(test, 'admin', 'points.saveRule', input, crash)
    const repeat = await test.call('admin', 'points.saveRule', input)
    const says = repeat.ok && repeat.data.rules.map(({ ruleId, state }) => [ruleId, state])
    expect([...crash, says]).toEqual([
      ...crash,
      [
        ['points-2027-03-07-1', 'coming'],
        ['points-1', 'now'],
      ],
    ])
    const { version, rules, changes } = (await stationNow())?.pointsRules ?? {}
    expect([...crash, version, rules?.length, changes?.length]).toEqual([...crash, 1, 1, 1])
  }
})

/** Last month's records as approvals would have left them: minutes and the points they were given. */
async function lastMonth(minutes: number[], people = ['wang', 'li']): Promise<void> {
  await put(
    test,
    'people',
    people.map((openid) => aPerson(openid, { realName: `${openid}芳` })),
  )
  const day = `${monthBefore(dayOf(test.now()).slice(0, 7))}-15`
  const records = minutes.map((size, i) => {
    const openid = people[i % people.length] ?? ''
    return {
      _id: `r${i}`,
      stationId: 'st1',
      personId: personIdOf(openid),
      ownerId: personIdOf(openid),
      name: `${openid}芳`,
      kind: i % 3 === 0 ? 'added' : 'proved',
      creditStands: true,
      day,
      minutes: size,
      points: Math.floor(size / 60),
      createdAt: i,
    } as ServiceRecordDocument
  })
  await put(test, 'serviceRecords', [
    ...records,
    { ...records[0], _id: 'refused', creditStands: false, minutes: 6000 },
    { ...records[0], _id: 'foreign', stationId: 'st2', minutes: 6000 },
    { ...records[0], _id: 'older', day: '2027-01-31', minutes: 6000 },
    { ...records[0], _id: 'newer', day: '2027-03-01', minutes: 6000 },
  ])
  const at = startOf(day)
  const entry = (personId: string, sourceKey: string, lines: LedgerEntry['lines']): LedgerEntry => ({
    ...{
      _id: `${personId}|${sourceKey}`,
      accountId: personId,
      sourceKey,
      kind: 'credit',
      reverses: null,
      lines,
    },
    ...{ ruleId: 'points-1', at, byPersonId: 'system', note: '' },
  })
  const points = (amount: number) => ({ unit: 'points' as const, amount, held: 0 })
  const wish = (i: number) => entry(personIdOf('wang'), `wish:w${i}`, [points(5)])
  const credited = records.map(({ _id, personId, kind, minutes: size, points: given }) =>
    entry(personId, `record:${_id}:1`, [
      { unit: kind === 'proved' ? 'provedMinutes' : 'addedMinutes', amount: size, held: 0 },
      ...(given > 0 ? [points(given)] : []),
    ]),
  )
  const [taken] = credited
  await put(test, 'entries', [
    ...credited,
    ...[1, 2, 3].map(wish),
    ...[1, 2].map((i) => entry(personIdOf('wang'), `sorting:h1:2027-02-0${i}:1`, [points(1)])),
    // Given and taken back within the month.
    ...(taken ? backAndForth({ ...taken, sourceKey: 'record:gone:1' }) : []),
  ])
  for (let run = 0; run < 20; run++) {
    await test.jobs()
    test.at(test.now() + MINUTE)
  }
}

const backAndForth = (given: LedgerEntry): LedgerEntry[] =>
  [
    given,
    {
      ...given,
      ...{ kind: 'reverse' as const, sourceKey: `reverse:${given.sourceKey}`, reverses: given.sourceKey },
      lines: given.lines.map((line) => ({ ...line, amount: -line.amount })),
    },
  ].map((entry) => ({ ...entry, _id: `${entry.accountId}|${entry.sourceKey}` }))

/** The lengths as they are rebuilt from the records themselves. */
async function lengthsFromRecords(): Promise<unknown[]> {
  const month = monthBefore(dayOf(test.now()).slice(0, 7))
  const rows = await test.rows<ServiceRecordDocument>('serviceRecords', {
    stationId: 'st1',
    creditStands: true,
  })
  const sums = new Map<number, { minutes: number; records: number; points: number }>()
  for (const { minutes, points } of rows.filter(({ day }) => day.startsWith(month))) {
    const before = sums.get(minutes) ?? { minutes, records: 0, points: 0 }
    sums.set(minutes, { minutes, records: before.records + 1, points: before.points + points })
  }
  return [...sums.values()].sort((a, b) => a.minutes - b.minutes)
}

describe('a trial', () => {
  it('counts last month under the new rule beside the old, with a few people as examples', async () => {
    await lastMonth([120, 90, 90, 30, 45])
    const reply = await test.call('staff', 'points.previewRule', {
      minutesPerPoint: 30,
      wishPoints: 8,
      sortingPoints: 3,
    })
    expect(reply).toMatchObject({
      ok: true,
      ops: 3,
      data: {
        month: '2027-02',
        says: ['每满 30 分钟记 1 分', '帮邻居圆一个心愿记 8 分', '垃圾分对一次，一户记 3 分'],
        records: 5,
        counted: ['3 个圆了的心愿', '2 次分对的垃圾'],
        before: 4 + 15 + 2,
        after: 4 + 3 + 3 + 1 + 1 + 24 + 6,
        examples: [
          { name: 'w*', minutes: 255, before: 3, after: 8 },
          { name: 'l*', minutes: 120, before: 1, after: 4 },
        ],
      },
    })
    expect(
      codeOf(
        await test.call('wang', 'points.previewRule', {
          minutesPerPoint: 30,
          wishPoints: 8,
          sortingPoints: 1,
        }),
      ),
    ).toBe('FORBIDDEN')
  })

  it('of a month with nothing in it says so', async () => {
    const trial = await test.must('staff', 'points.previewRule', {
      minutesPerPoint: 30,
      wishPoints: 8,
      sortingPoints: 1,
    })
    expect(trial).toMatchObject({ records: 0, before: 0, after: 0, examples: [] })
  })

  it('reads no more for many records than for few: their sums are kept, equal to what the records come to', async () => {
    const many = Array.from({ length: 400 }, (_, i) => 60 + (i % 20) * 6)
    await lastMonth(
      many,
      Array.from({ length: 40 }, (_, i) => `crowd${i}`),
    )
    const reply = await test.call('staff', 'points.previewRule', {
      minutesPerPoint: 30,
      wishPoints: 8,
      sortingPoints: 1,
    })
    expect(reply).toMatchObject({ ok: true, ops: 3, data: { records: 400, month: '2027-02' } })
    // The caller, the list of the month, and the records of three people.
    expect(reply.docs).toBeLessThanOrEqual(2 + 3 * 10)
    const [list] = await test.rows<PointsSummaryDocument>('pointsSummaries', { _id: 'st1:2027-02' })
    expect(list?.lengths).toEqual(await lengthsFromRecords())
  })

  it('is kept for a month whose list was made before lengths were, and the list stays as it was', async () => {
    await put(test, 'pointsSummaries', [
      { _id: 'st1:2027-02', stationId: 'st1', month: '2027-02', earned: 77, byRule: [] },
    ])
    await lastMonth([120, 90])
    const [list] = await test.rows<PointsSummaryDocument>('pointsSummaries', { _id: 'st1:2027-02' })
    expect(list).toMatchObject({ earned: 77, lengths: await lengthsFromRecords() })
  })
})

it('another day is another version, and a coming rule can be withdrawn', async () => {
  await test.must('admin', 'points.saveRule', halfHours('2027-04-01'))
  const back = {
    ...halfHours('2027-04-01', 1),
    minutesPerPoint: 60,
    wishPoints: 5,
    sortingPoints: 1,
    reason: '先不改',
  }
  const withdrawn = await test.must('admin', 'points.saveRule', back)
  expect(withdrawn).toMatchObject({
    version: 2,
    rules: [{ state: 'now' }],
    changes: [{ reason: '先不改' }, {}],
  })
  test.at(test.now() + 60 * DAY)
  expect(codeOf(await test.call('admin', 'points.saveRule', halfHours('2027-05-05', 2)))).toBe(
    'RULE_TOO_EARLY',
  )
})
