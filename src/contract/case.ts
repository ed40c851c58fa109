/** Owns the actions of every declared kind of case: of the same shape for each, derived from its declaration. */
import * as v from 'valibot'
import { caseKinds, type CaseKinds } from '../domain/case-kinds'
import { type Channel, channels } from '../domain/case/behalf'
import type { CaseKind } from '../domain/case/define-case'
import { MOST_ASKED } from '../domain/case/documents'
import { asksForDepartments } from '../domain/case/departments'
import { linkKinds } from '../domain/case/links'
import { subjectKinds } from '../domain/case/subjects'
import { typedTable } from '../domain/case/form'
import { asksForPartner } from '../domain/case/partner'
import { asksForTeam } from '../domain/case/team'
import { reachesUp } from '../domain/case/sight'
import { codesOf } from '../domain/kernel/guards'
import { EVERYONE } from '../domain/person/roles'
import type { ErrorCode } from './errors'
import { formSchema } from './form-schema'
import { limits } from './limits'
import {
  At,
  CardToken,
  Count,
  Empty,
  Id,
  Instant,
  LooseText,
  Move,
  RowCursor,
  SpotKey,
  Text,
  Typed,
  Version,
  WrittenFile,
} from './shapes'

/** A case as lists show it. */
export const CaseCard = v.object({
  caseId: Id,
  /** Counted up within the station. */
  number: Count,
  headline: v.string(),
  state: v.string(),
  stateText: v.string(),
  tone: v.picklist(['plain', 'waiting', 'good', 'warn', 'done']),
  /** Who began it: 我, a name, or that none was given; empty for whoever sees its face alone. */
  by: v.string(),
  /** Who has it in hand; empty while nobody has. */
  handler: v.string(),
  createdAt: Instant,
  dueAt: v.nullable(Instant),
  /** When its next step was promised; null when nobody waits for the station. */
  promisedAt: v.nullable(Instant),
  /** What it waits for that is in nobody's hands here; empty while it does not. */
  waitsFor: v.string(),
  overdue: v.boolean(),
  /** How many others have joined it; null of a kind that nobody joins. */
  joined: v.nullable(Count),
  /** What is on its face, on a board; null where there is none. */
  photo: v.nullable(v.string()),
})

const CaseDetail = v.object({
  ...CaseCard.entries,
  version: Version,
  isMine: v.boolean(),
  lines: v.array(v.object({ label: v.string(), text: v.string() })),
  photos: v.array(v.string()),
  /** What was said instead of typed. */
  voices: v.array(v.string()),
  /** What it was begun from. */
  link: v.nullable(v.object({ title: v.string(), page: v.string() })),
  /** The cases that it names and those that name it, as far as they may be seen. */
  links: v.array(v.object({ label: v.string(), title: v.string(), page: v.string() })),
  /** What may be begun from it, each with its page. */
  begins: v.array(v.object({ button: v.string(), page: v.string() })),
  hasJoined: v.boolean(),
  /** Whether joining and leaving are possible now. */
  mayJoin: v.boolean(),
  /** Whether `contact` would show its owner's number now. */
  mayCall: v.boolean(),
  /** Whether it would show that of its second person. */
  mayCallParty: v.boolean(),
  /** Whom it is offered to now, for those who see all of it; null while it is not. */
  wave: v.nullable(v.object({ round: Count, asked: Count, declined: Count, until: Instant })),
  moves: v.array(Move),
  /** What has happened, the earliest first. */
  story: v.array(
    v.object({
      ...{ at: Instant, text: v.string(), by: v.string(), words: v.string() },
      /** What was answered with it. */
      lines: v.array(v.object({ label: v.string(), text: v.string() })),
      photos: v.array(v.string()),
    }),
  ),
  serverNow: Instant,
  /** The station below one's unit at which it was opened; absent at home. */
  at: At,
  /** The button with which a file is made of it now; absent where none is. */
  paper: v.optional(v.string()),
})

const Colleagues = v.array(v.object({ personId: Id, called: v.string() }))
const Spot = v.object({ spot: v.string(), name: v.string() })

