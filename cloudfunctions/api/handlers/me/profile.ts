/** Owns changing one's own profile and consents. */
import type { Patch } from '@/domain/kernel/guarded-update'
import { consentTexts } from '@/domain/person/consents'
import { decideBirthday, decideName, decideProfile, rewrittenFields } from '@/domain/person/decide-profile'
import type { PersonDocument } from '@/domain/person/documents'
import { maskPhone } from '@/domain/person/mask'
import { placeOf } from '@/domain/station/building'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Handler } from '../../handler'
import { seal } from '../../platform/cipher'
import { phoneNumberOf } from '../../platform/phone-number'
import { nameFactsIn, nameJoins } from '../../repositories/name-proofs'
import { revisePerson } from '../../repositories/people'
import { phoneKeyOf, suspicionsAbout, twinFields } from '../../repositories/twins'
import { withStation } from '../../repositories/stations'
import { profileView } from '../../views/profile'

/** The fields of a form as they are stored: a phone number only sealed and masked. */
export function storedFields(form: Record<string, unknown>): Record<string, unknown> {
  const { phone, ...plain } = form
  const fields = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  if (typeof phone !== 'string') return fields
  return { ...fields, phoneCipher: seal(phone), maskedPhone: maskPhone(phone), phoneKey: phoneKeyOf(phone) }
}

/** A home in the list's own words; nothing when neither grid nor building is given. */
function placeFields(
  person: Pick<PersonDocument, 'gridId' | 'building'>,
  input: { gridId?: string | undefined; building?: string | undefined },
  station: StationDocument | null,
): Partial<Pick<PersonDocument, 'gridId' | 'building'>> {
  const { gridId = person.gridId, building = person.building } = input
  const told = input.gridId !== undefined || input.building !== undefined
  return told ? placeOf({ gridId, building }, station?.grids ?? []) : {}
}

export const updateProfile: Handler<'me.updateProfile'> = {
  joins: ({ input, personId }) => ({ ...withStation, ...nameJoins(personId, input.realName) }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (input.gridId && !station?.grids.some((grid) => grid.gridId === input.gridId))
      return refuse('NOT_FOUND')
    const decision = decideProfile(caller.person, input)
    if (!decision.ok) return decision
    const fields = { ...storedFields(input), ...placeFields(caller.person, input, station) }
    const nothing = Object.keys(fields).length === 0
    const { birthDate, realName } = input
    const proofs = nameFactsIn(joined)
    const suspicions = await suspicionsAbout(caller.person, input, now)
    const written = await revisePerson(caller.person, now, (current) => {
      const fits = birthDate === undefined ? null : decideBirthday(current, birthDate, now)
      if (fits && !fits.ok) return fits
      const kept = realName === undefined ? null : decideName(current, realName, proofs)
      if (kept && !kept.ok) return kept
      const noted = rewrittenFields(current, input, now)
      return done(
        nothing ? null : { patch: { $set: { ...fields, ...noted, ...twinFields(current, suspicions) } } },
      )
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, station, now) })
  },
}

export const bindPhone: Handler<'me.bindPhone'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const decision = decideProfile(caller.person, { phone: input.code })
    if (!decision.ok) return decision
    const phone = await phoneNumberOf(input.code)
    if (phone === null) return refuse('PHONE_NOT_GIVEN')
    const suspicions = await suspicionsAbout(caller.person, { phone }, now)
    const written = await revisePerson(caller.person, now, (current) =>
      done({ patch: { $set: { ...storedFields({ phone }), ...twinFields(current, suspicions) } } }),
    )
    if (!written.ok) return written
    return done({ profile: profileView(written.value, joinedOne<StationDocument>(joined, 'station'), now) })
  },
}

export const consent: Handler<'me.consent'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    // Taking back needs no new text: an app of yesterday does it too.
    if (input.given && input.version !== consentTexts[input.scope].version) return refuse('TERMS_OUTDATED')
    const entry = { ...input, at: now, channel: 'self' as const }
    const written = await revisePerson(caller.person, now, (current) => {
      const patch = consentPatch(current, entry)
      return done(patch && { patch })
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, joinedOne<StationDocument>(joined, 'station'), now) })
  },
}

type ConsentEntry = PersonDocument['consents'][number]

/** Nothing to write when the same answer to the same version stands already. Withdrawing erases what it was for. */
function consentPatch(person: PersonDocument, entry: ConsentEntry): Patch | null {
  const before = person.consents.find((one) => one.scope === entry.scope)
  if (before && before.given === entry.given && before.version === entry.version) return null
  const consents = [...person.consents.filter((one) => one.scope !== entry.scope), entry]
  return { $set: { consents, ...(entry.given ? {} : erasedWith(entry, person)) } }
}

/** What withdrawing a consent erases. A volunteer's name stays while the service it proves goes on. */
function erasedWith({ scope, at }: ConsentEntry, person: PersonDocument): Record<string, unknown> {
  if (scope === 'phone') return { phoneCipher: '', maskedPhone: '', phoneKey: '' }
  const serves = ['pendingGuardian', 'pendingReview', 'active', 'suspended'].includes(person.volunteer.state)
  const blank = { realName: '', birthDate: null }
  if (scope === 'identity' && !serves)
    return { ...blank, sex: 'unknown', ...rewrittenFields(person, blank, at) }
  return {}
}
