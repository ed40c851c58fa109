/** Owns what a rule would have given: a month's approved records and wishes counted once more under it. */
import { pieceSources, type PieceSource, pointsForHours, pointsOfPiece, type PointsRule } from './rules'

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

/** What a source was rewarded with under one rule; of a month's list. */
interface Given {
  source: string
  times: number
  points: number
}

/** How often one of them was rewarded in a month, and with how many points. */
export function givenFor(source: PieceSource, byRule: readonly Given[]): { times: number; points: number } {
  const given = { times: 0, points: 0 }
  for (const sum of byRule) {
    if (sum.source !== source) continue
    given.times += sum.times
    given.points += sum.points
  }
  return given
}

/**
 * All groups of a month and all that was rewarded by the piece together. What earned nothing under the rule of its time left no
 * trace in the account, so that it is not counted here either.
 */
export function previewTotals(
  rule: PointsRule,
  groups: readonly MinutesGroup[],
  byRule: readonly Given[],
): PreviewTotals {
  const totals = { records: 0, before: 0, after: 0 }
  for (const { records, minutes, points } of groups) {
    totals.records += records
    totals.before += points
    totals.after += records * pointsUnder(rule, minutes)
  }
  for (const source of pieceSources) {
    const { times, points } = givenFor(source, byRule)
    totals.before += points
    totals.after += times * pointsOfPiece(rule, source)
  }
  // What was taken back of an earlier month can outweigh what was given in this one.
  const notBelow = (n: number): number => Math.max(0, n)
  return {
    records: notBelow(totals.records),
    before: notBelow(totals.before),
    after: notBelow(totals.after),
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
