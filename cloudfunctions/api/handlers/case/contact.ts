/** Owns showing the number of whoever began a case, or of its second person, to whoever has it in hand; never without writing the look down first. */
import type { CaseAction } from '@/contract/case'
import { mayCall, mayCallParty } from '@/domain/case/sight'
import type { CaseKind } from '@/domain/case/define-case'
import { nameFor } from '@/domain/person/name-of'
import { type Context, done, type Handler, refuse } from '../../handler'
import { reveal } from '../../repositories/phone-access-log'
import { caseJoins, caseTouches, onCase } from './load-case'

export const contact = (kind: CaseKind): Handler<CaseAction<'contact'>> => ({
  joins: caseJoins(kind),
  ...caseTouches(kind),
  run: onCase(kind)(async (one, { input, caller, now }: Context<CaseAction<'contact'>>) => {
    const { ofParty = false } = input
    const may = (ofParty ? mayCallParty : mayCall)(kind, one, caller)
    const whose = ofParty ? one.party : { personId: one.ownerId, name: one.ownerName }
    if (!kind.contact || !may || !whose) return refuse('CASE_NOT_YOURS')
    const phone = await reveal({
      ...{ stationId: one.stationId, caseKind: kind.name, caseId: one._id },
      ...{ personId: whose.personId, viewerId: caller.personId, reason: kind.contact.reason, now },
    })
    if (phone === null) return refuse('CASE_NO_PHONE')
    return done({ calling: nameFor(whose.name, caller), phone })
  }),
})
