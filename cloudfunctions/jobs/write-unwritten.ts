/** Owns the rows of entries and of stock movements that count already and were not written at once. */
import { findAccounts, writeEntries } from '../api/repositories/accounts'
import { findPrizes, writeMoves } from '../api/repositories/prizes'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const entriesOf = (now: number) => ({ 'unwritten.at': { $lte: now } })
const movesOf = (now: number) => ({ 'unwrittenMoves.at': { $lte: now } })

export const writeUnwritten: Job = {
  name: 'writeUnwritten',
  due: (now) => [
    { from: 'accounts', where: entriesOf(now) },
    { from: 'prizes', where: movesOf(now) },
  ],
  run: async (now, limit) => {
    const accountsFrom = { collection: 'accounts', now }
    const prizesFrom = { collection: 'prizes', now }
    const [accounts, prizes] = await Promise.all([
      findAccounts(await sparing(accountsFrom, entriesOf(now)), limit),
      findPrizes(await sparing(prizesFrom, movesOf(now)), { limit }),
    ])
    await forEachItem(accounts, (account) => writeEntries(account._id, account.unwritten), accountsFrom)
    await forEachItem(prizes, (prize) => writeMoves(prize._id, prize.unwrittenMoves), prizesFrom)
    return {
      done: accounts.length + prizes.length,
      more: accounts.length === limit || prizes.length === limit,
    }
  },
}
