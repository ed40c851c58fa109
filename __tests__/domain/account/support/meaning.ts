/** What the public list of a month makes of some entries. */
import type { LedgerEntry } from '../../../../src/domain/account/account'
import { noSums, withEntry } from '../../../../src/domain/points/month-sums'

export function meaningOfEntries(entries: readonly LedgerEntry[]) {
  const { earned, spent, expired } = entries.reduce((sums, entry) => withEntry(sums, entry, '某人'), noSums())
  return { earned, spent, expired }
}
