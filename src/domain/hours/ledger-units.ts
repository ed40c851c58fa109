/** Owns the units of the ledger that hours and points are kept in. */

export const ledgerUnits = ['provedMinutes', 'addedMinutes', 'points'] as const
export type LedgerUnit = (typeof ledgerUnits)[number]
