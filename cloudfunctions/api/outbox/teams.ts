/** Owns what reaches teams and memberships afterwards: counts, names, the seat of a leader, and the end of a standing. */
import { ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { isIn } from '@/domain/team/rules'
import type { Work } from '../kernel/outbox'
import { beginMember, moveMember } from '../repositories/team-moves'
import {
  findMembers,
  findTeam,
  memberIdOf,
  recountMembers,
  spreadName,
  type TeamMemberDoc,
} from '../repositories/teams'
import type { Holding } from './holding'

const AT_ONCE = 50
const SYSTEM = { personId: 'system', as: ['system'] } as const

export const countTeam: Work<{ teamId: string }> = ({ teamId }) => recountMembers(teamId)

export const nameTeam: Work<{ teamId: string }> = ({ teamId }) => spreadName(teamId)

/** Whoever was asked to lead belongs to the team; it stands in the team's document. Nothing where another leads by now. */
export const seatLeader: Work<{ personId: string; name: string }> = async (
  { personId, name },
  { now, documentId: teamId },
) => {
  const team = await findTeam(teamId)
  if (team?.leaderId !== personId) return
  await beginMember(
    { memberId: memberIdOf(teamId, personId), personId, name },
    {
      ...{ team, mover: SYSTEM, first: 'lead', now },
      event: ({ state }) => ok(state === 'member' ? null : 'lead'),
    },
  )
}

async function letGo(row: TeamMemberDoc, now: number): Promise<void> {
  const team = await findTeam(row.teamId)
  if (!team) return
  await moveMember(row, {
    ...{ team, mover: SYSTEM, now },
    event: (current) => ok(isIn(current) ? 'lapse' : null),
  })
}

/** Where nobody is a volunteer any more, or about to be one again. */
const ended: ReadonlySet<PersonDocument['volunteer']['state']> = new Set(['none', 'withdrawn', 'rejected'])

/** Teams are for volunteers: whoever has stopped being one leaves them. Whoever is suspended or looked at again stays, and may not act. */
export const keepTeamsInStep: Holding = async (person, now) => {
  if (!ended.has(person.volunteer.state)) return
  const where = { personId: person._id, state: { $in: ['applied', 'member'] } }
  const rows = await findMembers(where, { limit: AT_ONCE })
  const outcomes = await Promise.allSettled(rows.map((row) => letGo(row, now)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
