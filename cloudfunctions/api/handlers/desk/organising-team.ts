/** Owns which team organises an activity, as its form names it. */
import type { ActivityFacts } from '@/domain/activity/documents'
import { decideTeam } from '@/domain/team/rules'
import { type Caller, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { TeamDoc } from '../../repositories/teams'

/**
 * What the activity will keep of the team that its form names, which was joined with the station. A phone that does not
 * know of teams leaves the one that stands.
 */
export const teamIn = (
  { teamId }: { teamId?: string | null | undefined },
  joined: Record<string, Doc[]>,
  { stationId }: Pick<Caller, 'stationId'>,
  before: Pick<ActivityFacts, 'teamId' | 'team'> = {},
) =>
  decideTeam(teamId === undefined ? (before.teamId ?? null) : teamId, {
    ...{ found: joinedOne<TeamDoc>(joined, 'team'), stationId, before },
  })
