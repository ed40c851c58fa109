/** Owns the prize desk: the list, one prize with its stock, writing it down, the shelf, and movements of stock. */
import type { Output } from '@/contract'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { alreadyDone } from '@/domain/kernel/workflow'
import { maskName } from '@/domain/person/mask'
import { amendPrize, checkPrizeFacts, movePrize, readsDifferently } from '@/domain/store/decide-prize'
import type { PrizeDocument, StockMoveDocument } from '@/domain/store/documents'
import { type Caller, done, type Handler, joinedAll, joinedOne, refuse, type Result } from '../../handler'
import { derivedId } from '../../platform/identity'
import { turnedDownOf } from '../../repositories/checks'
import { checkOf } from '../../repositories/items'
import { writeChange } from '../../kernel/move-case'
import { activePartners, findPartner } from '../../repositories/partners'
import {
  changePrize,
  findPrize,
  findPrizes,
  movedJoins,
  movesJoin,
  moveStockOnce,
  newestMoves,
  type PrizeDoc,
  PRIZES,
  type StockMoveDoc,
  wholePrizeJoin,
  withStore,
} from '../../repositories/prizes'
import { storeIn } from '../../views/store'
import { deskPrize, prizeRow, storeDays } from '../../views/store-desk'
import { inPages } from '../../kernel/paging'
import { rowsOf } from '../../views/rows'
import { foreign, withJoined } from '../../access/station'
import { addPrize, checkFor, type Writing } from './new-prize'
import { nameOf } from '@/domain/person/name-of'
import { isStaff, heldOf, STAFF } from '@/domain/person/roles'

const newestFirst = inPages<PrizeDoc>(20, ['createdAt', 'desc'])
const MOST_MOVES = 30

type DeskPrize = Result<Output<'store.deskPrize'>>

/** Two requests: the caller with the store's days, then the prizes. */
export const desk: Handler<'store.desk'> = {
  joins: () => withStore,
  run: async ({ caller, input, joined, now }) => {
    const { partnerId } = caller.person
    const rights = { mayEdit: isStaff(caller), partnerId }
    const opening = storeDays(storeIn(joined, caller.stationId))
    if (!rights.mayEdit && partnerId === null)
      return done({ rights, opening, items: [], next: null, serverNow: now })
    const where = {
      stationId: caller.stationId,
      ...(rights.mayEdit ? {} : { partnerId }),
      ...(input.state ? { state: input.state } : {}),
    }
    const { shown, next } = await newestFirst.read(findPrizes, where, input.cursor, {
      ...{ text: input.text, in: PRIZES, fields: ['title', 'partnerName'] },
      says: ({ title, partnerName }: PrizeDoc) => [title, partnerName],
    })
    // What runs out stands first on its page.
    const items = rowsOf(shown, prizeRow).sort((a, b) => Number(b.low) - Number(a.low))
    return done({ rights, opening, items, next, serverNow: now })
  },
}

/** What a prize's page shows beside it. One request for the shops to choose from; two when it was turned down. */
async function besideOf({ content }: PrizeDocument, { stationId }: Caller) {
  const [partners, turnedDown] = await Promise.all([activePartners(stationId), turnedDownOf(content)])
  return { partners, turnedDown }
}

/** The prize with what its page shows beside it. */
const answer = async (
  prize: PrizeDocument,
  caller: Caller,
  moves: readonly StockMoveDocument[],
  now: number,
): Promise<DeskPrize> => done(deskPrize(prize, { caller, moves, now, ...(await besideOf(prize, caller)) }))

const pageJoins = (prizeId: string) => ({
  prize: wholePrizeJoin(prizeId),
  moves: movesJoin(prizeId, MOST_MOVES),
})

const onPrize = withJoined<PrizeDoc>('prize')

export const deskPrizePage: Handler<'store.deskPrize'> = {
  joins: ({ input }) => pageJoins(input.prizeId),
  run: onPrize(async (prize, { caller, joined, now }) => {
    return answer(prize, caller, joinedAll<StockMoveDoc>(joined, 'moves'), now)
  }),
}

/** Writes a prize down anew; what residents read of it is checked again when it differs. */
async function amend(
  prize: PrizeDocument,
  version: number,
  writing: Writing,
  partnerName: string,
): Promise<Result<null>> {
  const { caller, form, requestKey, now } = writing
  if (prize.history.some((entry) => entry.on === 'amend' && entry.key === requestKey)) return done(null)
  const again = readsDifferently(prize, form)
  const check = again ? await checkFor(prize._id, writing, prize.content?.checkId ?? null) : null
  const content = check ? pieceOf(check) : prize.content
  const given = { version, partnerName, content, by: caller.personId, key: requestKey, now }
  const decided = amendPrize(prize, form, given)
  if (!decided.ok) return decided
  const items = check ? [checkOf(check)] : []
  const { update } = decided.value
  return (await writeChange(PRIZES, prize._id, { update, items }, now)) ? done(null) : refuse('STALE')
}

