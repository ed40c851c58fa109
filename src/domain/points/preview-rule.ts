/** Owns what a rule would have given: a month's approved records and wishes counted once more under it. */
import { pointsForHours, pointsForWish, type PointsRule } from './rules'

/** The records of one length in a month. */
export interface MinutesGroup {
  minutes: number
  records: number
  /** The points that they were given. */
  points: number
}

interface PreviewTotals {
  records: number
  before: number
  after: number
}

/** The draft as the only rule there is, so that a preview and a credit go through the same function. */
const alone = (value: PointsRule) => [{ id: 'draft', effectiveFrom: '2000-01-01', value }]
const AT = Date.parse('2020-01-01T00:00:00Z')

/** Points that one record of so many minutes would earn. */
const pointsUnder = (rule: PointsRule, minutes: number): number =>
  pointsForHours(alone(rule), minutes, AT).points

/** All groups and wishes together. `wishes` are rewards of the month; `wishPoints` is what they were given. */
export function previewTotals(
  rule: PointsRule,
  groups: readonly MinutesGroup[],
  { wishes, wishPoints }: { wishes: number; wishPoints: number },
): PreviewTotals {
  const sum = (of: (group: MinutesGroup) => number): number =>
    groups.reduce((all, group) => all + of(group), 0)
  // What was taken back of an earlier month can outweigh what was given in this one.
  const notBelow = (n: number): number => Math.max(0, n)
  return {
    records: notBelow(sum(({ records }) => records)),
    before: notBelow(sum(({ points }) => points) + wishPoints),
    after: notBelow(
      sum(({ records, minutes }) => records * pointsUnder(rule, minutes)) +
        wishes * pointsForWish(alone(rule), AT).points,
    ),
  }
}

/** One person's records of the month, before and after. */
export function previewPerson(
  rule: PointsRule,
  records: readonly { minutes: number; points: number }[],
): { minutes: number; before: number; after: number } {
  const sums = { minutes: 0, before: 0, after: 0 }
  for (const { minutes, points } of records) {
    sums.minutes += minutes
    sums.before += points
    sums.after += pointsUnder(rule, minutes)
  }
  return sums
}
