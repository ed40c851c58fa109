/** Owns the campaigns of the demo: one that takes entries, written by the desk, and last month's as it was decided then. */
import type { Cloud } from '../emulator/start-cloud'
import type { CampaignDocument } from '../src/domain/campaign/documents'
import { ENTRY_CONSENT_VERSION } from '../src/domain/campaign/entry'
import { endOf, titleOf } from '../src/domain/campaign/form'
import { DAY, dayOf } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import { shiftedPeriod, periodOn } from '../src/domain/score/period'
import { firstScoreRule } from '../src/domain/score/rules'
import type { DemoCaller } from './caller'
import { STATION_ID } from './station-id'

const WINNERS = 5

/** What a neighbour says of somebody whom the station has still to find. */
const recommended = {
  ...{ who: '何师傅', where: '6 号楼，修车的', relation: 'neighbour' as const },
  reason: '谁家水管漏了都去看，不收钱，还教大家怎么关总阀',
}

/** Last month's, with those who were chosen; their figures were taken away when it was filed. */
function decided(
  people: readonly PersonDocument[],
  panel: CampaignDocument['panel'],
  now: number,
): CampaignDocument {
  const period = shiftedPeriod(periodOn('month', dayOf(now)), -1)
  const at = endOf(period) + 8 * DAY
  const chosen = people.filter(({ volunteer }) => volunteer.state === 'active').slice(-WINNERS)
  return {
    ...{ _id: 'demo-campaign-last', stationId: STATION_ID, kind: 'fashionStar', period, theme: null },
    ...{ title: titleOf('fashionStar', period), about: '扫雪、送菜、陪老人的都算', places: WINNERS },
    ...{
      chained: false,
      opensAt: at - 30 * DAY,
      closesAt: at - 15 * DAY,
      weights: firstScoreRule.value,
      panel,
    },
    ...{ scale: null, scaledAt: 0, standings: [], tie: null, round: 1, noticedAt: at - 7 * DAY, stood: null },
    winners: chosen.map(({ _id: personId }, n) => ({
      entryId: `demo-y-${n}`,
      personId,
      teamId: null,
      called: '',
    })),
    ...{ state: 'awarded', version: 8, dueAt: at + 90 * DAY, wakeAt: at + 90 * DAY, history: [] },
    ...{ createdAt: at - 30 * DAY, movedAt: at, outbox: [], unsettled: false, settleAt: 0 },
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
  await cloud.store.insert('campaigns', [decided(people, named, now)] as never)
  const { campaignId, version } = await demo.call(staff, 'campaign.save', {
    ...{ kind: 'fashionStar', period: periodOn('month', dayOf(now)), theme: null, places: WINNERS, panel },
    ...{
      chained: false,
      opensOn: dayOf(now),
      closesOn: dayOf(now + 7 * DAY),
      about: '帮邻居、扫楼道、教手机，都可以报',
    },
  })
  await demo.call(staff, 'campaign.move', { campaignId, version, event: 'publish' })
  // Time opens it.
  await demo.jobs()
  for (const openid of ['demo-volunteer-li', 'demo-v010', 'demo-v011'])
    await demo.call(openid, 'campaign.answer', { campaignId, event: 'enter', consent: ENTRY_CONSENT_VERSION })
  await demo.call('demo-resident-wang', 'campaign.nominate', { campaignId, form: recommended })
}