const savedId = (prizeId: string | undefined, personId: string, requestKey: string): string =>
  prizeId ?? derivedId('z', personId, requestKey)

export const savePrize: Handler<'store.savePrize'> = {
  joins: ({ input: { prizeId }, personId, requestKey }) => ({
    prize: wholePrizeJoin(savedId(prizeId, personId, requestKey)),
  }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const { form, version = 0 } = input
    const prizeId = savedId(input.prizeId, caller.personId, requestKey)
    const prize = joinedOne<PrizeDoc>(joined, 'prize')
    const partner = form.partnerId === null ? null : await findPartner(form.partnerId)
    if (input.prizeId && !prize) return refuse('NOT_FOUND')
    const elsewhere = foreign([prize], caller)
    if (elsewhere) return elsewhere
    if (form.partnerId !== null && partner?.stationId !== caller.stationId) return refuse('NOT_FOUND')
    const sound = checkPrizeFacts(form)
    if (!sound.ok) return sound
    const writing = { caller, form, requestKey, now }
    const name = partner?.name ?? ''
    if (!prize) await addPrize(prizeId, writing, name)
    else if (input.prizeId) {
      const amended = await amend(prize, version, writing, name)
      if (!amended.ok) return amended
    }
    return deskPrizeNow(prizeId, caller, now)
  },
}

export const shelf: Handler<'store.shelf'> = {
  joins: ({ input }) => pageJoins(input.prizeId),
  run: onPrize(async (prize, { caller, input, joined, now }) => {
    const moves = joinedAll<StockMoveDoc>(joined, 'moves')
    if (alreadyDone(prize, input.event, { by: caller.personId })) return answer(prize, caller, moves, now)
    if (input.event !== 'takeOff' && prize.partnerId !== null) {
      const partner = await findPartner(prize.partnerId)
      if (partner && !partner.active) return refuse('PARTNER_ENDED')
    }
    const roles = heldOf(STAFF, caller)
    const moved = movePrize(prize, input.event, { by: caller.personId, roles, now })
    if (!moved.ok) return moved
    if (prize.version !== input.version) return refuse('STALE')
    if (!(await changePrize(prize._id, moved.value.update))) return refuse('STALE')
    return answer(moved.value.after, caller, moves, now)
  }),
}

const movementIds = (prizeId: string, personId: string, requestKey: string) => ({
  moveId: derivedId('k', prizeId, personId, requestKey),
  requestId: derivedId('k', personId, requestKey),
})

/** Five requests, four of them one after the other. */
export const stock: Handler<'store.stock'> = {
  keepsKey: true,
  joins: ({ input: { prizeId }, personId, requestKey }) => ({
    ...pageJoins(prizeId),
    ...movedJoins(movementIds(prizeId, personId, requestKey)),
  }),
  run: onPrize(async (prize, { caller, input, joined, requestKey, asked, now }) => {
    const { prizeId, how, amount, reason } = input
    const movement = {
      ...{ how, amount, reason, asked, at: now },
      ...movementIds(prizeId, caller.personId, requestKey),
      byPersonId: caller.personId,
      byName: maskName(nameOf(caller.person)) || '工作人员',
    }
    const row = joinedOne<StockMoveDoc>(joined, 'row') ?? joinedOne<StockMoveDoc>(joined, 'underKey')
    const read = { prize, row }
    const [moved, beside] = await Promise.all([
      moveStockOnce(prizeId, movement, read),
      besideOf(prize, caller),
    ])
    if (!moved.ok) return moved
    const { prize: after, move } = moved.value
    // What others moved in between was not read along.
    if (after.stockVersion > prize.stockVersion + 1) return deskPrizeNow(prizeId, caller, now)
    const before = joinedAll<StockMoveDoc>(joined, 'moves').filter(({ _id }) => _id !== move._id)
    return done(deskPrize(after, { caller, moves: [move, ...before].slice(0, MOST_MOVES), now, ...beside }))
  }),
}

/** The page as it stands after a movement. */
async function deskPrizeNow(prizeId: string, caller: Caller, now: number): Promise<DeskPrize> {
  const [prize, moves] = await Promise.all([findPrize(prizeId), newestMoves(prizeId, MOST_MOVES)])
  return prize ? answer(prize, caller, moves, now) : refuse('NOT_FOUND')
}
