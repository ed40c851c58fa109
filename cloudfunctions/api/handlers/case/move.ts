/** Owns moving a case of a kind by one of the events that people may send. */
import type { CaseAction } from '@/contract/case'
import { actorsOf, type CaseStep, isRepeat } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { ok, reject } from '@/domain/kernel/errors'
import { nameOf } from '@/domain/person/name-of'
import { type Context, done, type Handler, refuse, type Rejected } from '../../handler'
import { stepCase } from '../../repositories/case-moves'
import { caseDetailOf } from '../../views/case'
import { caseJoins, caseTouches, closedDaysIn, onCase } from './load-case'

export const move = (kind: CaseKind): Handler<CaseAction<'move'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  run: onCase(kind)(async (one, { caller, input, joined, now }: Context<CaseAction<'move'>>) => {
    const { personId, person } = caller
    const asked = kind.moves[input.event]?.words
    const words = asked ? (input.words ?? '') : ''
    if (asked && words.length > asked.most) return refuse('INVALID_INPUT', { field: 'words' })
    const by = { personId, name: nameOf(person) || '工作人员', actors: actorsOf(one, caller) }
    const step: CaseStep = {
      event: input.event,
      by,
      words,
      days: input.days ?? null,
      closedDays: closedDaysIn(joined),
      now,
    }
    const moved = await stepCase(kind, one, step, (current) => {
      if (current.version === input.version) return null
      return isRepeat(current, step) ? ok('done') : reject('STALE')
    })
    if (!moved.ok) return moved as Rejected
    return done(caseDetailOf(kind, moved.value.doc, caller, now))
  }),
})
