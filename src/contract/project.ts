/** Owns positions and projects: what a station does again and again, under which position, and who writes it down. */
import * as v from 'valibot'
import { EVERYONE, HEAD, STAFF } from '../domain/person/roles'
import { projectForm } from '../domain/project/form'
import { SessionCard } from './activity'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { Cursor, Id, Instant, RowCursor, Typed, Version } from './shapes'

const ProjectRow = v.object({
  projectId: Id,
  name: v.string(),
  isBrand: v.boolean(),
  positionId: Id,
  positionName: v.string(),
  /** Masked, 王*; empty where nobody is named. */
  leaderName: v.string(),
})

const Position = v.object({ positionId: Id, name: v.string(), active: v.boolean() })

/** A project as those who write it see it. */
const DeskProject = v.object({
  ...ProjectRow.entries,
  about: v.string(),
  /** Whole. */
  leaderName: v.string(),
  active: v.boolean(),
  /** Masked; who wrote it last. */
  changedBy: v.string(),
  version: Version,
})

const Positions = v.object({
  positions: v.array(Position),
  /** Of the station; handed back when a position is switched. */
  version: Version,
  /** Whether the caller may switch a position, which is for the head of the station. */
  mayTurn: v.boolean(),
})

export const projectActions = defineActions({
  'project.list': {
    summary: '本站的岗位和项目，按岗位排，品牌项目在前；停了的不列。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(ProjectRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'project.open': {
    summary: '一个项目：做什么、谁负责、接下来的场次和办过的场次。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ projectId: Id, cursor: v.optional(RowCursor) }),
    output: v.object({
      ...ProjectRow.entries,
      about: v.string(),
      /** False for one that rests, itself or with its position. */
      active: v.boolean(),
      /** The next ones, the earliest first; with the first page alone. */
      coming: v.array(SessionCard),
      /** Those that are over, the newest first. */
      items: v.array(SessionCard),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
  'project.desk': {
    summary: '全部项目，停着的也在，按岗位排；哪些岗位开着。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({ ...Positions.entries, items: v.array(DeskProject), next: v.nullable(v.string()) }),
    errors: [],
  },
  'project.save': {
    summary: '新建或修改一个项目；已经办的活动还叫原来的名字。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    /** Without a project a new one is made; `version` is that of the project as it was opened. */
    input: v.pipe(
      v.object({
        projectId: v.optional(Id),
        version: v.optional(Version),
        form: v.object({ ...formEntries(projectForm), positionId: Id }),
      }),
      v.check(({ projectId, version }) => projectId === undefined || version !== undefined),
    ),
    words: { said: ['form.name', 'form.about', 'form.leaderName'] },
    output: DeskProject,
    errors: ['PROJECT_CHANGED', 'PROJECT_NAME_TAKEN'],
  },
  'project.rest': {
    summary: '停一个项目，或者接着办；停了不办新活动，办过的都在。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ projectId: Id, version: Version, active: v.boolean() }),
    output: DeskProject,
    errors: ['PROJECT_CHANGED'],
  },
  'project.turnPosition': {
    summary: '站长打开或关上一个岗位；关上以后它的项目都停着，打开就接着办。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ positionId: Id, active: v.boolean(), version: Version }),
    output: Positions,
    errors: ['STALE'],
  },
})
