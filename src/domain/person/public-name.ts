/** Owns whether somebody is called by the whole name where everybody reads it. */
import { ageOf } from './birth-date'
import { consented } from './decide-profile'
import type { PersonDocument } from './documents'
import { nameOf } from './name-of'
import { ADULT_AGE } from './rules'

/** What of a person is looked at. */
export const publicNameFields = ['realName', 'nickname', 'birthDate', 'consents', 'merged', 'closed'] as const
type Nameable = Pick<PersonDocument, '_id' | (typeof publicNameFields)[number]>

/** The whole name of somebody of age who agrees to that as it is worded now, and whose account is open; null for all others. */
export function publicNameOf(person: Nameable, now: number): string | null {
  const isOpen = !person.closed && !person.merged
  const isMinor = (ageOf(person.birthDate, now) ?? ADULT_AGE) < ADULT_AGE
  return consented(person.consents, 'publicName') && isOpen && !isMinor ? nameOf(person) : null
}
