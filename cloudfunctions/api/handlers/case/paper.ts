/** Owns making a file of a case, of a kind that declares one. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import { hasPaper, isPaperFor } from '@/domain/case/paper'
import type { StationDocument } from '@/domain/station/documents'
import { sightFor } from '../../access/cases'
import { type Context, done, type Handler, joinedAll, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { writeFile } from '../../platform/files'
import { holidaysOf, stationWithThatOf } from '../../repositories/stations'
import { caseJoins, caseTouches, caseVisits, onCase } from './load-case'

/** One request, and one call of the function that writes files. */
export const paper = (kind: CaseKind): Handler<CaseAction<'paper'>> => ({
  // Whoever has moved since still has it of the station where it lies.
  joins: (context) => ({ ...caseJoins(kind)(context), stations: stationWithThatOf('case') }),
  ...caseTouches(kind),
  visits: caseVisits,
  run: onCase(kind)(async (one, { caller, joined }: Context<CaseAction<'paper'>>) => {
    if (!kind.paper || !isPaperFor(kind, sightFor(kind, one, caller))) return refuse('NOT_FOUND')
    if (!hasPaper(kind, one)) return refuse('INVALID_STATE')
    const there = joinedAll<StationDocument & Doc>(joined, 'stations').find(
      ({ _id }) => _id === one.stationId,
    )
    const around = { holidays: holidaysOf(there ?? null), station: there?.name ?? '' }
    return done(await writeFile(kind.paper.write(one, around)))
  }),
})
