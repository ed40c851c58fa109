/** What is left of a campaign: whom the panel reads until when, what is kept of those not chosen, and who is still among those who were. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION, type EntryDocument } from '@/domain/campaign/entry'
import type { HonourDocument } from '@/domain/honour/documents'
import { DAY } from '@/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aCampaign, anEntry, onNotice, PANEL, thePanel } from '../../support/campaigns'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const MORNING = Date.parse('2027-03-08T08:00:00+08:00')

beforeAll(async () => {
  test = await testCloud()
  test.at(MORNING)
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '秦站长' })
  for (const one of PANEL) await appoint(test, one, ['grid_worker'], { realName: `评议${one.slice(-1)}` })
  const grown = { birthDate: '1980-01-01' }
  await put(test, 'people', [
    aPerson('o-b', { realName: '李秀英', ...grown }),
    aPerson('o-z', { realName: '张三', ...grown }),
  ])
  await test.cloud.snapshot('there')
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.cloud.restore('there')
  test.at(MORNING)
})

const campaign = async (id: string): Promise<CampaignDocument> =>
  (await test.rows<CampaignDocument>('campaigns', { _id: id }))[0] as CampaignDocument
const entry = async (id: string): Promise<EntryDocument> =>
  (await test.rows<EntryDocument>('campaignEntries', { _id: id }))[0] as EntryDocument
const set = (collection: string, _id: string, fields: object) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set: fields }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  } as never)
async function later(ms: number): Promise<void> {
  test.at(test.now() + ms)
  for (let run = 0; run < 3; run++) await test.jobs()
}

it('the panel reads who stands in it while it marks; of those not chosen nothing is left when it is filed', async () => {
  const [first, second] = await onNotice(test, 'cp', 4)
  await set('campaigns', 'cp', { panel: thePanel })
  const said = { by: personIdOf('o-b'), byName: '李秀英', relation: 'neighbour', reason: '天天扫雪', at: 1 }
  await set('campaignEntries', second?.entryId ?? '', { nominations: [said] })
  expect(await test.code('o-panel-1', 'campaign.work', { campaignId: 'cp' })).toBe('NOT_FOUND')
  expect((await test.must('o-panel-1', 'campaign.open', { campaignId: 'cp' })).mayWork).toBe(false)
  await later(2 * DAY)
  expect((await campaign('cp')).state).toBe('decided')
  expect(Object.keys((await entry(second?.entryId ?? '')).marks)).toHaveLength(3)
  await later(91 * DAY)
  expect((await campaign('cp')).state).toBe('archived')
  expect(await entry(second?.entryId ?? '')).toMatchObject({ marks: {}, nominations: [] })
  expect(Object.keys((await entry(first?.entryId ?? '')).marks)).toHaveLength(3)
})

it('whoever was recommended and not found, or did not answer, is forgotten when nobody enters any more', async () => {
  await put(test, 'campaigns', [
    aCampaign(MORNING, { _id: 'cp-closes', dueAt: MORNING + DAY, wakeAt: MORNING + DAY, panel: thePanel }),
  ])
  const sought = { who: '王桂芳', where: '3 号楼 2 单元 501' }
  await put(test, 'campaignEntries', [
    anEntry(MORNING, { _id: 'named', campaignId: 'cp-closes', personId: null, state: 'named', sought }),
    anEntry(MORNING, { _id: 'asked', campaignId: 'cp-closes', personId: personIdOf('o-z'), state: 'asked' }),
    anEntry(MORNING, { _id: 'stands', campaignId: 'cp-closes', personId: personIdOf('o-b') }),
  ])
  await later(DAY)
  expect((await campaign('cp-closes')).state).toBe('reviewing')
  const left = { state: 'lapsed', sought: { who: '', where: '' }, nominations: [] }
  expect([await entry('named'), await entry('asked')]).toMatchObject([left, left])
  expect(await entry('stands')).toMatchObject({ state: 'entered', nominations: [{ reason: '天天扫雪' }] })
  await test.must('o-admin', 'campaign.move', {
    ...{ campaignId: 'cp-closes', version: (await campaign('cp-closes')).version, event: 'stop' },
    reason: '人太少',
  })
  await later(0)
  expect(await entry('stands')).toMatchObject({ marks: {}, nominations: [] })
})

it('whose honour was revoked is not among those chosen any more, and is not let into what follows', async () => {
  const [first] = await onNotice(test, 'cp-revoked', 4)
  await later(2 * DAY)
  const [honour] = await test.rows<HonourDocument>('honours', { 'source.id': 'cp-revoked' })
  const open = () => test.must('o-b', 'campaign.open', { campaignId: 'cp-revoked' })
  expect((await open()).chosen.map(({ name }) => name)).toEqual(['赵*'])
  const former = [{ personId: first?.personId ?? '', at: MORNING, by: 'x', cardToken: '' }]
  await put(test, 'people', [aPerson('o-first', { birthDate: '1980-01-01', former })])
  await put(test, 'campaigns', [
    aCampaign(test.now(), {
      ...{ _id: 'cp-year', chained: true, period: { by: 'quarter', key: '2027-1' } },
    }),
  ])
  const enter = { campaignId: 'cp-year', event: 'enter', consent: ENTRY_CONSENT_VERSION } as const
  await test.must('o-admin', 'honour.move', {
    ...{ honourId: honour?._id ?? '', event: 'revoke', version: honour?.version ?? 0 },
    reason: '冒领时长，查实了',
  })
  expect((await open()).chosen).toEqual([])
  expect(await test.code('o-first', 'campaign.answer', enter)).toBe('WINNERS_ONLY')
  await set('honours', honour?._id ?? '', { state: 'shown' })
  expect(await test.code('o-first', 'campaign.answer', enter)).toBe('ok')
})

it('whoever has moved away leaves what that one stands in, and enters nothing there', async () => {
  await put(test, 'campaigns', [aCampaign(MORNING, { _id: 'cp-left', panel: thePanel })])
  await put(test, 'campaignEntries', [
    anEntry(MORNING, { _id: 'left', campaignId: 'cp-left', personId: personIdOf('o-b'), nominations: [] }),
  ])
  await set('people', personIdOf('o-b'), { stationId: 'st02' })
  const seen = await test.must('o-b', 'campaign.open', { campaignId: 'cp-left' })
  expect([seen.own?.state, seen.mayEnter, seen.mayNominate]).toEqual(['entered', false, false])
  const answer = (event: 'withdraw' | 'enter') =>
    test.code('o-b', 'campaign.answer', {
      ...{ campaignId: 'cp-left', event, entryId: 'left', consent: ENTRY_CONSENT_VERSION },
    })
  expect([await answer('withdraw'), await answer('withdraw'), await answer('enter')]).toEqual([
    ...['ok', 'ok', 'OTHER_STATION'],
  ])
  await set('people', personIdOf('o-z'), { stationId: 'st02' })
  expect(await test.code('o-z', 'campaign.open', { campaignId: 'cp-left' })).toBe('OTHER_STATION')
})

it('one and the same person stops a notice once', async () => {
  const [first] = await onNotice(test, 'cp-stopped')
  const about = { kind: 'campaign' as const, id: 'cp-stopped', part: first?.entryId ?? '' }
  const form = { text: '那天不是这位去的', proof: '', photos: [] }
  const object = (who: string) => test.call(who, 'objection.begin', { form, unnamed: true, about })
  const begun = await object('o-b')
  const caseId = begun.ok ? begun.data.caseId : ''
  const { version } = await test.must('o-admin', 'objection.open', { caseId })
  await test.must('o-admin', 'objection.move', {
    caseId,
    version,
    event: 'dismiss',
    words: '查过了',
  } as never)
  const again = await object('o-b')
  expect([again.ok ? '' : again.error?.code, (await campaign('cp-stopped')).state]).toEqual([
    ...['CASE_ABOUT_ANSWERED', 'noticing'],
  ])
  expect((await object('o-z')).ok).toBe(true)
  // What is put up anew is another thing.
  await set('campaigns', 'cp-stopped', { noticedAt: test.now() + 1 })
  expect((await object('o-b')).ok).toBe(true)
})
