/** Owns moving a membership: decided by its table, written on its row, and whatever the table says that follows. */
import { furtherPages } from '@/domain/further-pages'
import { deskPages } from '@/domain/desk-pages'
import { carryOut, type Executors } from '@/domain/kernel/effects'
import { type Decision, ok } from '@/domain/kernel/errors'
import { setting, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import {
  beginCase,
  decide,
  type Move,
  moved,
  transitionPatch,
  type WorkflowCode,
} from '@/domain/kernel/workflow'
import type { MessageParams } from '@/domain/message/texts'
import { maskName } from '@/domain/person/mask'
import { STAFF } from '@/domain/person/roles'
import type { TeamDocument } from '@/domain/team/documents'
import {
  type MemberActor,
  type MemberEffect,
  type MemberEvent,
  memberFlow,
  type MemberFacts,
} from '@/domain/team/member-flow'
import { blankMembership, memberFacts } from '@/domain/team/rules'
import { addWithItems, moveCase } from '../kernel/move-case'
import { callOffItem, itemKinds, messageItem } from './items'
import { messageIdOf, messageOf } from './messages'
import { findMember, TEAM_MEMBERS, type TeamMemberDoc } from './teams'

type MemberCode =
  | 'TEAM_RESTS'
  | 'TEAM_VOLUNTEERS_ONLY'
  | 'TEAM_ASK_LATER'
  | 'TEAM_LEADER_STAYS'
  | 'OWN_RECORD'
  | 'REASON_NEEDED'
  | 'INVALID_STATE'
  | 'DECISION_KEPT'
  | 'DECISION_NOT_YOURS'
  | WorkflowCode

type Team = Pick<TeamDocument, '_id' | 'stationId' | 'form' | 'state' | 'leaderId'>

/** A move that was granted; `reason` is what the member is told of it. */
interface Granted {
  row: TeamMemberDoc
  team: Team
  move: Pick<Move, 'version' | 'historyEntry'>
  reason: string
  now: number
}

type TeamNews = MessageParams['teamNews']['what']
const news: Partial<Record<MemberEvent, TeamNews>> = {
  ...{ agree: 'agreed', refuse: 'refused', remove: 'removed' },
  ...{ backToApplied: 'takenBack', backToMember: 'takenBack' },
}

function toldOf({ row, team, move, reason, now }: Granted) {
  const what = news[move.historyEntry.on as MemberEvent] ?? 'takenBack'
  return messageOf('teamNews', {
    ...{
      personId: row.personId,
      stationId: row.stationId,
      cause: ['member', row._id, move.version],
      at: now,
    },
    params: { what, teamId: team._id, team: team.form.name, reason },
  })
}

/** Whoever leads the team hears of somebody who asks, without the whole name. */
function askedOf({ row, team, move, now }: Granted): OutboxItem[] {
  if (team.leaderId === null || team.leaderId === row.personId) return []
  return [
    messageItem(
      messageOf('toDo', {
        ...{ personId: team.leaderId, stationId: row.stationId, at: now },
        cause: ['teamMember', row._id, move.version],
        params: {
          title: `${maskName(row.name)}想加入「${team.form.name}」`,
          caption: '请看一眼，三个工作日内说一声收不收。',
          page: furtherPages.teamMembers(team._id),
        },
      }),
    ),
  ]
}

const executors: Executors<MemberEffect, Granted, OutboxItem> = {
  askLeader: askedOf,
  count: ({ row, move, now }) =>
    itemKinds.countTeam.item(`count|${move.version}`, now, { teamId: row.teamId }),
  tell: (granted) => messageItem(toldOf(granted)),
  /** What the decision had told is not told any more, or told not to hold. */
  tellTakenBack: (granted) => {
    const { personId, _id, version } = granted.row
    return callOffItem(messageIdOf('teamNews', personId, ['member', _id, version]), toldOf(granted))
  },
  /** A team whose leader does not belong to it any more needs another one. */
  askForLeader: ({ row, team, move, now }) =>
    team.leaderId !== row.personId
      ? []
      : itemKinds.tellRoles.item(`leader|${move.version}`, now, {
          ...{ stationId: row.stationId, roles: [...STAFF], besides: [row.personId] },
          cause: ['teamLeader', row._id, move.version],
          title: `「${team.form.name}」要换一位队长`,
          text: '原来的队长不再是志愿者了。请在工作台的「队伍」里另请一位。',
          page: deskPages.deskTeams(team._id),
        }),
}

/** Who moves a membership, as its table calls them. */
export interface MemberMover {
  personId: string
  as: readonly MemberActor[]
  isAdmin?: boolean
  /** Whether whoever asks for a place is a volunteer in good standing. */
  volunteer?: boolean
}

export const memberAttempt = (
  row: TeamMemberDoc,
  team: Team,
  { personId, as, isAdmin = false, volunteer = false }: MemberMover,
  { now, reason = '' }: { now: number; reason?: string },
) => ({
  ...{ by: personId, roles: as, at: now },
  facts: memberFacts(row, team, { personId, isAdmin, volunteer, now, reason }) satisfies MemberFacts,
  ...(reason ? { note: reason } : {}),
})

interface Moving<K extends string> {
  team: Team
  mover: MemberMover
  /** What is to happen to the row as it stands; null when what is asked for stands already. */
  event: (row: TeamMemberDoc) => Decision<MemberEvent | null, K>
  reason?: string
  now: number
}

/** Moves a membership. At most the requests of `moveCase`: one, and those of what follows. */
export async function moveMember<K extends string = never>(
  read: TeamMemberDoc,
  { team, mover, event, reason = '', now }: Moving<K>,
): Promise<Decision<TeamMemberDoc, K | MemberCode | 'NOT_FOUND'>> {
  const written = await moveCase<TeamMemberDoc, K | MemberCode>({
    ...{ collection: TEAM_MEMBERS, read, now },
    decide: (row) => {
      const chosen = event(row)
      if (!chosen.ok) return chosen
      if (chosen.value === null) return ok({ update: null, after: row })
      const granted = decide(memberFlow, row, chosen.value, memberAttempt(row, team, mover, { now, reason }))
      if (!granted.ok) return granted
      const move = granted.value
      const { updates, items } = carryOut(executors, move.effects, { row, team, move, reason, now })
      const update = together(transitionPatch(row, move), setting({ at: now }), ...updates)
      return ok({ update, after: { ...moved(row, move), at: now }, items })
    },
  })
  return written.ok ? ok(written.value.doc) : written
}

interface NewMember {
  memberId: string
  personId: string
  name: string
}

/**
 * Begins a membership, or moves the one that there is. One request, and those of what follows; a read more when there was
 * one of which the caller did not know.
 * @param event what a first step would be, as the table judges it
 */
export async function beginMember<K extends string = never>(
  member: NewMember,
  given: Moving<K> & { first: 'apply' | 'lead' },
): Promise<Decision<TeamMemberDoc, K | MemberCode | 'NOT_FOUND'>> {
  const { team, mover, first, now } = given
  const { memberId: _id, personId, name } = member
  const blank = { ...blankMembership(team, personId), _id, name }
  const granted = decide(memberFlow, blank, first, memberAttempt(blank, team, mover, { now }))
  if (!granted.ok) return granted
  const { to, effects } = granted.value
  const begun = beginCase(memberFlow, { by: mover.personId, at: now, dueAt: granted.value.dueAt })
  const row: TeamMemberDoc = { ...blank, ...begun, state: to, at: now }
  const move = { version: row.version, historyEntry: granted.value.historyEntry }
  const { items } = carryOut(executors, effects, { row, team, move, reason: '', now })
  const added = await addWithItems(TEAM_MEMBERS, row, items, now)
  if (added) return ok(added)
  const stands = await findMember(member.memberId)
  return stands ? moveMember(stands, given) : { ok: false, error: { code: 'NOT_FOUND' } }
}
