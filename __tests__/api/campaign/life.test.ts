/** Owns the life of a campaign: entered and recommended, marked, put up, decided; and what it costs. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION, type EntryDocument } from '@/domain/campaign/entry'
import { firstScoreRule, scaleOf, scoreOf } from '@/domain/score/rules'
import { DAY, dayOf, startOf } from '@/domain/kernel/clock'
import type { HonourDocument } from '@/domain/honour/documents'
import type { MessageDocument } from '@/domain/message/documents'
import type { Input } from '@/contract'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aCampaign, anEntry, aServed, onNotice, PANEL, thePanel } from '../../support/campaigns'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

const campaign = async (id: string): Promise<CampaignDocument> => {
  const [found] = await test.rows<CampaignDocument>('campaigns', { _id: id })
  return found as CampaignDocument
}
const month = (): string => dayOf(test.now()).slice(0, 7)

async function draft(more: Partial<Input<'campaign.save'>> = {}): Promise<string> {
  const { campaignId } = await test.must('o-staff', 'campaign.save', {
    ...{ kind: 'fashionStar', period: { by: 'month', key: month() }, theme: null, places: 1, chained: false },
    ...{ opensOn: dayOf(test.now()), closesOn: dayOf(test.now() + 2 * DAY), about: '' },
    panel: PANEL.map(personIdOf),
    ...more,
  })
  return campaignId
}

/** What of campaigns waits for somebody at the desk. */
const waiting = async (who: string): Promise<string[]> =>
  (await test.must(who, 'desk.open', {})).toDos.flatMap(({ kind, title }) =>
    kind === 'campaign' ? title : [],
  )

/** Published, and open for entries. */
async function opened(more: Partial<Input<'campaign.save'>> = {}): Promise<string> {
  const campaignId = await draft(more)
  const { version } = await campaign(campaignId)
  await test.must('o-staff', 'campaign.move', { campaignId, version, event: 'publish' })
  await test.jobs()
  return campaignId
}

const later = (ms: number): void => test.at(test.now() + ms)

