/** Owns handing in a wish: for oneself, for a family member, or for somebody with a card; and handing it in again. */
import type { ParsedInput } from '@/contract'
import { participantOf } from '@/domain/activity/participant'
import { bearerOf, isMinor } from '@/domain/case/behalf'
import { pieceOf } from '@/domain/moderation/moderated-content'
import type { PersonDocument } from '@/domain/person/documents'
import { residentName } from '@/domain/person/name-of'
import { isOfStation } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { decideForm, readText, sameForm } from '@/domain/wish/decide-form'
import type { WishForm, WishPeople } from '@/domain/wish/documents'
import { callingOf, newWish, redraftFields } from '@/domain/wish/new-wish'
import { done, joinedOne, refuse, type Caller, type HandlerFor, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { derivedId } from '../../platform/identity'
import { checkOf } from '../../repositories/items'
import { holidaysOf, withStation } from '../../repositories/stations'
import { addWish } from '../../repositories/wishes'
import { bearerTouched } from '../../touched'
import { answer, checkBy, handIn, ofWish, stationIn } from './load-wish'

/** Whose wish it is, from whoever answers for the wisher. */
function peopleFor(
  owner: PersonDocument,
  wisherId: string,
  { caller, station, now }: { caller: Caller; station: StationDocument | null; now: number },
): WishPeople | null {
  const wisher = participantOf(owner, wisherId, station)
  if (!wisher) return null
  const member = owner.family.find((entry) => entry.personId === wisherId)
  const known = member
    ? { name: member.name, sex: 'unknown' as const, birthDate: member.birthDate }
    : { name: wisher.name, sex: owner.sex, birthDate: owner.birthDate }
  const isCallers = owner._id === caller.personId
  return {
    relation: !isCallers ? 'proxy' : wisherId === caller.personId ? 'self' : 'family',
    wisherId,
    wisherName: wisher.name,
    calling: callingOf(known, now),
    ownerId: owner._id,
    byPersonId: caller.personId,
    byName: residentName(caller.person),
    gridId: owner.gridId ?? '',
    gridName: wisher.gridName,
  }
}

type Input = ParsedInput<'wish.make'>

/** Whom the wish is for: the card holder of a card, a family member, or the caller. */
function whom(
  { cardToken, forPersonId }: Input,
  given: { caller: Caller; station: StationDocument | null; cardHolder: PersonDocument | null; now: number },
): Result<WishPeople> {
  const { caller, cardHolder, now } = given
  if (cardToken !== undefined) {
    if (!isOfStation(caller)) return refuse('FORBIDDEN')
    if (!cardHolder || cardHolder.stationId !== caller.stationId) return refuse('CARD_UNKNOWN')
    const bearer = bearerOf(cardHolder, cardToken, now)
    if ('code' in bearer) return refuse(bearer.code)
    const people = peopleFor(cardHolder, bearer.personId, given)
    return people ? done(people) : refuse('CARD_UNKNOWN')
  }
  if (isMinor(caller.person, now)) return refuse('GUARDIAN_NEEDED')
  const wisherId = forPersonId ?? caller.personId
  const isFamily = caller.person.family.some(
    (entry) => entry.personId === wisherId && entry.removedAt === null,
  )
  const people = wisherId === caller.personId || isFamily ? peopleFor(caller.person, wisherId, given) : null
  return people ? done(people) : refuse('NOT_FOUND')
}

/** What of a draft is to be checked; the next draft's check takes the place of the one before. */
const pieceIn = (form: WishForm, drafts: number, replaces: string | null) => ({
  ...{
    part: 'body',
    mark: `draft-${drafts}`,
    title: `心愿「${form.title}」`,
    text: readText(form),
    replaces,
  },
  media: form.photos.map((fileId) => ({ fileId, kind: 'image' as const })),
})

export const make: HandlerFor<'wish.make'> = {
  joins: ({ input }): Record<string, Join> => ({
    ...withStation,
    ...(input.cardToken === undefined
      ? {}
      : { cardHolder: { from: 'people', where: { cardTokens: input.cardToken }, limit: 1 } }),
  }),
  touches: bearerTouched,
  run: async (context) => {
    const { caller, input, joined, requestKey, now } = context
    const station = stationIn(joined)
    const cardHolder = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
    const people = whom(input, { caller, station, cardHolder, now })
    if (!people.ok) return people
    const { stationId } = caller
    const decided = decideForm(input.form, now)
    if (!decided.ok) return decided
    const form = decided.value
    const wishId = derivedId('w', caller.personId, requestKey)
    const check = await checkBy(caller, wishId, { ...pieceIn(form, 1, null), now })
    const wish = await addWish(stationId, wishId, (number) =>
      newWish({
        ...{ wishId, stationId, number, people: people.value, form, body: pieceOf(check) },
        ...{ outbox: [checkOf(check)], now, holidays: holidaysOf(station) },
      }),
    )
    return answer(wish, context)
  },
}

export const amend = ofWish<'wish.amend'>((wish, context) => {
  const { form } = context.input
  return handIn(wish, context, {
    event: 'amend',
    isSame: sameForm(wish.form, form),
    first: () => {
      const decided = decideForm(form, context.now)
      return decided.ok ? null : decided
    },
    piece: pieceIn(form, wish.drafts + 1, wish.body.checkId),
    set: (check) => redraftFields(wish, form, check, context.now),
  })
})
