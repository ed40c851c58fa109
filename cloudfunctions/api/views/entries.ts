/** Owns that no entry is missing from what is shown of an account while its row is still to be written. */
import type { AccountDocument, LedgerEntry } from '@/domain/account/account'

/** Entries that count already and whose rows a minute may still be missing stand among the others, the newest first. */
export function withUnwritten(rows: readonly LedgerEntry[], account: AccountDocument | null): LedgerEntry[] {
  const written = new Set(rows.map((row) => row._id))
  const missing = (account?.unwritten ?? []).filter(
    ({ _id, lines }) => !written.has(_id) && lines.some((line) => line.unit === 'points'),
  )
  const isNewer = (a: LedgerEntry, b: LedgerEntry) => b.at - a.at || (a.sourceKey < b.sourceKey ? 1 : -1)
  return [...missing, ...rows].sort(isNewer)
}
