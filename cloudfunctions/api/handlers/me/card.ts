/** Owns the card that stands for the caller or a family member: showing it, and a new one that makes the old worthless. */
import { nameOf } from '@/domain/person/name-of'
import type { Output } from '@/contract'
import { cardVersionOf, renewCard as withNewCard } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { type Role, roleNames } from '@/domain/person/roles'
import { type Caller, done, type Handler, refuse } from '../../handler'
import { cardTokenOf } from '../../platform/identity'
import { revisePerson } from '../../repositories/people'

/** The role a card names: the highest one that the person holds. */
const cardRoles: readonly Role[] = [
  ...(['station_admin', 'staff', 'grid_leader', 'grid_worker', 'team_leader'] as const),
  ...(['volunteer', 'resident'] as const),
]

/** The caller's card, or that of a present family member; null for anybody else. */
function cardOf(person: PersonDocument, personId: string, { roles }: Caller): Output<'me.card'> | null {
  if (personId !== person._id) {
    const member = person.family.find((one) => one.personId === personId && one.removedAt === null)
    if (!member) return null
    const { cardToken: token, name } = member
    return { token, name, role: '家人', volunteerNo: null, cardVersion: cardVersionOf(member) }
  }
  const role = cardRoles.find((one) => roles.has(one)) ?? 'resident'
  return {
    token: person.cardToken,
    name: nameOf(person),
    role: roleNames[role],
    volunteerNo: person.volunteer.volunteerNo,
    cardVersion: cardVersionOf(person),
  }
}

export const card: Handler<'me.card'> = {
  run: ({ caller, input }) => {
    const shown = cardOf(caller.person, input.forPersonId ?? caller.personId, caller)
    return Promise.resolve(shown ? done(shown) : refuse('NOT_FOUND'))
  },
}

/** The new code follows from the request key, so that a repeat meets the card it made. */
export const renewCard: Handler<'me.renewCard'> = {
  run: async ({ caller, input, requestKey, now }) => {
    const personId = input.forPersonId ?? caller.personId
    if (!cardOf(caller.person, personId, caller)) return refuse('NOT_FOUND')
    const token = cardTokenOf(`${personId}:${caller.personId}:${requestKey}`)
    const written = await revisePerson(caller.person, now, (current) => {
      const patch = withNewCard(current, personId, token)
      return done(patch ? { patch } : null)
    })
    if (!written.ok) return written
    const shown = cardOf(written.value, personId, caller)
    return shown ? done(shown) : refuse('NOT_FOUND')
  },
}
