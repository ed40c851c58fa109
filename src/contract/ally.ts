/** Owns partners as everybody of a station sees them: who they are, what they need and give, what they promised and kept. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { type PartnerVow, partnerVows } from '../domain/store/partner-form'
import { CaseCard } from './case-shapes'
import { defineActions } from './define-actions'
import { Cursor, Day, Id, Instant, RowCursor, Typed } from './shapes'

const vowKeys = Object.keys(partnerVows) as [PartnerVow, ...PartnerVow[]]

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

/** What it gives each month, and how much of this month is left: 本月还有 5 次。 */
const Monthly = v.object({ agreementId: Id, what: v.string(), mostText: v.string(), leftText: v.string() })

const Ally = v.object({
  ...AllyRow.entries,
  monthly: v.array(Monthly),
  /** Whether the caller sees what each of them was drawn for. */
  mayLook: v.boolean(),
  needs: v.array(v.string()),
  gives: v.array(v.string()),
  projects: v.array(v.string()),
  vowCards: v.array(v.object({ vow: v.picklist(vowKeys), name: v.string(), text: v.string(), day: Day })),
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
  'ally.drawn': {
    summary: '一家合伙人每月给的，这个月或下个月用在了哪几件上。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ agreementId: Id, next: v.boolean(), cursor: v.optional(Cursor) }),
    output: v.object({
      ...{ partnerName: v.string(), what: v.string(), mostText: v.string(), leftText: v.string() },
      items: v.array(CaseCard),
      next: v.nullable(v.string()),
      serverNow: Instant,
    }),
    errors: [],
  },
})
