/** Owns what every handler of one case begins with: the case and the station, and whether it is the caller's business. */
import { mayOpenCase } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Caller, type Result } from '../../handler'
import type { Doc, Join } from '../../platform/cloud'
import { caseJoin, type CaseDoc } from '../../repositories/cases'
import { withStation } from '../../repositories/stations'

export const caseJoins = ({ input }: { input: { caseId: string } }): Record<string, Join> => ({
  case: caseJoin(input.caseId),
  ...withStation,
})

interface Given {
  caller: Caller
  joined: Record<string, Doc[]>
}

/** The case, if the caller may open it. Those whom it is about do not learn that it is there. */
export function oneCase(kind: CaseKind, { caller, joined }: Given): Result<CaseDoc> {
  const one = joinedOne<CaseDoc>(joined, 'case')
  if (!one || one.kind !== kind.name) return refuse('NOT_FOUND')
  if (one.stationId !== caller.stationId) return refuse('OTHER_STATION')
  return mayOpenCase(kind, one, caller) ? done(one) : refuse('NOT_FOUND')
}

/** The days on which the station's office is closed. */
export const closedDaysIn = (joined: Record<string, Doc[]>): readonly string[] =>
  joinedOne<StationDocument & Doc>(joined, 'station')?.holidays ?? []
