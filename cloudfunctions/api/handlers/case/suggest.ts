/** Owns showing the desk whom it may ask for a case, the best first, and why. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { nameFor } from '@/domain/person/name-of'
import { holds } from '@/domain/person/roles'
import { rowsFrom } from '@/domain/kernel/workflow'
import type { StationDocument } from '@/domain/station/documents'
import { type Context, done, type Handler, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { suggestedFor } from '../../repositories/asked'
import { caseJoins, caseTouches, onCase } from './load-case'

/** So many are shown: the first of them, and others in their place. */
const MOST_SHOWN = 12

export const suggest = (kind: CaseKind): Handler<CaseAction<'suggest'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  run: onCase(kind)(async (one, { caller, joined, now }: Context<CaseAction<'suggest'>>) => {
    const asks = rowsFrom(kind.flow, one.state).some(
      ({ on, by }) => kind.moves[on]?.offers && holds(by, caller),
    )
    if (!asks) return refuse('INVALID_STATE')
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const found = await suggestedFor(kind, one, station, now)
    const people = found.slice(0, MOST_SHOWN).map(({ personId, name, reasons }) => ({
      ...{ personId, called: nameFor(name, caller), reasons },
    }))
    return done({ people })
  }),
})