const CasePage = v.object({ items: v.array(CaseCard), next: v.nullable(v.string()), serverNow: Instant })

/** The piece that a case is begun from; its part is `body`, `thanks`, `proof` or `note:` and an id. */
const Piece = v.object({
  kind: v.picklist(linkKinds),
  id: Id,
  part: v.pipe(v.string(), v.regex(/^(?:body|thanks|proof|note:[A-Za-z0-9_-]{1,64})$/)),
})

/** What an objection is about; a part of it is empty for all of it. */
const About = v.object({
  kind: v.picklist(subjectKinds),
  id: Id,
  part: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{0,64}$/)), ''),
})

/** The most letters that go with a move, whatever its kind asks for. */
const MOST_WORDS = 500

/** A move of a kind that names another case; undefined when none does. */
const naming = ({ moves }: Pick<CaseKind, 'moves'>) =>
  Object.values(moves).find((move) => move?.names !== undefined)

/** A move of a kind that hands a case to somebody, or into another grid; undefined when none does. */
const giving = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.gives)
const regridding = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.regrids)
/** A move of a kind that makes a case part of an activity; undefined when none does. */
const gathering = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.gathers)
/** A move of a kind that hands a case to whoever leads its team; undefined when none does. */
const leading = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.toLeader)
const routing = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.routes)
/** A move of a kind that asks people; undefined when none does. */
const offering = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.offers)

/** A move of a kind at which a card proves one end of the time given; undefined when none does. */
const proving = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.proves)

/** A move of a kind that brings a second person to a case; undefined when none does. */
const bringing = ({ moves }: Pick<CaseKind, 'moves'>) => Object.values(moves).find((move) => move?.brings)

/** What a move may be refused with: what its guards say, and what every table says. */
const refusalsOf = ({ flow, moves, neverNear }: Pick<CaseKind, 'flow' | 'moves' | 'neverNear'>) =>
  [
    ...(naming({ moves }) ? ['CASE_NOT_THIS_ONE', 'CASE_NAMES_ENOUGH'] : []),
    ...((giving({ moves }) ?? leading({ moves })) ? ['CASE_NOT_TO_THEM'] : []),
    ...(regridding({ moves }) ? ['CASE_SAME_GRID'] : []),
    ...(routing({ moves }) ? ['CASE_NOT_THIS_UNIT'] : []),
    ...(gathering({ moves }) ? ['CASE_NO_ACTIVITY'] : []),
    ...(offering({ moves }) ? ['CASE_NOT_ASKABLE', 'CASE_TAKEN'] : []),
    ...(bringing({ moves }) ? ['CARD_UNKNOWN', 'CARD_RENEWED', 'GUARDIAN_NEEDED', 'CASE_NOT_A_SIDE'] : []),
    ...(neverNear ? ['CASE_TOO_NEAR'] : []),
    ...(proving({ moves }) ? ['CARD_UNKNOWN', 'CARD_RENEWED', 'CASE_OTHER_CARD', 'CASE_OWN_CARD'] : []),
    ...codesOf(flow),
    'INVALID_STATE',
    'STALE',
    ...(flow.rows.some(({ apart }) => apart) ? ['OTHER_DECIDER'] : []),
  ] as ErrorCode[]

/** These as far as a kind declares what they follow from. */
const following = <T extends object>(declared: unknown, some: T): T =>
  declared === undefined ? ({} as T) : some

/** For whom it is begun by somebody else: by the card, or by the id of a resident or of somebody of the family. */
const BehalfInput = v.object({
  via: v.picklist(Object.keys(channels) as Channel[]),
  cardToken: v.optional(CardToken),
  forPersonId: v.optional(Id),
})

/** A kind in which those above have a part is open to them at each station below their unit. */
const fromAbove = ({ flow }: Pick<CaseKind, 'flow'>): { below?: true } =>
  reachesUp({ flow }) ? { below: true } : {}
const atInput = ({ flow }: Pick<CaseKind, 'flow'>) =>
  reachesUp({ flow }) ? { at: At } : ({} as { at: typeof At })

