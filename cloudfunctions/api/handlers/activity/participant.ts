/** Owns whom a caller may act for: himself and the family members he looks after. */
import type { Candidate } from '@/domain/activity/decide-sign-up'
import type { StationDocument } from '@/domain/station/documents'
import type { Caller } from '../../handler'
import type { Participant } from '../../repositories/enrollments'
import type { Whom } from '../../views/standing'

export interface Acting {
  participant: Participant
  candidate: Candidate
  whom: Whom
}

const ownName = ({ person }: Caller): string => person.realName || person.nickname || '居民'

/** The caller, or the family member with this id; null when the caller looks after nobody of that id. */
export function actingFor(
  caller: Caller,
  forPersonId: string | undefined,
  station: StationDocument | null,
): Acting | null {
  const { person, personId } = caller
  const gridName = station?.grids.find((grid) => grid.gridId === person.gridId)?.name ?? ''
  if (forPersonId === undefined || forPersonId === personId) {
    return {
      participant: { personId, ownerId: personId, name: ownName(caller), gridName },
      candidate: {
        personId,
        birthDate: person.birthDate,
        isVolunteer: caller.roles.has('volunteer'),
        credentials: person.credentials,
      },
      whom: { personId, name: '我自己', isSelf: true },
    }
  }
  const member = person.family.find((entry) => entry.personId === forPersonId && entry.removedAt === null)
  if (!member) return null
  return {
    participant: { personId: member.personId, ownerId: personId, name: member.name, gridName },
    candidate: {
      personId: member.personId,
      birthDate: member.birthDate || null,
      isVolunteer: false,
      credentials: [],
    },
    whom: { personId: member.personId, name: member.name, isSelf: false },
  }
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
  name: row.personId === caller.personId ? '我自己' : row.name,
  isSelf: row.personId === caller.personId,
})
