/** Owns the card of a volunteer's star, as its owner alone reads it. */
import * as v from 'valibot'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { Count, Empty, Id, Instant } from './shapes'

export const starCardActions = defineActions({
  'starCard.open': {
    summary: '我的星级：现在几星，下一颗能不能申请、还差什么。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({
      name: v.string(),
      /** What is written where the name is not to be read whole: 王*. */
      maskedName: v.string(),
      stationName: v.string(),
      volunteerNo: v.nullable(v.string()),
      /** The star that was granted; 0 before the first. */
      star: Count,
      since: v.nullable(Instant),
      /** An objection stands against it. */
      rests: v.boolean(),
      provedMinutes: Count,
      /** The next star, and what it asks for still; empty where it can be applied for. Null at the top. */
      next: v.nullable(v.object({ title: v.string(), neededMinutes: Count, lacks: v.string() })),
      /** The application that is on its way. */
      applied: v.nullable(v.object({ caseId: Id, title: v.string(), stateText: v.string() })),
      /** How far one has come along, for oneself alone. */
      stage: v.object({ title: v.string(), next: v.string() }),
    }),
    errors: [],
  },
})
