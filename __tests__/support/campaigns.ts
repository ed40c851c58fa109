/** Owns the campaigns of the full station, and what is asked and refused about them there. */
import type { ActionName, Input } from '../../src/contract'
import type { CampaignDocument } from '../../src/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION, type EntryDocument } from '../../src/domain/campaign/entry'
import { firstScoreRule, scoreOf } from '../../src/domain/score/rules'
import { DAY, dayOf, NEVER } from '../../src/domain/kernel/clock'
import type { ServiceRecordDocument } from '../../src/domain/hours/documents'
import { ask, type Asks } from './ask'
import { aPerson, personIdOf, put } from './builders'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

export const aCampaign = (now: number, given: Partial<CampaignDocument> = {}): CampaignDocument => ({
  ...{ _id: 'cp-open', stationId: 'st1', kind: 'fashionStar', title: '时尚达人', about: '' },
  ...{ period: { by: 'month', key: dayOf(now).slice(0, 7) }, theme: null, places: 1, chained: false },
  ...{ opensAt: now - DAY, closesAt: now + DAY, weights: firstScoreRule.value },
  panel: ['o-staff', 'o-staff-2', 'o-lead'].map((one) => ({ personId: personIdOf(one), name: '评议员' })),
  ...{ scale: { minutes: 480, times: 4, people: 3, declared: true }, scaledAt: now },
  ...{ standings: [], winners: [], tie: null, round: 0, noticedAt: null, stood: null },
  ...{ state: 'nominating', version: 3, dueAt: now + DAY, wakeAt: NEVER, history: [] },
  ...{ createdAt: now, movedAt: now, outbox: [], unsettled: false, settleAt: 0 },
  ...given,
})

export const anEntry = (now: number, given: Partial<EntryDocument> = {}): EntryDocument => ({
  ...{ _id: 'ce-1', campaignId: 'cp-open', stationId: 'st1', personId: personIdOf('o-wisher'), teamId: null },
  ...{ called: '', sought: { who: '', where: '' }, consent: { version: 1, at: now }, marks: {}, reason: '' },
  nominations: [
    ...[{ by: personIdOf('o-neighbour'), byName: '周邻居', relation: 'neighbour' as const }].map((one) => ({
      ...{ ...one, reason: '天天扫雪', at: now },
    })),
  ],
  ...{ state: 'entered', version: 1, dueAt: null, history: [], createdAt: now },
  ...given,
})

const aNomination = { who: '王桂芳', where: '3 号楼', relation: 'neighbour', reason: '天天扫雪' } as const

const aDraft = (now: number): Omit<Input<'campaign.save'>, 'campaignId' | 'version'> => ({
  ...{ kind: 'fashionStar', period: { by: 'month', key: dayOf(now).slice(0, 7) }, theme: null, places: 5 },
  ...{ chained: false, opensOn: dayOf(now), closesOn: dayOf(now + 5 * DAY), about: '雪大' },
  panel: ['o-staff', 'o-staff-2', 'o-lead'].map(personIdOf),
})

/** One that takes entries, one that is marked, one on notice, and a draft. */
export async function fullCampaigns(test: TestCloud) {
  const now = test.now()
  const draft = aDraft(now)
  const { campaignId: draftCampaign } = await test.must('o-staff', 'campaign.save', draft)
  await test.must('o-admin', 'campaign.saveRules', {
    ...{ hours: 35, times: 25, rating: 20, panel: 20, reason: '大家商量的', version: 0 },
    effectiveFrom: '2029-01-01',
  })
  await put(test, 'campaigns', [
    aCampaign(now),
    aCampaign(now, { _id: 'cp-review', state: 'reviewing', dueAt: now + DAY }),
    aCampaign(now, {
      ...{ _id: 'cp-notice', state: 'noticing', dueAt: now + 7 * DAY, noticedAt: now, round: 1 },
      winners: [{ entryId: 'ce-3', personId: personIdOf('o-wisher'), teamId: null, called: '' }],
    }),
  ])
  await put(test, 'campaignEntries', [
    anEntry(now, {
      ...{ _id: 'ce-named', personId: null, state: 'named', consent: null },
      sought: { who: '王桂芳', where: '3 号楼' },
    }),
    anEntry(now, { _id: 'ce-2', campaignId: 'cp-review' }),
  ])
  return { draftCampaign, campaignDraft: draft }
}

export const campaignAsks = ({
  draftCampaign: campaignId,
  campaignDraft: draft,
}: Awaited<ReturnType<typeof fullCampaigns>>): Asks<'campaign'> => ({
  'campaign.list': ask('o-wisher', {}),
  'campaign.open': ask('o-wisher', { campaignId: 'cp-open' }),
  'campaign.rows': ask('o-wisher', { campaignId: 'cp-review', entryId: 'ce-2' }),
  'campaign.answer': ask('o-neighbour', {
    campaignId: 'cp-open',
    event: 'enter',
    consent: ENTRY_CONSENT_VERSION,
  }),
  'campaign.nominate': ask('o-wisher', { campaignId: 'cp-open', form: aNomination }),
  'campaign.work': ask('o-staff', { campaignId: 'cp-review' }),
  'campaign.mark': ask('o-staff-2', { campaignId: 'cp-review', entryId: 'ce-2', mark: 8 }),
  'campaign.form': ask('o-staff', { campaignId }),
  'campaign.save': ask('o-staff', { campaignId, version: 1, ...draft, about: '再说一句' }),
  'campaign.move': ask('o-staff', { campaignId, version: 1, event: 'publish' }),
  'campaign.decide': ask('o-staff', {
    ...{ campaignId: 'cp-open', entryId: 'ce-named', version: 1, event: 'find' },
    who: personIdOf('o-neighbour-v'),
  }),
  'campaign.rules': ask('o-wisher', {}),
  'campaign.tryRules': ask('o-staff', { hours: 30, times: 30, rating: 20, panel: 20 }),
  'campaign.saveRules': ask('o-admin', {
    ...{ hours: 30, times: 30, rating: 20, panel: 20, reason: '大家商量的', version: 1 },
    effectiveFrom: '2029-02-01',
  }),
})

