/** Owns the rows of entries and of stock movements that count already and were not written at once. */
import { ACCOUNTS, findAccounts, writeEntries } from '../api/repositories/accounts'
import { findPrizes, PRIZES, writeMoves } from '../api/repositories/prizes'
import type { Job } from './job'
import { inTurn, sweep } from './sweep'

export const writeUnwritten: Job = {
  name: 'writeUnwritten',
  ...inTurn(
    sweep({
      collection: ACCOUNTS,
      where: (now) => ({ 'unwritten.at': { $lte: now } }),
      find: findAccounts,
      work: ({ _id, unwritten }) => writeEntries(_id, unwritten),
    }),
    sweep({
      collection: PRIZES,
      where: (now) => ({ 'unwrittenMoves.at': { $lte: now } }),
      find: (where, limit) => findPrizes(where, { limit }),
      work: ({ _id, unwrittenMoves }) => writeMoves(_id, unwrittenMoves),
    }),
  ),
}
