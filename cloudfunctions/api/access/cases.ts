/** Owns how much of a case a caller sees, wherever it lies. */
import type { CaseKind } from '@/domain/case/define-case'
import type { CaseDocument } from '@/domain/case/documents'
import { type Sight, sightOf } from '@/domain/case/sight'
import { ABOVE, type Role } from '@/domain/person/roles'
import type { Caller } from '../handler'
import { narrowedTo, touchedByCase } from '../touched'

/** The caller with what is held at this station: roles from above hold only where it lies below the unit. */
export function inPlace(caller: Caller): Caller {
  const held = [...caller.roles].filter((role) => !(ABOVE as readonly Role[]).includes(role))
  return { ...caller, roles: new Set<Role>([...held, ...caller.fromAbove]) }
}

/** Nothing of another station's; with the roles that hold where it lies. */
export function sightFor(kind: CaseKind, one: CaseDocument, caller: Caller): Sight {
  if (one.stationId !== caller.stationId) return 'none'
  const there = inPlace(caller)
  return sightOf(kind, one, kind.scope === 'grid' ? narrowedTo(there, touchedByCase(one)) : there)
}
