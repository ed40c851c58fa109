/** Owns how somebody sees the own move to another home station. */
import type { Output } from '@/contract'
import type { PersonDocument } from '@/domain/person/documents'
import { homeMoveOf, waitsForAnswer } from '@/domain/person/home-move'
import { homeMoveFlow } from '@/domain/person/home-move-flow'

/** Null for somebody who has never asked for one. */
export function homeMoveView(person: Pick<PersonDocument, 'homeMove'>): Output<'units.askMove'>['move'] {
  const move = homeMoveOf(person)
  if (move.state === 'none') return null
  return {
    stationId: move.to,
    name: move.toName,
    stateText: homeMoveFlow.states[move.state].label,
    tone: homeMoveFlow.states[move.state].tone,
    waits: waitsForAnswer(move),
    ...{ reason: move.reason, askedAt: move.askedAt, at: move.at, dueAt: move.dueAt },
  }
}
