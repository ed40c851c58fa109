/** Owns the members of a team: asking for a place, leaving, and what the leader or the staff decide. */
import type { Output, ParsedInput } from '@/contract'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import { alreadyDone } from '@/domain/kernel/workflow'
import { nameOf } from '@/domain/person/name-of'
import { type MemberEvent, takingsBack } from '@/domain/team/member-flow'
import { askingEvent, blankMembership, isIn, teamRules, wayBackOf } from '@/domain/team/rules'
import { withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedCount,
  joinedOne,
  refuse,
  type Result,
} from '../../handler'
import { moveCase } from '../../kernel/move-case'
import { inPages } from '../../kernel/paging'
import { beginMember, moveMember } from '../../repositories/team-moves'
import {
  findMembers,
  memberIdOf,
  memberJoin,
  ownTeamsCount,
  type TeamDoc,
  TEAM_MEMBERS,
  teamJoin,
  type TeamMemberDoc,
} from '../../repositories/teams'
import { rowsOf } from '../../views/rows'
import { memberView, ownMembership } from '../../views/team'
import { deciderOf, selfOf, withOwnTeam } from './who'

const withTeam = withJoined<TeamDoc>('team')

/** At most five requests: the caller, the row, the letter to the leader and what is noted of it. */
export const apply: Handler<'team.apply'> = {
  joins: ({ input: { teamId }, personId }) => ({
    ...teamJoin(teamId),
    own: memberJoin(memberIdOf(teamId, personId)),
    teams: ownTeamsCount(personId),
  }),
  run: withTeam(async (team, { caller, joined, now }) => {
    const self = selfOf(caller)
    const found = joinedOne<TeamMemberDoc>(joined, 'own')
    if (!(found && isIn(found)) && joinedCount(joined, 'teams') >= teamRules.mostTeams)
      return refuse('TEAM_ENOUGH', { most: teamRules.mostTeams })
    const moving = {
      ...{ team, mover: self, now },
      event: (row: TeamMemberDoc) => ok(isIn(row) ? null : askingEvent(row, now)),
    }
    const memberId = memberIdOf(team._id, caller.personId)
    const written = found
      ? await moveMember(found, moving)
      : await beginMember(
          { memberId, personId: caller.personId, name: nameOf(caller.person) },
          { ...moving, first: 'apply' },
        )
    return written.ok ? done(ownMembership(written.value, team, self, now)) : written
  }),
}

/** At most six requests: the caller, the row, and the count of the team. */
export const leave: Handler<'team.leave'> = {
  joins: ({ input: { teamId }, personId }) => ({
    ...teamJoin(teamId),
    own: memberJoin(memberIdOf(teamId, personId)),
  }),
  // It is about one's own, wherever home is by now.
  run: async ({ caller, joined, now }) => {
    const team = joinedOne<TeamDoc>(joined, 'team')
    if (!team) return refuse('NOT_FOUND')
    const self = selfOf(caller)
    const found = joinedOne<TeamMemberDoc>(joined, 'own')
    // Whoever is not in it has nothing to leave.
    if (!found) return done(ownMembership(blankMembership(team, caller.personId), team, self, now))
    const written = await moveMember(found, {
      ...{ team, mover: self, now },
      event: (row) => ok(isIn(row) ? 'leave' : null),
    })
    return written.ok ? done(ownMembership(written.value, team, self, now)) : written
  },
}

const longestFirst = inPages<TeamMemberDoc>(40, ['at', 'asc'])
/** Those who wait and are shown at once; as they are answered, the others follow. */
const MOST_ASKING = 50

