/** Who marks and decides in a campaign has no part in it, knows nobody else's marks, and is not exchanged once it was published. */
import type { CampaignDocument } from '@/domain/campaign/documents'
import { DAY } from '@/domain/kernel/clock'
import { panelAlone } from '@/domain/score/rules'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aCampaign, anEntry, onNotice, PANEL, thePanel } from '../../support/campaigns'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const MORNING = Date.parse('2027-03-08T08:00:00+08:00')
const panel = thePanel
const marked = (mark: number) =>
  Object.fromEntries(panel.map(({ personId }) => [personId, { mark, at: MORNING }]))

beforeAll(async () => {
  test = await testCloud()
  test.at(MORNING)
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏', birthDate: '1980-01-01' })
  await appoint(test, 'o-other', ['staff'], { realName: '吴红', birthDate: '1980-01-01' })
  await appoint(test, 'o-admin', ['station_admin'], { realName: '秦站长', birthDate: '1980-01-01' })
  for (const one of PANEL) await appoint(test, one, ['grid_worker'], { realName: `评议${one.slice(-1)}` })
  await put(
    test,
    'people',
    ['o-p', 'o-q', 'o-b', 'o-z'].map((one) =>
      aPerson(one, { realName: `居民${one.slice(-1)}`, birthDate: '1980-01-01' }),
    ),
  )
  await test.cloud.snapshot('there')
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.cloud.restore('there')
  test.at(MORNING)
})

const campaign = async (id = 'cp'): Promise<CampaignDocument> =>
  (await test.rows<CampaignDocument>('campaigns', { _id: id }))[0] as CampaignDocument

/** A campaign that the panel alone decides, with these people in it. */
async function reviewed(
  entrants: readonly string[],
  { marks = {}, ...given }: Partial<CampaignDocument> & { marks?: ReturnType<typeof marked> } = {},
): Promise<void> {
  await put(test, 'campaigns', [
    aCampaign(MORNING, {
      ...{ _id: 'cp', kind: 'goodNeighbour', title: '好邻居', weights: panelAlone, panel },
      ...{ state: 'reviewing', period: { by: 'month', key: '2027-01' }, dueAt: MORNING + 9 * DAY },
      ...given,
    }),
  ])
  await put(
    test,
    'campaignEntries',
    entrants.map((one) =>
      anEntry(MORNING, {
        ...{ _id: `e-${one}`, campaignId: 'cp', personId: personIdOf(one), nominations: [], marks },
      }),
    ),
  )
}
const mark = (who: string, entryId: string, given: number) =>
  test.code(who, 'campaign.mark', { campaignId: 'cp', entryId, mark: given })
const propose = async (who = 'o-staff', more = {}) =>
  test.call(who, 'campaign.move', {
    ...{ campaignId: 'cp', version: (await campaign()).version, event: 'propose', ...more },
  })
async function saved(who: string, people: readonly string[]) {
  const { draft } = await test.must('o-staff', 'campaign.form', { campaignId: 'cp' })
  if (!draft) throw new Error('no draft')
  const { panelOnly: _, ...form } = draft
  const given = { ...form, campaignId: 'cp', panel: people.map(personIdOf) }
  return test.code(who, 'campaign.save', given as never)
}

it('nobody reads what marks come to before it is put up, and then what was given stands', async () => {
  await reviewed(['o-p', 'o-q'])
  for (const one of PANEL)
    for (const [entryId, given] of [
      ['e-o-p', 9],
      ['e-o-q', 8],
    ] as const)
      await mark(one, entryId, given)
  for (const who of ['o-panel-1', 'o-staff']) {
    const { items } = await test.must(who, 'campaign.work', { campaignId: 'cp' })
    expect(items.map(({ marks, points }) => [marks, points])).toEqual([
      [{ count: 3, mean: '' }, null],
      [{ count: 3, mean: '' }, null],
    ])
  }
  // Before anybody has read it one may think again.
  expect(await mark('o-panel-1', 'e-o-p', 10)).toBe('ok')
  expect((await propose()).ok).toBe(true)
  const { items } = await test.must('o-staff', 'campaign.work', { campaignId: 'cp' })
  expect(items.map(({ marks }) => marks.mean)).toEqual(['9.3', '8'])
})

it('once it was put up marks are not changed and nobody joins the panel, unless an objection to all of it was right', async () => {
  await reviewed(['o-p', 'o-q'], { round: 1, marks: marked(8) })
  expect([await mark('o-panel-1', 'e-o-p', 10), await mark('o-panel-1', 'e-o-p', 8)]).toEqual([
    ...['MARK_STANDS', 'ok'],
  ])
  expect(await saved('o-staff', [...PANEL, 'o-other'])).toBe('PANEL_CLOSED')
  await test.cloud.store.update('campaigns', {
    ...{ query: { _id: 'cp' }, update: { $set: { overruled: true } }, nowMs: test.now() },
    ...{ replace: false, multi: false, upsert: false },
  } as never)
  expect([await mark('o-panel-1', 'e-o-p', 10), await saved('o-staff', [...PANEL, 'o-other'])]).toEqual([
    ...['ok', 'ok'],
  ])
})

