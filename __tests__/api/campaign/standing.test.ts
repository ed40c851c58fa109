/** Who may stand in a campaign, and whose hours count there: over two records that became one, a suspension, a closed account. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION } from '@/domain/campaign/entry'
import { DAY, HOUR, startOf } from '@/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aCampaign, anEntry, aServed, onNotice, PANEL, thePanel } from '../../support/campaigns'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const MORNING = Date.parse('2027-03-08T08:00:00+08:00')
const [KEPT, OLD] = [personIdOf('o-kept'), personIdOf('o-old')]
const ended = '2027-01'

beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.cloud.reset()
  test.at(MORNING)
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  for (const one of PANEL) await appoint(test, one, ['grid_worker'], { realName: `评议${one.slice(-1)}` })
})

const panel = thePanel
const marks = Object.fromEntries(panel.map(({ personId }) => [personId, { mark: 9, at: MORNING }]))
const campaign = async (id = 'cp'): Promise<CampaignDocument> =>
  (await test.rows<CampaignDocument>('campaigns', { _id: id }))[0] as CampaignDocument
const set = (collection: string, _id: string, fields: object) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set: fields }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  } as never)

/** Two records of one person with time given under each. */
async function twoOfOne(): Promise<void> {
  const known = { realName: '张桂珍', birthDate: '1971-02-03', gridId: 'g01' }
  const suspects = (other: string) => ({
    twins: [{ at: 1, why: 'person' as const, child: '', others: [other] }],
  })
  await put(test, 'people', [
    aPerson('o-kept', { ...known, ...suspects(OLD) }),
    aPerson('o-old', { ...known, ...suspects(KEPT) }),
  ])
  const at = startOf(`${ended}-05`) + 9 * HOUR
  await put(test, 'serviceRecords', [
    aServed(at, { _id: 'r1', openid: 'o-kept', minutes: 120 }),
    aServed(at + DAY, { _id: 'r2', openid: 'o-old', minutes: 300 }),
  ])
}
const reviewed = (given: Partial<CampaignDocument> = {}) =>
  aCampaign(MORNING, {
    ...{ _id: 'cp', state: 'reviewing', panel, period: { by: 'month', key: ended } },
    ...{ dueAt: MORNING + 40 * DAY, ...given },
  })
const merge = () => test.call('o-staff', 'residents.merge', { stays: KEPT, closes: OLD })
const propose = async () =>
  test.must('o-staff', 'campaign.move', {
    ...{ campaignId: 'cp', version: (await campaign()).version, event: 'propose' },
  })

it('whoever stands in a campaign does so with one record: the other one is merged after leaving', async () => {
  await twoOfOne()
  await put(test, 'campaigns', [reviewed({ state: 'nominating' })])
  await put(test, 'campaignEntries', [
    anEntry(MORNING, { _id: 'e', campaignId: 'cp', personId: OLD, nominations: [] }),
  ])
  const refused = await merge()
  expect(refused.ok ? null : refused.error).toMatchObject({
    code: 'MERGE_BLOCKED',
    details: { what: '「时尚达人」里还有这一位，没公示的先退出、请出，公示了的评完再并' },
  })
  await test.must('o-old', 'campaign.answer', {
    ...{ campaignId: 'cp', event: 'withdraw', entryId: 'e', consent: 0 },
  })
  expect((await merge()).ok).toBe(true)
  await test.must('o-kept', 'campaign.answer', {
    ...{ campaignId: 'cp', event: 'enter', consent: ENTRY_CONSENT_VERSION },
  })
})

it('the own sheet and the rows count what the notice counts, whichever record it was given under', async () => {
  await twoOfOne()
  await put(test, 'campaigns', [
    reviewed(),
    aCampaign(MORNING, {
      ...{ _id: 'cp-earlier', state: 'decided', period: { by: 'month', key: '2026-11' } },
      winners: [{ entryId: 'x', personId: OLD, teamId: null, called: '' }],
    }),
  ])
  await put(test, 'campaignEntries', [
    anEntry(MORNING, { _id: 'e', campaignId: 'cp', personId: KEPT, nominations: [], marks }),
  ])
  expect((await merge()).ok).toBe(true)
  await test.jobs()
  const { own } = await test.must('o-kept', 'campaign.open', { campaignId: 'cp' })
  const { rows } = await test.must('o-kept', 'campaign.rows', { campaignId: 'cp', entryId: 'e' })
  await propose()
  const [standing] = (await campaign()).standings
  expect([own?.sheet?.lines[0]?.figure, rows.map(({ minutes }) => minutes)]).toEqual(['7 小时', [300, 120]])
  expect(standing).toMatchObject({ minutes: 420, times: 2, earlier: 1 })
})

it('a suspended volunteer neither enters nor is chosen', async () => {
  const suspended = {
    'volunteer.state': 'suspended',
    'volunteer.suspension': { at: 1, reason: '冒领', by: 'x' },
  }
  await put(test, 'people', [aPerson('o-s', { realName: '孙某', birthDate: '1980-01-01' })])
  await put(test, 'campaigns', [reviewed({ state: 'nominating' })])
  await set('people', personIdOf('o-s'), suspended)
  const enter = { campaignId: 'cp', event: 'enter', consent: ENTRY_CONSENT_VERSION } as const
  expect(await test.code('o-s', 'campaign.answer', enter)).toBe('SUSPENDED_ENTRANT')
  // One that was lifted is none.
  await set('people', personIdOf('o-s'), { 'volunteer.state': 'active', 'volunteer.suspension': null })
  expect(await test.code('o-s', 'campaign.answer', enter)).toBe('ok')
  const [first, second] = await onNotice(test, 'cp-hangs', 4)
  await set('people', second?.personId ?? '', { 'volunteer.suspension': null })
  await set('people', first?.personId ?? '', suspended)
  test.at(MORNING + 2 * DAY)
  await test.jobs()
  const hung = await campaign('cp-hangs')
  expect([hung.state, hung.round, hung.winners.map(({ entryId }) => entryId)]).toEqual([
    ...['noticing', 2],
    [second?.entryId],
  ])
})

it('an account is closed after leaving what may be left, and drops out of what hangs', async () => {
  await put(test, 'people', [aPerson('o-a', { realName: '王建国', birthDate: '1980-01-01' })])
  await put(test, 'campaigns', [reviewed()])
  await put(test, 'campaignEntries', [
    anEntry(MORNING, { _id: 'e', campaignId: 'cp', personId: personIdOf('o-a'), nominations: [] }),
  ])
  expect(await test.code('o-a', 'privacy.close', {})).toBe('CLOSING_BLOCKED')
  const { blocks } = await test.must('o-a', 'privacy.closing', {})
  expect(blocks.map(({ text }) => text)).toEqual(['「时尚达人」里还在参评，先退出'])
  await test.must('o-a', 'campaign.answer', {
    ...{ campaignId: 'cp', event: 'withdraw', entryId: 'e', consent: 0 },
  })
  const { closesAt } = await test.must('o-a', 'privacy.close', {})
  expect(closesAt).not.toBeNull()

  const [first, second] = await onNotice(test, 'cp-hangs', 4)
  await set('people', first?.personId ?? '', { closed: { at: MORNING, stationId: 'st1' } })
  test.at(MORNING + 2 * DAY)
  await test.jobs()
  expect((await campaign('cp-hangs')).winners.map(({ entryId }) => entryId)).toEqual([second?.entryId])
})
