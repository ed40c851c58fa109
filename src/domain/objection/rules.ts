/** Owns the times of objections. */

export const objectionRules = {
  /** Somebody who has no part in it decides within so many working days, or it climbs. */
  decideWorkingDays: 5,
  /** Whoever it has climbed to decides within so many working days. */
  climbedWorkingDays: 3,
  perDay: 5,
} as const
