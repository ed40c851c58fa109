/** Owns what a credit says about itself before it is booked. */
import type { Amounts } from '../kernel/ledger'
import type { LedgerUnit } from '../account/ledger-units'

/** What a credit says about itself. `sourceKey` names what it is booked for and stands on an account at most once. */
export interface CreditFacts {
  accountId: string
  sourceKey: string
  /** Positive whole amounts; minutes or points. */
  amounts: Amounts<LedgerUnit>
  ruleId: string
  /** Epoch milliseconds. */
  at: number
  byPersonId: string
  note: string
}
