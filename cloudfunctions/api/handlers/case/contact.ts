/** Owns showing the number of whoever began a case to whoever has it in hand; never without writing the look down first. */
import type { CaseAction } from '@/contract/case'
import { mayCall } from '@/domain/case/sight'
import type { CaseKind } from '@/domain/case/define-case'
import { nameFor } from '@/domain/person/name-of'
import { type Context, done, type Handler, refuse } from '../../handler'
import { reveal } from '../../repositories/phone-access-log'
import { caseJoins, caseTouches, onCase } from './load-case'

export const contact = (kind: CaseKind): Handler<CaseAction<'contact'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  run: onCase(kind)(async (one, { caller, now }: Context<CaseAction<'contact'>>) => {
    if (!kind.contact || !mayCall(kind, one, caller)) return refuse('CASE_NOT_YOURS')
    const phone = await reveal({
      ...{ stationId: one.stationId, caseKind: kind.name, caseId: one._id },
      ...{ personId: one.ownerId, viewerId: caller.personId, reason: kind.contact.reason, now },
    })
    if (phone === null) return refuse('CASE_NO_PHONE')
    return done({ calling: nameFor(one.ownerName, caller), phone })
  }),
})
