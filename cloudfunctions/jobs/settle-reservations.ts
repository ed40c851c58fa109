/** Owns reservations that somebody began and did not end: those with a seat are completed, the others let go; and marks of those that have ended by now are taken off. */
import { holdOf } from '@/domain/store/decide-reserve'
import { storeRules } from '@/domain/store/rules'
import { findAccounts } from '../api/repositories/accounts'
import { completeReservation, forgetMark } from '../api/repositories/reservations'
import { forEachItem, sparing } from './run-each'
import type { Job } from './job'

const begunBefore = (now: number) => ({ 'reserving.at': { $lt: now - storeRules.settleMs } })

export const settleReservations: Job = {
  name: 'settleReservations',
  due: (now) => [{ from: 'accounts', where: begunBefore(now) }],
  run: async (now, limit) => {
    const before = now - storeRules.settleMs
    const source = { collection: 'accounts', now }
    const found = await findAccounts(await sparing(source, begunBefore(now)), limit)
    const begun = found.flatMap((account) =>
      account.reserving
        .filter((mark) => mark.at < before)
        .map((mark) => ({ _id: account._id, account, mark, held: holdOf(account, mark.redemptionId) })),
    )
    await forEachItem(
      begun,
      async ({ account, mark, held }) => {
        if (held) await completeReservation({ account, mark, held }, null, { mayTake: false })
        else await forgetMark(account._id, mark.redemptionId)
      },
      source,
    )
    return { done: begun.length, more: found.length === limit }
  },
}
