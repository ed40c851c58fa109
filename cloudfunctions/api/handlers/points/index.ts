/** Owns a person's points: the balance, and the entries it is the sum of. */
import type { pointsActions } from '@/contract/points'
import type { AccountDocument, LedgerEntry } from '@/domain/hours/account'
import { done, type Handler, type Handlers, joinedAll, joinedOne } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { accountJoin, type EntriesCursor, pointEntriesJoin } from '../../repositories/accounts'
import { previewRule, rules, saveRule } from './rules'
import { summary } from './summary'

const PAGE = 20

/** `1783036800000.12.record:s1:p1:1`: the last entry's instant, the balance before it, and its source. */
function readCursor(cursor: string | undefined): EntriesCursor | null {
  const parts = /^(\d{1,15})\.(\d{1,9})\.([A-Za-z0-9_:-]{1,100})$/.exec(cursor ?? '')
  if (!parts?.[1] || !parts[2] || !parts[3]) return null
  return { at: Number(parts[1]), balance: Number(parts[2]), sourceKey: parts[3] }
}

const pointsOf = (entry: LedgerEntry): number =>
  entry.lines.reduce((sum, line) => sum + (line.unit === 'points' ? line.amount : 0), 0)

/** The service record that a credit or its reversal is booked for; null for anything else. */
const recordOf = (entry: LedgerEntry): string | null =>
  /^(?:reverse:)?record:(.+):\d+$/.exec(entry.sourceKey)?.[1] ?? null

const kindTexts: Partial<Record<LedgerEntry['kind'], string>> = { reverse: '收回:' }

/** One request: the balance from the account, the lines from the entries, the newest first. */
const mine: Handler<'points.mine'> = {
  joins: ({ input, personId }) => ({
    account: accountJoin(personId),
    entries: pointEntriesJoin(personId, readCursor(input.cursor), PAGE + 1),
  }),
  run: async ({ input, joined }) => {
    const account = joinedOne<AccountDocument & Doc>(joined, 'account')
    const found = joinedAll<LedgerEntry & Doc>(joined, 'entries')
    const page = found.slice(0, PAGE)
    // Entries do not keep a running balance; it follows from the balance now, going back entry by entry.
    let balanceAfter = readCursor(input.cursor)?.balance ?? account?.balances.points ?? 0
    const entries = page.map((entry) => {
      const line = {
        entryId: entry.sourceKey,
        at: entry.at,
        amount: pointsOf(entry),
        balanceAfter,
        kind: entry.kind,
        text: `${kindTexts[entry.kind] ?? ''}${entry.note}`,
        recordId: recordOf(entry),
      }
      balanceAfter -= line.amount
      return line
    })
    const last = page[page.length - 1]
    return done({
      balance: account?.balances.points ?? 0,
      held: account?.held.points ?? 0,
      lots: [],
      expiring: null,
      household: null,
      entries,
      next: found.length > PAGE && last ? `${last.at}.${balanceAfter}.${last.sourceKey}` : null,
    })
  },
}

export const pointsHandlers: Handlers<keyof typeof pointsActions> = {
  'points.mine': mine,
  'points.rules': rules,
  'points.previewRule': previewRule,
  'points.saveRule': saveRule,
  'points.summary': summary,
}
