/** Owns the times and numbers of old things that residents give. */

export const reuseRules = {
  /** Somebody says whether it is taken within so many working days. */
  answerWorkingDays: 3,
  /** What was taken has found its use within so many working days. */
  useWorkingDays: 30,
  /** The workshop in which it was remade lies so many days back at most. */
  workshopDays: 180,
  mostPhotos: 3,
  perDay: 5,
  atDesk: 40,
} as const
