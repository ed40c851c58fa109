/** Owns the units of the district: which stations there are, and which one somebody is at home at. */
import * as v from 'valibot'
import { homeMoveFlow } from '../domain/person/home-move-flow'
import { ABOVE, EVERYONE, STAFF } from '../domain/person/roles'
import { addedTypes, unitTypes } from '../domain/station/units'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Id, Instant, LooseText, Move, RowCursor, Text, Version } from './shapes'

const Station = v.object({
  stationId: Id,
  name: v.string(),
  /** Empty where nobody has written it. */
  address: v.string(),
})

/** As a neighbour reads it on a door sign. */
const UnitName = Text(40)
const Address = LooseText(60)

const Unit = v.object({
  unitId: Id,
  type: v.picklist(unitTypes),
  name: v.string(),
  parentId: v.nullable(Id),
  address: v.string(),
  active: v.boolean(),
  /** Handed back when it is changed; somebody else's change in between answers STALE. */
  version: Version,
})

/** The own move to another home station. */
const HomeMove = v.object({
  /** The station that was asked. */
  stationId: Id,
  name: v.string(),
  stateText: v.string(),
  tone: v.picklist(['plain', 'waiting', 'good', 'warn', 'done']),
  /** Whether it waits for an answer, so that no other one may be asked for. */
  waits: v.boolean(),
  /** Why it was refused; empty otherwise. */
  reason: v.string(),
  askedAt: Instant,
  /** When anything happened to it last. */
  at: Instant,
  dueAt: v.nullable(Instant),
})

/** Somebody who wants to be at home at the station, as its desk sees that person. */
const MoveCase = v.object({
  personId: Id,
  version: Version,
  name: v.string(),
  maskedPhone: v.string(),
  age: v.nullable(Count),
  /** The station that is home, by its short name. */
  from: v.string(),
  where: v.string(),
  state: v.picklist(Object.keys(homeMoveFlow.states) as (keyof typeof homeMoveFlow.states)[]),
  stateText: v.string(),
  reason: v.string(),
  askedAt: Instant,
  dueAt: v.nullable(Instant),
  mayTakeBack: v.boolean(),
  moves: v.array(Move),
})

const MoveAnswer = v.object({ move: v.nullable(HomeMove) })

export const unitsActions = defineActions({
  'units.stations': {
    summary: '区里有哪些实践站，我是哪个站的；还没有选过站的也能看。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    newcomers: true,
    /** The station whose code was scanned. */
    input: v.object({ at: v.optional(Id) }),
    output: v.object({
      /** Where the caller is at home; null for somebody who has not chosen. */
      home: v.nullable(Station),
      /** The station of the code; null without one, or when it is not there any more. */
      scanned: v.nullable(Station),
      /** By the unit above each, in administrative order. */
      groups: v.array(v.object({ name: v.string(), stations: v.array(Station) })),
      /** The latest move to another station that the caller asked for; null for none. */
      move: v.nullable(HomeMove),
    }),
    errors: [],
  },
  'units.join': {
    summary: '第一次来：说哪个站是我家的社区。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'open',
    newcomers: true,
    input: v.object({ stationId: Id }),
    output: Station,
    errors: ['HOME_ELSEWHERE'],
  },
  'units.askMove': {
    summary: '搬了家，申请换到另一个站；那边的工作人员 2 个工作日内答复，同意以前什么都不变。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.homeMoves,
    roles: EVERYONE,
    scope: 'own',
    words: { said: ['where'] },
    input: v.object({ stationId: Id, where: LooseText(40) }),
    output: MoveAnswer,
    errors: ['INVALID_STATE', 'MOVE_TO_HOME', 'MOVE_WAITS', 'MOVE_ROLES_FIRST', 'MOVE_HOUSEHOLD_FIRST'],
  },
  'units.withdrawMove': {
    summary: '撤回还没有答复的换站申请。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: MoveAnswer,
    errors: ['INVALID_STATE'],
  },
  'units.moves': {
    summary: '想搬来本站的居民：等答复的，最近答复过的。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({
      view: v.optional(v.picklist(['waiting', 'answered'])),
      cursor: v.optional(RowCursor),
    }),
    output: v.object({ items: v.array(MoveCase), next: v.nullable(v.string()) }),
    errors: [],
  },
  'units.decideMove': {
    summary: '同意一位居民搬来本站，或者写明理由不同意。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    words: { said: ['reason'] },
    input: v.object({
      personId: Id,
      version: Version,
      event: v.picklist(['agree', 'refuse']),
      reason: v.optional(Text(200)),
    }),
    output: MoveCase,
    errors: [
      'INVALID_STATE',
      'REASON_NEEDED',
      'OWN_RECORD',
      'MOVE_ROLES_FIRST',
      'MOVE_HOUSEHOLD_FIRST',
      'STALE',
    ],
  },
  'units.takeBackMove': {
    summary: '撤销刚才对换站的答复，24 小时以内；同意过的，回到原来的站和原来的住处。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id, version: Version }),
    output: MoveCase,
    errors: [
      'INVALID_STATE',
      'OWN_RECORD',
      'DECISION_NOT_YOURS',
      'DECISION_KEPT',
      'MOVE_ROLES_FIRST',
      'MOVE_HOUSEHOLD_FIRST',
      'STALE',
    ],
  },
  'units.tree': {
    summary: '我管的这一级下面有哪些所、站、点和基地，每个站的站长是谁。',
    kind: 'query',
    roles: ABOVE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      /** The unit that the caller looks after. */
      unitId: Id,
      mayEdit: v.boolean(),
      /** In administrative order, each after the one above it. */
      units: v.array(v.object({ ...Unit.entries, heads: v.array(v.string()) })),
    }),
    errors: [],
  },
  'units.add': {
    summary: '加一个所，开一个新的站，或者给一个站加服务点、服务基地；站开好就能在名单里选到。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: ['center_admin'],
    scope: 'own',
    words: { said: ['name', 'address'] },
    input: v.object({
      parentId: Id,
      type: v.picklist(addedTypes),
      name: UnitName,
      address: Address,
    }),
    output: Unit,
    errors: ['UNIT_NAME_TAKEN', 'UNIT_FULL'],
  },
  'units.change': {
    summary: '改一个所、站、点或基地的名字、地址；关上的站不再收新来的居民，办过的事都在。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ['center_admin'],
    scope: 'own',
    words: { said: ['name', 'address'] },
    input: v.object({
      unitId: Id,
      version: Version,
      name: UnitName,
      address: Address,
      active: v.boolean(),
    }),
    output: Unit,
    errors: ['STALE', 'UNIT_NAME_TAKEN', 'UNIT_IN_USE', 'UNIT_FULL'],
  },
})
