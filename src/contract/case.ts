/** Owns the actions of every declared kind of case: of the same shape for each, derived from its declaration. */
import * as v from 'valibot'
import { caseKinds, type CaseKinds } from '../domain/case-kinds'
import type { CaseKind } from '../domain/case/define-case'
import { asksForDepartments } from '../domain/case/departments'
import { asksForPartner } from '../domain/case/partner'
import { asksForTeam } from '../domain/case/team'
import { asksForDays } from '../domain/kernel/form-days'
import { EVERYONE } from '../domain/person/roles'
import type { ErrorCode } from './errors'
import { limits } from './limits'
import { Count, Empty, Id, Instant, RowCursor, SpotKey, Text, Typed, WrittenFile } from './shapes'
import { CaseCard, CaseDetail, CasePage, Colleagues, Spot } from './case-shapes'
import {
  atInput,
  beginInput,
  drawing,
  following,
  fromAbove,
  giving,
  lookingBack,
  movedWordsOf,
  moveInput,
  refusalsOf,
  wordsOf,
} from './case-inputs'

/** How far the roles reach that see one: of what stands on a board everybody of the station sees the face. */
const seenBy = ({ scope, board }: { scope: 'station' | 'grid'; board: CaseKind['board'] }) =>
  board ? ('station' as const) : scope

/** What is read of a kind. */
const readsOf = ({ title, scope = 'station', begin, desk, board, flow }: CaseKind) => ({
  form: {
    summary: `写${title}之前要知道的：可以选的人和地方，可以替谁写。`,
    kind: 'query' as const,
    roles: begin.roles,
    scope: 'own' as const,
    input: Empty,
    output: v.object({
      colleagues: Colleagues,
      /** Those of the own family and household for whom one may be begun. */
      kin: Colleagues,
      /** Whether one may be begun for whoever shows a card. */
      byCard: v.boolean(),
      /** Where it may be: what the station has, and where whoever asks lives; null of a form that does not ask. */
      spots: v.nullable(
        v.object({
          places: v.array(Spot),
          grids: v.array(v.object({ ...Spot.entries, buildings: v.array(Spot) })),
          home: v.nullable(v.string()),
        }),
      ),
      /** Those that the station may call upon; null of a form that does not ask. */
      departments: v.nullable(v.array(v.object({ unitId: Id, name: v.string() }))),
      /** Teams that may be asked to perform, with what they show; null of a form that does not ask. */
      teams: v.nullable(v.array(v.object({ teamId: Id, name: v.string(), shows: v.string() }))),
      /** Partners of the station that whoever asks may write for; null of a form that does not ask. */
      partners: v.nullable(v.array(v.object({ partnerId: Id, name: v.string() }))),
    }),
    errors: [] as ErrorCode[],
  },
  open: {
    summary: `一份${title}的来龙去脉，和现在能做的。`,
    kind: 'query' as const,
    roles: EVERYONE,
    scope: seenBy({ scope, board }),
    ...fromAbove({ flow }),
    input: v.object({ ...atInput({ flow }), caseId: Id }),
    output: CaseDetail,
    errors: [] as ErrorCode[],
  },
  mine: {
    summary: `我写的${title}。`,
    kind: 'query' as const,
    roles: EVERYONE,
    scope: 'own' as const,
    input: v.object({ cursor: v.optional(RowCursor) }),
    output: CasePage,
    errors: [] as ErrorCode[],
  },
  desk: {
    summary: `本站的${title}，按状态，快到期的在前。`,
    kind: 'query' as const,
    roles: desk.roles,
    scope: 'station' as const,
    ...fromAbove({ flow }),
    input: v.object({
      ...atInput({ flow }),
      view: v.picklist(desk.views),
      text: Typed,
      cursor: v.optional(RowCursor),
    }),
    output: CasePage,
    errors: [] as ErrorCode[],
  },
})

