/** Owns the times of complaints. */

export const complaintRules = {
  /** Somebody takes it up within so many working days. */
  takeWorkingDays: 2,
  /** It is answered within so many working days since it was written, or climbs. */
  answerWorkingDays: 3,
  /** Whoever it has climbed to answers within so many working days. */
  climbedWorkingDays: 3,
  /** An answer stands after so many days without a word of the writer. */
  closeDays: 7,
  perDay: 6,
} as const
