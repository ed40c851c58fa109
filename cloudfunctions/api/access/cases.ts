/** Owns how much of a case a caller sees, wherever it lies. */
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { type Sight, sightOf } from '@/domain/case/sight'
import type { Caller } from '../handler'
import { narrowedTo, touchedByCase } from '../touched'

/** Nothing of another station's; with the roles that hold where it lies. */
export function sightFor(kind: CaseKind, one: CaseDocument, caller: Caller): Sight {
  if (one.stationId !== caller.stationId) return 'none'
  return sightOf(kind, one, kind.scope === 'grid' ? narrowedTo(caller, touchedByCase(one)) : caller)
}
