/** Owns whether somebody is called by the whole name where everybody reads it. */
import { ageOf } from './birth-date'
import { consentTexts } from './consents'
import type { PersonDocument } from './documents'
import { nameOf } from './name-of'
import { ADULT_AGE } from './rules'

/** What of a person is looked at. */
export const publicNameFields = ['realName', 'nickname', 'birthDate', 'consents', 'merged', 'closed'] as const
type Nameable = Pick<PersonDocument, '_id' | (typeof publicNameFields)[number]>

/** The whole name of somebody of age who agrees to that as it is worded now, and whose account is open; null for all others. */
export function publicNameOf(person: Nameable, now: number): string | null {
  const agreed = [...person.consents].reverse().find(({ scope }) => scope === 'publicName')
  const isAgreed = agreed?.given === true && agreed.version === consentTexts.publicName.version
  const isOpen = !person.closed && !person.merged
  const isMinor = (ageOf(person.birthDate, now) ?? ADULT_AGE) < ADULT_AGE
  return isAgreed && isOpen && !isMinor ? nameOf(person) : null
}
