/** Owns what a star asks for: values with the day they began. The ladder is the country's, the guards beside it are the station's own. */
import { type DatedRule, ruleAt } from '../kernel/rules'

interface StarRules {
  /** Hours of proved service, star by star (measures for recording volunteer service, 2012). */
  ladder: readonly number[]
  /** Whoever was rated so often is asked for so much on the average. */
  rating: { least: number; from: number }
  /** No complaint about them was found to be true within so many days. */
  complaintDays: number
}

const starRules: readonly DatedRule<StarRules>[] = [
  {
    id: 'star-1',
    effectiveFrom: '2020-01-01',
    value: {
      ladder: [100, 300, 600, 1000, 1500],
      rating: { least: 4, from: 3 },
      complaintDays: 365,
    },
  },
]

export const starRulesAt = (ms: number): StarRules => ruleAt(starRules, ms).value

/** The times of an application; all are the station's own but those of the notice, which are the country's for decisions of the kind. */
export const starTimes = {
  /** It is looked at within so many working days, or climbs. */
  lookWorkingDays: 5,
  climbedWorkingDays: 3,
  /** For so many working days everybody may object. */
  noticeWorkingDays: 5,
  perDay: 6,
} as const
