/** Owns taking back points that had been spent or pooled when they were to be taken back, once some are free again. */
import { recoverDebt } from '@/domain/account/debts'
import { postUpdate } from '@/domain/kernel/ledger'
import { ACCOUNTS, changeAccount, findAccounts, writeEntries } from '../api/repositories/accounts'
import type { Job } from './job'
import { sweep } from './sweep'

const owing = { owed: { $gt: 0 }, 'balances.points': { $gt: 0 } }

export const recoverDebts: Job = {
  name: 'recoverDebts',
  ...sweep({
    collection: ACCOUNTS,
    where: () => owing,
    find: findAccounts,
    work: async (account, now) => {
      const collected = recoverDebt(account, now)
      if (!collected) return
      const { entry } = collected
      const { guard, patch } = postUpdate(account, { ...collected, already: false })
      const $set = { owed: collected.account.owed ?? 0 }
      // Whoever booked on the account at the same moment goes first; the next run looks again.
      if (await changeAccount(account._id, guard, { ...patch, $set }))
        await writeEntries(account._id, [entry])
    },
  }),
}
