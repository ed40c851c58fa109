/** Owns what the guards of a membership see, where a team stands in lists, and which team may belong to which. */
import { DAY, HOUR } from '../kernel/clock'
import type { HistoryEntry } from '../kernel/history'
import { beginOutbox } from '../kernel/outbox'
import { type Decision, ok, reject } from '../kernel/errors'
import { factsOfDecision, lastDecision } from '../kernel/taking-back'
import { dateWord } from '../words/moments'
import type { TeamDocument, TeamMemberDocument } from './documents'
import { type MemberFacts, takingBack } from './member-flow'
import { teamKinds, type TeamKind } from './vocabulary'

export const teamRules = {
  /** A decision on a membership may be taken back for so many hours. */
  takeBackHours: 24,
  /** Whoever left comes back without being asked for so many hours. */
  comeBackHours: 24,
  /** Whoever was refused or taken out asks again after so many days. */
  askAgainDays: 7,
  /** Teams that one person is in, or has asked to be in, at once. */
  mostTeams: 20,
  /** Letters of what somebody does in a team. */
  mostOfPart: 6,
  /** Teams that belong to one. */
  mostSquads: 60,
}

/** Where a team stands in lists: by kind, in each as they were written. */
export const orderOf = (kind: TeamKind): number => Object.keys(teamKinds).indexOf(kind)

type Row = Pick<TeamMemberDocument, 'state' | 'history' | 'personId'>
type Team = Pick<TeamDocument, 'state' | 'leaderId'>

interface Acting {
  personId: string
  /** Whether the station's head acts, who takes back what others decided. */
  isAdmin: boolean
  volunteer: boolean
  now: number
  reason?: string
}

const last = ({ history }: Pick<Row, 'history'>): HistoryEntry | undefined => history.at(-1)

/** A membership that nobody has asked for yet, as the table sees it. */
export const blankMembership = (
  team: Pick<TeamDocument, '_id' | 'stationId' | 'form'>,
  personId: string,
): TeamMemberDocument => ({
  ...{ _id: '', stationId: team.stationId, teamId: team._id, teamName: team.form.name },
  ...{ personId, name: '', state: 'left', dueAt: null, version: 0, history: [], at: 0 },
  ...beginOutbox([], 0),
})

/** Whether somebody belongs to a team, or has asked to. */
export const isIn = ({ state }: Pick<TeamMemberDocument, 'state'>): boolean =>
  state === 'applied' || state === 'member'

/** The decision on a membership by which it stands as it does; null when it stands so by something else. */
const standingDecision = (row: Pick<Row, 'history'>): HistoryEntry | null =>
  lastDecision(row, ['agree', 'refuse', 'remove'])

/** The event by which it would be taken back; null where no decision stands. */
export const wayBackOf = (row: Pick<Row, 'history'>) => takingBack(standingDecision(row)?.from ?? null)

/** Whether a member left so shortly ago that coming back needs nobody's word. */
const justLeft = (row: Row, now: number): boolean => {
  const entry = last(row)
  return entry?.on === 'leave' && entry.from === 'member' && now <= entry.at + teamRules.comeBackHours * HOUR
}

/** What asking for a place leads to: back among the members where one has just left, else a request. */
export const askingEvent = (row: Row, now: number): 'apply' | 'comeBack' =>
  justLeft(row, now) ? 'comeBack' : 'apply'

export function memberFacts(
  row: Row,
  team: Team,
  { personId, isAdmin, volunteer, now, reason = '' }: Acting,
): MemberFacts {
  const sent = row.state === 'rejected' || row.state === 'removed'
  const askAgainAt = sent ? (last(row)?.at ?? 0) + teamRules.askAgainDays * DAY : 0
  return {
    ...{ now, reason, volunteer },
    own: row.personId === personId,
    teamOpen: team.state === 'active',
    leads: team.leaderId === row.personId,
    ...{ askAgainAt, askAgain: dateWord(askAgainAt, now) },
    justLeft: justLeft(row, now),
    ...factsOfDecision(standingDecision(row), {
      isTheirs: ({ by }) => by === personId || isAdmin,
      hours: teamRules.takeBackHours,
    }),
  }
}

/** What an activity and its sessions keep of the team that organises them. */
export interface OrganisedBy {
  teamId: string | null
  /** As it was called when it was chosen. */
  team: { name: string } | null
}

/**
 * What an activity keeps of the team that its form names. NOT_FOUND for one that is not the station's, TEAM_INACTIVE for
 * one that organises nothing now; the one that stood there before may stay, as it was called then.
 */
export function decideTeam(
  teamId: string | null,
  given: {
    found: Pick<TeamDocument, '_id' | 'stationId' | 'state' | 'form'> | null
    stationId: string
    before: Partial<OrganisedBy>
  },
): Decision<OrganisedBy, 'NOT_FOUND' | 'TEAM_INACTIVE'> {
  const { found, stationId, before } = given
  if (teamId === null) return ok({ teamId: null, team: null })
  if (teamId === before.teamId) return ok({ teamId, team: before.team ?? null })
  if (found?._id !== teamId || found.stationId !== stationId) return reject('NOT_FOUND')
  if (found.state !== 'active') return reject('TEAM_INACTIVE', { team: found.form.name })
  return ok({ teamId, team: { name: found.form.name } })
}

/**
 * Whether a team may belong to another: to one of the same station that stands by itself, and only one to which nothing
 * belongs, so that there are never more than two floors.
 */
export function decideParent(
  team: Pick<TeamDocument, 'stationId'> & { _id: string | null },
  parent: Pick<TeamDocument, '_id' | 'stationId' | 'parentId'> | null,
  hasSquads: boolean,
): Decision<string | null, 'NOT_FOUND' | 'OTHER_STATION' | 'TEAM_PARENT'> {
  if (parent === null) return reject('NOT_FOUND')
  if (parent.stationId !== team.stationId) return reject('OTHER_STATION')
  if (parent._id === team._id || parent.parentId !== null || hasSquads) return reject('TEAM_PARENT')
  return ok(parent._id)
}
