/** Owns the times of posts and of those who look for work. */

export const jobRules = {
  /** A post is shown for at most so many days; who still looks for somebody is written down again. */
  mostDays: 60,
  /** Somebody looks at the licence within so many working days. */
  checkWorkingDays: 2,
  /** So many people at most for one post. */
  mostPeople: 200,
  mostPay: 100_000,
  postsPerDay: 30,
  /** A post is found for whoever has registered within so many working days. */
  findWorkingDays: 5,
  /** Whether it came to something is asked within so many working days. */
  hearWorkingDays: 5,
  /** How it goes is asked after so many days at work, twice. */
  firstAskDays: 7,
  lastAskDays: 30,
  /** And that within so many working days. */
  askWorkingDays: 3,
  seekersPerDay: 6,
  atDesk: 60,
} as const
