/** What a family is called that was chosen: by whoever agreed to stand, as that one agreed to, and by nobody once the account is closed. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION } from '@/domain/campaign/entry'
import { DAY } from '@/domain/kernel/clock'
import { panelAlone } from '@/domain/score/rules'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aCampaign, PANEL } from '../../support/campaigns'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const id = 'cp-family'
const TYPED = '王桂芳一大家子'

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  for (const one of PANEL) await appoint(test, one, ['grid_worker'], { realName: `评议${one.slice(-1)}` })
  await put(test, 'people', [
    aPerson('o-family', { realName: '王桂芳', birthDate: '1980-01-01' }),
    aPerson('o-neighbour', { realName: '李秀英', birthDate: '1980-01-01' }),
  ])
  await put(test, 'campaigns', [
    aCampaign(test.now(), {
      ...{ _id: id, kind: 'beautifulFamily', title: '最美家庭', weights: panelAlone },
      ...{ panel: PANEL.map((one) => ({ personId: personIdOf(one), name: '评议员' })) },
      ...{ closesAt: test.now() + DAY, wakeAt: test.now() + DAY, period: { by: 'month', key: '2026-01' } },
    }),
  ])
})
afterAll(() => test.close())

const later = async (ms: number): Promise<void> => {
  test.at(test.now() + ms)
  for (let run = 0; run < 4; run++) await test.jobs()
}
const chosen = async () => (await test.must('o-neighbour', 'campaign.open', { campaignId: id })).chosen
const stored = async () =>
  (await test.rows<CampaignDocument>('campaigns', { _id: id }))[0] as CampaignDocument

it('reads the name with whoever agreed, masked as was promised, and nowhere what a neighbour has typed', async () => {
  const form = { who: TYPED, where: '3 号楼 2 单元 501', relation: 'neighbour', reason: '和气' } as const
  await test.must('o-neighbour', 'campaign.nominate', { campaignId: id, form })
  const [named] = (await test.must('o-staff', 'campaign.work', { campaignId: id, view: 'named' })).items
  const { entryId = '', version = 0 } = named ?? {}
  await test.must('o-staff', 'campaign.decide', {
    ...{ campaignId: id, entryId, version, event: 'find', who: personIdOf('o-family') },
  })
  const { own, consent } = await test.must('o-family', 'campaign.open', { campaignId: id })
  expect([own?.called, consent.map(({ text }) => text).join()]).toEqual([
    '您家',
    expect.stringContaining('公示和荣誉墙上写“王*家”'),
  ])
  await test.must('o-family', 'campaign.answer', {
    ...{ campaignId: id, event: 'enter', entryId: own?.entryId ?? '', consent: ENTRY_CONSENT_VERSION },
  })
  await later(DAY)
  const work = await test.must('o-panel-1', 'campaign.work', { campaignId: id })
  expect(work.items.map(({ name }) => name)).toEqual(['王桂芳家'])
  for (const one of PANEL)
    await test.must(one, 'campaign.mark', { campaignId: id, entryId: own?.entryId ?? '', mark: 9 })
  const { version: seen } = await stored()
  await test.must('o-staff', 'campaign.move', { campaignId: id, version: seen, event: 'propose' })
  expect((await chosen()).map(({ name }) => name)).toEqual(['王*家'])
  expect(JSON.stringify(await test.rows('campaigns', { _id: id }))).not.toContain('王桂芳')
})

it('calls nobody by a name whose account was closed', async () => {
  await later(10 * DAY)
  expect((await stored()).state).toBe('decided')
  const { closesAt } = await test.must('o-family', 'privacy.close', {})
  await later((closesAt ?? 0) - test.now())
  await later(DAY)
  expect((await chosen()).map(({ name }) => name)).toEqual(['一位邻居家'])
  const kept = await Promise.all(['campaigns', 'campaignEntries', 'honours'].map((one) => test.rows(one)))
  expect(JSON.stringify(kept)).not.toMatch(/王桂芳|3 号楼 2 单元 501/)
})
