/** Owns reading the cases of a kind: one of them, one's own, the desk's, what everybody may see. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { type Context, done, type Handler, joinedAll, refuse } from '../../handler'
import type { Join } from '../../platform/cloud'
import { boardCases, type CaseDoc, deskCases, deskOrder, ownCasesJoin } from '../../repositories/cases'
import { pageOf, readPageCursor } from '../../kernel/paging'
import { caseCardOf, faceCardOf } from '../../views/case'
import { rowsOf } from '../../views/rows'
import { caseJoins, caseTouches, onCase, shown } from './load-case'

const PAGE = 20

const broken = () => refuse('INVALID_INPUT', { field: 'cursor' })

export const open = (kind: CaseKind): Handler<CaseAction<'open'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  run: onCase(kind)((one, context: Context<CaseAction<'open'>>) => shown(kind, one, context)),
})

export const mine = (kind: CaseKind): Handler<CaseAction<'mine'>> => ({
  joins: ({ input, personId }): Record<string, Join> => {
    const after = readPageCursor(input.cursor)
    return after === 'broken' ? {} : { cases: ownCasesJoin(kind, personId, after, PAGE + 1) }
  },
  run: ({ input, caller, joined, now }) => {
    if (readPageCursor(input.cursor) === 'broken') return Promise.resolve(broken())
    const { shown: rows, next } = pageOf(
      joinedAll<CaseDoc>(joined, 'cases'),
      PAGE,
      ({ createdAt }) => createdAt,
    )
    const items = rowsOf(rows, (one) => caseCardOf(kind, one, caller, now))
    return Promise.resolve(done({ items, next, serverNow: now }))
  },
})

export const desk = (kind: CaseKind): Handler<CaseAction<'desk'>> => ({
  run: async ({ input, caller, now }) => {
    const after = readPageCursor(input.cursor)
    if (after === 'broken') return broken()
    const found = await deskCases(kind, caller, input.view, after, PAGE + 1)
    const { field } = deskOrder(kind, input.view)
    const { shown: rows, next } = pageOf(found, PAGE, (one) => one[field] ?? 0)
    return done({ items: rowsOf(rows, (one) => caseCardOf(kind, one, caller, now)), next, serverNow: now })
  },
})

export const board = (kind: CaseKind): Handler<CaseAction<'board'>> => ({
  run: async ({ input, caller, now }) => {
    const after = readPageCursor(input.cursor)
    if (after === 'broken') return broken()
    const found = await boardCases(kind, caller, after, PAGE + 1)
    const { shown: rows, next } = pageOf(found, PAGE, ({ boardAt }) => boardAt ?? 0)
    return done({ items: rowsOf(rows, (one) => faceCardOf(kind, one, now)), next, serverNow: now })
  },
})
