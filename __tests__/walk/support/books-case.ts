/** Owns what must always be true of cases of declared kinds, whatever people did. */
import { kindOf } from '../../../src/domain/case-kinds'
import { wakeOf } from '../../../src/domain/case/decide-case'
import type { CaseDocument } from '../../../src/domain/case/documents'

/** What holds after every single step. */
export function brokenCases(cases: readonly CaseDocument[]): string[] {
  const numbers = cases.map(({ kind, stationId, number }) => `${kind} ${stationId} ${number}`)
  return [
    ...(new Set(numbers).size === numbers.length ? [] : ['two cases have the same number']),
    ...cases.flatMap((one) => brokenCase(one).map((problem) => `${one._id}: ${problem}`)),
  ]
}

function brokenCase(one: CaseDocument): string[] {
  const kind = kindOf(one.kind)
  const { state, version, history, waits, wakeAt, pause = null } = one
  const [first, ...others] = history
  const last = others[others.length - 1] ?? first
  const moves = others.length + (first?.leftOut ?? 0)
  const due = wakeOf(kind, one)
  const waited = last !== undefined && kind.moves[last.on]?.pauses !== undefined
  return [
    ...(last?.to === state ? [] : [`is ${state} and was last led to ${last?.to}`]),
    // A step that was taken twice would be one too many.
    ...(moves === version - 1 ? [] : [`has ${moves} moves in version ${version}`]),
    ...(String(waits) === String(kind.flow.states[state]?.waitsFor ?? [])
      ? []
      : [`waits for ${waits.join()}`]),
    ...(wakeAt === due || (wakeAt !== null && due !== null && wakeAt < due)
      ? []
      : [`wakes at ${wakeAt}, due ${due}`]),
    ...(waited && pause === null ? ['waits for nothing'] : []),
    ...(pause !== null && pause.until !== one.dueAt ? [`waits until ${pause.until}, due ${one.dueAt}`] : []),
  ]
}

/** When the timer has had its time, nothing is left that was due. */
export const overdueCases = (cases: readonly CaseDocument[], now: number): string[] =>
  cases.flatMap(({ _id, wakeAt }) =>
    wakeAt !== null && wakeAt <= now ? [`${_id} was due at ${wakeAt}`] : [],
  )
