/** The public list of a month: made once when the month is over, masked, a station for itself, read as one document. */
import type { LedgerEntry } from '../../../src/domain/account/account'
import { HOUR, startOf } from '../../../src/domain/kernel/clock'
import type { PointsSummaryDocument } from '../../../src/domain/points/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { laterJobs, requestsOn } from '../../support/crash'
import { attended, visit } from '../../support/door'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const kid = aDependant('欧阳小宝')

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(startOf('2027-03-06') + 9 * HOUR)
  await stationOf(test)
  await put(test, 'people', [
    aPerson('wang', { realName: '王芳', family: [kid] }),
    aPerson('li', { realName: '李强' }),
    aPerson('foreign', { realName: '外人', stationId: 'st2' }),
  ])
})
afterAll(() => test.close())

const summary = (openid: string, month = '2027-03') => test.must(openid, 'points.summary', { month })
let made = 0
const anEntry = (
  accountId: string,
  kind: LedgerEntry['kind'],
  sourceKey: string,
  points: number,
  at = test.now(),
) => ({
  _id: `${accountId}|${sourceKey}`,
  accountId,
  sourceKey,
  kind,
  lines: [{ unit: 'points', amount: points, held: 0 }],
  reverses: null,
  ruleId: 'points-1',
  at,
  byPersonId: 'system',
  note: '',
})

it('is made an hour after the month ends, from what really happened', async () => {
  const session = await attended(test, ['wang', 'li'])
  await test.must('wang', 'activity.signUp', { sessionId: session._id, forPersonId: kid.personId })
  await visit(test, 'wang', session)
  await visit(test, 'li', session)
  await put(test, 'entries', [
    anEntry(personIdOf('li'), 'credit', 'wish:w1', 5),
    anEntry(personIdOf('li'), 'capture', 'settle:redemption:1', -3),
    anEntry(personIdOf('wang'), 'debit', 'expire:2025', -1),
    anEntry(personIdOf('foreign'), 'credit', 'wish:w2', 5),
    anEntry(personIdOf('li'), 'credit', 'wish:before', 50, startOf('2027-03-01') - 1),
    anEntry(personIdOf('li'), 'credit', 'wish:after', 50, startOf('2027-04-01')),
  ])
  test.at(startOf('2027-04-01') + HOUR - 60_000)
  await test.jobs()
  expect((await summary('wang')).summary).toBeNull()
  test.at(startOf('2027-04-01') + HOUR + 1000)
  await Promise.all([test.jobs(), test.jobs()])
  await laterJobs(test)
  const list = await summary('wang')
  expect(list).toMatchObject({
    month: '2027-03',
    summary: {
      earned: 9,
      spent: 3,
      expired: 1,
      people: 2,
      byRule: [
        { text: '帮邻居圆一个心愿记 5 分', points: 5, times: 1 },
        { text: '每满 1 小时记 1 分', points: 4, times: 2 },
      ],
      list: expect.arrayContaining([
        { name: '李*', earned: 7, spent: 3 },
        { name: '王*', earned: 2, spent: 0 },
      ]) as unknown,
    },
  })
  expect(JSON.stringify(list)).not.toContain('李强')
  expect(JSON.stringify(await test.rows('pointsSummaries'))).not.toContain('李强')
  expect(await summary('foreign')).toMatchObject({ summary: { earned: 5, list: [{ name: '外*' }] } })
  expect((await summary('wang', '2027-02')).summary).toMatchObject({ earned: 50 })
  expect((await summary('wang', '2027-01')).summary).toBeNull()
})

it('names family members without a phone as their records do', async () => {
  await put(test, 'serviceRecords', [
    {
      _id: 'r1',
      stationId: 'st1',
      personId: kid.personId,
      ownerId: personIdOf('wang'),
      name: '欧阳小宝',
      day: '2027-03-02',
    },
  ])
  await put(test, 'entries', [anEntry(kid.personId, 'credit', 'record:r1:1', 2)])
  test.at(startOf('2027-04-02'))
  await test.jobs()
  expect((await summary('li')).summary?.list).toEqual([{ name: '欧阳*', earned: 2, spent: 0 }])
})

