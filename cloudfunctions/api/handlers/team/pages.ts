/** Owns what residents see of teams: the list, and one team with the own membership in it. */
import { teamMark } from '@/domain/activity/search-words'
import { wholeForm } from '@/domain/team/form'
import { piecesOf } from '@/domain/team/programme'
import { blankMembership } from '@/domain/team/rules'
import { SHOWN_STATES } from '@/domain/team/team-flow'
import { teamKinds, teamTypes } from '@/domain/team/vocabulary'
import { teamRules } from '@/domain/team/rules'
import { done, type Handler, joinedAll, joinedCount, joinedOne, refuse } from '../../handler'
import {
  askingCount,
  findTeams,
  memberIdOf,
  memberJoin,
  squadsJoin,
  type TeamDoc,
  teamJoin,
  type TeamMemberDoc,
  TEAMS,
} from '../../repositories/teams'
import { sessionsUnder } from '../../repositories/sessions'
import { rowsOf } from '../../views/rows'
import { cardOf } from '../../views/session'
import { ownMembership, teamRow } from '../../views/team'
import { byKind } from './by-kind'
import { mayAnswer, selfOf } from './who'

/** Two requests, with words three. */
export const list: Handler<'team.list'> = {
  run: async ({ caller, input }) => {
    const where = { stationId: caller.stationId, state: 'active' }
    const { shown, next } = await byKind.read(findTeams, where, input.cursor, {
      ...{ text: input.text, in: TEAMS, fields: ['form.name', 'form.kind', 'form.type', 'form.slogan'] },
      says: ({ form }: TeamDoc) => [form.name, teamKinds[form.kind], teamTypes[form.type], form.slogan],
    })
    return done({ items: rowsOf(shown, teamRow), next })
  },
}

/** Three requests, two deep; one less with a mark to read on by. */
export const open: Handler<'team.open'> = {
  joins: ({ input: { teamId }, personId }) => ({
    ...teamJoin(teamId),
    own: memberJoin(memberIdOf(teamId, personId)),
    squads: squadsJoin(teamId, teamRules.mostSquads),
    asking: askingCount(teamId),
  }),
  run: async ({ caller, input, joined, now }) => {
    const team = joinedOne<TeamDoc>(joined, 'team')
    if (!team || !SHOWN_STATES.includes(team.state)) return refuse('NOT_FOUND')
    const { about, meets, foundedYear, contact, performs, programme, needs } = wholeForm(team.form)
    const filed = { stationId: team.stationId, mark: teamMark(team._id), cursor: input.cursor }
    const { coming, past } = await sessionsUnder(filed, now)
    const self = selfOf(caller)
    const row = joinedOne<TeamMemberDoc>(joined, 'own') ?? blankMembership(team, caller.personId)
    return done({
      ...teamRow(team),
      ...{ about, meets, foundedYear, contact, state: team.state, parentId: team.parentId },
      ...{ performs, programme: performs ? piecesOf(programme) : [], needs: performs ? needs : '' },
      squads: rowsOf(joinedAll<TeamDoc>(joined, 'squads'), ({ _id, form }) => ({
        teamId: _id,
        name: form.name,
      })),
      own: ownMembership(row, team, self, now),
      needsVolunteering: !self.volunteer,
      asking: mayAnswer(team, caller) ? joinedCount(joined, 'asking') : null,
      coming: rowsOf(coming, (session) => cardOf(session, now)),
      items: rowsOf(past.shown, (session) => cardOf(session, now)),
      next: past.next,
      serverNow: now,
    })
  },
}
