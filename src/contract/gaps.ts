/** Owns what may be asked about what the papers of a station lack. */
import * as v from 'valibot'
import { gapKindNames, pressingNames } from '../domain/gaps/gaps'
import { STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { Count, Instant, Month } from './shapes'

const Gap = v.object({
  id: v.string(),
  kind: v.picklist(gapKindNames),
  pressing: v.picklist(pressingNames),
  title: v.string(),
  caption: v.string(),
  /** Since when it is missing. */
  since: Instant,
  /** Where it is put right. */
  page: v.string(),
})

export const gapActions = defineActions({
  'gaps.list': {
    summary:
      '还缺什么：没人签到的、没有回顾的、没核的时长、快到期的、没人的值班、快没有的奖品，各在哪一页补。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    /** With a month, what the papers of that month lack; else what is to be seen to now. */
    input: v.object({ month: v.optional(Month) }),
    output: v.object({
      /** The most pressing first, of each kind the first few. */
      gaps: v.array(Gap),
      /** How many of each kind there are; with `more`, at least so many. */
      kinds: v.array(v.object({ kind: v.picklist(gapKindNames), count: Count, more: v.boolean() })),
      count: Count,
      /** Whether there are more than were counted. */
      more: v.boolean(),
      serverNow: Instant,
    }),
    errors: [],
  },
})
