/** Owns becoming a volunteer and ceasing to be one. */
import type { Patch } from '@/domain/kernel/conditions'
import { type FollowUp, withFollowUps } from '@/domain/kernel/follow-ups'
import { alreadyDone, decide, type Move } from '@/domain/kernel/workflow'
import { decideApplication } from '@/domain/person/decide-profile'
import type { PersonDocument } from '@/domain/person/documents'
import { maskPhone } from '@/domain/person/mask'
import { changesStanding } from '@/domain/person/standing'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import type { StationDocument } from '@/domain/station/documents'
import type { ParsedInput } from '@/contract'
import { done, joinedOne, type Handler } from '../../handler'
import { seal } from '../../platform/cipher'
import { standingOf } from '../../repositories/follow-up-items'
import { completeFollowUps } from '../../repositories/follow-ups'
import { revisePerson } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { profileView } from '../../views/profile'
import { storedFields } from './profile'

type Application = ParsedInput<'me.applyVolunteer'>

export const applyVolunteer: Handler<'me.applyVolunteer'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const hasGuardian = input.guardian !== undefined
    const event = decideApplication(caller.person, { ...input, hasGuardian }, now)
    if (!event.ok) return event
    const written = await revisePerson(caller.person, (current) => {
      if (alreadyDone(current.volunteer, event.value, { by: caller.personId }))
        return { ok: true, value: null }
      const move = decide(volunteerFlow, current.volunteer, event.value, {
        by: caller.personId,
        roles: ['resident'],
        at: now,
        facts: { own: true, reason: '' },
        holidays: { off: station?.holidays ?? [] },
      })
      return move.ok ? { ok: true, value: applicationPatch(input, move.value, now) } : move
    })
    if (!written.ok) return written
    return done({ profile: profileView(written.value, station) })
  },
}

function applicationPatch(form: Application, move: Move, now: number): Patch {
  const { realName, sex, birthDate, phone, guardian } = form
  return {
    $set: {
      ...storedFields({ realName, sex, birthDate, phone }),
      'volunteer.state': move.to,
      'volunteer.dueAt': move.dueAt,
      'volunteer.skills': form.skills,
      'volunteer.slots': form.slots,
      'volunteer.termsVersion': form.termsVersion,
      'volunteer.appliedAt': now,
      'volunteer.reason': '',
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
    $push: { 'volunteer.history': move.historyEntry },
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
        facts: { own: true, reason: '' },
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

/** What must follow a move by which a standing begins or ends: everything that the person holds comes in step with it. */
export const standingItems = (person: PersonDocument, move: Move, now: number): FollowUp[] =>
  changesStanding(move.historyEntry.on) ? [standingOf(person._id, move.version, now)] : []

/** The change of a person that a move of the volunteer case means; the person's own version guards it. */
export function volunteerPatch(
  person: PersonDocument,
  move: Move,
  more: Record<string, unknown> = {},
): Patch {
  return {
    $set: { 'volunteer.state': move.to, 'volunteer.dueAt': move.dueAt, ...more },
    $inc: { 'volunteer.version': move.version - person.volunteer.version },
    $push: { 'volunteer.history': move.historyEntry },
  }
}
