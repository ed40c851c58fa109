/** Owns what whoever helped learns of how it was: the words of each, and of the scores no more than their average. */
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'

/** Of fewer scores nobody is told an average, which would say who gave which. Source: domain rules of orders. */
export const FEWEST_RATINGS = 5

/** How often a score was given; `score` is the answer as it is kept, the number as text. */
export interface Scored {
  score: string
  times: number
}

/** Rounded to a half, so that whoever compares it before and after does not learn a single score; null of too few. */
export function ratingOf(scores: readonly Scored[]): { times: number; average: number | null } {
  const times = scores.reduce((sum, one) => sum + one.times, 0)
  const sum = scores.reduce((all, one) => all + Number(one.score) * one.times, 0)
  return { times, average: times < FEWEST_RATINGS ? null : Math.round((sum / times) * 2) / 2 }
}

/** What whoever asked has said of it; empty when nothing. */
export function saidOf(
  { rating }: Pick<CaseKind, 'rating'>,
  { answers }: Pick<CaseDocument, 'answers'>,
): string {
  const given = rating?.moves.map((move) => answers?.[move]?.[rating.words]) ?? []
  const said = given.find((answer) => typeof answer === 'string' && answer !== '')
  return typeof said === 'string' ? said : ''
}