/** Three requests, two deep; one less with a mark to read on by. */
export const members: Handler<'team.members'> = {
  joins: ({ input }) => teamJoin(input.teamId),
  run: withOwnTeam(async (team, { caller, input, now }) => {
    const as = { caller, mover: deciderOf(team, caller), now }
    const [asking, page] = await Promise.all([
      input.cursor === undefined
        ? findMembers(
            { teamId: team._id, state: 'applied' },
            {
              order: [
                ['at', 'asc'],
                ['_id', 'asc'],
              ],
              limit: MOST_ASKING,
            },
          )
        : [],
      longestFirst.read(findMembers, { teamId: team._id, state: 'member' }, input.cursor),
    ])
    return done({
      ...{ name: team.form.name, version: team.version },
      applicants: rowsOf(asking, (row) => memberView(row, team, as)),
      items: rowsOf(page.shown, (row) => memberView(row, team, as)),
      next: page.next,
    })
  }),
}

type OneMember = 'team.decide' | 'team.remove' | 'team.takeBack'

/** What a step on one member begins with: the team that the caller answers for, and the row in it. */
const onMember = <A extends OneMember>(
  steps: (
    input: ParsedInput<A>,
    caller: Caller,
  ) => {
    /** What is asked for, of the row as it stands; null where there is nothing to take. */
    event: (row: TeamMemberDoc) => MemberEvent
    /** Events that stand for it, where the row has moved so already. */
    same: readonly MemberEvent[]
    why: string
  },
): Handler<A> => ({
  joins: ({ input }) => ({
    ...teamJoin((input as ParsedInput<OneMember>).teamId),
    row: memberJoin((input as ParsedInput<OneMember>).memberId),
  }),
  run: withOwnTeam(async (team, context): Promise<Result<Output<A>>> => {
    const { caller, joined, input, now } = context as unknown as Context<A>
    const found = joinedOne<TeamMemberDoc>(joined, 'row')
    if (!found || found.teamId !== team._id) return refuse('NOT_FOUND')
    const { event, same, why } = steps(input, caller)
    const mover = deciderOf(team, caller)
    const { version } = input as ParsedInput<OneMember>
    const written = await moveMember<'STALE'>(found, {
      ...{ team, mover, now, reason: why },
      event: (row): Decision<MemberEvent | null, 'STALE'> => {
        if (same.some((one) => alreadyDone(row, one, { by: caller.personId }))) return ok(null)
        return row.version === version ? ok(event(row)) : reject('STALE')
      },
    })
    return written.ok ? done(memberView(written.value, team, { caller, mover, now }) as Output<A>) : written
  }) as unknown as Handler<A>['run'],
})

export const decideOn = onMember<'team.decide'>(({ agree, why }) => {
  const event = agree ? 'agree' : 'refuse'
  return { event: () => event, same: [event], why: agree ? '' : why }
})

export const remove = onMember<'team.remove'>(({ why }) => ({ event: () => 'remove', same: ['remove'], why }))

export const takeBack = onMember<'team.takeBack'>(() => ({
  // Without a decision that stands, the table refuses whichever way is asked for.
  event: (row) => wayBackOf(row) ?? 'backToApplied',
  same: takingsBack,
  why: '',
}))

/** Three requests. Whoever says it last is right, as long as the membership stands as it was seen. */
export const assign: Handler<'team.assign'> = {
  joins: ({ input }) => ({ ...teamJoin(input.teamId), row: memberJoin(input.memberId) }),
  run: withOwnTeam(async (team, { caller, joined, input, now }) => {
    const found = joinedOne<TeamMemberDoc>(joined, 'row')
    if (!found || found.teamId !== team._id) return refuse('NOT_FOUND')
    const { part, version } = input as ParsedInput<'team.assign'>
    const written = await moveCase<TeamMemberDoc, 'INVALID_STATE' | 'STALE'>({
      ...{ collection: TEAM_MEMBERS, read: found, now },
      decide: (row) => {
        if (row.version !== version) return reject('STALE')
        if (row.state !== 'member') return reject('INVALID_STATE')
        if ((row.part ?? '') === part) return ok({ update: null, after: row })
        return ok({ update: { guard: { version }, patch: { $set: { part } } }, after: { ...row, part } })
      },
    })
    const as = { caller, mover: deciderOf(team, caller), now }
    return written.ok ? done(memberView(written.value.doc, team, as)) : written
  }),
}
