/** Owns the measures of works for the neighbourhood. */
import { amountIn, mostAmountLetters } from './amounts'

export const livelihoodRules = {
  metrics: 12,
  steps: 40,
  incidents: 10,
  photos: 3,
  /** Those who want to hear of it are known by their ids, so many at most. */
  followers: 500,
  /** Works that a list shows, answered questions of one, and what waits for an answer. */
  shown: 40,
  questions: 40,
  mine: 10,
  waiting: 40,
  nameLetters: 12,
  amountLetters: mostAmountLetters,
  unitLetters: 4,
  noteLetters: 60,
  stepLetters: 120,
  wordLetters: 200,
  /** How far back a step may lie. */
  daysBack: 3650,
} as const

/** The most that the lists of these documents hold. */
export const livelihoodLists = {
  metrics: livelihoodRules.metrics,
  steps: livelihoodRules.steps,
  incidents: livelihoodRules.incidents,
  'form.before': livelihoodRules.photos,
  'form.after': livelihoodRules.photos,
  followers: livelihoodRules.followers,
} as const

/** How far along a figure is, from 0 to 1; null where nothing was planned in numbers. */
export function shareOf({ done, planned }: { done: string; planned: string }): number | null {
  const is = amountIn(done)
  const shall = amountIn(planned)
  if (is === null || shall === null || shall === 0) return null
  return Math.min(1, is / shall)
}
