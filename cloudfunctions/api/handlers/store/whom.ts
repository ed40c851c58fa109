/** Owns whom a prize is for: a person, a member of the person's family, or the bearer of a card. */
import type { PersonDocument } from '@/domain/person/documents'
import type { Reserving } from '@/domain/account/reserving'
import { nameOf } from '@/domain/person/name-of'

export type Whom = Pick<Reserving, 'personId' | 'ownerId' | 'name'>

/** The person, or the member of the family with this id; null when it is nobody of them. */
export function whomOf(person: PersonDocument, personId: string): Whom | null {
  const ownerId = person._id
  if (personId === ownerId) return { personId, ownerId, name: nameOf(person) }
  const member = person.family.find((entry) => entry.personId === personId && entry.removedAt === null)
  return member ? { personId, ownerId, name: member.name } : null
}

/** Whom a card stands for: its bearer, or a member of the bearer's family; null for a card of another station. */
export function whomOfCard(bearer: PersonDocument | null, token: string, stationId: string): Whom | null {
  if (!bearer || bearer.stationId !== stationId) return null
  if (bearer.cardToken === token) return whomOf(bearer, bearer._id)
  const member = bearer.family.find((entry) => entry.cardToken === token)
  return member ? whomOf(bearer, member.personId) : null
}
