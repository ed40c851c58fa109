/** Owns partners as everybody of a station sees them: who they are, what they need and give, what they promised and kept. */
import * as v from 'valibot'
import { EVERYONE } from '../domain/person/roles'
import { CaseCard } from './case-shapes'
import { defineActions } from './define-actions'
import { Cursor, Day, Id, Instant, RowCursor, Typed } from './shapes'

/** Nothing of whom to call there: that is the station's to know. */
const AllyRow = v.object({
  partnerId: Id,
  name: v.string(),
  /** 社会组织 */
  sortText: v.string(),
  place: v.string(),
  /** 诚信经营 */
  vows: v.array(v.string()),
})

const Ally = v.object({
  ...AllyRow.entries,
  needs: v.array(v.string()),
  gives: v.array(v.string()),
  projects: v.array(v.string()),
  vowCards: v.array(v.object({ name: v.string(), text: v.string(), day: Day })),
  /** Whether the caller writes pledges for it. */
  mayPledge: v.boolean(),
})

export const allyActions = defineActions({
  'ally.list': {
    summary: '本站公开的共建单位和公益合伙人，按名字排。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(AllyRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'ally.open': {
    summary: '一家共建单位：需要什么、能给什么，答应了什么，做到没有。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ partnerId: Id, cursor: v.optional(RowCursor) }),
    output: v.object({
      ally: Ally,
      /** Its pledges, the newest first. */
      items: v.array(CaseCard),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
})
