/** Owns virtue-credit points as a person sees them: the balance and the ledger behind it. */
import * as v from 'valibot'
import { defineActions } from './define-actions'
import { EVERYONE } from '../domain/person/roles'
import { Cursor, Id, Instant } from './shapes'

export const pointsActions = defineActions({
  'points.mine': {
    summary: '我的积分和每一笔的来历。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ cursor: v.optional(Cursor) }),
    output: v.object({
      balance: v.number(),
      held: v.number(),
      entries: v.array(
        v.object({
          entryId: Id,
          at: Instant,
          amount: v.number(),
          balanceAfter: v.number(),
          kind: v.picklist(['credit', 'debit', 'reverse', 'hold', 'capture', 'release']),
          text: v.string(),
          /** The service record it came from, if any. */
          recordId: v.nullable(Id),
        }),
      ),
      next: v.nullable(v.string()),
    }),
    errors: [],
  },
})