it('once it was published nobody leaves the panel', async () => {
  await reviewed(['o-p'], { state: 'nominating' })
  expect(await saved('o-staff', ['o-staff', 'o-panel-1'])).toBe('PANEL_KEPT')
  expect(await saved('o-staff', [...PANEL, 'o-other'])).toBe('ok')
  expect((await campaign()).panel).toHaveLength(4)
})

it('marks of those who are not on the panel do not count', async () => {
  const stranger = { [personIdOf('o-z')]: { mark: 0, at: MORNING } }
  await reviewed(['o-p'], { marks: { ...marked(9), ...stranger } })
  expect((await propose()).ok).toBe(true)
  expect((await campaign()).standings[0]?.marks).toEqual({ sum: 27, count: 3 })
})

it('whoever stands in it decides nothing about it, nor does anybody of the own home', async () => {
  await reviewed(['o-p', 'o-q', 'o-staff'], { marks: marked(8) })
  const exclude = { campaignId: 'cp', entryId: 'e-o-p', version: 1, event: 'exclude', reason: 'x' } as const
  expect(await test.code('o-staff', 'campaign.decide', exclude)).toBe('STANDS_IN_IT')
  const chosen = { chosen: ['e-o-staff'], reason: '商量过' }
  const own = await propose('o-staff', chosen)
  expect(own.ok ? 'ok' : own.error?.code).toBe('STANDS_IN_IT')
  expect(await saved('o-staff', [...PANEL, 'o-other'])).toBe('STANDS_IN_IT')
  await test.cloud.store.update('people', {
    ...{ query: { _id: { $in: [personIdOf('o-other'), personIdOf('o-q')] } }, nowMs: test.now() },
    ...{ update: { $set: { householdId: 'hh' } }, replace: false, multi: true, upsert: false },
  } as never)
  await put(test, 'households', [
    { _id: 'hh', members: ['o-other', 'o-q'].map((one) => ({ personId: personIdOf(one), name: one })) },
  ] as never)
  expect(await test.code('o-other', 'campaign.decide', exclude)).toBe('STANDS_IN_IT')
  const { moves } = await test.must('o-other', 'campaign.work', { campaignId: 'cp' })
  expect(moves.find(({ event }) => event === 'propose')?.allowed).toBe(false)
  // Whoever has no part in it does, and is told who stands alike.
  const tied = await propose('o-admin')
  expect(tied.ok ? null : tied.error).toMatchObject({
    ...{ code: 'TIE_OPEN', details: { people: 3, alike: '居民p、居民q、周敏' } },
  })
  expect(await test.code('o-admin', 'campaign.decide', exclude)).toBe('ok')
})

it('whoever of the panel stands in it, or is in a team that does, marks nobody', async () => {
  await reviewed(['o-p', 'o-panel-1'])
  expect([await mark('o-panel-1', 'e-o-p', 0), await mark('o-panel-2', 'e-o-p', 7)]).toEqual([
    ...['STANDS_IN_IT', 'ok'],
  ])
  await put(test, 'campaigns', [
    aCampaign(MORNING, {
      _id: 'cp-t',
      kind: 'advancedGroup',
      weights: panelAlone,
      state: 'reviewing',
      panel,
    }),
  ])
  await put(
    test,
    'campaignEntries',
    ['t1', 't2'].map((teamId, n) =>
      anEntry(MORNING, {
        ...{ _id: `e-${teamId}`, campaignId: 'cp-t', personId: personIdOf(n ? 'o-p' : 'o-q'), teamId },
        ...{ called: teamId, nominations: [] },
      }),
    ),
  )
  await put(test, 'teamMembers', [
    { _id: 'm', teamId: 't1', stationId: 'st1', personId: personIdOf('o-panel-2'), state: 'member', at: 1 },
  ] as never)
  const given = { campaignId: 'cp-t', entryId: 'e-t1', mark: 10 }
  const codes = ['o-panel-2', 'o-panel-3'].map((who) => test.code(who, 'campaign.mark', given))
  expect(await Promise.all(codes)).toEqual(['STANDS_IN_IT', 'ok'])
})

const object = (who: string, part: string) =>
  test.must(who, 'objection.begin', {
    form: { text: '评的办法不对', proof: '', photos: [] },
    ...{ unnamed: true, about: { kind: 'campaign', id: 'cp-hangs', part } },
  })
async function end(caseId: string, event: string): Promise<void> {
  const { version } = await test.must('o-admin', 'objection.open', { caseId })
  await test.must('o-admin', 'objection.move', { caseId, version, event, words: '查过了' } as never)
}

it('an objection to all of it that was right is not forgotten for another one that was not', async () => {
  const [first] = await onNotice(test, 'cp-hangs')
  const whole = await object('o-b', '')
  const part = await object('o-z', first?.entryId ?? '')
  await end(whole.caseId, 'uphold')
  expect((await campaign('cp-hangs')).state).toBe('frozen')
  await end(part.caseId, 'dismiss')
  expect((await campaign('cp-hangs')).state).toBe('reviewing')
})
