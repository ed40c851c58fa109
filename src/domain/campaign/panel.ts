/** Owns who may mark whom: nobody marks themselves, the own family or household, or somebody they have recommended. */
import type { PersonDocument } from '../person/documents'

export const panelRules = {
  /** So many marks everybody has before anything is decided. */
  fewest: 3,
  most: 9,
  /** The best mark; the worst is nought. */
  best: 10,
} as const

type Kin = Pick<PersonDocument, '_id' | 'householdId' | 'family'>

const hasInFamily = (one: Kin, other: string): boolean =>
  one.family.some(({ personId, removedAt }) => personId === other && removedAt === null)

interface Put {
  round: number
  /** Absent before an objection to all of it was right. */
  overruled?: boolean
}

/**
 * Whether marks may still be changed and others may still join the panel: what was put up shows what everybody came to,
 * and afterwards what was given stands, unless an objection to all of it was right.
 */
export const isMarkedAnew = ({ round, overruled = false }: Put): boolean => round === 0 || overruled

/** Whether two people are one, of one household, or one stands in the family of the other. */
export const areClose = (a: Kin, b: Kin): boolean =>
  a._id === b._id ||
  (a.householdId !== null && a.householdId === b.householdId) ||
  hasInFamily(a, b._id) ||
  hasInFamily(b, a._id)

/** Whether somebody of the panel may mark an entrant. */
export const mayMark = (
  panelist: Kin,
  entrant: Kin,
  { recommendedBy }: { recommendedBy: readonly string[] },
): boolean => !recommendedBy.includes(panelist._id) && !areClose(panelist, entrant)

/** The marks that those of the panel have given. */
export const marksBy = <M>(
  marks: Readonly<Record<string, M>>,
  panel: readonly { personId: string }[],
): Record<string, M> =>
  Object.fromEntries(Object.entries(marks).filter(([id]) => panel.some(({ personId }) => personId === id)))

/** The marks that count, together. Null of none. */
export function marksOf(
  marks: Readonly<Record<string, { mark: number }>>,
): { sum: number; count: number } | null {
  const all = Object.values(marks)
  return all.length === 0 ? null : { sum: all.reduce((sum, { mark }) => sum + mark, 0), count: all.length }
}
