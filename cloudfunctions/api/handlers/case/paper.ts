/** Owns making a file of a case, of a kind that declares one. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { sightFor } from '../../access/cases'
import { type Context, done, type Handler, refuse } from '../../handler'
import { writeFile } from '../../platform/files'
import { caseJoins, caseTouches, caseVisits, closedDaysIn, onCase } from './load-case'

/** One request, and one call of the function that writes files. */
export const paper = (kind: CaseKind): Handler<CaseAction<'paper'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  visits: caseVisits,
  run: onCase(kind)(async (one, { caller, joined }: Context<CaseAction<'paper'>>) => {
    if (sightFor(kind, one, caller) !== 'whole') return refuse('NOT_FOUND')
    if (!kind.paper?.states.includes(one.state)) return refuse('INVALID_STATE')
    return done(await writeFile(kind.paper.write(one, { closedDays: closedDaysIn(joined) })))
  }),
})
