/** Owns that what somebody may not have in hand any longer goes back to the station, which looks for another one. */
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { mayHaveInHand } from '@/domain/case/sight'
import type { PersonDocument } from '@/domain/person/documents'
import { sendByTimer } from '../repositories/case-moves'
import { heldCases } from '../repositories/cases'
import { rolesOf } from '../repositories/people'
import type { Holding } from './holding'

/** Whoever has moved is a guest where it lies, and of the own roles there that of a volunteer alone. */
const rolesAt = (person: PersonDocument, stationId: string): ReadonlySet<string> =>
  person.stationId === stationId ? rolesOf(person) : new Set([...rolesOf(person)].filter(isKept))

const isKept = (role: string): boolean => role === 'volunteer'

/** One request for each kind that volunteers see to, and of each case its station, the step and the letters. */
export const keepCasesInStep: Holding = async (person, now) => {
  for (const kind of Object.values<CaseKind>(caseKinds)) {
    if (!kind.offer) continue
    const { back } = kind.offer
    const held = await heldCases(kind, person._id)
    const lost = held.filter(
      ({ stationId }) => !mayHaveInHand(kind, { roles: rolesAt(person, stationId) as never }),
    )
    // One that another one took in hand meanwhile stays as it is.
    for (const one of lost)
      await sendByTimer(kind, one, { event: back, now }, ({ handlerId }) => handlerId === one.handlerId)
  }
}
