/** Owns becoming a volunteer and ceasing to be one. */
import type { Patch } from '@/domain/kernel/conditions'
import { withFollowUps } from '@/domain/kernel/follow-ups'
import { historyPatch } from '@/domain/kernel/history'
import { alreadyDone, decide, type Move } from '@/domain/kernel/workflow'
import { decideApplication, laterBirthDate } from '@/domain/person/decide-profile'
import type { PersonDocument } from '@/domain/person/documents'
import { maskPhone } from '@/domain/person/mask'
import { suspensionOf } from '@/domain/person/standing'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import type { StationDocument } from '@/domain/station/documents'
import type { ParsedInput } from '@/contract'
import { done, joinedOne, type Handler } from '../../handler'
import { seal, unseal } from '../../platform/cipher'
import { completeFollowUps } from '../../kernel/outbox'
import { revisePerson } from '../../repositories/people'
import { suspicionsAbout, twinFields } from '../../repositories/twins'
import { withStation } from '../../repositories/stations'
import { standingItems, volunteerPatch } from '../../repositories/volunteer-moves'
import { profileView } from '../../views/profile'
import { storedFields } from './profile'

/** What the guards see of somebody who acts on the own case. */
const OWN = { own: true, reason: '', suspended: false, isAdmin: false }

type Application = ParsedInput<'me.applyVolunteer'>

export const applyVolunteer: Handler<'me.applyVolunteer'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const event = decideApplication(caller.person, formOf(caller.person, input), now)
    if (!event.ok) return event
    const suspicions = await suspicionsAbout(caller.person, input, now)
    const written = await revisePerson(caller.person, (current) => {
      const repeated = alreadyDone(current.volunteer, event.value, { by: caller.personId })
      if (repeated && sameApplication(current, input)) return { ok: true, value: null }
      const move = decide(volunteerFlow, current.volunteer, event.value, {
        by: caller.personId,
        roles: ['resident'],
        at: now,
        facts: OWN,
        holidays: { off: station?.holidays ?? [] },
      })
      if (!move.ok) return move
      const { $set, ...rest } = applicationPatch(current, input, move.value, now)
      return { ok: true, value: { ...rest, $set: { ...$set, ...twinFields(current, suspicions) } } }
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, station) })
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

function applicationPatch(person: PersonDocument, form: Application, move: Move, now: number): Patch {
  const { $set, ...pushing } = historyPatch('volunteer.history', person.volunteer.history, [
    move.historyEntry,
  ])
  const { realName, sex, birthDate, phone, guardian } = form
  return {
    $set: {
      ...storedFields({ realName, sex, birthDate, phone }),
      ...$set,
      'volunteer.state': move.to,
      'volunteer.dueAt': move.dueAt,
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
    },
    $inc: { 'volunteer.version': 1 },
    ...pushing,
  }
}

export const withdrawVolunteer: Handler<'me.withdrawVolunteer'> = {
  joins: () => withStation,
  run: async ({ caller, joined, now }) => {
    const written = await revisePerson(caller.person, (current) => {
      if (alreadyDone(current.volunteer, 'withdraw', { by: caller.personId }))
        return { ok: true, value: null }
      const move = decide(volunteerFlow, current.volunteer, 'withdraw', {
        by: caller.personId,
        roles: ['resident'],
        at: now,
        facts: OWN,
      })
      if (!move.ok) return move
      const patch = volunteerPatch(current, move.value)
      const items = standingItems(current, move.value, now)
      return { ok: true, value: withFollowUps({ guard: {}, patch }, items, now).patch }
    })
    if (!written.ok) return written
    await completeFollowUps('people', written.value._id, written.value.followUps ?? [], now)
    return done({ profile: profileView(written.value, joinedOne<StationDocument>(joined, 'station')) })
  },
}
