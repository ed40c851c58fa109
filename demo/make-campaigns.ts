/**
 * Owns the campaigns of the demo: two that take entries, of people and of teams, written by the desk; last month's as it was
 * decided then; and that of the last quarter, which hangs on the notice since today.
 */
import type { Cloud } from '../emulator/start-cloud'
import type { Input } from '../src/contract'
import type { CampaignDocument, Standing } from '../src/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION, type EntryDocument } from '../src/domain/campaign/entry'
import { endOf, titleOf } from '../src/domain/campaign/form'
import { marksOf } from '../src/domain/campaign/panel'
import { choose } from '../src/domain/campaign/standing'
import type { ServiceRecordDocument } from '../src/domain/hours/documents'
import { DAY, dayOf, NEVER } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import { daysOfPeriod, periodOn, shiftedPeriod } from '../src/domain/score/period'
import { type Figures, firstScoreRule, scaleOf, scoreOf } from '../src/domain/score/rules'
import type { DemoCaller } from './caller'
import { GARDEN } from './district/ids'
import { staffOf } from './district/make'
import { quarterServing } from './star-facts'
import { STATION_ID } from './station-id'

const WINNERS = 5

/** What a neighbour says of somebody whom the station has still to find. */
const recommended = {
  ...{ who: '何师傅', where: '6 号楼，修车的', relation: 'neighbour' as const },
  reason: '谁家水管漏了都去看，不收钱，还教大家怎么关总阀',
}

const TEAM = '邻里清洁分队'
const recommendedTeam = {
  ...{ who: TEAM, where: '', relation: 'neighbour' as const },
  reason: '每个周六早上扫楼道、清小广告，从没断过',
}

type Panel = CampaignDocument['panel']

/** When a campaign over a period is decided, its days on the notice being over. */
const decidedAt = (period: CampaignDocument['period']): number => endOf(period) + 8 * DAY

/** What campaigns of people over a period have in common, from when it was held. */
function heldOn(period: CampaignDocument['period'], panel: Panel) {
  const at = decidedAt(period)
  return {
    ...{ stationId: STATION_ID, kind: 'fashionStar' as const, period, theme: null, chained: false },
    ...{ opensAt: at - 30 * DAY, closesAt: at - 15 * DAY, weights: firstScoreRule.value, panel },
    ...{ scale: null, scaledAt: 0, standings: [], tie: null, stood: null, history: [] },
    ...{ createdAt: at - 30 * DAY, movedAt: at, outbox: [], unsettled: false, settleAt: 0 },
  }
}

/** Somebody who stands in a campaign, with the marks of its panel. */
const standing = (
  campaignId: string,
  id: string,
  personId: string,
  panel: Panel,
  at: number,
): EntryDocument => ({
  ...{ _id: id, campaignId, stationId: STATION_ID, personId, teamId: null },
  ...{ called: '', sought: { who: '', where: '' }, nominations: [], reason: '', history: [] },
  consent: { version: ENTRY_CONSENT_VERSION, at: at - 9 * DAY },
  marks: Object.fromEntries(
    panel.map((one, n) => [one.personId, { mark: 7 + ((id.charCodeAt(id.length - 1) + n) % 3), at }]),
  ),
  ...{ state: 'entered', version: 1, dueAt: null, createdAt: at - 9 * DAY },
})

/** What everybody gave in a month at the station, by the records that were proved. */
async function givenIn(cloud: Cloud, { from, until }: { from: string; until: string }) {
  const { docs } = await cloud.store.find('serviceRecords', {
    query: { stationId: STATION_ID, kind: 'proved', creditStands: true, day: { $gte: from, $lt: until } },
    limit: 1000,
  })
  const sums = new Map<string, { minutes: number; times: number }>()
  for (const { personId, minutes } of docs as unknown as ServiceRecordDocument[]) {
    const sum = sums.get(personId) ?? { minutes: 0, times: 0 }
    sums.set(personId, { minutes: sum.minutes + minutes, times: sum.times + 1 })
  }
  return sums
}

const LAST_ID = 'demo-campaign-last'

/** Last month's as it was decided: who stood, what each came to, and who was chosen. */
async function decideLast(
  cloud: Cloud,
  people: readonly PersonDocument[],
  panel: Panel,
  now: number,
): Promise<void> {
  const period = shiftedPeriod(periodOn('month', dayOf(now)), -1)
  const at = decidedAt(period)
  const given = await givenIn(cloud, daysOfPeriod(period))
  const scale = scaleOf([...given.values()], 'month')
  const stood = people
    .filter(({ _id, volunteer }) => volunteer.state === 'active' && given.has(_id))
    .slice(-WINNERS - 3)
  const entries = stood.map(({ _id }, n) => standing(LAST_ID, `demo-y-${n}`, _id, panel, at - 8 * DAY))
  const standings = stood.map(({ _id: personId }, n): Standing => {
    const sum = given.get(personId) ?? { minutes: 0, times: 0 }
    const figures: Figures = { ...sum, halfStars: null, marks: marksOf(entries[n]?.marks ?? {}) }
    const { tenths } = scoreOf(firstScoreRule.value, figures, scale)
    return { ...figures, entryId: `demo-y-${n}`, personId, tenths, earlier: 0 }
  })
  const choice = choose(standings, WINNERS)
  const chosen = 'chosen' in choice ? choice.chosen : choice.tied.slice(0, WINNERS)
  const campaign: CampaignDocument = {
    ...heldOn(period, panel),
    ...{ _id: LAST_ID, title: titleOf('fashionStar', period), about: '扫雪、送菜、陪老人的都算' },
    ...{ scale, scaledAt: at - 7 * DAY, standings, round: 1, noticedAt: at - 7 * DAY, places: WINNERS },
    winners: stood.flatMap(({ _id: personId }, n) => {
      const entryId = `demo-y-${n}`
      return chosen.includes(entryId) ? [{ entryId, personId, teamId: null, called: '' }] : []
    }),
    ...{ state: 'awarded', version: 8, dueAt: at + 90 * DAY, wakeAt: at + 90 * DAY },
  }
  await cloud.store.insert('campaigns', [campaign] as never)
  await cloud.store.insert('campaignEntries', entries as never)
}

