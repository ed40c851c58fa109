/** Owns what may be changed about oneself: which consent a field needs, and how an application is judged. */
import { ageOn } from '../kernel/clock'
import { ok, reject, type Decision } from '../kernel/errors'
import { consentTexts, volunteerTermsVersion, type ConsentScope } from './consents'
import type { ConsentEntry, PersonDocument } from './documents'
import { ADULT_AGE, FAMILY_KEPT, FAMILY_LIMIT, OWN_ACCOUNT_AGE } from './rules'

/** Whether a consent is given to the current version of its text. */
export function consented(consents: readonly ConsentEntry[], scope: ConsentScope): boolean {
  const entry = consents.find((candidate) => candidate.scope === scope)
  return entry !== undefined && entry.given && entry.version === consentTexts[scope].version
}

const consentOf: Record<string, ConsentScope> = {
  realName: 'identity',
  sex: 'identity',
  birthDate: 'identity',
  phone: 'phone',
}

/** A field may be stored only under its consent (nickname, grid and building need none beyond using the service). */
export function decideProfile(
  person: Pick<PersonDocument, 'consents'>,
  change: Record<string, unknown>,
): Decision<true, 'CONSENT_NEEDED'> {
  for (const field of Object.keys(change)) {
    const scope = consentOf[field]
    if (scope && !consented(person.consents, scope)) return reject('CONSENT_NEEDED', { scope })
  }
  return ok(true)
}

/** The states of a volunteer's case that rest on the birthday it was applied with, and on the name. */
const restsOnBirthday = new Set(['pendingGuardian', 'pendingReview', 'active', 'suspended'])

/**
 * Whether the birthday of somebody who is, or wants to be, a volunteer may become this one: who applied as an adult does
 * not become a minor by it whom no guardian answers for, and nobody becomes a volunteer below the age of an own account.
 */
export function decideBirthday(
  { volunteer }: Pick<PersonDocument, 'volunteer'>,
  birthDate: string,
  now: number,
): Decision<true, 'TOO_YOUNG' | 'VOLUNTEER_MINOR'> {
  if (!restsOnBirthday.has(volunteer.state)) return ok(true)
  const age = ageOn(birthDate, now)
  if (age >= ADULT_AGE) return ok(true)
  if (volunteer.guardian === null) return reject('VOLUNTEER_MINOR')
  return age < OWN_ACCOUNT_AGE ? reject('TOO_YOUNG') : ok(true)
}

/** What somebody's name rests on beside the own record. */
export interface NameFacts {
  /** Whether a certificate was made in it. */
  hasCertificate: boolean
  /** When staff made sure who asks to have it put right, in a request that is open; null where there is none. */
  checkedAt: number | null
}

/**
 * Whether somebody may be called otherwise from now on. A name on which hours, certificates or a merge rest is not
 * exchanged by its owner alone: staff see who it is first, and then it is changed once.
 */
export function decideName(
  person: Pick<PersonDocument, 'realName' | 'volunteer' | 'former' | 'rewritten'>,
  realName: string,
  { hasCertificate, checkedAt }: NameFacts,
): Decision<true, 'NAME_KEPT'> {
  const { volunteer, former = [], rewritten } = person
  if (person.realName === realName) return ok(true)
  const served = restsOnBirthday.has(volunteer.state) || volunteer.volunteerNo !== null
  if (!served && former.length === 0 && !hasCertificate) return ok(true)
  return checkedAt !== null && checkedAt > (rewritten?.realName ?? 0) ? ok(true) : reject('NAME_KEPT')
}

type Told = Partial<Record<'realName' | 'birthDate', unknown>>

/** Notes when a name or a day of birth took the place of another one: who compares two records has to know. */
export const rewrittenFields = (
  person: Pick<PersonDocument, 'realName' | 'birthDate'>,
  told: Told,
  now: number,
): Record<string, number> =>
  Object.fromEntries(
    (['realName', 'birthDate'] as const).flatMap((field) =>
      told[field] !== undefined && person[field] && told[field] !== person[field]
        ? [[`rewritten.${field}`, now]]
        : [],
    ),
  )

/** The later of two days of birth, by which somebody is the younger. */
export const laterBirthDate = (a: string, b: string | null): string => (b !== null && b > a ? b : a)

/** Which event an application is: alone when of age, with a guardian from 14 on, otherwise not at all. */
export function decideApplication(
  person: Pick<PersonDocument, 'consents'>,
  form: {
    birthDate: string
    termsVersion: number
    hasGuardian: boolean
    /** The latest day of birth that this person gave before; null for none. */
    youngest?: string | null
    /** Whether the guardian's number is the applicant's own. */
    ownPhone?: boolean
  },
  now: number,
): Decision<
  'apply' | 'applyMinor',
  'CONSENT_NEEDED' | 'TERMS_OUTDATED' | 'TOO_YOUNG' | 'GUARDIAN_NEEDED' | 'GUARDIAN_PHONE_SAME'
> {
  for (const scope of ['identity', 'phone'] as const) {
    if (!consented(person.consents, scope)) return reject('CONSENT_NEEDED', { scope })
  }
  if (form.termsVersion !== volunteerTermsVersion) return reject('TERMS_OUTDATED')
  const age = ageOn(form.birthDate, now)
  if (age < OWN_ACCOUNT_AGE) return reject('TOO_YOUNG')
  // Somebody who was a minor by an earlier word is one until that day has come, whatever is written now.
  const youngest = laterBirthDate(form.birthDate, form.youngest ?? null)
  if (ageOn(youngest, now) >= ADULT_AGE) return ok('apply')
  if (!form.hasGuardian) return reject('GUARDIAN_NEEDED')
  return form.ownPhone ? reject('GUARDIAN_PHONE_SAME') : ok('applyMinor')
}

/** Another dependant may be added under the family consent, up to the limit. */
export function decideDependant(
  person: Pick<PersonDocument, 'consents' | 'family'>,
): Decision<true, 'CONSENT_NEEDED' | 'FAMILY_FULL' | 'FAMILY_CHANGED'> {
  if (!consented(person.consents, 'family')) return reject('CONSENT_NEEDED', { scope: 'family' })
  const present = person.family.filter((member) => member.removedAt === null).length
  if (present >= FAMILY_LIMIT) return reject('FAMILY_FULL')
  return person.family.length < FAMILY_KEPT ? ok(true) : reject('FAMILY_CHANGED')
}
