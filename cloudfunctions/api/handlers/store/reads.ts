/** Owns reading the store: the shelf, one prize, saving for one, my reservations. */
import { isShown } from '@/domain/moderation/moderated-content'
import type { StationDocument } from '@/domain/station/documents'
import { featuresOf } from '@/domain/station/features'
import { isStanding } from '@/domain/store/decide-redemption'
import { isStaff } from '@/domain/person/roles'
import { done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import type { Join } from '../../platform/joins'
import { accountJoin } from '../../repositories/accounts'
import { withHousehold } from '../../repositories/households'
import { changePerson } from '../../repositories/people'
import {
  prizeJoin,
  type PrizeToRead,
  readPrizes,
  withMarked,
  withStore,
  withTaken,
} from '../../repositories/prizes'
import { findRedemptions, type RedemptionDoc, waitingJoin } from '../../repositories/redemptions'
import { withStation } from '../../repositories/stations'
import {
  freeOf,
  openingView,
  prizeCard,
  prizeDetail,
  pursesIn,
  purseViews,
  redemptionCard,
  storeIn,
} from '../../views/store'
import { inPages } from '../../kernel/paging'
import { rowsOf } from '../../views/rows'
import { foreign, opened, opening } from '../../access/station'

const cheapestFirst = inPages<PrizeToRead>(20, ['points', 'asc'])
const latestFirst = inPages<RedemptionDoc>(20, ['reservedAt', 'desc'])
const MOST_WAITING = 5

/** Two requests: the caller with purses and reservations, then the shelf of the caller's station, the cheapest first. */
export const open: Handler<'store.open'> = {
  joins: ({ personId }) => ({
    account: accountJoin(personId),
    ...withHousehold,
    ...withStore,
    ...withMarked,
    ...withStation,
    waiting: waitingJoin(personId, MOST_WAITING),
  }),
  run: async ({ caller, input, joined, now }) => {
    const { stationId } = caller
    const where = { stationId, listed: true, ...(input.kind ? { kind: input.kind } : {}) }
    const on = featuresOf(joinedOne<StationDocument>(joined, 'station')).store
    const { shown, next } = await cheapestFirst.read(
      async (guard, options) => (on ? readPrizes(guard, options, caller.personId, now) : []),
      where,
      input.cursor,
    )
    const purses = pursesIn(joined)
    const free = freeOf(purses.own)
    const marked = joinedOne<PrizeToRead>(joined, 'marked')
    const saved = on && marked?.stationId === stationId && marked.listed ? marked : null
    return done({
      isOn: on,
      opening: openingView(storeIn(joined, stationId), now),
      purses: purseViews(purses),
      held: purses.own?.held.points ?? 0,
      marked: saved ? prizeCard(saved, caller, free) : null,
      waiting: rowsOf(joinedAll<RedemptionDoc>(joined, 'waiting').filter(isStanding), redemptionCard),
      items: rowsOf(shown, (prize) => prizeCard(prize, caller, free)),
      next,
      serverNow: now,
    })
  },
}

/** Runs with the prize that was joined, whose count of the month is the reader's. */
export const onPrizeToRead = opening(({ joined, caller }) =>
  opened(withTaken(joinedOne<PrizeToRead>(joined, 'prize')), caller),
)

/** One request. */
export const prize: Handler<'store.prize'> = {
  joins: ({ input, personId, now }) => ({
    prize: prizeJoin(input.prizeId, [personId], now),
    account: accountJoin(personId),
    ...withHousehold,
    ...withStore,
    reserved: waitingJoin(personId, MOST_WAITING, { prizeId: input.prizeId }),
  }),
  run: onPrizeToRead(async (found, { caller, joined, now }) => {
    const shown = found.state !== 'draft' && isShown(found.content)
    if (!shown && !isStaff(caller)) return refuse('NOT_FOUND')
    return done(
      prizeDetail(found, caller, {
        purses: pursesIn(joined),
        store: storeIn(joined, caller.stationId),
        reserved: joinedAll<RedemptionDoc>(joined, 'reserved'),
        now,
      }),
    )
  }),
}

/** Two requests; what one saves for lies with the person, where the passbook finds it too. */
export const mark: Handler<'store.mark'> = {
  joins: ({ input, personId, now }): Record<string, Join> =>
    input.prizeId === null ? {} : { prize: prizeJoin(input.prizeId, [personId], now) },
  run: async ({ caller, input, joined }) => {
    const { prizeId } = input
    const found = joinedOne<PrizeToRead>(joined, 'prize')
    if (prizeId !== null && !found) return refuse('NOT_FOUND')
    const elsewhere = foreign([found], caller)
    if (elsewhere) return elsewhere
    if (found && !found.listed) return refuse('NOT_FOUND')
    if (caller.person.markedPrizeId !== prizeId) {
      await changePerson(caller.personId, {}, { $set: { markedPrizeId: prizeId }, $inc: { version: 1 } })
    }
    return done({ markedPrizeId: prizeId })
  },
}

/** Two requests. */
export const mine: Handler<'store.mine'> = {
  run: async ({ caller, input, now }) => {
    const where = { ownerId: caller.personId }
    const { shown, next } = await latestFirst.read(findRedemptions, where, input.cursor)
    return done({ items: rowsOf(shown.filter(isStanding), redemptionCard), next, serverNow: now })
  },
}
