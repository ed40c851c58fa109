/** Owns whom a caller may act for: himself and the family members he looks after. */
import type { Candidate } from '@/domain/activity/requirements'
import { participantOf, type Participant } from '@/domain/activity/participant'
import { isSelf } from '@/domain/person/merged'
import { standingPapers } from '@/domain/papers/rules'
import type { StationDocument } from '@/domain/station/documents'
import { isGuest } from '../../access/station'
import type { Caller } from '../../handler'
import type { Whom } from '../../views/standing'

export interface Acting {
  participant: Participant
  candidate: Candidate
  whom: Whom
}

/** The grids of a guest are those of another station, and name nothing here. The caller, or the family member with this id; null when the caller looks after nobody of that id. */
export function actingFor(
  caller: Caller,
  forPersonId: string | undefined,
  station: StationDocument | null,
): Acting | null {
  const { person, roles } = caller
  const personId = forPersonId ?? caller.personId
  const isSelf = personId === caller.personId
  const member = person.family.find((entry) => entry.personId === personId && entry.removedAt === null)
  const participant =
    isSelf || member ? participantOf(person, personId, isGuest(caller) ? null : station) : null
  if (!participant) return null
  // A family member is nobody's volunteer, and papers are kept of people with a phone or a card.
  const candidate = member
    ? { personId, birthDate: member.birthDate || null, isVolunteer: false, papers: [] }
    : {
        personId,
        birthDate: person.birthDate,
        isVolunteer: roles.has('volunteer'),
        papers: standingPapers(person),
      }
  return { participant, candidate, whom: { personId, name: member ? member.name : '我自己', isSelf } }
}

/** The caller first, then the family. */
export const everybodyOf = (caller: Caller): Acting[] =>
  [
    undefined,
    ...caller.person.family.filter((entry) => entry.removedAt === null).map((entry) => entry.personId),
  ].flatMap((id) => actingFor(caller, id, null) ?? [])

/** How the caller calls the person of a row: a family member who was removed keeps the name of the row. */
export const whomOf = (caller: Caller, row: { personId: string; name: string }): Whom => ({
  personId: row.personId,
  name: isSelf(caller.person, row.personId) ? '我自己' : row.name,
  isSelf: isSelf(caller.person, row.personId),
})
