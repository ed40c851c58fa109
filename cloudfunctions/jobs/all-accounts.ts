/** Owns looking at every account once for a named purpose, a page at each run. */
import { type AccountDoc, accountsAfter } from '../api/repositories/accounts'
import { keepPass, readPass } from '../api/repositories/passes'

/**
 * Goes on where the last run ended. When `visit` fails the page is looked at again by the next run, so it must bear
 * being done twice.
 */
export async function passOverAccounts(
  name: string,
  limit: number,
  visit: (accounts: AccountDoc[]) => Promise<void>,
): Promise<{ done: number; more: boolean }> {
  const { state, finished, version } = await readPass<{ after: string }>(name)
  if (finished) return { done: 0, more: false }
  const accounts = await accountsAfter(state?.after ?? '', limit)
  await visit(accounts)
  const after = accounts[accounts.length - 1]?._id ?? state?.after ?? ''
  const more = accounts.length === limit
  await keepPass(name, version, { state: { after }, finished: !more })
  return { done: accounts.length, more }
}
