/** Owns the numbers about people: ages and limits. */

/** Full age: a volunteer of this age applies alone (rules for registered volunteers, ages 18 and over). */
export const ADULT_AGE = 18
/** Below this age nobody has an account of their own; they come as a dependant of the guardian. */
export const OWN_ACCOUNT_AGE = 14
/** How many dependants one person looks after here at most. */
export const FAMILY_LIMIT = 8
/** How many dependants, those removed since included, one person's document keeps: their records still need the names. */
export const FAMILY_KEPT = 24
