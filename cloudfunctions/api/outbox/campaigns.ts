/** Owns what a campaign leads to: an honour for each of those chosen, once; and what is not kept of the others. */
import { campaignKinds } from '@/domain/campaign/kinds'
import { dayOf } from '@/domain/kernel/clock'
import type { Work } from '../kernel/outbox'
import { holderOf } from '../repositories/campaign-honours'
import { against } from '../repositories/campaign-notice'
import { forgetOthers, lapseUnanswered } from '../repositories/campaign-entries'
import { findCampaign } from '../repositories/campaigns'
import { objectToHonour } from '../repositories/honour-moves'
import { grantHonour } from '../repositories/honours'
import { findStation } from '../repositories/stations'

/** Whoever objected at the same moment is met in the campaign afterwards, so that no honour stands against an objection. */
export const grantWinners: Work<object> = async (_, { documentId, now }) => {
  const campaign = await findCampaign(documentId)
  if (!campaign) return
  const { _id: id, kind, title, period, stationId, winners, history } = campaign
  const station = await findStation(stationId)
  const by = history.filter(({ on }) => on === 'propose').pop()?.by ?? 'system'
  for (const winner of winners) {
    const honour = await grantHonour(
      {
        ...{ stationId, kind, title, period, day: dayOf(now), by, level: 'station' },
        ...{ grantedBy: station?.name ?? '', source: { kind: 'campaign', id } },
        holder: holderOf(campaign, winner),
        ...(campaignKinds[kind].entrant === 'team' && { ownerId: winner.personId }),
      },
      now,
    )
    const fresh = await findCampaign(id)
    for (const caseId of fresh ? against(fresh, winner.entryId) : [])
      await objectToHonour(honour, { caseId, outcome: null, now })
  }
}

/**
 * Whoever was recommended and not found, or did not answer, is forgotten once nobody enters any more; what was marked and
 * said of those who were not chosen once it is filed, and of everybody when it is not held. Two to three requests.
 */
export const tidyEntrants: Work<object> = async (_, { documentId, now }) => {
  const campaign = await findCampaign(documentId)
  if (!campaign) return
  await lapseUnanswered(campaign._id, now)
  if (campaign.state === 'archived' || campaign.state === 'stopped')
    await forgetOthers(
      campaign._id,
      campaign.state === 'archived' ? campaign.winners.map(({ entryId }) => entryId) : [],
    )
}
