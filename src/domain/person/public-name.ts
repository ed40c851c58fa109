/** Owns whether somebody is called by the whole name where everybody reads it. */
import { ageOf } from './birth-date'
import { consented } from './decide-profile'
import type { PersonDocument } from './documents'
import { nameOf } from './name-of'
import { ADULT_AGE } from './rules'

/** What of a person is looked at. */
export const publicNameFields = ['realName', 'nickname', 'birthDate', 'consents', 'merged', 'closed'] as const
type Nameable = Pick<PersonDocument, (typeof publicNameFields)[number]>

/**
 * The whole name of somebody of age who agrees to that as it is worded now, and whose account is open; null for all others.
 * Whoever has given no day of birth may be a child, so such a name is never whole; every volunteer has given one.
 */
export function publicNameOf(person: Nameable, now: number): string | null {
  const isOpen = !person.closed && !person.merged
  const isAdult = (ageOf(person.birthDate, now) ?? 0) >= ADULT_AGE
  return consented(person.consents, 'publicName') && isOpen && isAdult ? nameOf(person) : null
}
