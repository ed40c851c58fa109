/** Owns looking at every account once for a named purpose, a page at each run. */
import { type AccountDoc, accountsAfter, accountsOf } from '../api/repositories/accounts'
import { keepJobCursor, readJobCursor } from '../api/repositories/job-cursors'
import { trying } from './run-each'

interface Walk {
  after: string
  /** Accounts that could not be done when their page was looked at; they are tried again until they can. */
  left?: string[]
  /** Whether every page has been looked at. */
  ended?: boolean
}

/** More than so many that cannot be done are no longer single accounts: the pass waits where it is. */
const MOST_LEFT = 100

/**
 * Goes on where the last run ended. An account that fails is set aside and tried again by later runs, while the others
 * go on; when `visit` throws for all of a page, or too many fail, the page is looked at again, so it must bear being done
 * twice. The pass is finished when nothing is left.
 * @param visit does the accounts it is given
 */
export async function passOverAccounts(
  name: string,
  { now, limit }: { now: number; limit: number },
  visit: (accounts: AccountDoc[]) => Promise<void>,
): Promise<{ done: number; more: boolean }> {
  const { state, finished, version } = await readJobCursor<Walk>(name)
  if (finished) return { done: 0, more: false }
  const before = state?.left ?? []
  const again = await accountsOf(before)
  const ended = state?.ended === true
  const accounts = ended ? [] : await accountsAfter(state?.after ?? '', limit)
  const source = { collection: 'accounts', now }
  const left = await trying([...again, ...accounts], (account) => visit([account]), visit, source)
  if (left.length > MOST_LEFT) throw new Error(`${left.length} accounts of ${name} could not be done`)
  const after = accounts[accounts.length - 1]?._id ?? state?.after ?? ''
  const more = !ended && accounts.length === limit
  const walk: Walk = { after, left, ended: !more }
  await keepJobCursor(name, version, { state: walk, finished: !more && left.length === 0 })
  return { done: accounts.length + again.length - left.length, more }
}
