/** Whatever request of putting up or deciding a campaign dies, and whenever somebody objects: one outcome, and none against an objection. */
import { ENTRY_CONSENT_VERSION } from '@/domain/campaign/entry'
import type { CampaignDocument } from '@/domain/campaign/documents'
import type { HonourDocument } from '@/domain/honour/documents'
import { DAY } from '@/domain/kernel/clock'
import type { MessageDocument } from '@/domain/message/documents'
import { aCampaign, anEntry, aServed, onNotice, PANEL, thePanel } from '../../support/campaigns'
import { aPerson, personIdOf, put } from '../../support/builders'
import { alikeAfterCrashes, crashesOn, crashJobs, keepPresent, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { activeTeam } from '../../support/teams'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let rewind: () => Promise<void>

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '秦站长' })
  await put(test, 'people', [
    aPerson('o-winner', { realName: '王建国', birthDate: '1980-01-01' }),
    aPerson('o-b', { realName: '李秀英', birthDate: '1980-01-01' }),
    aPerson('o-leads', {
      ...{ realName: '赵大明', birthDate: '1970-01-01' },
      volunteer: { ...aPerson('x').volunteer, state: 'active' },
    }),
  ])
  rewind = await keepPresent(test)
})
beforeEach(() => rewind())
afterAll(() => test.close())

const campaignOf = async (id: string): Promise<CampaignDocument> =>
  (await test.rows<CampaignDocument>('campaigns', { _id: id }))[0] as CampaignDocument

/** Where a campaign stands, who was chosen, who was told what how often, and which honours there are. */
async function standing(id: string) {
  const { state, round, winners, tie, standings, outbox } = await campaignOf(id)
  const messages = await test.rows<MessageDocument>('messages')
  const honours = await test.rows<HonourDocument>('honours', { 'source.id': id })
  return {
    ...{ state, round, winners, tie, standings, left: outbox.length },
    told: messages.map(({ personId, title }) => `${personId} ${title}`).sort(),
    honours: honours.map(({ personId, state: now }) => `${personId} ${now}`).sort(),
  }
}

it('is put up once, whatever request dies', async () => {
  const now = test.now()
  const marks = Object.fromEntries(PANEL.map((one) => [personIdOf(one), { mark: 8, at: now }]))
  await put(test, 'campaigns', [
    aCampaign(now, {
      ...{ _id: 'cp-up', state: 'reviewing', version: 1, panel: thePanel },
      period: { by: 'month', key: '2026-01' },
    }),
  ])
  await put(test, 'campaignEntries', [
    anEntry(now, { _id: 'ce-up', campaignId: 'cp-up', personId: personIdOf('o-winner'), marks }),
  ])
  await put(test, 'serviceRecords', [aServed(now, { openid: 'o-winner', day: '2026-01-15', minutes: 120 })])
  const propose = { campaignId: 'cp-up', version: 1, event: 'propose' } as const
  await alikeAfterCrashes(test, ['o-staff', 'campaign.move', propose], () => standing('cp-up'))
})

it('is decided once with one honour for each of those chosen, whatever request of the timer dies', async () => {
  await onNotice(test, 'cp-dies', 4)
  test.at(test.now() + 2 * DAY)
  const back = await keepPresent(test)
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  await laterJobs(test)
  const whole = await standing('cp-dies')
  expect(whole).toMatchObject({ state: 'decided', honours: ['cp-dies-o-d shown'] })
  const crashes = crashesOn(test, clean.requestId, ['campaigns', 'campaignEntries', 'honours'])
  for (const crash of crashes) {
    await back()
    await crashJobs(test, crash)
    await laterJobs(test)
    await laterJobs(test)
    expect([...crash, await standing('cp-dies')]).toEqual([...crash, whole])
  }
})

