/** Owns the stars that a person has, as they are stored with the person: each granted by a case of its own. */

/** One star of somebody: had, resting while an objection stands against it, or taken back. */
export interface StarHeld {
  caseId: string
  /** When it was granted. */
  at: number
  state: 'held' | 'rests' | 'gone'
  /** The version of its case from which that follows. */
  version: number
}

/** How many stars there are. */
export const MOST_STARS = 5

/** By the number of the star. */
export type Stars = Record<string, StarHeld>

/** The highest star that was granted and not taken back. */
export function starHeld(stars: Stars = {}): { star: number; at: number | null; rests: boolean } {
  const had = Object.entries(stars)
    .filter(([, { state }]) => state !== 'gone')
    .sort(([a], [b]) => Number(b) - Number(a))
  const [highest] = had
  if (!highest) return { star: 0, at: null, rests: false }
  const [star, { at, state }] = highest
  return { star: Number(star), at, rests: state === 'rests' }
}

/** Those of one record that were not granted to another one. */
export const starsBesides = (stars: Stars = {}, others: Stars = {}): Stars =>
  Object.fromEntries(Object.entries(stars).filter(([star, { caseId }]) => others[star]?.caseId !== caseId))
