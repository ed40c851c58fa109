/** Owns the rows of entries and of stock movements that count already and were not written at once. */
import { findAccounts, writeEntries } from '../api/repositories/accounts'
import { findPrizes, writeMoves } from '../api/repositories/prizes'
import { forEachItem } from './each'
import type { Job } from './job'

export const writeUnwritten: Job = {
  name: 'writeUnwritten',
  run: async (now, limit) => {
    const [accounts, prizes] = await Promise.all([
      findAccounts({ 'unwritten.at': { $lte: now } }, limit),
      findPrizes({ 'unwrittenMoves.at': { $lte: now } }, { limit }),
    ])
    await forEachItem(accounts, (account) => writeEntries(account._id, account.unwritten))
    await forEachItem(prizes, (prize) => writeMoves(prize._id, prize.unwrittenMoves))
    return {
      done: accounts.length + prizes.length,
      more: accounts.length === limit || prizes.length === limit,
    }
  },
}
