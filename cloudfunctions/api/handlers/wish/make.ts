/** Owns handing in a wish: for oneself, for a family member, or for somebody with a card; and handing it in again. */
import type { ParsedInput } from '@/contract'
import { participantOf } from '@/domain/activity/participant'
import { appPages } from '@/domain/app-pages'
import { alreadyDone } from '@/domain/kernel/workflow'
import { pieceOf } from '@/domain/moderation/pieces'
import { ageOf } from '@/domain/person/birth-date'
import { cardRefusal } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { isOfStation } from '@/domain/person/roles'
import { ADULT_AGE } from '@/domain/person/rules'
import type { StationDocument } from '@/domain/station/documents'
import { callingOf } from '@/domain/wish/calling'
import { decideForm, readText, sameForm } from '@/domain/wish/decide-form'
import type { WishForm } from '@/domain/wish/documents'
import { newWish, redraftFields, type WishPeople } from '@/domain/wish/new-wish'
import { decideWish, moveWish } from '@/domain/wish/wish-changes'
import { done, joinedOne, refuse, type Caller, type HandlerFor, type Result } from '../../handler'
import type { Doc, Join } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { newCheck } from '../../repositories/checks'
import { checkOf } from '../../repositories/items'
import { holidaysOf, withStation } from '../../repositories/stations'
import { addWish } from '../../repositories/wishes'
import { bearerTouched } from '../../touched'
import { answer, byCaller, ownName, stationIn, wishJoins, wishTouches, writeSeen, onWish } from './the-wish'

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
    byName: ownName(caller),
    gridId: owner.gridId ?? '',
    gridName: wisher.gridName,
  }
}

type Input = ParsedInput<'wish.make'>

/** Whom the wish is for: the bearer of a card, a family member, or the caller. */
function whom(
  { cardToken, forPersonId }: Input,
  given: { caller: Caller; station: StationDocument | null; bearer: PersonDocument | null; now: number },
): Result<WishPeople> {
  const { caller, bearer, now } = given
  if (cardToken !== undefined) {
    if (!isOfStation(caller)) return refuse('FORBIDDEN')
    if (!bearer || bearer.stationId !== caller.stationId) return refuse('CARD_UNKNOWN')
    const carried = bearer.family.find((entry) => entry.cardToken === cardToken && entry.removedAt === null)
    const wisherId = bearer.cardToken === cardToken ? bearer._id : carried?.personId
    if (isMinor(bearer, now)) return refuse('GUARDIAN_NEEDED')
    const people = wisherId === undefined ? null : peopleFor(bearer, wisherId, given)
    return people ? done(people) : refuse(cardRefusal(bearer, cardToken))
  }
  if (isMinor(caller.person, now)) return refuse('GUARDIAN_NEEDED')
  const wisherId = forPersonId ?? caller.personId
  const isFamily = caller.person.family.some(
    (entry) => entry.personId === wisherId && entry.removedAt === null,
  )
  const people = wisherId === caller.personId || isFamily ? peopleFor(caller.person, wisherId, given) : null
  return people ? done(people) : refuse('NOT_FOUND')
}

/** Whether somebody is too young to speak for himself; whoever looks after a child makes the child's wish. */
const isMinor = ({ birthDate }: PersonDocument, now: number): boolean =>
  (ageOf(birthDate, now) ?? ADULT_AGE) < ADULT_AGE

/** The check of a draft; the next draft's takes the place of the one before. */
function checkDraft(
  caller: Caller,
  draft: { wishId: string; form: WishForm; drafts: number; replaces: string | null },
  now: number,
) {
  const { wishId, form, drafts, replaces } = draft
  return newCheck({
    subject: { kind: 'wish', id: wishId, part: 'body' },
    author: {
      personId: caller.personId,
      stationId: caller.stationId,
      openid: caller.person.openid,
      name: ownName(caller),
    },
    title: `心愿「${form.title}」`,
    page: appPages.wish(wishId),
    text: readText(form),
    media: form.photos.map((fileId) => ({ fileId, kind: 'image' as const })),
    mark: `draft-${drafts}`,
    replaces,
    now,
  })
}

export const make: HandlerFor<'wish.make'> = {
  joins: ({ input }): Record<string, Join> => ({
    ...withStation,
    ...(input.cardToken === undefined
      ? {}
      : { bearer: { from: 'people', where: { cardTokens: input.cardToken }, limit: 1 } }),
  }),
  touches: bearerTouched,
  run: async (context) => {
    const { caller, input, joined, requestKey, now } = context
    const station = stationIn(joined)
    const bearer = joinedOne<PersonDocument & Doc>(joined, 'bearer')
    const people = whom(input, { caller, station, bearer, now })
    if (!people.ok) return people
    const form = decideForm(input.form, now)
    if (!form.ok) return refuse(form.error.code, form.error.details)
    const wishId = derivedId('w', caller.personId, requestKey)
    const check = await checkDraft(caller, { wishId, form: form.value, drafts: 1, replaces: null }, now)
    const wish = await addWish(caller.stationId, wishId, (number) =>
      newWish({
        wishId,
        stationId: caller.stationId,
        number,
        people: people.value,
        form: form.value,
        body: pieceOf(check),
        followUps: [checkOf(check)],
        now,
        holidays: holidaysOf(station),
      }),
    )
    return answer(wish, context)
  },
}

export const amend: HandlerFor<'wish.amend'> = {
  joins: wishJoins,
  touches: wishTouches,
  run: onWish(async (wish, context) => {
    const { caller, input, joined, now } = context
    if (wish.version !== input.version) {
      const repeated = alreadyDone(wish, 'amend', { by: caller.personId }) && sameForm(wish.form, input.form)
      return repeated ? answer(wish, context) : refuse('STALE')
    }
    const form = decideForm(input.form, now)
    if (!form.ok) return refuse(form.error.code, form.error.details)
    const by = byCaller(wish, caller)
    // Judged before the check is asked for, because asking costs one of the service's answers.
    const allowed = decideWish(wish, 'amend', by, { now, holidays: holidaysOf(stationIn(joined)) })
    if (!allowed.ok) return refuse(allowed.error.code, allowed.error.details)
    const draft = { wishId: wish._id, form: form.value, drafts: wish.drafts + 1, replaces: wish.body.checkId }
    const check = await checkDraft(caller, draft, now)
    const given = { now, holidays: holidaysOf(stationIn(joined)), check }
    const change = moveWish(wish, 'amend', by, given, {
      set: redraftFields(wish, form.value, pieceOf(check), now),
    })
    if (!change.ok) return refuse(change.error.code, change.error.details)
    return writeSeen(change.value, context)
  }),
}
