/** Owns which birthdays fit a family relation: a parent who would have been born today is a slip of the finger. */
import { ageOn, type Day } from '../kernel/clock'
import { ageOf } from './birth-date'
import { ADULT_AGE, OWN_ACCOUNT_AGE } from './rules'
import type { Relation } from './vocabulary'

/** The youngest that somebody's parent is at the child's birth, in years. */
const PARENT_GAP = 14
/** And a grandparent at the grandchild's. */
const GRANDPARENT_GAP = 28

/** How many years older than the one who cares for them the relative is at least; a negative number: younger by as many. */
const gaps: Partial<Record<Relation, number>> = {
  parent: PARENT_GAP,
  grandparent: GRANDPARENT_GAP,
  child: -PARENT_GAP,
  grandchild: -GRANDPARENT_GAP,
}

const grown = new Set<Relation>(['parent', 'grandparent', 'spouse'])

/**
 * Whether a relative may have this birthday.
 * @param own the birthday of the one who cares for them; null when it is not known, then only their age counts
 */
export function fitsRelation(relation: Relation, birthDate: Day, own: Day | null, now: number): boolean {
  if (grown.has(relation) && ageOn(birthDate, now) < ADULT_AGE) return false
  const mine = ageOf(own, now)
  const gap = gaps[relation]
  if (mine === null || gap === undefined) return true
  const difference = ageOn(birthDate, now) - mine
  return gap > 0 ? difference >= gap : difference <= gap
}

/**
 * Whose word stands behind what is told about a relative: for a child under 14 that of a guardian, for anybody older
 * the relative's own. Source: Personal Information Protection Law, articles 13 and 31.
 */
export const familyAgreements = ['guardian', 'askedGuardian', 'askedSelf'] as const
export type FamilyAgreement = (typeof familyAgreements)[number]
export const agreementWords: Record<FamilyAgreement, string> = {
  guardian: '我是监护人，我同意',
  askedGuardian: '已征得监护人同意',
  askedSelf: '已征得本人同意',
}

/** The words that fit somebody of this age. */
export const agreementsFor = (birthDate: Day, now: number): readonly FamilyAgreement[] =>
  ageOn(birthDate, now) < OWN_ACCOUNT_AGE ? ['guardian', 'askedGuardian'] : ['askedSelf']
