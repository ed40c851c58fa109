/** Owns teams: what a station's teams do, who leads them, who belongs to one, and how somebody comes to. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { memberFlow, type MemberState } from '../domain/team/member-flow'
import { teamFlow, type TeamState } from '../domain/team/team-flow'
import { teamForm } from '../domain/team/form'
import { teamRules } from '../domain/team/rules'
import { MOST_POSITIONS, teamKinds, type TeamKind, teamTypes, type TeamType } from '../domain/team/vocabulary'
import { SessionCard } from './activity'
import { defineActions } from './define-actions'
import { formEntries, formSchema } from './form-schema'
import { limits } from './limits'
import { Count, Cursor, Id, Instant, LooseText, Move, RowCursor, Typed, Version } from './shapes'

const keysOf = <K extends string>(table: Record<K, unknown>) => v.picklist(Object.keys(table) as [K, ...K[]])
const State = keysOf<TeamState>(teamFlow.states)
const MemberStateName = keysOf<MemberState>(memberFlow.states)

const TeamRow = v.object({
  teamId: Id,
  name: v.string(),
  kind: keysOf<TeamKind>(teamKinds),
  type: keysOf<TeamType>(teamTypes),
  /** Masked, 王*; empty where nobody leads. */
  leaderName: v.string(),
  memberCount: Count,
  /** What the team that it belongs to is called; empty where it stands by itself. */
  parentName: v.string(),
  slogan: v.string(),
})

/** A team as those who write it see it. */
const DeskTeam = v.object({
  teamId: Id,
  form: v.object(formEntries(teamForm)),
  parentId: v.nullable(Id),
  parentName: v.string(),
  positionIds: v.array(Id),
  leaderId: v.nullable(Id),
  /** Whole. */
  leaderName: v.string(),
  memberCount: Count,
  state: State,
  moves: v.array(Move),
  /** Masked; who wrote it last. */
  changedBy: v.string(),
  version: Version,
})

/** The caller's own membership; null for whoever has none and never had. */
const Own = v.object({
  state: MemberStateName,
  moves: v.array(Move),
  /** What a member does in the team, in a word; empty where nobody has said. */
  part: v.string(),
})

/** A member, or somebody who wants to be one. */
const Member = v.object({
  memberId: Id,
  /** Whole for the staff, masked for everybody else. */
  name: v.string(),
  state: MemberStateName,
  /** Since when it stands so. */
  at: Instant,
  leads: v.boolean(),
  /** What the member does in the team, in a word; empty where nobody has said. */
  part: v.string(),
  version: Version,
  moves: v.array(Move),
  /** Whether the caller may take back what was decided. */
  mayTakeBack: v.boolean(),
  /** For the staff, who may ask a member to lead; else null. */
  personId: v.nullable(Id),
})

const WHY = 60
const Why = v.optional(LooseText(WHY), '')

