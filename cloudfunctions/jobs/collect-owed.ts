/** Owns taking back points that had been spent or pooled when they were to be taken back, once some are free again. */
import { collectOwed } from '@/domain/account/owed'
import { postUpdate } from '@/domain/kernel/ledger'
import { changeAccount, findAccounts, writeEntries } from '../api/repositories/accounts'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const owing = { owed: { $gt: 0 }, 'balances.points': { $gt: 0 } }

export const collectOwedPoints: Job = {
  name: 'collectOwedPoints',
  due: () => [{ from: 'accounts', where: owing }],
  run: async (now, limit) => {
    const source = { collection: 'accounts', now }
    const where = await sparing(source, owing)
    const found = await findAccounts(where, limit)
    await forEachItem(
      found,
      async (account) => {
        const collected = collectOwed(account, now)
        if (!collected) return
        const { entry } = collected
        const { guard, patch } = postUpdate(account, { ...collected, already: false })
        const $set = { owed: collected.account.owed ?? 0 }
        // Whoever booked on the account at the same moment goes first; the next run looks again.
        if (await changeAccount(account._id, guard, { ...patch, $set }))
          await writeEntries(account._id, [entry])
      },
      source,
    )
    return { done: found.length, more: found.length === limit }
  },
}
