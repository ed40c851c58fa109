/** Owns the times of requests about one's data. */

export const dataRequestRules = {
  /** Somebody makes sure who asks within so many working days. */
  checkWorkingDays: 5,
  /** It is answered within so many working days since it was asked. Source: 个人信息保护法 50; the number is ours. */
  answerWorkingDays: 15,
  /** Whoever it has climbed to answers within so many working days. */
  climbedWorkingDays: 3,
  /** An answer stands after so many days without a word of whoever asked. */
  closeDays: 7,
  perDay: 4,
} as const
