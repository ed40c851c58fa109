/** Owns what somebody may do with what is held of them: look at it, take a copy along. */
import * as v from 'valibot'
import { heldIn } from '../domain/person-data/holdings'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Cursor, Empty, Instant, WrittenFile } from './shapes'

const Held = v.picklist(heldIn)

/** How it stands with closing the account. */
const Closing = v.object({
  /** When it closes; null while it was not asked for. */
  closesAt: v.nullable(Instant),
  /** What stands in the way, with the page where it is ended; no page where the station does it. */
  blocks: v.array(v.object({ code: v.string(), text: v.string(), page: v.nullable(v.string()) })),
  points: v.number(),
  days: Count,
})

export const privacyActions = defineActions({
  'privacy.open': {
    summary: '站里存着我和家人的哪些资料，各有多少条。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({
      facts: v.array(v.object({ label: v.string(), text: v.string() })),
      /** `count` is at most a thousand; what holds nothing is left out. */
      sections: v.array(v.object({ held: Held, title: v.string(), count: Count })),
      station: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
    }),
    errors: [],
  },
  'privacy.rows': {
    summary: '其中一类资料的每一条，新的在前。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ held: Held, cursor: v.optional(Cursor) }),
    output: v.object({
      title: v.string(),
      items: v.array(v.object({ rowId: v.string(), at: Instant, title: v.string(), text: v.string() })),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
  'privacy.copy': {
    summary: '导出一份我的资料：一份能看能印的，或一份给别的程序用的；里面没有别人的姓名和电话。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.copies,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ as: v.picklist(['word', 'json']) }),
    output: WrittenFile,
    errors: [],
  },
  'privacy.closing': {
    summary: '注销账号前还有什么要先办完，注销以后什么没有了、什么留下。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: Closing,
    errors: [],
  },
  'privacy.close': {
    summary: '注销我的账号：七天里随时能撤回，到期以后姓名、电话、住处和写过的字都删掉。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.closing,
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: Closing,
    errors: ['CLOSING_BLOCKED'],
  },
  'privacy.stay': {
    summary: '不注销了，账号照旧。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.closing,
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: Closing,
    errors: [],
  },
})
