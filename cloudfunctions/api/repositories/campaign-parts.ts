/** Owns whether somebody has a part in a campaign: who stands in it, alone, with a team, or by somebody of the own home. */
import { campaignKinds } from '@/domain/campaign/kinds'
import type { Caller } from '../handler'
import { type Doc, findDocs } from '../platform/cloud'
import { ENTRIES } from './campaign-entries'
import type { CampaignDoc } from './campaigns'
import { TEAM_MEMBERS } from './teams'

type Seen = Pick<Caller, 'personId' | 'person' | 'kin'>

/** Oneself, the family, and those with whom points are pooled where the handler joined `withKin`. */
const closeTo = ({ personId, person, kin }: Seen): string[] => [
  personId,
  ...person.family.flatMap((one) => (one.removedAt === null ? one.personId : [])),
  ...kin,
]

/** Teams of so many people are looked at. */
const MOST_TEAMS = 200

/**
 * Whether somebody stands in a campaign, was asked to, or is close to somebody who is: such a one neither marks in it nor
 * decides about it. One request; two where teams stand in it.
 */
export async function hasPartIn({ _id, kind }: CampaignDoc, caller: Seen): Promise<boolean> {
  const personId = { $in: closeTo(caller) }
  const isOfTeams = campaignKinds[kind].entrant === 'team'
  const members = isOfTeams
    ? await findDocs<Doc & { teamId: string }>(
        TEAM_MEMBERS,
        { personId, state: 'member' },
        { limit: MOST_TEAMS, fields: { teamId: 1 } },
      )
    : []
  const teamId = { $in: members.map((one) => one.teamId) }
  const where = {
    ...{ campaignId: _id, state: { $in: ['asked', 'entered'] } },
    ...(isOfTeams ? { $or: [{ personId }, { teamId }] } : { personId }),
  }
  return (await findDocs(ENTRIES, where, { limit: 1, fields: { _id: 1 } })).length > 0
}
