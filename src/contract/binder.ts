/** Owns what may be asked of the month's binder: how far it is, making it, its files, and the rows behind its figures. */
import * as v from 'valibot'
import { chapterKeys } from '../domain/binder/make'
import { AUDITORS, HEAD, STAFF } from '../domain/person/roles'
import { registerKeys } from '../domain/registers/keys'
import { type NationalState, nationalStates } from '../domain/registers/national-states'
import { defineActions } from './define-actions'
import { FileAs } from './file'
import { Gap } from './gaps'
import { limits } from './limits'
import { Count, Cursor, Instant, Month, WrittenFile } from './shapes'

const National = v.picklist(Object.keys(nationalStates) as [NationalState, ...NationalState[]])

const Binder = v.object({
  month: Month,
  /** `none`: nobody has begun it. `gathering`: rows are being read; asked again it goes on. */
  state: v.picklist(['none', 'gathering', 'ready']),
  /** Whether it was begun when the month was over, so that nothing of it changes any more. */
  frozen: v.boolean(),
  /** Whether the month is over by now. */
  isOver: v.boolean(),
  /** Chapters that are whole, of how many. */
  done: Count,
  of: Count,
  /** Rows so far. */
  rows: Count,
  chapters: v.array(
    v.object({
      key: v.picklist(chapterKeys),
      title: v.string(),
      /** What is said where it has no row. */
      none: v.string(),
      rows: Count,
      sums: v.array(v.object({ head: v.string(), sum: v.number() })),
    }),
  ),
  /** Into how many files it is divided. */
  volumes: v.object({ word: Count, sheet: Count }),
  begunBy: v.nullable(v.string()),
  madeAt: v.nullable(Instant),
  /** Who has taken which file, the newest first. */
  handedOut: v.array(v.object({ name: v.string(), what: v.string(), at: Instant })),
  mayMake: v.boolean(),
  /** How it stands with the national system, for the head alone; null for everybody else. */
  national: v.nullable(v.object({ state: National, byName: v.string(), at: v.nullable(Instant) })),
})

/** What is missing in the papers of a month that is not frozen yet: the first few, and how many there are. */
const Lacks = v.object({ count: Count, more: v.boolean(), first: v.array(Gap) })

const Cell = v.union([v.string(), v.number()])

export const binderActions = defineActions({
  'binder.month': {
    summary: '一个月的台账：生成到哪里了、每一项登记多少条、谁拿过文件；不说哪个月，就是眼下该交的那个月。',
    kind: 'query',
    roles: AUDITORS,
    scope: 'station',
    input: v.object({ month: v.optional(Month) }),
    /** Null where nothing can be put right any more, or not by the caller. */
    output: v.object({ ...Binder.entries, lacks: v.nullable(Lacks) }),
    errors: [],
  },
  'binder.make': {
    summary: '生成一个月的台账，没有生成完的接着生成；月底以后生成的是定稿，不再变。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ month: Month }),
    output: Binder,
    errors: ['BINDER_AHEAD', 'BINDER_EARLY'],
  },
  'binder.markNational': {
    summary: '记下这个月的服务记录报没报进全国志愿服务信息系统；站长记。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ month: Month, state: National }),
    output: Binder,
    errors: ['BINDER_UNMADE', 'STALE'],
  },
  'binder.file': {
    summary: '台账的一册文件；谁、什么时候拿的会记下来。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.files,
    roles: AUDITORS,
    scope: 'station',
    input: v.object({ month: Month, as: FileAs, volume: Count }),
    output: WrittenFile,
    errors: ['BINDER_UNMADE', 'NOT_FOUND'],
  },
  'binder.rows': {
    summary: '一项登记在一个月里的每一条，一页一页看。',
    kind: 'query',
    roles: AUDITORS,
    scope: 'station',
    input: v.object({
      month: Month,
      register: v.picklist(registerKeys),
      cursor: v.optional(Cursor),
    }),
    output: v.object({
      title: v.string(),
      none: v.string(),
      columns: v.array(
        v.object({ head: v.string(), room: Count, isNumber: v.boolean(), leads: v.boolean() }),
      ),
      items: v.array(v.object({ cells: v.array(Cell), opens: v.nullable(v.string()) })),
      next: v.nullable(Cursor),
    }),
    errors: [],
  },
})
