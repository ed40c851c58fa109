/**
 * Owns reserving a prize: the points are set aside on the account that pays, then one of the prize is taken, then the
 * reservation stands. A repeat finds the reservation, or the mark on the account, and goes on from there.
 */
import type { Output, ParsedInput } from '@/contract'
import type { AccountDocument } from '@/domain/account/account'
import { cardRefusal } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { startOfDay } from '@/domain/kernel/clock'
import { isOfStation } from '@/domain/person/roles'
import { spendOrder } from '@/domain/household/shares'
import { holdOf, holdPoints, markOf, reserveObstacle } from '@/domain/store/decide-reserve'
import { isStanding } from '@/domain/store/decide-redemption'
import { storeRules } from '@/domain/store/rules'
import { countedIn } from '@/domain/store/stock'
import type { Reserving } from '@/domain/account/reserving'
import {
  type Caller,
  done,
  type HandlerFor,
  joinedAll,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import { onPrizeToRead } from './reads'
import { BusyError, changeDoc, type Doc, getDoc } from '../../platform/cloud'
import { type AccountDoc, accountJoin, ACCOUNTS } from '../../repositories/accounts'
import { withHousehold } from '../../repositories/households'
import { prizeJoin, type PrizeToRead, withStore } from '../../repositories/prizes'
import {
  byCardJoin,
  redemptionIdOf,
  redemptionJoin,
  type RedemptionDoc,
  REDEMPTIONS,
} from '../../repositories/redemptions'
import { type Begun, completeReservation, priceOf, voidReason } from '../../repositories/reservations'
import { freeOf, pursesIn, redemptionView, storeIn } from '../../views/store'
import { bearerTouched } from '../../touched'
import { type Whom, whomOf, whomOfCard } from './whom'

/** Each round is lost only to somebody who moved the same account. */
const MOST_ROUNDS = 12

/** Six requests: caller with everything to judge by, points, prize, reservation with the entry's row, and the mark. */
export const reserve: HandlerFor<'store.reserve'> = {
  // The account is read before the reservation: a mark that is gone by then has left its reservation behind.
  joins: ({ input, personId, requestKey, now }) => ({
    prize: prizeJoin(input.prizeId, [input.forPersonId ?? personId, personId], now),
    account: accountJoin(input.forPersonId ?? personId),
    ...withHousehold,
    ...withStore,
    redemption: redemptionJoin(redemptionIdOf(personId, requestKey)),
    ...(input.card
      ? {
          cardHolder: { from: 'people', where: { cardTokens: input.card }, limit: 1 },
          today: byCardJoin(input.forPersonId ?? '', startOfDay(now)),
        }
      : {}),
  }),
  touches: bearerTouched,
  keepsKey: true,
  run: onPrizeToRead(async (prize, { caller, input, joined, requestKey, asked, now }) => {
    const redemption = joinedOne<RedemptionDoc>(joined, 'redemption')
    const answerOf = (stands: RedemptionDoc) =>
      isOther(stands, asked) ? refuse('REQUEST_KEY_REUSED') : whatStands(stands, prize, caller, now)
    if (redemption) return answerOf(redemption)
    const whom = beneficiary(caller, input, joinedOne<PersonDocument & Doc>(joined, 'cardHolder'))
    if ('ok' in whom) return whom
    if (input.card && joinedAll(joined, 'today').length >= storeRules.mostByCard)
      return refuse('CARD_TOO_OFTEN')
    const purses = pursesIn(joined)
    if (input.purse === 'household' && (!purses.inHousehold || input.card)) return refuse('NO_HOUSEHOLD')
    const mark: Reserving = {
      redemptionId: redemptionIdOf(caller.personId, requestKey),
      prizeId: prize._id,
      stationId: prize.stationId,
      ...whom,
      ...(input.purse === 'household' && whom.personId !== caller.personId
        ? { payerId: caller.personId }
        : {}),
      byPersonId: caller.personId,
      purse: input.purse,
      ...(input.card ? { byCard: true } : {}),
      asked,
      at: now,
    }
    const store = storeIn(joined, caller.stationId)
    const account = input.purse === 'household' ? purses.household : purses.own
    const going = underWay(purses.own, mark.redemptionId) ?? underWay(purses.household, mark.redemptionId)
    const order = input.purse === 'household' ? spendOrder(purses, caller.personId) : undefined
    const begun =
      going ??
      changedSince(input.seen, prize) ??
      (await begin({ account, order }, prize, mark, (current) =>
        reserveObstacle(prize, freeOf(current), { store, ...countedIn(mark), now }),
      ))
    if ('ok' in begun) return begun
    if ('stands' in begun) return answerOf(begun.stands)
    if (isOther(begun.mark, asked)) return refuse('REQUEST_KEY_REUSED')
    const reserved = await completeReservation(begun, prize, { mayTake: true })
    return reserved.is === 'void'
      ? refuse(reserved.error.code, reserved.error.details)
      : done(redemptionView(reserved.redemption, caller, now))
  }),
}

/** Whether something else was asked for with the same key. */
const isOther = (stands: { asked?: string }, asked: string): boolean =>
  stands.asked !== undefined && stands.asked !== asked

/** Refused when the prize costs another price, or lies at another place, than what the person agreed to. */
const changedSince = (seen: ParsedInput<'store.reserve'>['seen'], prize: PrizeToRead): Rejected | null =>
  seen.points !== prize.points || seen.place !== prize.place ? refuse('PRIZE_CHANGED', priceOf(prize)) : null

/** A repeat is answered with how the first one came out. */
function whatStands(
  redemption: RedemptionDoc,
  prize: PrizeToRead,
  caller: Caller,
  now: number,
): Result<Output<'store.reserve'>> {
  if (isStanding(redemption)) return done(redemptionView(redemption, caller, now))
  const { code, details } = voidReason(redemption, prize)
  return refuse(code, details)
}

/** Who gets the prize: the caller, a family member, or whose card was scanned by somebody who may act for others. */
function beneficiary(
  caller: Caller,
  input: ParsedInput<'store.reserve'>,
  cardHolder: PersonDocument | null,
): Whom | Rejected {
  const wanted = input.forPersonId ?? caller.personId
  if (input.card) {
    if (!isOfStation(caller)) return refuse('FORBIDDEN')
    const whom = whomOfCard(cardHolder, input.card, caller.stationId)
    return whom?.personId === wanted ? whom : refuse(cardRefusal(cardHolder, input.card))
  }
  return whomOf(caller.person, wanted) ?? refuse('NOT_FOUND')
}

/**
 * Sets the points aside, or finds that a try of the same request has; refused when something stands in the way. After
 * a lost round the reservation is looked for too, and after the account: a try that has overtaken this one may have
 * come to its end, mark and all.
 */
async function begin(
  { account: read, order }: { account: AccountDocument | null; order: string[] | undefined },
  prize: PrizeToRead,
  mark: Reserving,
  obstacleOf: (account: AccountDocument | null) => ReturnType<typeof reserveObstacle>,
): Promise<Begun | { stands: RedemptionDoc } | Rejected> {
  let account = read
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const going = underWay(account, mark.redemptionId)
    if (going) return going
    const obstacle = obstacleOf(account)
    if (obstacle) return refuse(obstacle.code, obstacle.details)
    if (!account) return refuse('POINTS_SHORT', { missing: prize.points })
    const decided = holdPoints(account, prize, mark, order)
    if (!decided.ok) return refuse(decided.error.code, decided.error.details)
    const { entry, held, update } = decided.value
    if (await changeDoc(ACCOUNTS, account._id, update.guard, update.patch)) {
      return { account: { ...account, unwritten: [...account.unwritten, entry] }, mark, held }
    }
    account = await getDoc<AccountDoc>(ACCOUNTS, account._id)
    const stands = await getDoc<RedemptionDoc>(REDEMPTIONS, mark.redemptionId)
    if (stands) return { stands }
  }
  throw new BusyError(`${mark.redemptionId}: an account is being booked on by many at once`)
}

/** The reservation that an earlier try of the same request began on this account. */
function underWay(account: AccountDocument | null, redemptionId: string): Begun | null {
  const mark = account && markOf(account, redemptionId)
  const held = account && holdOf(account, redemptionId)
  return mark && held ? { account, mark, held } : null
}
