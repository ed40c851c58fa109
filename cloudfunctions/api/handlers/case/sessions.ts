/** Owns the activities of a station of which a case can be part afterwards. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { done, type Handler, joinedAll } from '../../handler'
import type { Join } from '../../platform/joins'
import { type BegunSession, begunSessionsJoin } from '../../repositories/sessions'
import { rowsOf } from '../../views/rows'

export const sessions = (kind: CaseKind): Handler<CaseAction<'sessions'>> => {
  const begun = Object.values(kind.moves).find((move) => move?.gathers?.begun)?.gathers?.begun
  return {
    joins: ({ now }): Record<string, Join> => (begun ? { sessions: begunSessionsJoin(begun, now) } : {}),
    run: ({ joined, now }) => {
      const items = rowsOf(joinedAll<BegunSession>(joined, 'sessions'), ({ _id, title, startAt }) => ({
        ...{ sessionId: _id, title, startAt },
      }))
      return Promise.resolve(done({ items, serverNow: now }))
    },
  }
}
