/** Owns the times of what families hand on. */

export const traditionRules = {
  /** The station reads it within so many working days. */
  readWorkingDays: 5,
  perDay: 4,
} as const
