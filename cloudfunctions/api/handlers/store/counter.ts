/** Owns the counter: scanning a pick-up code or a card, handing the prize out, and what waits there. */
import type { AccountDocument } from '@/domain/account/account'
import { maskName } from '@/domain/person/mask'
import { cardRefusal, isOldCard } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { isAlly } from '@/domain/case/partner'
import { handsOut } from '@/domain/store/documents'
import { isStanding, type StandingRedemption } from '@/domain/store/decide-redemption'
import { isStaff } from '@/domain/person/roles'
import type { Caller } from '../../handler'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { onRedemption } from './redemption'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { readAccount } from '../../repositories/accounts'
import {
  findRedemptions,
  REDEMPTIONS,
  type RedemptionDoc,
  redemptionJoin,
} from '../../repositories/redemptions'
import { type PartnerDoc, withPartner } from '../../repositories/partners'
import { withKin } from '../../repositories/people'
import { noteScan, spendScan } from '../../repositories/card-scans'
import { moveRedemption } from '../../repositories/redemption-moves'
import { freeOf } from '../../views/store'
import { counterView } from '../../views/store-desk'
import { inPages } from '../../kernel/paging'
import { type Whom, whomOfCard } from './whom'
import { rowsOf } from '../../views/rows'
import { redemptionActor } from '../../access/redemptions'

const latestFirst = inPages<RedemptionDoc>(20, ['reservedAt', 'desc'])
const MOST_FOUND = 20

const isCode = (scanned: string): boolean => /^\d{10}$/.test(scanned)

const cardHolderJoin = (scanned: string): Record<string, Join> =>
  isCode(scanned) ? {} : { cardHolder: { from: 'people', where: { cardTokens: scanned }, limit: 1 } }

/** A shop sees its own reservations and nobody else's. */
const concerns = (caller: Caller, redemption: { partnerId: string | null }): boolean =>
  isStaff(caller) || (redemption.partnerId !== null && redemption.partnerId === caller.person.partnerId)

/** Two requests, three for a card. */
export const lookUp: Handler<'store.lookUp'> = {
  joins: ({ input }) => ({ ...cardHolderJoin(input.scanned), ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const { stationId } = caller
    if (isCode(input.scanned)) {
      const found = await findRedemptions({ stationId, code: input.scanned }, { limit: 5 })
      const mine = found.filter(isStanding)
      if (mine.length === 0) return refuse('PICKUP_CODE_UNKNOWN')
      return done({
        person: null,
        items: rowsOf(mine, (one) => counterView(one, caller, now)),
        serverNow: now,
      })
    }
    const cardHolder = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    const whom = whomOfCard(cardHolder, input.scanned, stationId)
    if (!whom) return refuse(cardRefusal(cardHolder, input.scanned))
    if (!isStaff(caller) && !(await noteScan(caller.personId, input.scanned, now)))
      return refuse('CARD_TOO_OFTEN')
    const personId = isStaff(caller) ? whom.personId : null
    const [found, account] = await Promise.all([
      reservationsOf(whom),
      personId === null ? null : readAccount(personId),
    ])
    const items = found.filter(isStanding).filter((one) => concerns(caller, one))
    return done({
      person: { personId, name: maskName(whom.name), purse: purseOf(account) },
      items: rowsOf(items, (one) => counterView(one, caller, now)),
      serverNow: now,
    })
  },
}

const purseOf = (account: AccountDocument | null) =>
  account && { purse: 'own' as const, name: '本人积分', free: freeOf(account) }

/** Somebody's own card fetches for the whole family; a family member's card for that member. */
const reservationsOf = ({ personId, ownerId }: Whom): Promise<RedemptionDoc[]> =>
  findRedemptions(
    { ...(personId === ownerId ? { ownerId } : { personId }), state: 'reserved' },
    { order: [['dueAt', 'asc']], limit: MOST_FOUND },
  )

/** At most six requests: the caller with reservation and card, the decision, points and prize, the end of the two. */
export const redeem: Handler<'store.redeem'> = {
  joins: ({ input }) => ({
    redemption: redemptionJoin(input.redemptionId),
    ...cardHolderJoin(input.scanned),
    ...withPartner,
    ...withKin,
  }),
  run: onRedemption(async (redemption, { caller, input, joined, now }) => {
    if (!concerns(caller, redemption)) return refuse('NOT_YOUR_PRIZE')
    const cardHolder = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    if (cardHolder && isOldCard(cardHolder, input.scanned)) return refuse('CARD_RENEWED')
    const whom = whomOfCard(cardHolder, input.scanned, caller.stationId)
    const unproved = proofRefusal(redemption, input.scanned, whom)
    if (unproved) return unproved
    const barred = await shopRefusal(caller, joinedOne<PartnerDoc>(joined, 'partner'), redemption, {
      ...input,
      now,
    })
    if (barred) return barred
    const moved = await moveRedemption(redemption, 'redeem', redemptionActor(caller), { now })
    return moved.ok ? done(counterView(moved.value, caller, now)) : moved
  }),
}

/**
 * What bars a shop: it takes part no longer and the last day for fetching is over; or it shows a card that it has not
 * read just now, or has handed something out for. One request for a card; staff is not asked.
 */
async function shopRefusal(
  caller: Caller,
  partner: PartnerDoc | null,
  redemption: StandingRedemption,
  { scanned, now }: { scanned: string; now: number },
) {
  if (isStaff(caller)) return null
  if (!partner || !handsOut(partner, now)) return refuse('PARTNER_ENDED')
  if (isCode(scanned) || redemption.state !== 'reserved') return null
  const used = await spendScan(caller.personId, scanned, redemption._id, now)
  return used ? null : refuse('CARD_SCAN_AGAIN')
}

/** The code that was given for this reservation, or the card of whoever it is for or whose phone it is on. */
function proofRefusal({ code, personId, ownerId }: StandingRedemption, scanned: string, whom: Whom | null) {
  if (isCode(scanned)) return scanned === code ? null : refuse('PICKUP_CODE_UNKNOWN')
  const theirs = whom !== null && (whom.personId === personId || whom.personId === ownerId)
  return theirs ? null : refuse('CARD_NOT_THEIRS')
}

/** Two requests. */
export const reservations: Handler<'store.reservations'> = {
  joins: () => ({ ...withPartner, ...withKin }),
  run: async ({ caller, input, joined, now }) => {
    const { partnerId } = caller.person
    const partner = isStaff(caller) ? null : joinedOne<PartnerDoc>(joined, 'partner')
    const own = partner && isAlly(partner) ? { partnerId: partner._id, name: partner.name } : null
    if (!isStaff(caller) && partnerId === null) return done({ items: [], own, next: null, serverNow: now })
    const { stationId } = caller
    const where = { stationId, ...(isStaff(caller) ? {} : { partnerId }), state: input.state }
    const { shown, next } = await latestFirst.read(findRedemptions, where, input.cursor, {
      ...{ text: input.text, in: REDEMPTIONS, fields: ['title', 'name', 'partnerName'] },
      says: ({ title, name, partnerName }: RedemptionDoc) => [title, maskName(name), partnerName],
    })
    const items = rowsOf(shown.filter(isStanding), (one) => counterView(one, caller, now))
    return done({ items, own, next, serverNow: now })
  },
}
