/** Owns joining a case that somebody else has brought, and leaving it again. */
import type { CaseAction } from '@/contract/case'
import type { CaseKind } from '@/domain/case/define-case'
import type { Context, Handler } from '../../handler'
import { joinCase } from '../../repositories/case-moves'
import { claimKey } from '../../repositories/request-keys'
import { caseJoins, caseTouches, caseVisits, onCase, shown } from './load-case'

export const join = (kind: CaseKind): Handler<CaseAction<'join'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  visits: caseVisits,
  run: onCase(kind)(async (one, context: Context<CaseAction<'join'>>) => {
    const { caller, input, now } = context
    const { caseId, joins } = input
    const action = `${kind.name}.join` as CaseAction<'join'>
    let claim: ReturnType<typeof claimKey> | null = null
    const isFirst = async () =>
      (await (claim ??= claimKey(caller, { action, requestKey: caseId, asked: '' }))) === 'first'
    const moved = await joinCase(kind, one, { personId: caller.personId, joins, now }, isFirst)
    return moved.ok ? shown(kind, moved.value.doc, context) : moved
  }),
})