it('goes through a long month a page at a run, whoever dies in between, and counts every entry once', async () => {
  const people = ['wang', 'li'].map(personIdOf)
  const entries = Array.from({ length: 180 }, (_, i) =>
    anEntry(
      people[i % 2] ?? '',
      'credit',
      `record:x${++made}:1`,
      1 + (i % 5),
      startOf('2027-03-02') + Math.floor(i / 3),
    ),
  )
  await put(test, 'entries', entries)
  const earned = entries.reduce((sum, entry) => sum + (entry.lines[0]?.amount ?? 0), 0)
  test.at(startOf('2027-04-02'))
  await test.cloud.snapshot('before')
  const start = test.now()
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  for (const request of requestsOn(test, clean.requestId, ['passes', 'pointsSummaries'])) {
    await test.cloud.restore('before')
    test.at(start)
    for (const kind of ['after', 'kill', 'before'] as const) {
      test.cloud.fault({ function: 'jobs', request, kind })
      await test.jobs().catch(() => undefined)
    }
    await laterJobs(test)
    await laterJobs(test)
    const [made1, ...others] = await test.rows<PointsSummaryDocument>('pointsSummaries')
    expect([request, made1?.earned, made1?.byRule[0]?.times, others.length]).toEqual([
      request,
      earned,
      180,
      0,
    ])
  }
})

it('goes through more people than a page holds, somebody’s entries on two pages, and keeps no list of everybody', async () => {
  const people = Array.from({ length: 150 }, (_, i) => aPerson(`crowd${i}`, { realName: `陈${i}` }))
  await put(test, 'people', people)
  const earnedBy = (i: number): number => 3 * (1 + ((i * 37) % 150))
  const entries = people.flatMap(({ _id }, i) =>
    [1, 2, 3].map((nth) =>
      anEntry(_id, 'credit', `record:y${i}-${nth}:1`, earnedBy(i) / 3, startOf('2027-03-02') + nth),
    ),
  )
  await put(test, 'entries', entries)
  test.at(startOf('2027-04-02'))
  let largest = 0
  for (let run = 0; run < 12; run++) {
    await test.jobs()
    test.at(test.now() + 60_000)
    const passes = await test.rows('passes', { _id: 'sums:2027-03' })
    largest = Math.max(largest, JSON.stringify(passes).split('"accountId"').length - 1)
  }
  // The hundred that will be named, whoever is being added up, and the place.
  expect(largest).toBe(102)
  const found = await test.rows<PointsSummaryDocument>('pointsSummaries', { _id: 'st1:2027-03' })
  const all = people.map((_, i) => earnedBy(i))
  const earned = all.reduce((sum, points) => sum + points, 0)
  expect(found).toMatchObject([{ people: 150, earned, byRule: [{ points: earned, times: 450 }] }])
  const byId = people
    .map(({ _id }, i) => ({ _id, earned: earnedBy(i) }))
    .sort((a, b) => (a._id < b._id ? -1 : 1))
    .slice(0, 100)
  expect(found[0]?.list.map((one) => one.earned)).toEqual(byId.map((one) => one.earned))
})

it('is one document however long the list, and two requests', async () => {
  await put(test, 'pointsSummaries', [
    {
      _id: 'st1:2027-03',
      madeAt: 1,
      earned: 1,
      spent: 0,
      expired: 0,
      people: 500,
      byRule: [],
      list: Array.from({ length: 100 }, () => ({ name: '王*', earned: 1, spent: 0 })),
    },
  ])
  const reply = await test.call('wang', 'points.summary', { month: '2027-03' })
  expect([reply.ok, reply.ops, reply.docs]).toEqual([true, 2, 2])
})