const QUARTER_ID = 'demo-campaign-quarter'

/** That of the last quarter, with the marks of the panel: what is left is to put it up. */
async function reviewQuarter(
  cloud: Cloud,
  people: readonly PersonDocument[],
  panel: Panel,
  now: number,
): Promise<number> {
  const period = shiftedPeriod(periodOn('quarter', dayOf(now)), -1)
  const version = 5
  const campaign: CampaignDocument = {
    ...heldOn(period, panel),
    ...{ _id: QUARTER_ID, title: titleOf('fashionStar', period), places: quarterServing.length },
    ...{
      about: '三个月里给邻里出力多的人',
      winners: [],
      round: 0,
      noticedAt: null,
      state: 'reviewing',
      version,
    },
    ...{ dueAt: now + 3 * DAY, wakeAt: NEVER, createdAt: now - 20 * DAY, movedAt: now - 2 * DAY },
  }
  const entries = people
    .filter(({ openid }) => (quarterServing as readonly string[]).includes(openid))
    .map(({ _id }, n) => standing(QUARTER_ID, `demo-q-${n}`, _id, panel, now - DAY))
  await cloud.store.insert('campaigns', [campaign] as never)
  await cloud.store.insert('campaignEntries', entries as never)
  return version
}

/** A neighbour recommends a team, the station finds which one is meant, and whoever leads it agrees. */
async function recommendTeam(cloud: Cloud, demo: DemoCaller, staff: string, campaignId: string) {
  const { docs } = await cloud.store.find('teams', {
    query: { 'form.name': TEAM, stationId: STATION_ID },
    limit: 1,
  })
  await demo.call('demo-resident-wang', 'campaign.nominate', { campaignId, form: recommendedTeam })
  const { items } = await demo.call(staff, 'campaign.work', { campaignId, view: 'named' })
  const { entryId = '', version = 0 } = items[0] ?? {}
  const found = { campaignId, entryId, version, who: String(docs[0]?._id) }
  await demo.call(staff, 'campaign.decide', { ...found, event: 'find' })
  await demo.call('demo-leader-sun', 'campaign.answer', {
    campaignId,
    event: 'enter',
    consent: ENTRY_CONSENT_VERSION,
  })
}

/** At the garden one's yard and one's family may be entered: it has a panel of its own. */
async function openGarden(demo: DemoCaller, now: number): Promise<void> {
  const staff = staffOf(GARDEN)
  const { people } = await demo.call(staff, 'campaign.form', {})
  const given = {
    ...{ period: periodOn('year', dayOf(now)), places: WINNERS, theme: null, chained: false },
    ...{ opensOn: dayOf(now), closesOn: dayOf(now + 9 * DAY), about: '一户一户看，不比谁花钱多' },
    panel: people.slice(0, 3).map(({ personId }) => personId),
  }
  for (const kind of ['beautifulYard', 'beautifulFamily'] as const) {
    const { campaignId, version } = await demo.call(staff, 'campaign.save', { ...given, kind })
    await demo.call(staff, 'campaign.move', { campaignId, version, event: 'publish' })
  }
}

export async function makeCampaigns(
  cloud: Cloud,
  demo: DemoCaller,
  { staff, now }: { staff: string; now: number },
): Promise<void> {
  const { docs } = await cloud.store.find('people', { query: { stationId: STATION_ID }, limit: 1000 })
  const people = docs as unknown as PersonDocument[]
  const { people: offered } = await demo.call(staff, 'campaign.form', {})
  const panel = offered.slice(0, 3).map(({ personId }) => personId)
  const named = panel.map((personId) => ({
    personId,
    name: people.find(({ _id }) => _id === personId)?.realName ?? '',
  }))
  await decideLast(cloud, people, named, now)
  const seen = await reviewQuarter(cloud, people, named, now)
  await demo.call(staff, 'campaign.move', { campaignId: QUARTER_ID, version: seen, event: 'propose' })
  const days = { opensOn: dayOf(now), closesOn: dayOf(now + 7 * DAY) }
  const publish = async (given: Pick<Input<'campaign.save'>, 'kind' | 'period' | 'places' | 'about'>) => {
    const draft = { ...given, ...days, theme: null, chained: false, panel }
    const { campaignId, version } = await demo.call(staff, 'campaign.save', draft)
    await demo.call(staff, 'campaign.move', { campaignId, version, event: 'publish' })
    return campaignId
  }
  const campaignId = await publish({
    ...{ kind: 'fashionStar', period: periodOn('month', dayOf(now)), places: WINNERS },
    about: '帮邻居、扫楼道、教手机，都可以报',
  })
  const ofTeams = await publish({
    ...{ kind: 'advancedGroup', period: periodOn('year', dayOf(now)), places: WINNERS },
    about: '一年里常来、常做的队伍',
  })
  await openGarden(demo, now)
  // Time opens them.
  await demo.jobs()
  await recommendTeam(cloud, demo, staff, ofTeams)
  for (const openid of ['demo-volunteer-li', 'demo-v010', 'demo-v011'])
    await demo.call(openid, 'campaign.answer', { campaignId, event: 'enter', consent: ENTRY_CONSENT_VERSION })
  await demo.call('demo-resident-wang', 'campaign.nominate', { campaignId, form: recommended })
}