export const teamActions = defineActions({
  'team.list': {
    summary: '本站正在活动的队伍，按种类排。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(TeamRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'team.open': {
    summary: '一支队伍：做什么、谁带队、什么时候聚、接下来和办过的活动；自己在不在里面。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ teamId: Id, cursor: v.optional(RowCursor) }),
    output: v.object({
      ...TeamRow.entries,
      about: v.string(),
      meets: v.string(),
      foundedYear: v.nullable(v.number()),
      /** A telephone that its leader agreed to make public; empty without one. */
      contact: v.string(),
      /** Whether it performs where it is invited. */
      performs: v.boolean(),
      programme: v.array(v.object({ name: v.string(), minutes: v.nullable(Count) })),
      /** What it needs to perform; empty where nothing was said. */
      needs: v.string(),
      state: State,
      parentId: v.nullable(Id),
      squads: v.array(v.object({ teamId: Id, name: v.string() })),
      own: Own,
      /** Whether the caller has to become a volunteer before asking to join. */
      needsVolunteering: v.boolean(),
      /** Whether the caller answers those who ask; then how many wait, else null. */
      asking: v.nullable(Count),
      /** The next sessions that it organises, the earliest first; with the first page alone. */
      coming: v.array(SessionCard),
      /** Those that are over, the newest first. */
      items: v.array(SessionCard),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
  'team.members': {
    summary: '队员和想加入的人，给队长和社区工作人员看。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ teamId: Id, cursor: v.optional(Cursor) }),
    output: v.object({
      name: v.string(),
      /** Of the team; handed back when another one is asked to lead. */
      version: Version,
      /** Those who wait, the longest first; with the first page alone. */
      applicants: v.array(Member),
      /** Members, the longest first. */
      items: v.array(Member),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'team.apply': {
    summary: '申请加入一支队伍；刚退出一天以内的，直接回到队里。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.joining,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ teamId: Id }),
    output: Own,
    errors: ['TEAM_RESTS', 'TEAM_VOLUNTEERS_ONLY', 'TEAM_ASK_LATER', 'TEAM_ENOUGH', 'INVALID_STATE'],
  },
  'team.leave': {
    summary: '退出一支队伍，或者不申请了；一天以内可以直接回来。搬到别的站的，也在这里退出。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.joining,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ teamId: Id }),
    output: Own,
    errors: ['TEAM_LEADER_STAYS', 'INVALID_STATE'],
  },
  'team.decide': {
    summary: '队长或社区工作人员同意一位加入，或者写一句为什么这次不收；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: EVERYONE,
    scope: 'station',
    words: { said: ['why'] },
    input: v.object({ teamId: Id, memberId: Id, version: Version, agree: v.boolean(), why: Why }),
    output: Member,
    errors: ['TEAM_RESTS', 'OWN_RECORD', 'REASON_NEEDED', 'INVALID_STATE', 'STALE'],
  },
  'team.remove': {
    summary: '队长或社区工作人员请一位队员退出，写一句为什么；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: EVERYONE,
    scope: 'station',
    words: { said: ['why'] },
    input: v.object({ teamId: Id, memberId: Id, version: Version, why: LooseText(WHY) }),
    output: Member,
    errors: ['TEAM_LEADER_STAYS', 'OWN_RECORD', 'REASON_NEEDED', 'INVALID_STATE', 'STALE'],
  },
  'team.takeBack': {
    summary: '一天以内撤销刚才对一位队员的决定。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ teamId: Id, memberId: Id, version: Version }),
    output: Member,
    errors: [
      'DECISION_KEPT',
      'DECISION_NOT_YOURS',
      'TEAM_LEADER_STAYS',
      'OWN_RECORD',
      'INVALID_STATE',
      'STALE',
    ],
  },
  'team.assign': {
    summary: '队长或社区工作人员记下一位队员在队里做什么，一个词；空着就是不写。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: EVERYONE,
    scope: 'station',
    words: { said: ['part'] },
    input: v.object({ teamId: Id, memberId: Id, version: Version, part: LooseText(teamRules.mostOfPart) }),
    output: Member,
    errors: ['INVALID_STATE', 'STALE'],
  },
  'team.desk': {
    summary: '全部队伍，草稿和歇着的也在，按种类排。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({
      /** Positions of the station that may be chosen. */
      positions: v.array(v.object({ positionId: Id, name: v.string() })),
      items: v.array(DeskTeam),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'team.save': {
    summary: '新建或修改一支队伍。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    /** Without a team a new one is made; `version` is that of the team as it was opened. */
    input: v.pipe(
      v.object({
        teamId: v.optional(Id),
        version: v.optional(Version),
        form: formSchema(teamForm),
        parentId: v.nullable(Id),
        positionIds: v.pipe(v.array(Id), v.maxLength(MOST_POSITIONS)),
      }),
      v.check(({ teamId, version }) => teamId === undefined || version !== undefined),
    ),
    words: {
      said: ['form.name', 'form.about', 'form.meets', 'form.slogan', 'form.programme', 'form.needs'],
    },
    output: DeskTeam,
    errors: ['TEAM_CHANGED', 'TEAM_NAME_TAKEN', 'TEAM_PARENT'],
  },
  'team.move': {
    summary: '交站长看、同意成立、歇一歇、接着活动、解散或恢复一支队伍；队长会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    words: { said: ['why'] },
    input: v.object({ teamId: Id, version: Version, event: keysOf(teamFlow.events), why: Why }),
    output: DeskTeam,
    errors: ['TEAM_CHANGED', 'TEAM_LEADER_NEEDED', 'REASON_NEEDED', 'INVALID_STATE'],
  },
  'team.setLeader': {
    summary: '请一位志愿者来带队；新老队长都会收到消息，公开电话自动收起。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appointing,
    roles: STAFF,
    scope: 'station',
    input: v.object({ teamId: Id, version: Version, personId: Id }),
    output: DeskTeam,
    errors: ['TEAM_CHANGED', 'TEAM_LEADER_UNFIT'],
  },
})
