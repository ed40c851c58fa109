/** Owns reading and writing prizes, the movements of their stock, and the opening days of a station's store. */
import { applied } from '@/domain/kernel/applied'
import { monthOf } from '@/domain/kernel/clock'
import { type Decision, ok, reject } from '@/domain/kernel/errors'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { counterFields, type SeatCounters } from '@/domain/kernel/seats-reading'
import type { PrizeDocument, StockMoveDocument } from '@/domain/store/documents'
import type { StoreDocument } from '@/domain/store/opening'
import { type Movement, moveStock, movesWritten, STOCK } from '@/domain/store/stock'
import {
  addDoc,
  BusyError,
  changeDoc,
  type Doc,
  findDocs,
  type FindOptions,
  getDoc,
  removeDoc,
} from '../platform/cloud'
import type { Join } from '../platform/joins'

export const PRIZES = 'prizes'
const MOVES = 'stockMoves'
const STORES = 'stores'
export type PrizeDoc = PrizeDocument & Doc
export type StockMoveDoc = StockMoveDocument & Doc

/** A prize as residents' pages read it: the counters of its stock without the reservations, and one's own month. */
export type PrizeToRead = Omit<PrizeDocument, 'stock' | 'unwrittenMoves' | 'history'> & {
  stock: SeatCounters
} & Doc

const readFields = (personIds: readonly string[], now: number): Record<string, 1> => ({
  ...Object.fromEntries(
    [
      'stationId',
      'title',
      'kind',
      'intro',
      'photo',
      'points',
      'limitPerMonth',
      'partnerId',
      'partnerName',
      'place',
      'pickUp',
      'shelfFrom',
      'shelfUntil',
      'lowMark',
      'state',
      'listed',
      'content',
      'version',
    ].map((field) => [field, 1 as const]),
  ),
  ...counterFields(STOCK),
  ...Object.fromEntries(personIds.map((personId) => [`taken.${monthOf(now)}.${personId}`, 1 as const])),
  [`takes.${monthOf(now)}`]: 1,
})

/** A projection leaves out what is not there at all; a prize that nobody took yet has taken nothing. */
export const withTaken = (prize: PrizeToRead | null): PrizeToRead | null =>
  prize && { ...prize, taken: prize.taken ?? {} }

/** A prize along with the caller, with the months of these people alone. */
export const prizeJoin = (prizeId: string, personIds: readonly string[], now: number): Join => ({
  from: PRIZES,
  where: { _id: prizeId },
  limit: 1,
  fields: readFields(personIds, now),
})

/** A prize with everything, for the desk. */
export const wholePrizeJoin = (prizeId: string): Join => ({
  from: PRIZES,
  where: { _id: prizeId },
  limit: 1,
})

/** The opening days of the caller's station, in the caller's own request. */
export const withStore: { store: Join } = { store: { from: STORES, idIn: 'stationId' } }

/** The prize that the caller saves for, in the caller's own request. */
export const withMarked: { marked: Join } = { marked: { from: PRIZES, idIn: 'markedPrizeId' } }

export const findPrize = (prizeId: string): Promise<PrizeDoc | null> => getDoc<PrizeDoc>(PRIZES, prizeId)

/** Prizes for residents' lists. One request. */
export const readPrizes = async (
  where: Guard,
  options: Omit<FindOptions, 'fields'>,
  personId: string,
  now: number,
): Promise<PrizeToRead[]> =>
  (await findDocs<PrizeToRead>(PRIZES, where, { ...options, fields: readFields([personId], now) })).map(
    (prize) => withTaken(prize) as PrizeToRead,
  )

/** Prizes for the desk's lists; the reservations are left out. One request. */
export const findPrizes = (where: Guard, options: Omit<FindOptions, 'fields'>): Promise<PrizeDoc[]> =>
  findDocs<PrizeDoc>(PRIZES, where, { ...options, fields: { 'stock.holders': 0, taken: 0 } })

/** What tells a prize from the others of its station, and on which terms it is given. */
export type StandingPrize = Pick<PrizeDocument, 'title' | 'points' | 'place' | 'version'> & {
  stock: Pick<PrizeDocument['stock'], 'version'>
} & Doc

const MOST_PRIZES = 1000

/** The terms of every prize of a station, the newest last. One request. */
export const allTerms = (stationId: string): Promise<StandingPrize[]> =>
  findDocs<StandingPrize>(
    PRIZES,
    { stationId },
    {
      order: [['createdAt', 'asc']],
      limit: MOST_PRIZES,
      fields: { title: 1, points: 1, place: 1, version: 1, 'stock.version': 1 },
    },
  )

/** No prize's own mark may lie above this; see the form. */
const HIGHEST_MARK = 50

