/** Owns what has become of the honours of those who were chosen: whose honour is not shown any more is not among them. */
import type { CampaignDocument, Winner } from '@/domain/campaign/documents'
import { DECIDED_STATES } from '@/domain/campaign/flow'
import { campaignKinds } from '@/domain/campaign/kinds'
import type { HonourHolder } from '@/domain/honour/documents'
import { findDocs } from '../platform/cloud'
import { honourIdOf, HONOURS } from './honours'

/** Whose honour it becomes. */
export function holderOf(
  { kind }: Pick<CampaignDocument, 'kind'>,
  { personId, called }: Winner,
): HonourHolder {
  const { entrant } = campaignKinds[kind]
  return entrant === 'team' ? { as: 'team', name: called } : { as: entrant, personId }
}

type Chosen = Pick<CampaignDocument, '_id' | 'kind' | 'winners'>

/** The id of the honour that somebody was given who was chosen. */
export const honourOf = (campaign: Pick<Chosen, '_id' | 'kind'>, winner: Winner): string =>
  honourIdOf({ source: { kind: 'campaign', id: campaign._id }, holder: holderOf(campaign, winner) })

/** As many as the database answers at once. */
const AT_ONCE = 1000

/**
 * The same campaigns without those whose honour rests, was withdrawn or was revoked. One request for each thousand who
 * were chosen, none for nobody; one that is still to be given counts.
 */
export async function withoutFallen<C extends Chosen>(campaigns: readonly C[]): Promise<C[]> {
  const ids = campaigns.flatMap((one) => one.winners.map((winner) => honourOf(one, winner)))
  const fallen = new Set<string>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const where = { _id: { $in: ids.slice(from, from + AT_ONCE) }, state: { $ne: 'shown' } }
    const found = await findDocs(HONOURS, where, { limit: AT_ONCE, fields: { _id: 1 } })
    for (const { _id } of found) fallen.add(_id)
  }
  return campaigns.map((one) => ({
    ...one,
    winners: one.winners.filter((winner) => !fallen.has(honourOf(one, winner))),
  }))
}

/** One campaign as it stands now. One request once it was decided, none before. */
export const asItStands = async <C extends CampaignDocument>(campaign: C): Promise<C> =>
  DECIDED_STATES.includes(campaign.state) ? ((await withoutFallen([campaign]))[0] ?? campaign) : campaign
