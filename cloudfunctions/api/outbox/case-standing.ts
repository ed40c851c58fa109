/** Owns that what somebody may not have in hand any longer goes back to the station, which looks for another one. */
import { caseKinds } from '@/domain/case-kinds'
import { TIMER } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { mayHaveInHand } from '@/domain/case/sight'
import { invariant, ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { rowsFrom } from '@/domain/kernel/workflow'
import { stepCase } from '../repositories/case-moves'
import { type CaseDoc, heldCases } from '../repositories/cases'
import { rolesOf } from '../repositories/people'
import { findStation, holidaysOf } from '../repositories/stations'
import type { Holding } from './holding'

/** Whoever has moved is a guest where it lies, and of the own roles there that of a volunteer alone. */
const rolesAt = (person: PersonDocument, stationId: string): ReadonlySet<string> =>
  person.stationId === stationId ? rolesOf(person) : new Set([...rolesOf(person)].filter(isKept))

const isKept = (role: string): boolean => role === 'volunteer'

/** One that was done, or that another one took in hand meanwhile, stays as it is. */
async function giveBack(kind: CaseKind, event: string, one: CaseDoc, now: number): Promise<void> {
  const holidays = holidaysOf(await findStation(one.stationId))
  const step = { event, by: TIMER, words: '', holidays, now }
  const moved = await stepCase(kind, one, step, ({ handlerId, state }) =>
    handlerId === one.handlerId && rowsFrom(kind.flow, state, event).length > 0 ? null : ok('done'),
  )
  invariant(moved.ok || moved.error.code === 'NOT_FOUND', `${one.kind} ${one._id} refuses ${event}`)
}

/** One request for each kind that volunteers see to, and of each case its station, the step and the letters. */
export const keepCasesInStep: Holding = async (person, now) => {
  for (const kind of Object.values<CaseKind>(caseKinds)) {
    if (!kind.offer) continue
    const { back } = kind.offer
    const held = await heldCases(kind, person._id)
    const lost = held.filter(
      ({ stationId }) => !mayHaveInHand(kind, { roles: rolesAt(person, stationId) as never }),
    )
    for (const one of lost) await giveBack(kind, back, one, now)
  }
}