it('goes from a draft to a notice and is decided, and everybody sees what they may', async () => {
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '秦站长' })
  for (const one of PANEL) await appoint(test, one, ['grid_worker'], { realName: `评议${one.slice(-1)}` })
  const grown = { birthDate: '1980-01-01' }
  await put(test, 'people', [
    aPerson('o-a', { realName: '王建国', ...grown }),
    aPerson('o-b', { realName: '李秀英', ...grown }),
    aPerson('o-young', { realName: '孙小雨', birthDate: '2012-01-01' }),
    aPerson('o-c', { realName: '赵大明', ...grown }),
  ])
  await put(test, 'serviceRecords', [
    ...Array.from({ length: 6 }, (_, i) =>
      aServed(test.now(), { _id: `ra-${i}`, openid: 'o-a', minutes: 75 }),
    ),
    ...Array.from({ length: 2 }, (_, i) =>
      aServed(test.now(), { _id: `rb-${i}`, openid: 'o-b', minutes: 60 }),
    ),
    // Added hours prove nothing, and what was taken back does not count.
    aServed(test.now(), { _id: 'rb-added', openid: 'o-b', minutes: 480, kind: 'added' }),
    aServed(test.now(), { _id: 'rb-void', openid: 'o-b', minutes: 480, creditStands: false }),
  ])
  const campaignId = await opened()
  const enter = (who: string) =>
    test.code(who, 'campaign.answer', { campaignId, event: 'enter', consent: ENTRY_CONSENT_VERSION })
  expect([await enter('o-a'), await enter('o-b'), await enter('o-young')]).toEqual([
    'ok',
    'ok',
    'ADULTS_ONLY',
  ])
  expect(await test.code('o-c', 'campaign.answer', { campaignId, event: 'enter', consent: 0 })).toBe(
    'CONSENT_NEEDED',
  )

  const own = await test.call('o-a', 'campaign.open', { campaignId })
  expect(own.ok && own.data.own?.sheet).toMatchObject({ preview: true, points: '71.9' })
  expect(own.ok && own.data.own?.sheet?.lines.map(({ figure, points }) => `${figure} ${points}`)).toEqual([
    ...['7 小时 30 分钟 46.9', '6 次 25', ' 0'],
  ])
  expect(own.ops).toBeLessThanOrEqual(3)
  const rows = await test.call('o-a', 'campaign.rows', { campaignId })
  expect(rows.ok && rows.data.rows).toHaveLength(6)
  expect(rows.ops).toBeLessThanOrEqual(3)

  const form = { who: '赵大明', where: '5 号楼', relation: 'neighbour', reason: '天天扫雪' } as const
  await test.must('o-a', 'campaign.nominate', { campaignId, form })
  const named = (await test.must('o-staff', 'campaign.work', { campaignId, view: 'named' })).items[0]
  const title = (await campaign(campaignId)).title
  expect(await waiting('o-staff')).toEqual([`「${title}」1 位推荐来的还没找到`])
  expect(named).toMatchObject({ sought: { who: '赵大明', where: '5 号楼' }, state: 'named' })
  await test.must('o-staff', 'campaign.decide', {
    ...{ campaignId, entryId: named?.entryId ?? '', version: named?.version ?? 0, event: 'find' },
    who: personIdOf('o-c'),
  })
  expect((await test.must('o-c', 'campaign.open', { campaignId })).own).toMatchObject({
    ...{ state: 'asked', reasons: ['天天扫雪'] },
  })
  await test.must('o-c', 'campaign.answer', { campaignId, event: 'decline', consent: 0 })

  later(3 * DAY)
  await test.jobs()
  expect((await campaign(campaignId)).state).toBe('reviewing')
  const seen = await test.must('o-panel-1', 'campaign.work', { campaignId })
  expect(await waiting('o-panel-1')).toEqual([`「${title}」还有 2 位等您打分`])
  expect(await waiting('o-staff')).toEqual([`「${title}」2 位评议分不够`])
  expect(seen.items.map(({ name, marks }) => [name, marks])).toEqual([
    ['王建国', { count: 0, mean: '' }],
    ['李秀英', { count: 0, mean: '' }],
  ])
  const [a, b] = seen.items
  const ids = [a?.entryId ?? '', b?.entryId ?? '']
  // Two phones mark at the same moment, and each of them is there.
  await Promise.all(
    PANEL.flatMap((one, i) =>
      ids.map((entryId) => test.must(one, 'campaign.mark', { campaignId, entryId, mark: 7 + i })),
    ),
  )
  const entries = await test.rows<EntryDocument>('campaignEntries', { campaignId, state: 'entered' })
  expect(
    entries.map(({ marks }) =>
      Object.values(marks)
        .map(({ mark }) => mark)
        .sort(),
    ),
  ).toEqual([
    [7, 8, 9],
    [7, 8, 9],
  ])
  expect(await test.code('o-a', 'campaign.mark', { campaignId, entryId: ids[1] ?? '', mark: 0 })).toBe(
    'NOT_ON_PANEL',
  )

  const { version } = await campaign(campaignId)
  const propose = { campaignId, version, event: 'propose' } as const
  expect(await test.code('o-staff', 'campaign.move', propose)).toBe('PERIOD_RUNS')
  expect([await waiting('o-panel-1'), await waiting('o-staff')]).toEqual([[], []])
  test.at(startOf(`${month()}-28`) + 5 * DAY)
  expect(await waiting('o-staff')).toEqual([`「${title}」评完了`])
  const put1 = await test.call('o-staff', 'campaign.move', propose)
  expect(put1.ok).toBe(true)
  const hung = await campaign(campaignId)
  expect(hung.winners.map(({ personId }) => personId)).toEqual([personIdOf('o-a')])
  // The same from the rows, by a reckoning of the test's own.
  const scale = scaleOf(
    [
      { minutes: 450, times: 6 },
      { minutes: 120, times: 2 },
    ],
    'month',
  )
  const marks = { sum: 24, count: 3 }
  expect(hung.standings.map(({ tenths }) => tenths)).toEqual(
    [
      { minutes: 450, times: 6 },
      { minutes: 120, times: 2 },
    ].map((given) => scoreOf(firstScoreRule.value, { ...given, halfStars: null, marks }, scale).tenths),
  )

  const before = await test.must('o-b', 'campaign.open', { campaignId })
  expect(before.chosen.map(({ name }) => name)).toEqual(['王*'])
  expect(before.own?.sheet?.preview).toBe(false)
  later(8 * DAY)
  await test.jobs()
  expect((await campaign(campaignId)).state).toBe('decided')
  await test.jobs()
  expect(await waiting('o-staff')).toEqual([`「${title}」评出来了`])
  const audited = async (kind: 'campaigns' | 'entrants') =>
    (await test.must('o-admin', 'audit.list', { kind })).items.map(({ by, what }) => `${by} ${what}`)
  expect([await audited('campaigns'), await audited('entrants')]).toEqual([
    [`周敏 「${title}」评出来了`],
    ['周敏 找到人了'],
  ])
  const told = await test.rows<MessageDocument>('messages', {})
  const of = (who: string) =>
    told.filter(({ personId }) => personId === personIdOf(who)).map(({ title }) => title)
  expect([of('o-a')[0], of('o-b'), of('o-c')]).toEqual(['您评上了', ['评选结束了'], ['有邻居推荐您']])
  const honours = await test.rows<HonourDocument>('honours', { 'source.id': campaignId })
  expect(honours.map(({ personId, kind, state }) => [personId, kind, state])).toEqual([
    [personIdOf('o-a'), 'fashionStar', 'shown'],
  ])
})

