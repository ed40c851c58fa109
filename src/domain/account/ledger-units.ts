/** Owns the units of the ledger that hours and points are kept in. */

export const ledgerUnits = ['provedMinutes', 'addedMinutes', 'points'] as const
export type LedgerUnit = (typeof ledgerUnits)[number]

/** Points are told apart by the year in which they were earned, since they lapse by it; hours never lapse. */
export const lottedUnits = ['points'] as const satisfies readonly LedgerUnit[]