/** A kind that is about something always says what; to those that serve all kinds it is there or not. */
const maybeAbout = v.optional(About)
const aboutOf = ({ about }: Pick<CaseKind['begin'], 'about'>) =>
  about ? (About as unknown as typeof maybeAbout) : maybeAbout

/** What beginning one takes; `on` only where a kind can be begun from a piece, `of` where it can from another case. */
const beginInput = ({ form, begin }: Pick<CaseKind, 'form' | 'begin'>) =>
  v.object({
    form: formSchema(typedTable({ form, begin })),
    unnamed: v.boolean(),
    ...following(begin.fromPiece, { on: v.optional(Piece) }),
    ...following(begin.fromCase, { of: v.optional(Id) }),
    ...following(begin.about, { about: aboutOf(begin) }),
    ...following(begin.onBehalf, { behalf: v.optional(BehalfInput) }),
  })

/** The events of a kind that ask for a form of their own, each with it. */
const askingEvents = ({ moves }: Pick<CaseKind, 'moves'>) =>
  Object.entries(moves).flatMap(([event, move]) => (move?.asks ? [[event, move.asks] as const] : []))

const anAnswers = (asking: ReturnType<typeof askingEvents>) =>
  v.object(Object.fromEntries(asking.map(([event, table]) => [event, v.optional(formSchema(table))])))

/** What moving one takes; a number only where a move names another case. */
const moveInput = ({ moves, flow }: Pick<CaseKind, 'moves' | 'flow'>) =>
  v.object({
    ...atInput({ flow }),
    caseId: Id,
    version: Version,
    event: v.picklist(Object.keys(moves)),
    words: v.optional(LooseText(MOST_WORDS)),
    /** For how many days it shall wait, of an event that begins a pause. */
    days: v.optional(Count),
    ...following(naming({ moves }), { number: v.optional(Count) }),
    /** Whom it asks, of an event that asks people. */
    ...following(offering({ moves }), { people: v.optional(v.pipe(v.array(Id), v.maxLength(MOST_ASKED))) }),
    /** The card that was read with it, of an event that proves one end of the time given or brings somebody. */
    ...following(proving({ moves }) ?? bringing({ moves }), { cardToken: v.optional(CardToken) }),
    /** By the event, what it asks for. */
    ...following(askingEvents({ moves })[0], { answers: v.optional(anAnswers(askingEvents({ moves }))) }),
    ...following(giving({ moves }), { to: v.optional(Id) }),
    ...following(regridding({ moves }), { gridId: v.optional(Id) }),
    ...following(routing({ moves }), { unitId: v.optional(Id) }),
    ...following(gathering({ moves }), { sessionId: v.optional(Id) }),
  })

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
const stepsOf = ({ title, scope = 'station', form, begin, moves, flow, neverNear }: CaseKind) => ({
  begin: {
    summary: `交一份${title}。`,
    kind: 'command' as const,
    idempotency: 'request-key' as const,
    limit: begin.limit,
    roles: begin.roles,
    scope: 'own' as const,
    input: beginInput({ form, begin }),
    output: CaseDetail,
    errors: [
      ...(begin.onBehalf ? ['CARD_UNKNOWN', 'CARD_RENEWED', 'GUARDIAN_NEEDED'] : []),
      ...(Object.values(form).some(({ is }) => is === 'spot') ? ['CASE_SPOT_GONE'] : []),
      ...(asksForDepartments(form) ? ['CASE_UNIT_GONE'] : []),
      ...(asksForTeam(form) ? ['CASE_TEAM_GONE'] : []),
      ...(asksForPartner(form) ? ['CASE_PARTNER_GONE'] : []),
      ...(begin.elsewhere ? ['CASE_ELSEWHERE'] : []),
      ...(begin.about ? ['CASE_ABOUT_OWN'] : []),
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
    output: CaseDetail,
    errors: refusalsOf({ flow, moves, neverNear }),
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
  hands: {
    summary: `可以把${title}交给的人。`,
    kind: 'query' as const,
    roles: desk.roles,
    scope: 'station' as const,
    input: Empty,
    output: v.object({ colleagues: Colleagues }),
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
  const { contact, board, suggest, join, hands } = besidesOf(kind)
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