/** Objects to one of those chosen, without a name. */
const object = (id: string, part: string) =>
  test.must('o-b', 'objection.begin', {
    form: { text: '那天不是这位去的', proof: '', photos: [] },
    ...{ unnamed: true, about: { kind: 'campaign', id, part } },
  })

it('stands still while an objection stands, and whoever it was right about makes room with a new notice', async () => {
  const [first, second] = await onNotice(test, 'cp-objected')
  const { caseId } = await object('cp-objected', first?.entryId ?? '')
  expect((await campaign('cp-objected')).state).toBe('frozen')
  later(9 * DAY)
  await test.jobs()
  expect((await campaign('cp-objected')).state).toBe('frozen')
  const one = await test.must('o-admin', 'objection.open', { caseId })
  const moves = one.moves.filter(({ allowed }) => allowed).map(({ event }) => event)
  expect(moves).toContain('uphold')
  await test.must('o-admin', 'objection.move', {
    caseId,
    version: one.version,
    event: 'uphold',
    words: '查过了',
  } as never)
  const after = await campaign('cp-objected')
  expect([after.state, after.round, after.winners.map(({ entryId }) => entryId)]).toEqual([
    'noticing',
    2,
    [second?.entryId],
  ])
})

it('lets whoever has lost hours drop out when the notice ends, and puts up the next', async () => {
  const [first, second] = await onNotice(test, 'cp-voided', 4)
  await test.cloud.store.update('serviceRecords', {
    ...{ query: { _id: `r-${first?.personId}` }, update: { $set: { creditStands: false } }, replace: false },
    ...{ multi: false, upsert: false, nowMs: test.now() },
  })
  later(2 * DAY)
  await test.jobs()
  const after = await campaign('cp-voided')
  expect([after.state, after.round, after.winners[0]?.entryId]).toEqual(['noticing', 2, second?.entryId])
})

it('leaves no honour shown against an objection that came while it was decided', async () => {
  const [first] = await onNotice(test, 'cp-race', 4)
  later(2 * DAY)
  await Promise.all([test.jobs(), object('cp-race', first?.entryId ?? '').catch(() => null)])
  await test.jobs()
  const { state, objections } = await campaign('cp-race')
  const shown = await test.rows<HonourDocument>('honours', { 'source.id': 'cp-race', state: 'shown' })
  const stands = (objections?.open.length ?? 0) > 0
  expect(stands ? shown.length : state).toBe(stands ? 0 : 'decided')
})

it('tells nobody what another one has scored', async () => {
  const [first] = await onNotice(test, 'cp-private')
  const asked = await Promise.all([
    test.must('o-c', 'campaign.open', { campaignId: 'cp-private' }),
    test.must('o-c', 'campaign.list', { view: 'notice' }),
    test.code('o-c', 'campaign.rows', { campaignId: 'cp-private', entryId: first?.entryId ?? '' }),
    test.code('o-c', 'campaign.work', { campaignId: 'cp-private' }),
  ])
  const { standings } = await campaign('cp-private')
  expect(asked.slice(2)).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  for (const { tenths, minutes } of standings)
    for (const told of asked.slice(0, 2)) {
      expect(JSON.stringify(told)).not.toContain(`"${tenths / 10}"`)
      expect(JSON.stringify(told)).not.toContain(`"minutes":${minutes}`)
    }
  expect(JSON.stringify(asked[0])).not.toContain(standings[1]?.entryId)
})

it('reckons five thousand records in as many requests as there are pages, and few more', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => {
    const personId = `many-${i % 200}`
    return aServed(test.now(), {
      _id: `many-${i}`,
      openid: 'x',
      personId,
      ownerId: personId,
      stationId: 'st1',
    })
  })
  await put(test, 'serviceRecords', rows)
  await put(test, 'people', [aPerson('', { _id: 'many-1' })])
  const now = test.now()
  await put(test, 'campaigns', [
    aCampaign(now, {
      _id: 'cp-many',
      state: 'reviewing',
      panel: thePanel,
      version: 1,
    }),
  ])
  const marks = Object.fromEntries(PANEL.map((one) => [personIdOf(one), { mark: 8, at: now }]))
  await put(test, 'campaignEntries', [
    anEntry(now, { _id: 'ce-many', campaignId: 'cp-many', personId: 'many-1', marks }),
  ])
  test.at(startOf(`${dayOf(now).slice(0, 7)}-28`) + 5 * DAY)
  const reply = await test.call('o-staff', 'campaign.move', {
    campaignId: 'cp-many',
    version: 1,
    event: 'propose',
  })
  expect(reply.ok).toBe(true)
  expect(reply.ops).toBeLessThanOrEqual(12)
  expect((await campaign('cp-many')).standings[0]).toMatchObject({ minutes: 1500, times: 25 })
})
