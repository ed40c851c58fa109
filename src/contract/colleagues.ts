/** Owns those who work at the station: who they are, giving and ending their roles, and who leads what in their stead. */
import * as v from 'valibot'
import { MOST_OWN_GRIDS } from '../domain/person/office'
import { ABOVE, appointedRoles, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { At, Count, Cursor, Id, Instant, LooseText, Text, Version } from './shapes'
import { namedUnits } from '../domain/person/appointments'

const Role = v.picklist(appointedRoles)
const Why = 60
/** Those of the station who see and name colleagues, and those from above for every station below. */
const NAMERS = [...STAFF, ...ABOVE] as const

/** A role that is held now. */
const HeldRole = v.object({
  role: Role,
  /** Null where it was written down before appointments were made here. */
  since: v.nullable(Instant),
})

const Colleague = v.object({
  personId: Id,
  name: v.string(),
  roles: v.array(HeldRole),
  /** The grids of a grid worker, by name. */
  grids: v.array(v.string()),
})

/** One time of holding a role, with who gave it and who ended it. */
const Term = v.object({
  role: Role,
  since: Instant,
  until: v.nullable(Instant),
  by: v.string(),
  why: v.string(),
  grids: v.array(v.string()),
  endedBy: v.nullable(v.string()),
  endedWhy: v.nullable(v.string()),
})

/** Whether the caller may give or end a role, or in words why not. */
const Permission = v.object({ role: Role, allowed: v.boolean(), reason: v.nullable(v.string()) })

const OneColleague = v.object({
  ...Colleague.entries,
  gridName: v.string(),
  building: v.string(),
  maskedPhone: v.string(),
  isSelf: v.boolean(),
  gridIds: v.array(Id),
  partnerId: v.nullable(Id),
  partnerName: v.nullable(v.string()),
  unitId: v.nullable(Id),
  unitName: v.nullable(v.string()),
  /** Handed back with every change; somebody else's change in between is refused. */
  version: Version,
  gives: v.array(Permission),
  ends: v.array(Permission),
  /** Whether the newest change may still be taken back by the caller. */
  mayTakeBack: v.boolean(),
  /** The newest first. */
  history: v.array(Term),
  /** What hangs on this person now. */
  leads: v.array(v.object({ sessionId: Id, title: v.string(), startAt: Instant })),
  plannedNotices: Count,
  casesInHand: Count,
  /** What there is to choose from when a role is given. */
  choices: v.object({
    grids: v.array(v.object({ gridId: Id, name: v.string() })),
    partners: v.array(v.object({ partnerId: Id, name: v.string() })),
    /** Institutes and centres within the unit that the caller looks after. */
    units: v.array(v.object({ unitId: Id, name: v.string(), type: v.picklist(namedUnits) })),
  }),
})

/** What changed; the whole is asked for anew. */
const Changed = v.object({ personId: Id, version: Version, roles: v.array(Role) })

export const colleaguesActions = defineActions({
  'colleagues.list': {
    summary: '在站里做事的人：谁、做什么、管哪些网格。',
    kind: 'query',
    roles: NAMERS,
    scope: 'station',
    below: true,
    input: v.object({ at: At, cursor: v.optional(Cursor) }),
    output: v.object({
      stationName: v.string(),
      /** Whether the caller names anybody here. */
      mayName: v.boolean(),
      items: v.array(Colleague),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'colleagues.open': {
    summary: '看一位同事，或者一位要请来做事的居民：现在做什么、以前做过什么、名下有什么。',
    kind: 'query',
    roles: NAMERS,
    scope: 'station',
    below: true,
    input: v.object({ at: At, personId: Id }),
    output: OneColleague,
    errors: [],
  },
  'colleagues.appoint': {
    summary: '请一位居民来站里做事，或改一位网格员的网格；本人和站长都会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appointing,
    roles: NAMERS,
    scope: 'station',
    below: true,
    words: { said: ['why'] },
    input: v.object({
      at: At,
      personId: Id,
      version: Version,
      roles: v.pipe(v.array(Role), v.minLength(1), v.maxLength(appointedRoles.length)),
      gridIds: v.pipe(v.array(Id), v.maxLength(MOST_OWN_GRIDS)),
      partnerId: v.nullable(Id),
      /** The institute or the centre that is looked after; none for those of the station. */
      unitId: v.optional(v.nullable(Id), null),
      why: LooseText(Why),
    }),
    output: Changed,
    errors: [
      'APPOINT_SELF',
      'ROLE_FROM_ABOVE',
      'ROLE_BY_HEAD',
      'APPOINT_NO_ACCOUNT',
      'APPOINT_TOO_YOUNG',
      'AUDITOR_APART',
      'GRIDS_NEEDED',
      'PARTNER_NEEDED',
      'UNIT_NEEDED',
      'OFFICE_CHANGED',
    ],
  },
  'colleagues.end': {
    summary: '结束一位同事的一个角色，写明为什么；站长也可以自己卸任，最后一位除外。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appointing,
    roles: NAMERS,
    scope: 'station',
    below: true,
    words: { said: ['why'] },
    input: v.object({ at: At, personId: Id, version: Version, role: Role, why: Text(Why) }),
    output: Changed,
    errors: [
      'APPOINT_SELF',
      'ROLE_FROM_ABOVE',
      'ROLE_BY_HEAD',
      'OFFICE_CHANGED',
      'LAST_HEAD',
      'LEADS_SESSIONS',
    ],
  },
  'colleagues.takeBack': {
    summary: '刚才点错了：几分钟里把对一位同事的改动撤回。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: NAMERS,
    scope: 'station',
    below: true,
    input: v.object({ at: At, personId: Id, version: Version }),
    output: Changed,
    errors: ['APPOINT_SELF', 'ROLE_FROM_ABOVE', 'ROLE_BY_HEAD', 'OFFICE_CHANGED', 'OFFICE_UNDO_CLOSED'],
  },
  'colleagues.handOver': {
    summary: '把一位同事名下还没办完的活动接过来，由自己带；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.appointing,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id }),
    output: v.object({ personId: Id, count: Count }),
    errors: ['APPOINT_SELF'],
  },
})
