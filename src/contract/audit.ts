/** Owns who looks at what was done at a station: by kind, by month, by the words that stand there. */
import * as v from 'valibot'
import { auditKinds } from '../domain/audit/sources'
import { AUDIT } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Cursor, Instant, Month, Typed, WrittenFile } from './shapes'

const filters = { kind: v.picklist(auditKinds), month: v.optional(Month), text: Typed }

export const auditActions = defineActions({
  'audit.list': {
    summary: '谁做过什么：看过谁的电话、核过哪些时长、发过什么、任了谁、并了哪两份、谁注销了；新的在前。',
    kind: 'query',
    roles: AUDIT,
    scope: 'station',
    input: v.object({ ...filters, cursor: v.optional(Cursor) }),
    output: v.object({
      items: v.array(
        v.object({
          rowId: v.string(),
          at: Instant,
          by: v.string(),
          whom: v.string(),
          what: v.string(),
          page: v.nullable(v.string()),
        }),
      ),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'audit.export': {
    summary: '把查到的导成一份能看能印的；导出也记下来。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.copies,
    roles: AUDIT,
    scope: 'station',
    input: v.object(filters),
    output: WrittenFile,
    errors: [],
  },
})