/** Prizes on the shelf of which fewer are left than their own mark says, the scarcest first, beside another document. */
export const runningOutJoin = (stationId: string, limit: number): Join => ({
  from: PRIZES,
  where: {
    ...{ stationId, state: 'onShelf', 'stock.free': { $lte: HIGHEST_MARK }, lowMark: { $gt: 0 } },
    $expr: { $lte: ['$stock.free', '$lowMark'] },
  },
  order: { 'stock.free': 1 },
  limit,
  fields: { 'stock.holders': 0, taken: 0 },
})

export const changePrize = (prizeId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(PRIZES, prizeId, guard, patch)

/** The newest movements of a prize's stock, along with the caller. */
export const movesJoin = (prizeId: string, limit: number): Join => ({
  from: MOVES,
  where: { prizeId },
  order: { at: -1 },
  limit,
})

/** The same, on its own. One request. */
export const newestMoves = (prizeId: string, limit: number): Promise<StockMoveDoc[]> =>
  findDocs<StockMoveDoc>(MOVES, { prizeId }, { order: [['at', 'desc']], limit })

/** Writes the rows of movements that count already. */
export async function writeMoves(prizeId: string, moves: readonly StockMoveDocument[]): Promise<void> {
  await Promise.all(moves.map((move) => addDoc(MOVES, move as StockMoveDoc)))
  await changePrize(prizeId, movesWritten(moves.map((move) => move._id)))
}

/**
 * Takes a prize away together with the row of its first stock, while it has never been on the shelf and nothing was moved.
 * Two requests. @returns whether it is gone
 */
export async function takeAway(
  prizeId: string,
  { version, count, moveId }: { version: number; count: number; moveId: string },
): Promise<boolean> {
  const untouched = {
    ...{ version, state: 'draft', 'stock.capacity': count, 'stock.free': count },
    stockVersion: count === 0 ? 1 : 2,
  }
  if (!(await removeDoc(PRIZES, prizeId, untouched)) && (await findPrize(prizeId))) return false
  await removeDoc(MOVES, moveId, {})
  return true
}

const ROUNDS = 8

/** A prize, and the row of a movement of its stock as it stood no sooner than the prize was read. */
interface StockReading {
  prize: PrizeDoc | null
  row: StockMoveDocument | null
}

/**
 * The row of a movement along with the caller, and what was moved under the same request key, of whichever prize. They stand
 * behind the join of the prize, so that they are read later.
 */
export const movedJoins = ({ moveId, requestId }: { moveId: string; requestId: string }) => ({
  row: { from: MOVES, where: { _id: moveId }, limit: 1 },
  underKey: { from: MOVES, where: { requestId }, limit: 1 },
})

async function readStock(prizeId: string, moveId: string): Promise<StockReading> {
  const prize = await findPrize(prizeId)
  return { prize, row: prize && (await getDoc<StockMoveDoc>(MOVES, moveId)) }
}

type StockMoved = Decision<
  { prize: PrizeDoc; move: StockMoveDocument },
  'NOT_FOUND' | 'REQUEST_KEY_REUSED' | 'STOCK_RESERVED' | 'STOCK_TOO_MUCH'
>

/**
 * Moves the stock of a prize once for each `moveId`, however often it is asked: the row of the movement is looked for
 * after the prize was read, and the update is refused when any other movement came in between. Three requests, and those of
 * the reading.
 * @param first what was read already
 * @returns the prize after it, and the movement; `REQUEST_KEY_REUSED` where another one stands under this id
 */
export async function moveStockOnce(
  prizeId: string,
  movement: Movement,
  first?: StockReading,
): Promise<StockMoved> {
  const { moveId, asked } = movement
  for (let round = 0; round < ROUNDS; round++) {
    const { prize, row } = round === 0 && first ? first : await readStock(prizeId, moveId)
    if (!prize) return reject('NOT_FOUND')
    const unwritten = prize.unwrittenMoves.find((move) => move._id === moveId)
    const stands = unwritten ?? row
    if (stands) {
      if (stands.asked !== undefined && stands.asked !== asked) return reject('REQUEST_KEY_REUSED')
      if (unwritten) await writeMoves(prizeId, [unwritten])
      return ok({ prize, move: stands })
    }
    const decided = moveStock(prize, movement)
    if (!decided.ok) return decided
    const { move, update } = decided.value
    if (!(await changePrize(prizeId, update))) continue
    await writeMoves(prizeId, [move])
    return ok({ prize: applied(prize, update.patch), move })
  }
  throw new BusyError(`the stock of ${prizeId} is being moved by many at once`)
}

/** Writes the days over the version they were read in, 0 when none were written yet. @returns false when another was quicker. */
export async function saveStore({ _id, ...days }: StoreDocument, before: number): Promise<boolean> {
  // Days written before they carried a version count as its beginning.
  const stands = before === 0 ? { version: { $exists: false } } : { version: before }
  if (await changeDoc(STORES, _id, stands, { $set: days })) return true
  return before === 0 && (await addDoc(STORES, { _id, ...days } as StoreDocument)) === 'added'
}
