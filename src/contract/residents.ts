/**
 * Owns keeping the station's people in order: homes that no building of the list fits, people written down twice, those who
 * did not come several times.
 */
import * as v from 'valibot'
import { blockCodes } from '../domain/merge/rules'
import { twinKinds } from '../domain/person/twins'
import { GRID, HEAD, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { At, Count, Cursor, Id, Instant, LooseText, StoredDay, StoredMinutes, Text } from './shapes'

/** A resident as the directory lists them: enough to know whom one means. */
const Listed = v.object({
  personId: Id,
  /** Whole for staff, masked for a grid worker until it is opened. */
  name: v.string(),
  gridName: v.string(),
  building: v.string(),
  maskedPhone: v.string(),
  usesApp: v.boolean(),
  isVolunteer: v.boolean(),
})

/** Where somebody wrote to live; the grid is null where none was chosen. */
const Home = v.object({ gridId: v.nullable(Id), building: LooseText(20) })

const Unplaced = v.object({
  personId: Id,
  /** Whole for staff, masked for a grid worker. */
  name: v.string(),
  gridId: v.nullable(Id),
  gridName: v.string(),
  /** As it was written. */
  building: v.string(),
})

/** What of the people's records the caller may look at. */
const Seen = v.array(v.picklist(['places', 'twins', 'merged', 'absences']))

/** Somebody who held a place several times and did not come, the newest time first. */
const Absent = v.object({
  personId: Id,
  name: v.string(),
  gridName: v.string(),
  building: v.string(),
  isVolunteer: v.boolean(),
  /** One that is `late` was given up shortly before; of the others nobody said a word. */
  missed: v.array(
    v.object({ enrollmentId: Id, title: v.string(), at: Instant, late: v.optional(v.literal(true)) }),
  ),
  /** When somebody asked before; null when nobody has. */
  askedAt: v.nullable(Instant),
})

const Twin = v.object({
  personId: Id,
  name: v.string(),
  gridName: v.string(),
  building: v.string(),
  usesApp: v.boolean(),
})

/** One of two records that may be of one person. */
const Record = v.object({
  ...Twin.entries,
  birthDate: v.nullable(StoredDay),
  /** When its owner last wrote another name, or another day of birth; null where that did not happen. */
  nameChangedAt: v.nullable(Instant),
  birthDateChangedAt: v.nullable(Instant),
  since: Instant,
  provedMinutes: StoredMinutes,
  addedMinutes: StoredMinutes,
  points: Count,
  family: Count,
  isVolunteer: v.boolean(),
})

const Suspicion = v.object({
  /** Whose record was written later, and what of it agrees with the others. */
  ...Twin.entries,
  why: v.picklist(twinKinds),
  /** The child, where it is about one. */
  child: v.string(),
  at: Instant,
  others: v.array(Twin),
})

/** The grids the caller answers for, with the buildings to choose from. */
const OwnGrids = v.array(v.object({ gridId: Id, name: v.string(), buildings: v.array(v.string()) }))

export const residentsActions = defineActions({
  'residents.find': {
    summary: '按姓名、楼栋、居民卡或电话后四位找居民；网格员找自己的网格。',
    kind: 'query',
    roles: [...GRID, 'center_admin'],
    scope: 'station',
    below: true,
    /** Without a text nobody is listed: the directory is asked, not leafed through. */
    input: v.object({ at: At, text: LooseText(40), cursor: v.optional(Cursor) }),
    output: v.object({ grids: OwnGrids, items: v.array(Listed), next: v.nullable(v.string()) }),
    errors: [],
  },
  'residents.look': {
    summary: '看一位居民的全名和门牌，或者电话；看过会留下记录。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.numbers,
    roles: GRID,
    scope: 'grid',
    input: v.object({ personId: Id, at: v.picklist(['home', 'phone']) }),
    output: v.object({
      ...Listed.entries,
      unit: v.string(),
      room: v.string(),
      /** Empty where it was not asked for. */
      phone: v.string(),
    }),
    errors: ['NOT_YOUR_GRID', 'NOTICE_NO_PHONE'],
  },
  'residents.unplaced': {
    summary: '写的楼栋没对上的居民；网格员看自己的网格。',
    kind: 'query',
    roles: GRID,
    scope: 'station',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({
      grids: OwnGrids,
      items: v.array(Unplaced),
      sees: Seen,
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'residents.place': {
    summary: '把一位居民的楼栋改成站里有的一栋。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: GRID,
    scope: 'station',
    /** `before` is what stood there when it was read; STALE when the resident has changed it since. */
    input: v.object({ personId: Id, gridId: Id, building: Text(20), before: Home }),
    output: Unplaced,
    errors: ['NOT_YOUR_GRID', 'STALE'],
  },
  'residents.twins': {
    summary: '可能建了两次档的人，最近的在前。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(Suspicion), next: v.nullable(v.string()), waiting: Count, sees: Seen }),
    errors: [],
  },
  'residents.settleTwin': {
    summary: '问过了，这一条不用再提。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id, at: Instant }),
    output: v.object({ personId: Id }),
    errors: [],
  },
  'residents.absences': {
    summary: '一年里几次报了名没来的人；站长打电话问问，系统不会自己停谁。',
    kind: 'query',
    roles: HEAD,
    scope: 'station',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(Absent), next: v.nullable(v.string()), sees: Seen }),
    errors: [],
  },
  'residents.settleAbsences': {
    summary: '问过为什么没来了，这一条不用再提；又有一次没来会再提。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    /** `newest` is the newest time that was shown; STALE when another has come since. */
    input: v.object({ personId: Id, newest: Id }),
    output: v.object({ personId: Id }),
    errors: ['STALE'],
  },
  'residents.compare': {
    summary: '两份可能是同一位的档案并排看：留哪一份、带过去什么、还差什么。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    /** Without `stays` the one is shown as staying that would by itself. */
    input: v.object({ personId: Id, otherId: Id, stays: v.optional(Id) }),
    output: v.object({
      stays: Record,
      closes: Record,
      /** Whether staff may let the other one stay. */
      mayChoose: v.boolean(),
      /** What goes over, a sentence each. */
      goes: v.array(v.string()),
      /** What is in the way, and the page where it is put right. */
      blocks: v.array(
        v.object({ code: v.picklist(blockCodes), text: v.string(), page: v.nullable(v.string()) }),
      ),
    }),
    errors: ['OWN_RECORD'],
  },
  'residents.merge': {
    summary: '同一位的两份档案并成一份：时长、积分、家人和居民卡都到留下的那一份，7 天内可以分开。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.merging,
    roles: STAFF,
    scope: 'station',
    input: v.object({ stays: Id, closes: Id }),
    output: v.object({ stays: Id, closes: Id, until: Instant }),
    errors: ['OWN_RECORD', 'MERGE_BLOCKED', 'STALE'],
  },
  'residents.unmerge': {
    summary: '把 7 天内并起来的两份档案分开。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.takingBack,
    roles: STAFF,
    scope: 'station',
    input: v.object({ closes: Id }),
    output: v.object({ closes: Id }),
    errors: ['OWN_RECORD', 'UNMERGE_BLOCKED'],
  },
  'residents.merged': {
    summary: '7 天内并成一份的档案。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({
      items: v.array(
        v.object({
          closes: Id,
          name: v.string(),
          gridName: v.string(),
          building: v.string(),
          at: Instant,
          until: Instant,
          /** Who did it. */
          by: v.string(),
        }),
      ),
      next: v.nullable(v.string()),
      sees: Seen,
    }),
    errors: [],
  },
})