/** What is done about a kind. */
const stepsOf = ({
  title,
  scope = 'station',
  form,
  begin,
  moves,
  flow,
  neverNear,
  asksAgain,
  readByAll,
}: CaseKind) => ({
  begin: {
    summary: `交一份${title}。`,
    kind: 'command' as const,
    idempotency: 'request-key' as const,
    limit: begin.limit,
    roles: begin.roles,
    scope: 'own' as const,
    input: beginInput({ form, begin }),
    ...(readByAll && { words: wordsOf({ readByAll }) }),
    output: CaseDetail,
    errors: [
      ...(begin.onBehalf ? ['CARD_UNKNOWN', 'CARD_RENEWED', 'GUARDIAN_NEEDED'] : []),
      ...(Object.values(form).some(({ is }) => is === 'spot') ? ['CASE_SPOT_GONE'] : []),
      ...(asksForDays(form) ? ['DAY_NOT_OFFERED'] : []),
      ...(asksForDepartments(form) ? ['CASE_UNIT_GONE'] : []),
      ...(asksForTeam(form) ? ['CASE_TEAM_GONE'] : []),
      ...(asksForPartner(form) ? ['CASE_PARTNER_GONE'] : []),
      ...(begin.elsewhere ? ['CASE_ELSEWHERE'] : []),
      ...(begin.about ? ['CASE_ABOUT_OWN', 'CASE_ABOUT_ANSWERED'] : []),
      ...(begin.oneOpen ? ['CASE_OPEN_ALREADY'] : []),
      ...(begin.known?.codes ?? []),
      ...(begin.unfit?.codes ?? []),
    ] as ErrorCode[],
  },
  move: {
    summary: `${Object.keys(moves)
      .map((event) => flow.events[event]?.label)
      .join('、')}。`,
    kind: 'command' as const,
    idempotency: 'natural' as const,
    limit: limits.work,
    roles: EVERYONE,
    scope,
    ...fromAbove({ flow }),
    input: moveInput({ moves, flow }),
    ...(readByAll && { words: movedWordsOf({ moves, readByAll }) }),
    output: CaseDetail,
    errors: refusalsOf({ flow, moves, neverNear, asksAgain }),
  },
})

/** Whose number is asked for: the owner's, or that of its second person where a kind has one. */
const contactInput = (party: CaseKind['party']) =>
  v.object({ caseId: Id, ...following(party, { ofParty: v.optional(v.boolean()) }) })

/** What only some kinds have, each by what it follows from. */
const besidesOf = ({ title, scope = 'station', board, desk, party }: CaseKind) => ({
  contact: {
    summary: `写${title}的人的电话，给正在办的人看；谁看过会记下来。`,
    kind: 'command' as const,
    idempotency: 'natural' as const,
    limit: limits.numbers,
    roles: EVERYONE,
    scope,
    input: contactInput(party),
    output: v.object({ calling: v.string(), phone: v.string() }),
    errors: ['CASE_NOT_YOURS', 'CASE_NO_PHONE'] as ErrorCode[],
  },
  board: {
    summary: `大家看得到的${title}，不说是谁写的。`,
    kind: 'query' as const,
    roles: EVERYONE,
    scope: 'station' as const,
    input: v.object({
      cursor: v.optional(RowCursor),
      ...following(board?.alike, {
        /** Of one spot alone, or of where the caller lives; with an answer those that may be the same thing. */
        spot: v.optional(v.union([v.literal('home'), SpotKey])),
        same: v.optional(Text(40)),
      }),
    }),
    output: CasePage,
    errors: [] as ErrorCode[],
  },
  suggest: {
    summary: `这份${title}可以请谁去，为什么。`,
    kind: 'query' as const,
    roles: desk.roles,
    scope,
    input: v.object({ caseId: Id }),
    output: v.object({
      people: v.array(v.object({ personId: Id, called: v.string(), reasons: v.array(v.string()) })),
    }),
    errors: ['INVALID_STATE'] as ErrorCode[],
  },
  join: {
    summary: `这件${title}我也遇到，或不算我了。`,
    kind: 'command' as const,
    idempotency: 'natural' as const,
    limit: limits.joining,
    roles: EVERYONE,
    scope: seenBy({ scope, board }),
    input: v.object({ caseId: Id, joins: v.boolean() }),
    output: CaseDetail,
    errors: ['INVALID_STATE', 'OWN_RECORD'] as ErrorCode[],
  },
})

