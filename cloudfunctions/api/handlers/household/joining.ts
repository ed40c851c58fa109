/** Owns who is in a household: founding it, inviting by card, and answering on one's own phone. */
import {
  answer as answerInvitation,
  invite as inviteSomebody,
  newHousehold,
  receiveOne,
} from '@/domain/household/membership'
import { ok, reject } from '@/domain/kernel/errors'
import { cardRefusal } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, type Handler, joinedOne, refuse } from '../../handler'
import { opened } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { householdJoins, inHousehold } from '../../repositories/households'
import { withStation } from '../../repositories/stations'
import { cardHolderOf } from '../attendance/scan-card'
import { householdMessage } from './messages'
import { pageNow, pageOf } from './page'
import { nameOf } from '@/domain/person/name-of'

/** One request. */
export const open: Handler<'household.open'> = {
  joins: ({ personId }) => householdJoins(personId),
  run: async ({ caller, joined, now }) => pageOf(caller, joined, now),
}

export const someone = ({ personId, person }: Caller) => ({ personId, name: nameOf(person) || '家人' })

/** The household's id follows from the request key, so a repeat meets its own household. */
export const create: Handler<'household.create'> = {
  run: async ({ caller, input, requestKey, now }) => {
    const householdId = derivedId('hh', caller.personId, requestKey)
    const given = { stationId: caller.stationId, name: input.name, founder: someone(caller), now }
    const created = await inHousehold(async (work) => {
      if (await work.household(householdId)) return ok(null)
      const person = await work.person(caller.personId)
      if (person?.householdId) return reject('IN_HOUSEHOLD')
      await work.add(newHousehold(householdId, given))
      await work.settle(caller.personId, householdId)
      return ok(null)
    })
    return created.ok ? pageNow(caller, now) : created
  },
}

export const invite: Handler<'household.invite'> = {
  joins: ({ input }) => ({
    cardHolder: { from: 'people', where: { cardTokens: input.card }, limit: 1 },
    ...withStation,
  }),
  run: async ({ caller, input, joined, now }) => {
    const person = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const cardHolder = cardHolderOf(person, input.card, station)
    const { householdId } = caller.person
    if (householdId === null) return refuse('NO_HOUSEHOLD')
    if (!person || !cardHolder) return refuse(cardRefusal(person, input.card))
    const by = someone(caller)
    const invited = {
      personId: cardHolder.personId,
      name: cardHolder.name,
      // A family member without a phone of his own cannot consent, and his card says whose phone it is.
      hasPhone: person.openid !== '' && cardHolder.personId === person._id,
      householdId: person.householdId,
    }
    const sent = await inHousehold(async (work) => {
      const household = await work.household(householdId)
      if (!household?.members.some((member) => member.personId === caller.personId)) {
        return reject('NO_HOUSEHOLD')
      }
      const decision = inviteSomebody(household, invited, { by, now })
      if (!decision.ok || decision.value === null) return decision.ok ? ok(null) : decision
      const before = (await work.person(invited.personId))?.received ?? []
      const received = receiveOne(before, { householdId, byPersonId: by.personId, at: now })
      if (!received.ok) return received
      await work.receive(invited.personId, received.value)
      await work.save(decision.value)
      await work.tell(householdMessage(household, invited.personId, { kind: 'invited', name: by.name }, now))
      return ok(null)
    })
    return sent.ok ? pageNow(caller, now) : sent
  },
}

export const answer: Handler<'household.answer'> = {
  run: async ({ caller, input, now }) => {
    const { householdId, accept } = input
    const answered = await inHousehold(async (work) => {
      const found = opened(await work.household(householdId), caller)
      if (!found.ok) return found
      const household = found.value
      const person = await work.person(caller.personId)
      const me = { ...someone(caller), householdId: person?.householdId ?? null }
      const decision = answerInvitation(household, me, { accept, now })
      if (!decision.ok || decision.value === null) return decision.ok ? ok(null) : decision
      await work.save(decision.value)
      if (accept) await work.settle(caller.personId, householdId)
      const kind = accept ? 'joined' : 'declined'
      await work.tell(householdMessage(household, household.founderId, { kind, name: me.name }, now))
      return ok(null)
    })
    return answered.ok ? pageNow(caller, now) : answered
  },
}