const one = { gone: { campaignId: 'NOT_FOUND' as const }, foreign: 'OTHER_STATION' as const }

export const campaignRefusals: { [A in Extract<ActionName, `campaign.${string}`>]: Refusals } = {
  'campaign.list': {},
  'campaign.open': one,
  'campaign.rows': {
    gone: { campaignId: 'NOT_FOUND', entryId: 'NOT_FOUND' },
    neighbour: 'NOT_FOUND',
    foreign: 'OTHER_STATION',
  },
  'campaign.answer': {
    gone: { campaignId: 'NOT_FOUND', entryId: 'NOT_FOUND' },
    neighbour: 'ADULTS_ONLY',
    foreign: 'OTHER_STATION',
  },
  'campaign.nominate': one,
  'campaign.work': { ...one, neighbour: 'NOT_FOUND' },
  'campaign.mark': {
    gone: { campaignId: 'NOT_FOUND', entryId: 'NOT_FOUND' },
    neighbour: 'NOT_ON_PANEL',
    foreign: 'OTHER_STATION',
  },
  'campaign.form': { ...one, neighbour: 'FORBIDDEN' },
  'campaign.save': {
    ...one,
    gone: { ...one.gone, 'panel.0': 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
  },
  'campaign.move': {
    ...one,
    gone: { ...one.gone, 'chosen.0': 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
  },
  'campaign.decide': {
    gone: { campaignId: 'NOT_FOUND', entryId: 'NOT_FOUND', who: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'campaign.rules': {},
  'campaign.tryRules': { neighbour: 'FORBIDDEN' },
  'campaign.saveRules': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN', foreign: 'STALE' },
}

interface Served extends Partial<ServiceRecordDocument> {
  openid: string
}

/** A record of time that somebody gave today. */
export function aServed(now: number, { openid, ...given }: Served): ServiceRecordDocument {
  const personId = personIdOf(openid)
  return {
    ...{ _id: `r-${openid}`, stationId: 'st1', sessionId: null, personId, ownerId: personId, name: openid },
    ...{
      title: '楼道大扫除',
      day: dayOf(now),
      placeName: '3 号楼',
      organiserName: '环保小队',
      leaderId: 'x',
    },
    ...{ kind: 'proved' as const, plannedStartAt: null, plannedEndAt: null, checkIn: null, checkOut: null },
    ...{ rawMinutes: 60, minutes: 60, dayMinutes: 60, rules: [], why: '', note: '', recorderId: 'x' },
    ...{ recorderName: '', leaderCheckedBy: null, approverId: null, approverName: null, approvedAt: now },
    ...{ points: 1, pointsRuleId: null, credits: 1, creditStands: true, appeal: null, names: {} },
    ...{
      asksWhenLeft: false,
      state: 'approved' as const,
      dueAt: null,
      version: 1,
      history: [],
      createdAt: now,
    },
    ...given,
  }
}

/** Those of the panel who mark. */
export const PANEL = ['o-panel-1', 'o-panel-2', 'o-panel-3']
export const thePanel = PANEL.map((one) => ({ personId: personIdOf(one), name: '评议员' }))

/** A notice of one place with two who stand in it, as if it had hung for `days`. */
export async function onNotice(test: TestCloud, id: string, days = 1) {
  const now = test.now()
  const marks = Object.fromEntries(PANEL.map((one) => [personIdOf(one), { mark: 8, at: now }]))
  const two = ['o-d', 'o-e'].map((one, i) => {
    const personId = `${id}-${one}`
    const entryId = `${id}-${i}`
    return { personId, entryId, minutes: 300 - 200 * i }
  })
  await put(
    test,
    'people',
    two.map(({ personId }) => aPerson('', { _id: personId, realName: '赵大明', birthDate: '1980-01-01' })),
  )
  await put(
    test,
    'serviceRecords',
    two.map(({ personId, minutes }) =>
      aServed(now, { _id: `r-${personId}`, openid: 'x', personId, ownerId: personId, minutes }),
    ),
  )
  await put(
    test,
    'campaignEntries',
    two.map(({ personId, entryId }) =>
      anEntry(now, { _id: entryId, campaignId: id, personId, marks, nominations: [] }),
    ),
  )
  const scale = { minutes: 480, times: 4, people: 2, declared: true }
  const standings = two.map(({ personId, entryId, minutes }) => {
    const figures = { minutes, times: 1, halfStars: null, marks: { sum: 24, count: 3 } }
    return {
      ...figures,
      entryId,
      personId,
      earlier: 0,
      tenths: scoreOf(firstScoreRule.value, figures, scale).tenths,
    }
  })
  const [first] = two
  const winners = [
    { entryId: first?.entryId ?? '', personId: first?.personId ?? '', teamId: null, called: '' },
  ]
  const dueAt = now + (5 - days) * DAY
  await put(test, 'campaigns', [
    aCampaign(now, {
      ...{ _id: id, state: 'noticing', dueAt, wakeAt: dueAt, scale, standings, winners, round: 1 },
      history: [{ at: now, by: personIdOf('o-staff'), on: 'propose', from: 'reviewing', to: 'noticing' }],
    }),
  ])
  return two
}
