/**
 * Owns the suspicion that somebody is written down twice: the same name and day of birth, the same child with both
 * parents, the same number. It is a word to those who write and to staff; nothing is refused for good or merged by it.
 */

export const twinKinds = ['person', 'child', 'phone'] as const
export type TwinKind = (typeof twinKinds)[number]

export interface Suspicion {
  at: number
  why: TwinKind
  /** The child's name; empty where it is not about a child. */
  child: string
  /** The people whose records agree with this one. */
  others: string[]
}

/** So many are remembered of one person, the newest, and so many others for each. */
export const TWINS_KEPT = 5
export const OTHERS_KEPT = 5

/** A name as it is compared: letters of one width, without spaces and dots. */
export const comparedName = (name: string): string => name.normalize('NFKC').replace(/[\s·•.・]/g, '')

export const sameName = (a: string, b: string): boolean =>
  comparedName(a) !== '' && comparedName(a) === comparedName(b)

/** With one more suspicion; null when just this one stands already. */
export function suspected(
  before: readonly Suspicion[],
  { at, why, child, others }: Suspicion,
): Suspicion[] | null {
  const named = [...new Set(others)].sort().slice(0, OTHERS_KEPT)
  const same = before.some(
    (each) => each.why === why && each.child === child && each.others.join() === named.join(),
  )
  if (named.length === 0 || same) return null
  // The instant tells suspicions of one person apart.
  const free = before.some((each) => each.at === at) ? Math.max(...before.map((each) => each.at)) + 1 : at
  return [...before, { at: free, why, child, others: named }].slice(-TWINS_KEPT)
}