it('shows no honour against an objection, at whichever request of the one the other goes by', async () => {
  await onNotice(test, 'cp-races', 4)
  test.at(test.now() + 2 * DAY)
  const back = await keepPresent(test)
  const about = { kind: 'campaign' as const, id: 'cp-races', part: 'cp-races-0' }
  const form = { text: '那天不是这位去的', proof: '', photos: [] }
  const object = (key: string) => test.call('o-b', 'objection.begin', { form, unnamed: true, about }, key)
  const decided = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  const requests = [...new Set(crashesOn(test, decided.requestId, ['campaigns', 'honours']).map(([n]) => n))]
  await back()
  const objected = await object('an-objection-alone')
  expect(objected.ok).toBe(true)
  const steps = [
    ...new Set(crashesOn(test, objected.requestId, ['campaigns', 'cases', 'honours']).map(([n]) => n)),
  ]
  const sides = [
    ...requests.map((request) => ({ function: 'jobs', request, kind: 'late', until: 'o-b' })),
    ...steps.map((request) => ({ function: 'api', openid: 'o-b', request, kind: 'late' })),
  ]
  for (const held of sides) {
    await back()
    test.cloud.fault(held)
    const [, reply] = await Promise.all([test.jobs(), object('an-objection-that-races')])
    await laterJobs(test)
    const { state, honours } = await standing('cp-races')
    const { objections } = await campaignOf('cp-races')
    // Whoever came when all was decided is told so, and then nothing stands against it.
    const stands = (objections?.open.length ?? 0) > 0
    expect([held, stands]).toEqual([held, reply.ok])
    expect([held, stands ? honours.filter((one) => one.endsWith('shown')) : state]).toEqual([
      held,
      stands ? [] : 'decided',
    ])
  }
})

it('asks whoever leads a team for each of the teams, and the team has the honour', async () => {
  const lead = (name: string) =>
    activeTeam(test, { staff: 'o-staff', head: 'o-admin', leader: 'o-leads', form: { name } })
  const [first, second] = [await lead('暖心分队'), await lead('清洁分队')]
  const now = test.now()
  const campaignId = 'cp-team'
  await put(test, 'campaigns', [
    aCampaign(now, { _id: campaignId, kind: 'advancedGroup', title: '先进集体' }),
  ])
  const form = { who: '暖心分队', where: '', relation: 'neighbour', reason: '常年陪老人' } as const
  for (const { teamId } of [first, second]) {
    await test.must('o-b', 'campaign.nominate', { campaignId, form })
    const named = (await test.must('o-staff', 'campaign.work', { campaignId, view: 'named' })).items
    const entry = named.find(({ state }) => state === 'named')
    const found = { campaignId, entryId: entry?.entryId ?? '', version: entry?.version ?? 0, who: teamId }
    expect(await test.code('o-staff', 'campaign.decide', { ...found, event: 'find', who: 'nowhere' })).toBe(
      'NOT_FOUND',
    )
    await test.must('o-staff', 'campaign.decide', { ...found, event: 'find' })
  }
  const asked = await test.must('o-leads', 'campaign.open', { campaignId })
  const own = [asked.own, ...asked.others].flatMap((one) => one ?? [])
  expect(own.map(({ called, state }) => `${called} ${state}`).sort()).toEqual([
    '暖心分队 asked',
    '清洁分队 asked',
  ])
  const [yes, no] = own
  const answer = { campaignId, consent: ENTRY_CONSENT_VERSION }
  await test.must('o-leads', 'campaign.answer', { ...answer, event: 'enter', entryId: yes?.entryId ?? '' })
  await test.must('o-leads', 'campaign.answer', { ...answer, event: 'decline', entryId: no?.entryId ?? '' })
  expect(
    await test.code('o-b', 'campaign.answer', { ...answer, event: 'enter', entryId: yes?.entryId ?? '' }),
  ).toBe('NOT_FOUND')
  const { items } = await test.must('o-staff', 'campaign.work', { campaignId })
  expect(items.map(({ name, state }) => `${name} ${state}`)).toEqual([`${yes?.called} entered`])
})
