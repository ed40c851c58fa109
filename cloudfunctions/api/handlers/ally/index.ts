/** Owns reading the partners of a station as everybody there sees them. */
import type { allyActions } from '@/contract/ally'
import { caseKinds } from '@/domain/case-kinds'
import { writesFor } from '@/domain/case/partner'
import { isStaff } from '@/domain/person/roles'
import { partnerSorts } from '@/domain/store/partner-form'
import { opened, opening } from '../../access/station'
import { type Context, done, type Handler, type Handlers, joinedOne } from '../../handler'
import { behindRow, inPages } from '../../kernel/paging'
import { boardCases } from '../../repositories/cases'
import {
  findPartner,
  findPartners,
  PARTNERS,
  type PartnerDoc,
  partnerJoin,
} from '../../repositories/partners'
import { allyRow, allyView, isAlly } from '../../views/ally'
import { faceCardOf } from '../../views/case'
import { rowsOf } from '../../views/rows'

const { pledge } = caseKinds

const byName = inPages<PartnerDoc>(50, ['name', 'asc'])
const shownSorts = Object.keys(partnerSorts)

/** Two requests, read on with three. */
const list: Handler<'ally.list'> = {
  run: async ({ caller, input }) => {
    const last = input.cursor ? await findPartner(input.cursor) : null
    const onward = last ? behindRow(byName.options.order, [last.name, last._id]) : {}
    const shownThere = { stationId: caller.stationId, active: true, 'face.sort': { $in: shownSorts } }
    const { shown, next } = await byName.read(findPartners, { ...shownThere, ...onward }, undefined, {
      ...{ text: input.text, in: PARTNERS, fields: ['place', 'face'] },
      says: (one: PartnerDoc) => {
        const { name, place, sortText, vows } = allyRow(one)
        return [name, place, sortText, ...vows]
      },
    })
    return done({ items: rowsOf(shown, allyRow), next: next && (shown.at(-1)?._id ?? null) })
  },
}

const onAlly = opening<PartnerDoc>(({ joined, caller }) =>
  opened(joinedOne<PartnerDoc>(joined, 'partner'), caller, isAlly),
)

/** Two requests. */
const open: Handler<'ally.open'> = {
  joins: ({ input }) => partnerJoin(input.partnerId),
  run: onAlly(async (partner, { caller, input, now }: Context<'ally.open'>) => {
    const { stationId, person } = caller
    const at = { spot: partner._id }
    const { shown, next } = await boardCases(pledge, caller, { at, cursor: input.cursor, now })
    const writer = { stationId, isStaff: isStaff(caller), partnerId: person.partnerId }
    return done({
      ally: allyView(partner, writesFor(partner, writer)),
      items: rowsOf(shown, (one) => faceCardOf(pledge, one, now)),
      ...{ next, serverNow: now },
    })
  }),
}

export const allyHandlers: Handlers<keyof typeof allyActions> = { 'ally.list': list, 'ally.open': open }
