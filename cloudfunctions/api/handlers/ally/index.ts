/** Owns reading the partners of a station as everybody there sees them. */
import type { allyActions } from '@/contract/ally'
import { caseKinds } from '@/domain/case-kinds'
import { giftIn } from '@/domain/agreement/gives'
import { allyMonthId } from '@/domain/agreement/month'
import { isAlly, partnerIn, writesFor } from '@/domain/case/partner'
import { monthOf } from '@/domain/kernel/clock'
import { monthAfter } from '@/domain/words/moments'
import { isStaff } from '@/domain/person/roles'
import { sightFor } from '../../access/cases'
import { opened, opening } from '../../access/station'
import { type Context, done, type Handler, type Handlers, joinedAll, joinedOne, refuse } from '../../handler'
import { behindRow, inPages } from '../../kernel/paging'
import { drawnCases, giftsJoin, monthsOf } from '../../repositories/ally-months'
import { boardCases, type CaseDoc, caseJoin } from '../../repositories/cases'
import {
  findPartner,
  findPartners,
  PARTNERS,
  type PartnerDoc,
  partnerJoin,
  publicPartners,
} from '../../repositories/partners'
import { allyRow, allyView } from '../../views/ally'
import { caseCardOf, faceCardOf } from '../../views/case'
import { leftWord, mostWord } from '../../views/gifts'
import { rowsOf } from '../../views/rows'

const { agreement, order, pledge } = caseKinds

const byName = inPages<PartnerDoc>(50, ['name', 'asc'])

/** Two requests, read on with three. */
const list: Handler<'ally.list'> = {
  run: async ({ caller, input }) => {
    const last = input.cursor ? await findPartner(input.cursor) : null
    const onward = last ? behindRow(byName.options.order, [last.name, last._id]) : {}
    const shownThere = { stationId: caller.stationId, ...publicPartners }
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

/** What agreements give each month, and how much of this month is left. One request; none where they give nothing. */
async function monthlyOf(agreements: readonly CaseDoc[], now: number) {
  const month = monthOf(now)
  const months = await monthsOf(agreements.map(({ _id }) => ({ agreementId: _id, month })))
  return rowsOf(agreements, (one) => {
    const gift = giftIn(one.form)
    const of = months.get(allyMonthId({ agreementId: one._id, month })) ?? null
    return {
      ...{ agreementId: one._id, what: gift?.what ?? '' },
      ...{
        mostText: gift ? mostWord(gift) : '',
        leftText: gift ? leftWord(gift, { month, of, now }) : '',
      },
    }
  })
}

/** Two requests, and one where it gives something each month. */
const open: Handler<'ally.open'> = {
  joins: ({ input }) => ({ ...partnerJoin(input.partnerId), gifts: giftsJoin(input.partnerId) }),
  run: onAlly(async (partner, { caller, input, joined, now }: Context<'ally.open'>) => {
    const { stationId, person } = caller
    const at = { spot: partner._id }
    const [{ shown, next }, monthly] = await Promise.all([
      boardCases(pledge, caller, { at, cursor: input.cursor, now }),
      monthlyOf(joinedAll<CaseDoc>(joined, 'gifts'), now),
    ])
    const writer = { stationId, isStaff: isStaff(caller), partnerId: person.partnerId }
    return done({
      ally: allyView(partner, {
        ...{ monthly, mayPledge: writesFor(partner, writer), mayLook: isStaff(caller) },
      }),
      items: rowsOf(shown, (one) => faceCardOf(pledge, one, now)),
      ...{ next, serverNow: now },
    })
  }),
}

/** So many cases at a time. */
const DRAWN = 20

const onAgreement = opening<CaseDoc>(({ joined, caller }) =>
  opened(joinedOne<CaseDoc>(joined, 'agreement'), caller, ({ kind }) => kind === agreement.name),
)

/** What one agreement was drawn for in this month or the next, the first drawn first. Three requests. */
const drawn: Handler<'ally.drawn'> = {
  joins: ({ input }) => ({ agreement: caseJoin(agreement, input.agreementId) }),
  run: onAgreement(async (one, { caller, input, now }: Context<'ally.drawn'>) => {
    const gift = giftIn(one.form)
    if (!gift) return refuse('NOT_FOUND')
    const month = monthAfter(monthOf(now), input.next ? 1 : 0)
    const at = { agreementId: one._id, month }
    const of = (await monthsOf([at])).get(allyMonthId(at)) ?? null
    const ids = of?.seats.holders.map(({ who }) => who) ?? []
    // Where the last one was given back meanwhile, it is read from the beginning.
    const from = input.cursor === undefined ? 0 : ids.indexOf(input.cursor) + 1
    const page = ids.slice(from, from + DRAWN)
    const cases = await drawnCases(page)
    const items = page.flatMap((id) => {
      const found = cases.get(id)
      const mine = found && sightFor(order, found, caller) === 'whole'
      return mine && found.draw ? [caseCardOf(order, found, caller, now)] : []
    })
    return done({
      ...{ partnerName: one.called[partnerIn(agreement.form, one.form) ?? ''] ?? '', what: gift.what },
      ...{ mostText: mostWord(gift), leftText: leftWord(gift, { month, of, now }), items },
      ...{ next: from + DRAWN < ids.length ? (page.at(-1) ?? null) : null, serverNow: now },
    })
  }),
}

export const allyHandlers: Handlers<keyof typeof allyActions> = {
  'ally.list': list,
  'ally.open': open,
  'ally.drawn': drawn,
}
