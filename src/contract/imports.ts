/** Owns importing tables: a file is looked at first, then written in parts, and can be taken back for a week. */
import * as v from 'valibot'
import { importStates, type ImportState } from '../domain/imports/documents'
import { importTables, type ImportKindName } from '../domain/imports/kinds'
import { ABOVE, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { At, Count, Cursor, Id, Instant, RowCursor, TableId, Text } from './shapes'

const keysOf = <K extends string>(table: Record<K, unknown>) => v.picklist(Object.keys(table) as [K, ...K[]])
const IMPORTERS = [...STAFF, ...ABOVE] as const

const Import = v.object({
  importId: Id,
  kind: keysOf<ImportKindName>(importTables),
  fileName: v.string(),
  state: keysOf<ImportState>(importStates),
  /** Rows by what they come to; once it is written, by what they came to. */
  counts: v.object({ added: Count, changed: Count, same: Count, refused: Count }),
  /** Columns that are of no use here, by their heads. */
  unknown: v.array(v.string()),
  parts: Count,
  /** Parts that are written. */
  written: Count,
  /** What taking it back came to: rows that went back, and those that somebody has touched since. */
  undone: Count,
  kept: Count,
  /** Whole; who looked at it and who imported it. */
  byName: v.string(),
  ranByName: v.string(),
  createdAt: Instant,
  ranAt: v.nullable(Instant),
  /** Until when it can be undone; null when it cannot. */
  undoUntil: v.nullable(Instant),
  /** Whether it can be written, or gone on with. */
  mayRun: v.boolean(),
})

/** A row of which something is told: why it is not imported, or what of it is left out; the other is empty. */
const Told = v.object({ at: Count, texts: v.array(v.string()), problem: v.string(), note: v.string() })

const One = v.object({ importId: Id, at: At })

export const importActions = defineActions({
  'import.list': {
    summary: '本站导入过的文件，最近的在前。',
    kind: 'query',
    roles: IMPORTERS,
    scope: 'station',
    below: true,
    input: v.object({ at: At, cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(Import), next: v.nullable(v.string()) }),
    errors: [],
  },
  'import.open': {
    summary: '一次导入：新增、改动、相同和不能导入的各多少，不能导入的是哪几行、为什么。',
    kind: 'query',
    roles: IMPORTERS,
    scope: 'station',
    below: true,
    input: v.object({ importId: Id, at: At, cursor: v.optional(Cursor) }),
    output: v.object({
      import: Import,
      /** What the texts of the rows belong to. */
      columns: v.array(v.string()),
      items: v.array(Told),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'import.preview': {
    summary: '读一个 Excel 或 CSV 文件，先看看会怎样，什么都不写。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.imports,
    roles: IMPORTERS,
    scope: 'station',
    below: true,
    input: v.object({
      kind: keysOf<ImportKindName>(importTables),
      fileId: TableId,
      fileName: Text(80),
      at: At,
    }),
    output: Import,
    errors: ['TABLE_UNREADABLE', 'TABLE_TOO_LARGE', 'IMPORT_COLUMNS', 'IMPORT_ID_NUMBERS', 'IMPORT_NOTHING'],
  },
  'import.run': {
    summary: '导入看过的文件，一次一部分；断了可以接着来，不会重复。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: IMPORTERS,
    scope: 'station',
    below: true,
    input: One,
    output: Import,
    errors: ['IMPORT_FORGOTTEN', 'INVALID_STATE'],
  },
  'import.undo': {
    summary: '七天以内撤销一次导入，一次一部分；导入以后有人改过、用过的留着。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: IMPORTERS,
    scope: 'station',
    below: true,
    input: One,
    output: Import,
    errors: ['IMPORT_FORGOTTEN', 'INVALID_STATE'],
  },
})
