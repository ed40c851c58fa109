/** Owns moving a case of a kind by one of the events that people may send. */
import type { CaseAction } from '@/contract/case'
import { type CaseStep, isRepeat } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { actorsOf } from '@/domain/case/sight'
import { ok, reject } from '@/domain/kernel/errors'
import { nameOf } from '@/domain/person/name-of'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, type Context, type Handler, joinedOne, refuse, type Rejected } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { kindOf } from '@/domain/case-kinds'
import { sightFor } from '../../access/cases'
import { stepCase } from '../../repositories/case-moves'
import { type CaseDoc, numberedCase } from '../../repositories/cases'
import { type Colleague, colleaguesJoin } from './colleagues'
import { caseJoins, caseTouches, caseVisits, closedDaysIn, onCase, shown } from './load-case'

/** The case with this number that an event names, if the caller reads all of it. */
async function namedBy(
  { links, moves }: CaseKind,
  { event, number }: { event: string; number?: number | undefined },
  caller: Caller,
): Promise<CaseDoc | null> {
  const role = links?.[moves[event]?.names ?? '']
  if (!role || number === undefined) return null
  const kind = kindOf(role.to)
  const one = await numberedCase(kind, caller.stationId, number)
  return one && sightFor(kind, one, caller) === 'whole' ? one : null
}

/** To whom it shall be handed, if that is somebody of the station with one of the roles that the event asks for. */
function handedTo(
  { moves }: CaseKind,
  { event }: { event: string },
  { caller, joined }: Pick<Context<CaseAction<'move'>>, 'caller' | 'joined'>,
): CaseStep['to'] {
  const roles: readonly string[] | undefined = moves[event]?.gives
  const found = joinedOne<Colleague>(joined, 'to')
  if (!roles || !found || found.stationId !== caller.stationId) return null
  if (!found.roles.some((role) => roles.includes(role))) return null
  return { personId: found._id, name: nameOf(found) || '工作人员' }
}

/** The grid in which it shall lie, if the station has it. */
function gridIn({ gridId }: { gridId?: string | undefined }, joined: Record<string, Doc[]>): string | null {
  const station = joinedOne<StationDocument & Doc>(joined, 'station')
  return station?.grids.find((grid) => grid.gridId === gridId)?.gridId ?? null
}

export const move = (kind: CaseKind): Handler<CaseAction<'move'>> => ({
  joins: (given) => ({
    ...caseJoins(kind)(given),
    ...(given.input.to && { to: colleaguesJoin([given.input.to]) }),
  }),
  ...caseTouches(kind),
  visits: caseVisits,
  run: onCase(kind)(async (one, context: Context<CaseAction<'move'>>) => {
    const { caller, input, joined, now } = context
    const { personId, person } = caller
    const { words: asked, names, asks, gives, regrids } = kind.moves[input.event] ?? {}
    if (input.to !== undefined && !gives) return refuse('INVALID_INPUT', { field: 'to' })
    if (input.gridId !== undefined && !regrids) return refuse('INVALID_INPUT', { field: 'gridId' })
    const words = names ? `第 ${input.number ?? 0} 号` : asked ? (input.words ?? '') : ''
    if (!names && asked && words.length > asked.most) return refuse('INVALID_INPUT', { field: 'words' })
    const by = { personId, name: nameOf(person) || '工作人员', actors: actorsOf(one, caller) }
    const other = await namedBy(kind, input, caller)
    const step: CaseStep = {
      event: input.event,
      by,
      words,
      days: input.days ?? null,
      answers: asks ? (input.answers?.[input.event] ?? null) : null,
      other,
      to: handedTo(kind, input, context),
      gridId: gridIn(input, joined),
      closedDays: closedDaysIn(joined),
      now,
    }
    const moved = await stepCase(kind, one, step, (current) => {
      if (current.version === input.version) return null
      return isRepeat(current, step) ? ok('done') : reject('STALE')
    })
    if (!moved.ok) return moved as Rejected
    return shown(kind, moved.value.doc, context, other)
  }),
})
