/** Owns becoming a volunteer and ceasing to be one. */
import { alreadyDone } from '@/domain/kernel/workflow'
import {
  decideApplication,
  decideName,
  laterBirthDate,
  rewrittenFields,
} from '@/domain/person/decide-profile'
import type { PersonDocument } from '@/domain/person/documents'
import { maskPhone } from '@/domain/person/mask'
import { suspensionOf } from '@/domain/person/standing'
import { factsOf } from '@/domain/person/volunteer-facts'
import type { StationDocument } from '@/domain/station/documents'
import type { ParsedInput } from '@/contract'
import { type Caller, done, joinedOne, type Handler } from '../../handler'
import { seal, unseal } from '../../platform/cipher'
import { nameFactsIn, nameJoins } from '../../repositories/name-proofs'
import { suspicionsAbout, twinFields } from '../../repositories/twins'
import { holidaysOf, withStation } from '../../repositories/stations'
import { moveVolunteer } from '../../repositories/volunteer-moves'
import { profileView } from '../../views/profile'
import { storedFields } from './profile'

/** Somebody who acts on the own case. */
const asOwner =
  ({ personId }: Caller, now: number) =>
  ({ volunteer }: PersonDocument) => ({
    by: personId,
    roles: ['resident'] as const,
    facts: factsOf(volunteer, { personId, own: true, isAdmin: false, now }),
  })

type Application = ParsedInput<'me.applyVolunteer'>

export const applyVolunteer: Handler<'me.applyVolunteer'> = {
  joins: ({ input, personId }) => ({ ...withStation, ...nameJoins(personId, input.realName) }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const event = decideApplication(caller.person, formOf(caller.person, input), now)
    if (!event.ok) return event
    // Whoever has no name any more is seen by staff before anything is served under the new one.
    const named =
      caller.person.realName === '' ? null : decideName(caller.person, input.realName, nameFactsIn(joined))
    if (named && !named.ok) return named
    const suspicions = await suspicionsAbout(caller.person, input, now)
    const written = await moveVolunteer(caller.person, {
      event: event.value,
      now,
      attempt: (current) => ({ ...asOwner(caller, now)(current), holidays: holidaysOf(station) }),
      stands: (current) =>
        done(
          alreadyDone(current.volunteer, event.value, { by: caller.personId }) &&
            sameApplication(current, input),
        ),
      also: (current) => ({
        ...applicationFields(current, input, now),
        ...rewrittenFields(current, input, now),
        ...twinFields(current, suspicions),
      }),
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, station, now) })
  },
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, '').slice(-11)

/** What an application says beside the form itself: what this person had said before, and whose number the guardian's is. */
function formOf(person: PersonDocument, input: Application) {
  const { guardian, phone, realName } = input
  const own = person.phoneCipher === '' ? [phone] : [phone, unseal(person.phoneCipher)]
  const same = guardian !== undefined && own.map(digitsOf).includes(digitsOf(guardian.phone))
  return {
    ...input,
    hasGuardian: guardian !== undefined,
    ownPhone: same || guardian?.name === realName,
    youngest: youngestOf(person),
  }
}

const youngestOf = ({ birthDate, volunteer }: PersonDocument): string | null => {
  const earlier = volunteer.youngestBirthDate ?? null
  return birthDate === null ? earlier : laterBirthDate(birthDate, earlier)
}

/** Whether what waits says the same, by which the repetition of a request is told from another application. */
const sameApplication = (person: PersonDocument, form: Application): boolean =>
  person.realName === form.realName &&
  person.sex === form.sex &&
  person.birthDate === form.birthDate &&
  person.maskedPhone === maskPhone(form.phone) &&
  person.volunteer.skills.join() === form.skills.join() &&
  person.volunteer.slots.join() === form.slots.join() &&
  person.volunteer.guardian?.name === form.guardian?.name

function applicationFields(person: PersonDocument, form: Application, now: number): Record<string, unknown> {
  const { realName, sex, birthDate, phone, guardian } = form
  return {
    ...storedFields({ realName, sex, birthDate, phone }),
    'volunteer.skills': form.skills,
    'volunteer.slots': form.slots,
    'volunteer.termsVersion': form.termsVersion,
    'volunteer.appliedAt': now,
    'volunteer.reason': '',
    'volunteer.youngestBirthDate': laterBirthDate(birthDate, youngestOf(person)),
    'volunteer.suspension': suspensionOf(person.volunteer),
    'volunteer.guardian': guardian
      ? {
          name: guardian.name,
          relation: guardian.relation,
          phoneCipher: seal(guardian.phone),
          maskedPhone: maskPhone(guardian.phone),
        }
      : null,
  }
}

export const withdrawVolunteer: Handler<'me.withdrawVolunteer'> = {
  joins: () => withStation,
  run: async ({ caller, joined, now }) => {
    const written = await moveVolunteer(caller.person, {
      event: 'withdraw',
      now,
      attempt: asOwner(caller, now),
      stands: ({ volunteer }) => done(alreadyDone(volunteer, 'withdraw', { by: caller.personId })),
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, joinedOne<StationDocument>(joined, 'station'), now) })
  },
}
