/** Owns whom a prize is for: a person, a member of the person's family, or the card holder of a card. */
import { isOwnCard } from '@/domain/person/cards'
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

/** Whom a card stands for: its card holder, or a member of the card holder's family; null for a card of another station. */
export function whomOfCard(cardHolder: PersonDocument | null, token: string, stationId: string): Whom | null {
  if (!cardHolder || cardHolder.stationId !== stationId) return null
  if (isOwnCard(cardHolder, token)) return whomOf(cardHolder, cardHolder._id)
  const member = cardHolder.family.find((entry) => entry.cardToken === token)
  return member ? whomOf(cardHolder, member.personId) : null
}