/** What there is to choose for a move: to whom a case may be handed, in which activity it may have come about. */
const choicesOf = ({ title, desk }: CaseKind) => ({
  hands: {
    summary: `可以把${title}交给的人。`,
    kind: 'query' as const,
    roles: desk.roles,
    scope: 'station' as const,
    input: Empty,
    output: v.object({ colleagues: Colleagues }),
    errors: [] as ErrorCode[],
  },
  gifts: {
    summary: `这份${title}可以请哪一家合伙人来做，那个月还有多少。`,
    kind: 'query' as const,
    roles: desk.roles,
    scope: 'station' as const,
    input: v.object({ caseId: Id }),
    output: v.object({
      items: v.array(
        v.object({ agreementId: Id, partnerName: v.string(), what: v.string(), leftText: v.string() }),
      ),
    }),
    errors: [] as ErrorCode[],
  },
  sessions: {
    summary: `${title}可以写上的活动，最近的在前。`,
    kind: 'query' as const,
    roles: desk.roles,
    scope: 'station' as const,
    input: Empty,
    output: v.object({
      items: v.array(v.object({ sessionId: Id, title: v.string(), startAt: Instant })),
      serverNow: Instant,
    }),
    errors: [] as ErrorCode[],
  },
})

/** What a kind has in which whoever asked says how it was: what somebody has helped with, and what was said of it. */
const ratedOf = ({ title }: CaseKind) => ({
  helped: {
    summary: `我帮过的${title}，对方说了什么；评的次数够了，还有平均分。`,
    kind: 'query' as const,
    roles: EVERYONE,
    scope: 'own' as const,
    input: v.object({ cursor: v.optional(RowCursor) }),
    output: v.object({
      ...CasePage.entries,
      items: v.array(v.object({ ...CaseCard.entries, said: v.string() })),
      /** How many of all of them were rated, and with which average; that is null while there are too few. */
      rated: v.object({ times: Count, average: v.nullable(v.number()) }),
    }),
    errors: [] as ErrorCode[],
  },
})

/** What kinds have that leave the station: the list of a department, and a file. */
const leavingOf = ({ title, scope = 'station', flow, paper }: CaseKind) => ({
  paper: {
    summary: `${paper?.button ?? '文件'}，做成一个文件。`,
    kind: 'command' as const,
    idempotency: 'natural' as const,
    limit: limits.files,
    roles: EVERYONE,
    scope,
    ...fromAbove({ flow }),
    input: v.object({ ...atInput({ flow }), caseId: Id }),
    output: WrittenFile,
    errors: ['INVALID_STATE'] as ErrorCode[],
  },
  sent: {
    summary: `发给我这个部门的${title}。`,
    kind: 'query' as const,
    roles: ['dept_user'] as const,
    scope: 'own' as const,
    input: v.object({ cursor: v.optional(RowCursor) }),
    output: CasePage,
    errors: [] as ErrorCode[],
  },
})

const actionsOf = (kind: CaseKind) => {
  const { contact, board, suggest, join } = besidesOf(kind)
  const { hands, gifts, sessions } = choicesOf(kind)
  const { sent, paper } = leavingOf(kind)
  const { helped } = ratedOf(kind)
  return {
    ...readsOf(kind),
    ...stepsOf(kind),
    ...following(kind.contact, { contact }),
    ...following(kind.board, { board }),
    ...following(kind.departments, { sent }),
    ...following(kind.rating, { helped }),
    ...following(kind.paper, { paper }),
    ...following(kind.offer, { suggest }),
    ...following(kind.board?.joins, { join }),
    ...following(giving(kind), { hands }),
    ...following(drawing(kind), { gifts }),
    ...following(lookingBack(kind), { sessions }),
  }
}

type CaseActions = ReturnType<typeof actionsOf>

type Verb = keyof CaseActions

/** The name of a kind's action, whether the kind has it or not. */
export type CaseAction<V extends Verb = Verb> = `${keyof CaseKinds}.${V}`

type All = {
  [A in CaseAction]: A extends `${string}.${infer V extends Verb}` ? CaseActions[V] : never
}

/** The actions of all kinds, by their names. */
export const caseActions = Object.fromEntries(
  Object.values(caseKinds).flatMap((kind) =>
    Object.entries(actionsOf(kind)).map(([verb, action]) => [`${kind.name}.${verb}`, action]),
  ),
) as All
